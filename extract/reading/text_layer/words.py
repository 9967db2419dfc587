"""The words of a born-digital page: text, box, size, weight, legacy fonts turned into Unicode.

Belongs here: pdfplumber's characters to our words, one of ours for each of its. Does not belong here: their order
(`ordering`), whether they are to be trusted (`quality`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import extract_words

from extract.model import Box

from .legacy_encoding import LegacyEncoding, convert, encoding_of_font, encoding_of_text

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_UNICODE_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of the text layer. `box` in page fractions, `size` in points, `font` as the file names it."""

    text: str
    box: Box
    size: float | None
    bold: bool
    font: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A page's text layer. `converted` names the legacy encodings that were undone, with their fonts."""

    words: tuple[LayerWord, ...]
    converted: tuple[str, ...]


def layer_of(page: Any) -> Layer:
    """The text layer of a pdfplumber page. Boxes are fractions of its crop box, as a viewer shows it."""
    if not page.chars:
        return Layer((), ())
    spaced = any(char["text"].isspace() for char in page.chars)
    raw = extract_words(
        printed_once(page.chars),
        x_tolerance_ratio=0.3 if spaced else 0.16,
        y_tolerance=3,
        return_chars=True,
        keep_blank_chars=False,
    )
    fonts = _legacy_fonts(page.chars)
    frame = page.cropbox or page.bbox
    words = tuple(_word(item, fonts, frame, page.page_number) for item in raw)
    used = sorted({f"{fonts[font].value} ({font})" for font in fonts})
    return Layer(words, tuple(used))


def printed_once(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters without those printed twice within a point, as some programs make letters bold; in the same order.

    pdfplumber's `dedupe_chars`, whose time grows with the square of the characters: 60 s for a page of 90,000.
    """
    kind = itemgetter("upright", "text", "fontname", "size")
    place = {id(char): number for number, char in enumerate(chars)}
    kept = [
        min(together, key=itemgetter("doctop", "x0"))
        for _, alike in groupby(sorted(chars, key=kind), key=kind)
        for row in cluster_objects(list(alike), itemgetter("doctop"), 1)
        for together in cluster_objects(row, itemgetter("x0"), 1)
    ]
    return sorted(kept, key=lambda char: place[id(char)])


def _legacy_fonts(chars: list[dict[str, Any]]) -> dict[str, LegacyEncoding]:
    """Fonts whose text is legacy-encoded: by name, unless their text already is Unicode Vietnamese; else by their text."""
    texts: dict[str, list[str]] = {}
    for char in chars:
        texts.setdefault(char["fontname"], []).append(char["text"])
    result: dict[str, LegacyEncoding] = {}
    for font, letters in texts.items():
        text = "".join(letters)
        if _UNICODE_VIETNAMESE.search(text):
            continue
        encoding = encoding_of_font(font) or encoding_of_text(text)
        if encoding is not None:
            result[font] = encoding
    return result


def _word(item: Mapping[str, Any], fonts: Mapping[str, LegacyEncoding], frame: Any, number: int) -> LayerWord:
    chars = item["chars"]
    text = item["text"]
    if any(char["fontname"] in fonts for char in chars):
        text = ""
        for font, run in groupby(chars, key=lambda char: char["fontname"]):
            part = "".join(char["text"] for char in run)
            text += convert(part, fonts[font]) if font in fonts else part
    names = Counter(char["fontname"] for char in chars)
    size = sorted(float(char.get("size") or 0.0) for char in chars)[len(chars) // 2] if chars else None
    font = names.most_common(1)[0][0]
    return LayerWord(text, _box(item, frame, number), round(size, 2) if size else None, bool(_BOLD.search(font)), font)


def _box(item: Mapping[str, Any], frame: Any, number: int) -> Box:
    x0, top, x1, bottom = (float(value) for value in frame)
    width, height = max(x1 - x0, 1e-6), max(bottom - top, 1e-6)
    left, right = sorted((_fraction((item["x0"] - x0) / width), _fraction((item["x1"] - x0) / width)))
    upper, lower = sorted((_fraction((item["top"] - top) / height), _fraction((item["bottom"] - top) / height)))
    return Box(number, left, upper, right, lower)


def _fraction(value: float) -> float:
    return round(min(1.0, max(0.0, float(value))), 5)
