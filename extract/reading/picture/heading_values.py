"""Put what the heading's holes hold where it belongs: typed figures into the text, written ones into hand fields.

What an engine made of handwriting leaves the text as noise, so that the line reads `Số: /TB-SYT` with its gap; a word that holds
print and handwriting is parted. Words are labelled, parted or corrected here, never dropped.
"""

from __future__ import annotations

import csv
import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources

from extract.model import Box, HandField, Region
from extract.reading.engines.interface import LineEngine
from extract.reading.picture.hand_fields import HoleReading, read_hole
from extract.reading.picture.heading_gaps import Gap, find_gaps
from extract.reading.picture.marked import MarkedWord
from extract.reading.picture.preparation import Prepared
from extract.reading.stamps.folding import fold

_PRINTED = {"day": "ngày", "month": "tháng"}
_PRINT_SURE = 0.85  # no handwritten value of the real scans was read as surely and alike by the line recogniser


@dataclass(frozen=True, slots=True)
class HeadingValues:
    """The words afterwards, the hand fields, how many words more there are, and what was done."""

    words: tuple[MarkedWord, ...]
    hand_fields: tuple[HandField, ...]
    more: int
    notes: tuple[str, ...]


def read_heading_values(
    prepared: Prepared, words: Sequence[MarkedWord], second: LineEngine | None, page: int
) -> HeadingValues:
    """Number, day and month of a page's heading; pages without one come back unchanged."""
    height, width = prepared.body.shape
    current = [_with_slash(word, width) for word in words]
    fields: list[HandField] = []
    notes: list[str] = []
    engine = f"digits+{second.fingerprint}" if second is not None else "digits"
    for name in ("number", "day", "month"):
        gap = next((one for one in find_gaps(current, width, height) if one.name == name), None)
        if gap is None:
            continue
        hole = read_hole(prepared.full, gap, second)
        if hole.empty or _read_as_print(hole):
            continue
        if hole.typed and (hole.value is not None or not _is_garbled(gap, current)):
            current, changed = _typed(current, hole)
            if changed:
                notes.append(f"typed {name} read again")
            continue
        current = _written(current, gap)
        box = Box(page, *prepared.box_of(gap.area, page))
        fields.append(HandField(name, hole.value, box, hole.confidence, engine))
        notes.append(f"{name} written by hand")
    return HeadingValues(tuple(current), tuple(fields), len(current) - len(words), tuple(notes))


@functools.cache
def _type_symbols() -> frozenset[str]:
    table = resources.files("extract.reading.picture").joinpath("data", "type_symbols.csv").read_text(encoding="utf-8")
    return frozenset(row["letters"] for row in csv.DictReader(table.splitlines()))


def _with_slash(word: MarkedWord, width: int) -> MarkedWord:
    """'TGM-SNV', 'ITB-UBND' at the left of a page: a slash read as a letter before a type's symbol (closed list)."""
    text = unicodedata.normalize("NFC", word.word.text)
    first = text.partition("-")[0].upper()
    if "-" not in text or text[0] not in "TIJl1|![" or word.word.left > 0.4 * width:
        return word
    if first in _type_symbols() or first[1:] not in _type_symbols():
        return word
    return replace(word, word=replace(word.word, text="/" + text[1:]))


def _swap(words: list[MarkedWord], old: MarkedWord, new: Sequence[MarkedWord]) -> list[MarkedWord]:
    at = next(i for i, word in enumerate(words) if word is old)
    return [*words[:at], *new, *words[at + 1 :]]


def _piece(word: MarkedWord, text: str, left: int, right: int, region: Region) -> MarkedWord:
    cut = replace(word.word, text=text, left=left, width=max(1, right - left))
    return MarkedWord(cut, region, word.zone)


def _typed(words: list[MarkedWord], hole: HoleReading) -> tuple[list[MarkedWord], bool]:
    """Typed figures: where all readings of the line say other figures than the first reading did, they are believed."""
    gap, value = hole.gap, hole.value
    if value is None:
        return words, False
    confidence = max(hole.confidence, 0.9)
    if gap.merged is not None:
        text = f"{value}/{gap.symbol}"
        start = fold(gap.merged.word.text)[:2] == "so"
        if start or "".join(letter for letter in gap.merged.word.text if letter.isdigit()) == value:
            return words, False
        new = replace(gap.merged, word=replace(gap.merged.word, text=text, confidence=confidence))
        return _swap(words, gap.merged, [new]), True
    if len(gap.words) != 1 or gap.words[0].word.text.strip(" .,_-") == value:
        return words, False
    only = gap.words[0]
    return _swap(words, only, [replace(only, word=replace(only.word, text=value, confidence=confidence))]), True


def _read_as_print(hole: HoleReading) -> bool:
    """Whether the page's own reading has the figures, surely, and the line recogniser reads the same: print, whatever specks, a
    stamp's frame or thick toner did to the marks' outline."""
    gap, seen = hole.gap, hole.witnesses
    if seen is None:
        return False
    if gap.merged is not None:
        word, text = gap.merged.word, gap.merged.word.text.partition("/")[0].rpartition(":")[2]
    elif len(gap.words) == 1:
        word, text = gap.words[0].word, gap.words[0].word.text.strip(" .,_-")
    else:
        return False
    if not text.isdigit() or seen.context.value not in (None, text):
        return False
    if text == seen.context.value == seen.alone.value == seen.figures:  # four readings, one number
        return True
    return text in (seen.context.value, seen.alone.value) and word.confidence >= _PRINT_SURE


def _is_garbled(gap: Gap, words: Sequence[MarkedWord]) -> bool:
    """Whether what the engine read in a hole is no number: marks that look printed but cannot be read are not left in the text."""
    texts = [word.word.text.strip(" .,_-") for word in gap.words]
    if not texts and gap.name in _PRINTED:
        near = [word for word in words if word.word.left < gap.area.left < word.word.right and _on_line(word, gap)]
        texts = [fold(word.word.text).rpartition(fold(_PRINTED[gap.name]))[2].strip(" .,_-") for word in near]
    return any(text and not text.isdigit() for text in texts)


def _on_line(word: MarkedWord, gap: Gap) -> bool:
    return abs(word.word.bottom - gap.baseline) < 2 * gap.capital


def _written(words: list[MarkedWord], gap: Gap) -> list[MarkedWord]:
    """What was read in the hole becomes noise; words that hold print too are parted."""
    for word in gap.words:
        if any(word is other for other in words):
            words = _swap(words, word, [word.as_region(Region.NOISE)])
    if gap.merged is not None:
        return _part_symbol(words, gap, gap.merged)
    return _part_label(words, gap) if gap.name in _PRINTED else _part_number_label(words, gap)


def _part_number_label(words: list[MarkedWord], gap: Gap) -> list[MarkedWord]:
    """'Số:4' becomes 'Số:' and noise '4'."""
    for word in words:
        text = unicodedata.normalize("NFC", word.word.text)
        if fold(text)[:2] != "so" or not text[2:].lstrip(":;. ") or not _on_line(word, gap):
            continue
        if not gap.context.left - 2 <= word.word.left < gap.area.right or len(text) > 8:
            continue
        at = 3 if text[2:3] in (":", ";", ".") else 2
        middle = min(word.word.right - 1, gap.area.left)
        label = _piece(word, text[:at], word.word.left, middle, Region.BODY)
        return _swap(words, word, [label, _piece(word, text[at:], middle, word.word.right, Region.NOISE)])
    return words


def _part_symbol(words: list[MarkedWord], gap: Gap, merged: MarkedWord) -> list[MarkedWord]:
    """'ÿ33/TB-AP' becomes noise 'ÿ33' and '/TB-AP'; 'Só††/TB-AP' becomes 'Số:', noise and '/TB-AP'."""
    text = unicodedata.normalize("NFC", merged.word.text)
    at = text.rfind(gap.symbol)
    front = text[:at].rstrip("/⁄| ") if at > 0 else ""
    parts = []
    if fold(front)[:2] in ("so", "s0", "s6"):
        parts.append(_piece(merged, "Số:", merged.word.left, gap.area.left, Region.BODY))
        front = front[2:].lstrip(":;., ")
    if front:
        parts.append(_piece(merged, front, gap.area.left, gap.area.right, Region.NOISE))
    parts.append(_piece(merged, f"/{gap.symbol}", gap.area.right, merged.word.right, Region.BODY))
    return _swap(words, merged, parts)


def _part_label(words: list[MarkedWord], gap: Gap) -> list[MarkedWord]:
    """'ngày‹Š' becomes 'ngày' and noise '‹Š'."""
    printed = _PRINTED[gap.name]
    for word in words:
        text = unicodedata.normalize("NFC", word.word.text)
        near = (
            abs(word.word.bottom - gap.baseline) < 2 * gap.capital and word.word.left < gap.area.left < word.word.right
        )
        key = fold(printed)
        start = fold(text).find(key)
        if not near or start < 0 or len(fold(text)) != len(text):
            continue
        end = start + len(key)
        rest = text[end:]
        if not rest:
            continue
        label = _piece(word, text[:end], word.word.left, gap.area.left, Region.BODY)
        return _swap(words, word, [label, _piece(word, rest, gap.area.left, word.word.right, Region.NOISE)])
    return words
