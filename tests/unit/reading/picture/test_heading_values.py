"""Parting words that hold print and handwriting; what an engine made of handwriting becomes noise."""

from __future__ import annotations

import pytest

from extract.model import Region
from extract.reading.engines.interface import EngineWord
from extract.reading.picture.heading_gaps import find_gaps
from extract.reading.picture.heading_values import _with_slash, _written
from extract.reading.picture.marked import MarkedWord, text_of


def word(text: str, left: int, width: int, line: int = 1, confidence: float = 0.9) -> MarkedWord:
    return MarkedWord(EngineWord(text, left, 400, width, 40, confidence, 1, 1, line))


def date_line() -> list[MarkedWord]:
    texts = (
        ("An", 1200, 45),
        ("Phú,", 1255, 75),
        ("ngày", 1350, 100),
        ("2y", 1470, 60),
        ("tháng", 1560, 120),
        ("3", 1700, 18),
        ("năm", 1740, 80),
        ("2018", 1840, 84),
    )
    return [word(text, left, width, 2) for text, left, width in texts]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("Số:", 400, 80), ("ÿ3", 500, 60), ("/TB-SNV", 580, 170)], "Số: /TB-SNV"),
        ([("Số:", 400, 80), ("ÿ33/TB-SNV", 500, 250)], "Số: /TB-SNV"),
        ([("Số††/TB-SNV", 400, 350)], "Số: /TB-SNV"),
        ([("Số:4", 400, 120), ("#1", 530, 60), ("/SNV-VP", 600, 170)], "Số: /SNV-VP"),
        ([("Số:", 400, 80), ("12", 500, 60), ("/TB-SNV", 580, 170)], "Số: /TB-SNV"),
    ],
)
def test_the_number_line_keeps_print_and_gap(pieces: list[tuple[str, int, int]], expected: str) -> None:
    words = [word(text, left, width) for text, left, width in pieces] + date_line()
    gap = next(one for one in find_gaps(words, 2480, 3508) if one.name == "number")
    after = _written(words, gap)
    body = [one for one in after if one.region is Region.BODY and one.word.line == 1]
    assert text_of(sorted(body, key=lambda one: one.word.left)) == expected
    assert len(after) >= len(words)


def test_the_day_leaves_its_gap() -> None:
    words = date_line()
    gap = next(one for one in find_gaps(words, 2480, 3508) if one.name == "day")
    after = _written(words, gap)
    assert [one.word.text for one in after if one.region is Region.NOISE] == ["2y"]


def test_a_day_read_into_the_label_is_parted() -> None:
    words = [one for one in date_line() if one.word.text not in ("2y", "ngày")]
    words.append(word("ngày‹Š", 1350, 190, 2))
    words.sort(key=lambda one: one.word.left)
    gap = next(one for one in find_gaps(words, 2480, 3508) if one.name == "day")
    after = _written(words, gap)
    assert [one.word.text for one in after if one.region is Region.NOISE] == ["‹Š"]
    assert "ngày" in [one.word.text for one in after if one.region is Region.BODY]


def test_body_text_has_no_gap() -> None:
    words = [
        word(text, 300 + 120 * i, 100)
        for i, text in enumerate(["Thực", "hiện", "Kế", "hoạch", "số", "12/KH-UBND", "của", "tỉnh"])
    ]
    assert find_gaps(words, 2480, 3508) == []
    assert find_gaps(words[4:], 2480, 3508) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TGM-SNV", "/GM-SNV"),
        ("ITB-UBND", "/TB-UBND"),
        ("TB-UBND", "TB-UBND"),
        ("TTR-SNV", "TTR-SNV"),
        ("/KH-SNV", "/KH-SNV"),
        ("TXYZ-SNV", "TXYZ-SNV"),
    ],
)
def test_a_slash_read_as_a_letter(text: str, expected: str) -> None:
    assert _with_slash(word(text, 400, 200), 2480).word.text == expected
