"""The syllable grammar: what can be Vietnamese and what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.picture.signals import signals_of
from extract.reading.picture.syllables import is_abbreviation, is_possible_syllable, without_tone

POSSIBLE_TEXT = """
nghiêm quyết giếng gìn gì giữa huyện khuỷu nguyễn kết thông tô đê Thuỷ Thủy hoà hòa quốc quá giá Uỷ Ủy ban nhân dân tỉnh
xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc yêu cầu tiếng rượu khuya ngoằn loạng quỹ quý giặc gấp ghế nghỉ oanh y tế
"""
IMPOSSIBLE_TEXT = """
cết nghan ngi kông gế chưc duợc thuc xuât chât lll thâmquyền việcthực hệthống hoat qét jôi fương ctr ượư aai
"""
POSSIBLE, IMPOSSIBLE = POSSIBLE_TEXT.split(), IMPOSSIBLE_TEXT.split()


@pytest.mark.parametrize("word", POSSIBLE)
def test_possible(word: str) -> None:
    assert is_possible_syllable(word)
    assert is_possible_syllable(word.upper())


@pytest.mark.parametrize("word", IMPOSSIBLE)
def test_impossible(word: str) -> None:
    assert not is_possible_syllable(word)


def test_two_tones_are_impossible() -> None:
    assert not is_possible_syllable("hòá")


def test_abbreviations() -> None:
    assert is_abbreviation("UBND") and is_abbreviation("TTr") and not is_abbreviation("Tỉnh")


def test_signals() -> None:
    good = signals_of(["Ủy", "ban", "nhân", "dân", "tỉnh", "An", "Phú", "yêu", "cầu", "các", "sở"])
    bad = signals_of(["Uÿ", "bqn", "nhnâ", "dnâ", "tỉnhh", "Án", "Phús", "êyu"])
    assert good.possible_syllables == 1.0 and good.foreign_letters == 0.0
    assert bad.possible_syllables < 0.5


def test_split_diacritics() -> None:
    assert signals_of(["TRIỂ", "N", "khai"]).split_diacritics > 0
    assert signals_of(["ban", "ở", "đây", "và", "y", "tế"]).split_diacritics == 0.0


def test_foreign_letters() -> None:
    assert signals_of(["ủøñ"]).foreign_letters == pytest.approx(2 / 3, abs=0.01)


@given(st.text(max_size=20))
def test_never_raises(word: str) -> None:
    is_possible_syllable(word)
    without_tone(word)
    signals_of([word, word])


@given(st.sampled_from(POSSIBLE))
def test_case_does_not_matter(word: str) -> None:
    assert is_possible_syllable(word.lower()) == is_possible_syllable(word.upper())
