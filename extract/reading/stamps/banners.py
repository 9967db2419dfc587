"""Digital-signature banners above the heading: small print that signing software sets, next to an emblem or on its own.

Read again at twice the resolution, because their letters are 1-1.5 mm high; parted where white columns part them.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.signature_block import SignatureFields, parse_signature_lines

_GAP_MM = 4.0  # white between two banners, and between an emblem and its banner
_LEAST_MM = (12.0, 3.0)
_EMBLEM_MM = 5.0
_MOST = 4


@dataclass(frozen=True, slots=True)
class Banner:
    """One block: its fields, lines, place (pixels) and the mean confidence of its words."""

    fields: SignatureFields
    lines: tuple[str, ...]
    area: Rectangle
    confidence: float


def find_banners(full: Picture, dpi: int, bottom: int, engine: Tesseract, timeout: float) -> list[Banner]:
    """Banners in the strip above `bottom` (where the national title begins) of a page with all its ink."""
    found = []
    for area in blocks_in(full, dpi, bottom)[:_MOST]:
        crop = area.grown(6).clipped(full.shape[1], full.shape[0]).cut(full)
        larger = cv2.resize(crop, None, fx=2.0, fy=2.0, interpolation=cv2.INTER_CUBIC)
        larger = cv2.copyMakeBorder(larger, 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=(255,))
        words = engine.recognise(np.asarray(larger, dtype=np.uint8), psm=6, dpi=2 * dpi, timeout=timeout).words
        lines: dict[tuple[int, int, int], list[str]] = {}
        for word in words:
            if word.confidence > 0.2 or len(word.text) > 3:
                lines.setdefault((word.block, word.paragraph, word.line), []).append(word.text)
        texts = tuple(" ".join(line) for line in lines.values())
        fields = parse_signature_lines(texts)
        if fields.labels == 1:  # of a bad copy one label is readable; above the heading nothing else has any
            fields = SignatureFields(labels=1)
        if fields.labels:
            mean = sum(word.confidence for word in words) / len(words)
            found.append(Banner(fields, texts, area, round(mean, 4)))
    return found


def blocks_in(full: Picture, dpi: int, bottom: int) -> list[Rectangle]:
    """Blocks of ink above `bottom`, parted by white columns, left to right; too small ones and solid emblems left out."""
    strip = full[: max(0, bottom)]
    if strip.size == 0:
        return []
    small = cv2.resize(strip, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 170, np.uint8(255), np.uint8(0))
    reach = max(3, round(_GAP_MM / 25.4 * dpi / 4))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, drawn, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = round(_EMBLEM_MM / 25.4 * dpi / 4)
    for x, y, w, h, _ in drawn[1:]:  # emblems and logos, with the letters inside them
        if h > tall:
            joined[y : y + h, x : x + w] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    least_wide, least_high = (round(value / 25.4 * dpi) for value in _LEAST_MM)
    areas = [Rectangle(4 * int(x), 4 * int(y), 4 * int(x + w), 4 * int(y + h)) for x, y, w, h, _ in stats[1:]]
    large = [area for area in areas if area.width >= least_wide and area.height >= least_high]
    return sorted(large, key=lambda area: area.left)
