"""Which way up a page lies: 0, 90, 180 or 270 degrees clockwise to turn it.

Tesseract's OSD costs half a second a page, and nearly all pages stand upright. So it is asked only where the picture gives cause:
lines of text that run down the page (row sums, milliseconds), or a first reading that makes no sense.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.reading.engines.interface import EngineWord
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture
from extract.reading.picture.signals import signals_of
from extract.reading.picture.skew import line_direction

_OSD_DPI = 200
_LEAST_CONFIDENCE = 1.0  # OCRmyPDF's 14 leaves two of three turned pages as they are (docs, measurements)
_MOST_UPENDED = 0.6  # share of long words that are higher than wide: 1.0 on a page on its side, 0 on upright ones
_ACROSS = 0.8  # line_direction: 1.9 and more on upright pages, tables among them


def turned_on_its_side(ink: Picture) -> bool:
    """Whether the lines of text (`skew.text_ink`) run down the picture."""
    return line_direction(ink) < _ACROSS


def makes_no_sense(words: Sequence[EngineWord]) -> bool:
    """Whether a reading is so bad that the page may stand on its head or lie on its side: under half of it possible syllables,
    unsure throughout, or long words higher than wide (the engine reads columns of turned lines, in no order)."""
    texts = [word.text for word in words]
    if len(texts) < 12:
        return False
    long = [word for word in words if len(word.text) >= 4]
    if len(long) >= 8 and sum(word.height > word.width for word in long) > _MOST_UPENDED * len(long):
        return True
    sure = sorted(word.confidence for word in words)[len(words) // 2]
    return signals_of(texts).possible_syllables < 0.6 or sure < 0.5


def osd_rotation(body: Picture, dpi: int, engine: Tesseract, timeout: float) -> tuple[int, float]:
    """OSD's answer on a smaller picture: degrees clockwise, confidence; (0, 0.0) where it cannot tell."""
    scale = min(1.0, _OSD_DPI / dpi)
    small = cv2.resize(body, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = engine.orientation(np.asarray(small, dtype=np.uint8), dpi=_OSD_DPI, timeout=timeout)
    if found is None or found.confidence < _LEAST_CONFIDENCE or found.rotate not in (0, 90, 180, 270):
        return 0, 0.0
    return found.rotate, found.confidence
