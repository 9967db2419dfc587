"""The part of a page that a black stamp lies over read a second time with the stamp taken out; the better reading is kept.

A frame across the lines of the text costs whole lines, not words: the engine takes what is inside it for a block of its own
(measured: three lines of 30 lost). Only the rows about the stamp are read again, from one white row to another: the rest of the
page reads the same. Belongs here: what to read again and which words count. Not here: what is taken out (`stamps.overprint`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.model import Region
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of
from extract.reading.picture.preparation import Prepared
from extract.reading.stamps.finding import FoundStamp, mark_stamp_words
from extract.reading.stamps.overprint import text_margin, without_stamp

_SURE = 0.8
_AROUND_MM = (9.0, 35.0)  # a line of text with its space is 5 to 7 mm high


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
    cleared = [replace(one, cleared=one.frame is not None and not one.coloured) for one in stamps]
    top, bottom = rows_about([one.area for one in black], body, prepared.dpi)
    again = engine.recognise(body[top:bottom], psm=3, language="vie", dpi=prepared.dpi, timeout=timeout)
    read = [MarkedWord(replace(word, top=word.top + top), zone="uncovered") for word in again.words]
    inside = [word for word in words if top <= word.middle[1] < bottom]
    new, old = mark_stamp_words(read, cleared), mark_stamp_words(inside, stamps)
    if _sure_letters(new) < _sure_letters(old):
        return None
    outside = [word for word in words if not top <= word.middle[1] < bottom]
    kept = [replace(word, zone="under-stamp") for word in old if word.region is Region.STAMP]
    return Uncovered(replace(prepared, body=body), (*outside, *new, *kept), tuple(cleared))


def rows_about(stamps: Sequence[Rectangle], body: Picture, dpi: int) -> tuple[int, int]:
    """From a white row above the stamps to one below them, two to seven lines of text away: no line of text is cut through."""
    near, far = (round(value / 25.4 * dpi) for value in _AROUND_MM)
    height = body.shape[0]
    top, bottom = min(area.top for area in stamps), max(area.bottom for area in stamps)
    ink = (body < 140).sum(axis=1)
    above = _whitest(ink[max(0, top - far) : max(0, top - near)])
    below = _whitest(ink[bottom + near : bottom + far][::-1])
    return (
        0 if above is None else max(0, top - far) + above,
        height if below is None else min(height, bottom + far) - below,
    )


def _whitest(ink: NDArray[np.int64]) -> int | None:
    """The middle of the longest run of rows with the least ink; None of no rows: the page ends there."""
    if ink.size == 0:
        return None
    least = np.flatnonzero(ink <= ink.min())
    runs = np.split(least, np.flatnonzero(np.diff(least) > 1) + 1)
    longest = max(runs, key=len)
    return int(longest[len(longest) // 2])


def _sure_letters(words: Sequence[MarkedWord]) -> int:
    """Letters of the sure words of the text: what a stamp hides is lost altogether, what is left of it is never sure."""
    return sum(len(one.word.text) for one in words if one.region is Region.BODY and one.word.confidence >= _SURE)
