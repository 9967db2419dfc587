"""The skew of the text lines, from row sums of a small, already whitened picture."""

from __future__ import annotations

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture

_WIDTH = 900  # pixels: enough for 0.05 degrees over a line
_COARSE = np.arange(-8.0, 8.01, 1.0)
_SMALL_TURNS = (-2.0, -1.0, 0.0, 1.0, 2.0)
_SMALLEST = 0.12  # degrees under which turning costs more sharpness than it gives


def _text_ink(grey: Picture) -> Picture:
    """Letters as 255 on a small picture, without large blobs (stamps, tables' rules, pictures)."""
    scale = min(1.0, _WIDTH / max(1, min(grey.shape)))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = (stats[:, cv2.CC_STAT_HEIGHT] > 0.05 * small.shape[0]) | (stats[:, cv2.CC_STAT_WIDTH] > 0.3 * small.shape[1])
    tall[0] = True
    return np.where(tall[labels], np.uint8(0), ink.astype(np.uint8))


def _sharpness(ink: Picture, degrees: float) -> float:
    """How clearly lines and gaps alternate when the picture is turned clockwise by `degrees`: variance of neighbouring row sums."""
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    rows = cv2.reduce(cv2.warpAffine(ink, matrix, (width, height)), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel()
    return float(np.square(np.diff(rows)).sum())


def skew_degrees(grey: Picture) -> float:
    """Degrees that the text is turned, positive = clockwise; 0.0 where there is too little text or no clear answer."""
    ink = _text_ink(grey)
    if float(ink.mean()) < 0.15:  # 0.06 % of the page
        return 0.0
    scores = {float(angle): _sharpness(ink, float(angle)) for angle in _COARSE}
    best = max(scores, key=lambda angle: scores[angle])
    if scores[best] < 1.05 * float(np.median(list(scores.values()))):
        return 0.0
    for step in (0.4, 0.15, 0.05):
        near = [best + step * k for k in (-2, -1, 0, 1, 2)]
        best = max(near, key=lambda angle: _sharpness(ink, angle))
    found = round(-best, 2)
    return found if abs(found) >= _SMALLEST else 0.0


def line_direction(grey: Picture) -> float:
    """Row sharpness over column sharpness: well over 1 for text lying in rows, well under 1 for a page turned by 90 degrees."""
    ink = _text_ink(grey)
    turned = np.ascontiguousarray(ink.T)
    # The sharpest of small turns each way: a degree of skew blurs the rows of a turned page into nothing.
    along = max(_sharpness(ink, angle) for angle in _SMALL_TURNS)
    across = max(_sharpness(turned, angle) for angle in _SMALL_TURNS)
    return along / across if across else 1.0
