"""Unsure words get a second try: the line they stand in is read by the second engine, and the better word is kept.

Word by word: a reading of the line by the other engine is aligned with the first one; where the first engine was unsure and the
other's word is surer and no worse a syllable, it replaces it. Measured (docs): on hard pages a fifth of the wrong words are mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import numpy as np

from extract.model import Region
from extract.reading.engines.interface import LineEngine, LineReading
from extract.reading.picture.confidence import UNSURE
from extract.reading.picture.geometry import Picture
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of
from extract.reading.picture.syllables import is_abbreviation, is_possible_syllable, letters_in

_LOOK_AGAIN = 0.9
_SECOND_SURE = 0.8  # least certainty of each character of the other engine's word
_WIDEST = 24.0  # heights: longer lines are read in two pieces, the recogniser squeezes them otherwise
_MOST_LINES = 60  # a page


def second_opinions(body: Picture, words: Sequence[MarkedWord], engine: LineEngine) -> tuple[list[MarkedWord], int]:
    """The words with the better of two readings, and how many were changed. Counts, places and regions stay."""
    pieces = [
        piece
        for line in lines_of([word for word in words if word.region is Region.BODY])
        if any(_is_unsure(word) for word in line)
        for piece in _pieces(line)
        if any(_is_unsure(word) for word in piece)
    ][:_MOST_LINES]
    crops = [
        np.ascontiguousarray(bounds_of(piece).grown(2).clipped(body.shape[1], body.shape[0]).cut(body))
        for piece in pieces
    ]
    better: dict[int, MarkedWord] = {}
    for piece, reading in zip(pieces, engine.read_lines(crops), strict=True):
        better.update(_compare(piece, reading))
    return [better.get(id(word), word) for word in words], len(better)


def _is_unsure(word: MarkedWord) -> bool:
    """Under the threshold, or letters that cannot be a syllable ('chât', 'xuât': a mark was lost), however sure the engine was."""
    return word.word.confidence < _LOOK_AGAIN or not _fits(word.word.text)


def _pieces(line: Sequence[MarkedWord]) -> list[list[MarkedWord]]:
    """The line in pieces of at most 24 times its height, cut at the widest gap about the middle."""
    ordered = sorted(line, key=lambda one: one.word.left)
    area = bounds_of(ordered)
    if len(ordered) < 4 or area.width <= _WIDEST * area.height:
        return [ordered]
    low, high = len(ordered) // 3, max(len(ordered) // 3 + 1, 2 * len(ordered) // 3)
    at = max(range(low, high), key=lambda i: ordered[i].word.left - ordered[i - 1].word.right if i else -1)
    return [*_pieces(ordered[:at]), *_pieces(ordered[at:])] if 0 < at < len(ordered) else [ordered]


def _compare(piece: Sequence[MarkedWord], reading: LineReading) -> dict[int, MarkedWord]:
    others = _words_of(reading)
    matcher = SequenceMatcher(None, [word.word.text for word in piece], [text for text, _ in others], autojunk=False)
    changed: dict[int, MarkedWord] = {}
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind == "equal":
            for word, (_, sure) in zip(piece[a0:a1], others[b0:b1], strict=True):
                if word.word.confidence < UNSURE and sure >= _SECOND_SURE:  # two engines say the same
                    changed[id(word)] = _with(word, word.word.text, max(UNSURE, word.word.confidence))
        elif kind == "replace" and a1 - a0 == b1 - b0:
            for word, (text, sure) in zip(piece[a0:a1], others[b0:b1], strict=True):
                if _is_better(word, text, sure):
                    changed[id(word)] = _with(word, text, min(sure, 0.9))
    return changed


def _words_of(reading: LineReading) -> list[tuple[str, float]]:
    """Words with their least sure character."""
    words: list[tuple[str, float]] = []
    text, sure = "", 1.0
    for letter, chance in zip(reading.text, reading.characters, strict=True):
        if letter.isspace():
            if text:
                words.append((text, sure))
            text, sure = "", 1.0
        else:
            text, sure = text + letter, min(sure, chance)
    return [*words, (text, sure)] if text else words


def _is_better(word: MarkedWord, text: str, sure: float) -> bool:
    """Whether the other engine's word takes the place of an unsure one: alike in length, surer, and a possible syllable.
    A first word that is a possible syllable gives way only to a clearly surer one: this engine drops tone marks."""
    old = word.word.text
    if not _is_unsure(word) or sure < _SECOND_SURE:
        return False
    if abs(len(text) - len(old)) > max(1, len(old) // 3):
        return False
    new_fits, old_fits = _fits(text), _fits(old)
    if not new_fits:
        return False
    if old_fits and any(letter.isalpha() for letter in old):
        return sure >= 0.93 and word.word.confidence < 0.7
    return sure > word.word.confidence or any(letter.isalpha() for letter in old)


def _fits(text: str) -> bool:
    """Whether a printed word can be one: possible syllables and abbreviations, or figures without letters."""
    parts = letters_in(text)
    if any(part.isdigit() for part in text) and parts:
        return all(is_abbreviation(part) or is_possible_syllable(part) for part in parts) and "/" in text
    return all(is_possible_syllable(part) or is_abbreviation(part) for part in parts) and any(c.isalnum() for c in text)


def _with(word: MarkedWord, text: str, confidence: float) -> MarkedWord:
    return replace(word, word=replace(word.word, text=text, confidence=round(confidence, 4)))
