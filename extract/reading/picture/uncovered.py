"""A page with a black stamp over it read a second time with the stamp taken out; the better reading is kept.

A frame across the lines of the text costs whole lines, not words: the engine takes what is inside it for a block of its own
(measured: three lines of 30 lost). Belongs here: when to read again and which words count. Not here: what is taken out
(`stamps.overprint`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Region
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of
from extract.reading.picture.preparation import Prepared
from extract.reading.stamps.finding import FoundStamp, mark_stamp_words
from extract.reading.stamps.overprint import text_margin, without_stamp

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The page without its black stamps, all its words (the stamp's from the first reading among them), the stamps as cleared."""

    prepared: Prepared
    words: tuple[MarkedWord, ...]
    stamps: tuple[FoundStamp, ...]


def read_without_stamps(
    prepared: Prepared, words: Sequence[MarkedWord], stamps: Sequence[FoundStamp], engine: Tesseract, timeout: float
) -> Uncovered | None:
    """The second reading where it gives more; None on a page without a framed black stamp or where the first was better."""
    black = [one for one in stamps if one.frame is not None and not one.coloured]
    if not black:
        return None
    body = prepared.body
    lefts = [bounds_of(line).left for line in lines_of(words) if len(line) >= 5]
    for one in black:
        if one.frame is not None:
            body = without_stamp(body, one.frame, prepared.dpi, text_margin(lefts, one.frame))
    again = engine.recognise(body, psm=3, language="vie", dpi=prepared.dpi, timeout=timeout)
    cleared = [replace(one, cleared=one.frame is not None and not one.coloured) for one in stamps]
    new = mark_stamp_words([MarkedWord(word) for word in again.words], cleared)
    old = mark_stamp_words(words, stamps)
    if _sure_letters(new) < _sure_letters(old):
        return None
    kept = [replace(word, zone="under-stamp") for word in old if word.region is Region.STAMP]
    return Uncovered(replace(prepared, body=body), (*new, *kept), tuple(cleared))


def _sure_letters(words: Sequence[MarkedWord]) -> int:
    """Letters of the sure words of the text: what a stamp hides is lost altogether, what is left of it is never sure."""
    return sum(len(one.word.text) for one in words if one.region is Region.BODY and one.word.confidence >= _SURE)
