"""Parting words that hold print and handwriting; what an engine made of handwriting becomes noise."""

from __future__ import annotations

import pytest

from extract.model import Region
from extract.reading.engines.agreement import Agreement
from extract.reading.engines.interface import EngineWord
from extract.reading.picture.hand_fields import HoleReading
from extract.reading.picture.heading_gaps import find_gaps
from extract.reading.picture.heading_values import _read_as_print, _with_slash, _written
from extract.reading.picture.marked import MarkedWord, text_of
from extract.reading.picture.witnesses import Witnesses


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


def hole(text: str, confidence: float, context: str | None, alone: str | None) -> HoleReading:
    words = [one for one in date_line() if one.word.text != "2y"]
    words.insert(3, word(text, 1470, 60, 2, confidence))
    gap = next(one for one in find_gaps(words, 2480, 3508) if one.name == "day")
    seen = Witnesses(Agreement(context, 1.0), Agreement(alone, 1.0), ())
    return HoleReading(gap, False, False, context, 0.8, seen)


@pytest.mark.parametrize(
    ("text", "confidence", "context", "alone", "expected"),
    [
        ("07", 0.96, "07", "07", True),
        ("15", 0.97, "15", None, True),
        ("9", 0.95, None, "9", True),
        ("07", 0.5, "07", "07", False),
        ("17", 0.96, "11", "17", False),
        ("2y", 0.96, "24", None, False),
    ],
)
def test_figures_that_both_engines_read_are_print(
    text: str, confidence: float, context: str | None, alone: str | None, expected: bool
) -> None:
    assert _read_as_print(hole(text, confidence, context, alone)) is expected


def test_a_date_of_running_text_has_no_hole() -> None:
    texts = ["vào", "ngày", "30/4/2021;", "đợt", "2", "trong", "tháng", "9", "và", "tháng", "10", "năm", "2021."]
    assert find_gaps([word(text, 800 + 120 * i, 100, 3) for i, text in enumerate(texts)], 2480, 3508) == []


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
