"""How surely an office's name was read, and what a frame leaves at its ends."""

from __future__ import annotations

import pytest

from extract.reading.engines.interface import EngineWord
from extract.reading.stamps.grammar import parse_stamp_lines
from extract.reading.stamps.office_name import StampLine, is_sure_name, name_sureness


def row(text: str, confidence: float) -> StampLine:
    return StampLine(text, tuple(EngineWord(word, 0, 0, 10, 10, confidence) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "confidence", "sure"),
    [
        ("UBND XÃ ĐÔNG SƠN", 0.95, True),
        ("SỞ NỘI VỤ", 0.95, True),
        ("UBND XÃ ĐÔNG SƠN", 0.6, False),
        ("TRƯỜNC THPT AN PHÚ", 0.95, False),
    ],
)
def test_a_name_is_sure_when_every_word_is(text: str, confidence: float, sure: bool) -> None:
    rows = [row(text, confidence), row("ĐẾN Số: 12", 0.9)]
    fields = parse_stamp_lines([one.text for one in rows])
    assert fields.agency_raw == text
    assert is_sure_name(fields, rows) is sure


def test_a_whole_name_is_worth_more_than_its_pieces() -> None:
    whole, pieces = (
        [row("UBND XÃ ĐÔNG SƠN", 0.9), row("ĐẾN Số", 0.9)],
        [row("ĐÔNG SƠN UBND X À", 0.9), row("ĐẾN Số", 0.9)],
    )
    values = [name_sureness(parse_stamp_lines([one.text for one in rows]), rows) for rows in (whole, pieces)]
    assert values[0] > values[1]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("l UBND XÃ ĐÔNG SƠN", "UBND XÃ ĐÔNG SƠN"),
        ("§ T UBND XÃ ĐÔNG SƠN |", "UBND XÃ ĐÔNG SƠN"),
        ("KHO BẠC NHÀ NƯỚC KHU VỰC XVH", "KHO BẠC NHÀ NƯỚC KHU VỰC XVII"),
        ("CỤC THUẾ KHU VỰC V", "CỤC THUẾ KHU VỰC V"),
        ("UBND PHƯỜNG 5", "UBND PHƯỜNG 5"),
    ],
)
def test_the_frame_is_no_part_of_the_name(printed: str, name: str) -> None:
    assert parse_stamp_lines([printed, "ĐẾN Số: 12", "Ngày: 3/4/2025"]).agency_raw == name


def test_a_misread_anchor_is_no_name() -> None:
    lines = ["UBND XÃ ĐÔNG SƠN", "CÔNG VĂN ĐỂ EnK", "Số: 12", "Ngày: 3/4/2025", "Chuyển:"]
    assert parse_stamp_lines(lines).agency_raw == "UBND XÃ ĐÔNG SƠN"
