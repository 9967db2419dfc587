"""Possible syllables: what Vietnamese spelling allows."""

from __future__ import annotations

import pytest

from extract.reading.text_layer.syllables import is_possible_syllable, possible_share


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "thuở",
        "khuya",
        "Ủy",
        "Uỷ",
        "quyết",
        "giêng",
        "gì",
        "huỳnh",
        "xoong",
        "khoẻ",
        "khỏe",
        "hoà",
        "hòa",
        "yêu",
        "uống",
        "ướt",
        "đường",
        "nguyễn",
        "quốc",
        "thuộc",
        "Nghị",
        "QUYẾT",
        "duyệt",
        "oanh",
    ],
)
def test_syllables_that_exist(word: str) -> None:
    assert is_possible_syllable(word)


@pytest.mark.parametrize(
    "word", ["nh©n", "Httnh", "hoat", "xyz", "straße", "ngiêng", "cáng̀", "wifi", "họcc", "đuờngg", "bcd"]
)
def test_syllables_that_cannot_be(word: str) -> None:
    assert not is_possible_syllable(word)


def test_numbers_and_abbreviations_do_not_count() -> None:
    assert possible_share(["UBND", "15/TB-UBND", "2025"]) == 1.0
    assert possible_share(["nhân", "xyzt"]) == 0.5
