"""The receiving office's name on an incoming stamp: how surely it was read, and a second look at it alone.

Not here: what the stamp's lines say (`grammar`), the office's row in the catalogue (parsing).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.engines.interface import EngineWord
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.syllables import is_possible_syllable, letters_in
from extract.reading.stamps.cutout import STAMP_DPI, Cutout, ink_bounds, without_lines
from extract.reading.stamps.grammar import StampFields, labels_in, parse_stamp_lines

_SURE_NAME = 0.8
# With a vowel, so that letters alone do not tell them from misreadings.
_ABBREVIATED = ("UBND", "HĐND", "UBMTTQ", "BQL")


@dataclass(frozen=True, slots=True)
class StampLine:
    text: str
    words: tuple[EngineWord, ...]


def name_sureness(fields: StampFields, rows: Sequence[StampLine]) -> float:
    """How much was read of the office's name, and how surely: the sum over its words of their confidence over 0.3."""
    if not fields.agency_raw:
        return 0.0
    wanted = set(fields.agency_raw.split())
    sure = [word.confidence for row in rows for word in row.words if word.text.strip("._|`'") in wanted]
    impossible = sum(not fits_a_name(word) or (len(word) == 1 and word not in "IVX0123456789") for word in wanted)
    return max(0.05, sum(one - 0.3 for one in sure) - 0.7 * impossible) if sure else 0.1


def fits_a_name(word: str) -> bool:
    """Whether a word of a name in capitals can be one: 'TRƯỜNC' cannot, 'THPT' is an abbreviation without vowels."""
    return all(
        is_possible_syllable(part)
        or part.endswith(_ABBREVIATED)
        or not any(unicodedata.normalize("NFD", letter)[0] in "AEIOUY" for letter in part)
        for part in letters_in(word)
        if len(part) > 1
    )


def is_sure_name(fields: StampFields, rows: Sequence[StampLine]) -> bool:
    """Whether every word of the name was read surely: no need to look again."""
    wanted = set((fields.agency_raw or "").split())
    sure = [word.confidence for row in rows for word in row.words if word.text.strip("._|`'") in wanted]
    return (
        len(sure) >= len(wanted) and min(sure, default=0.0) > _SURE_NAME and all(fits_a_name(word) for word in wanted)
    )


def name_on_its_own(
    cutout: Cutout, rows: Sequence[StampLine], first: Tesseract, timeout: float
) -> tuple[float, str | None, bool]:
    """The office's name from a crop of its own: what stands above the first label, read as one line."""
    labels = [word for row in rows if labels_in(row.text) for word in row.words if len(word.text) > 1]
    if not labels:
        return 0.0, None, False
    top = min(word.top for word in labels)
    area = ink_bounds(without_lines(cutout.own), Rectangle(0, 0, cutout.own.shape[1], top))
    if area is None or not 0.02 * STAMP_DPI * 2 < area.height < 0.35 * STAMP_DPI:
        return 0.0, None, False
    crop = area.grown(12).clipped(cutout.own.shape[1], cutout.own.shape[0]).cut(without_lines(cutout.own))
    words = first.recognise(crop, psm=7, dpi=STAMP_DPI, timeout=timeout).words
    fields = parse_stamp_lines([" ".join(word.text for word in words), "ĐẾN"])
    rows = [StampLine("", words)]
    return name_sureness(fields, rows), fields.agency_raw, is_sure_name(fields, rows)
