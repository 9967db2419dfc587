"""The skew of the text lines, from row sums of a small, already whitened picture."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.reading.picture.geometry import Picture

_WIDTH = 900  # pixels: enough for 0.05 degrees over a line
_STRIP = 12  # pixels: under two rows of blur at the steepest turn looked for
_COARSE = np.arange(-8.0, 8.01, 1.0)
_SMALL_TURNS = (-2.0, -1.0, 0.0, 1.0, 2.0)
_SMALLEST = 0.12  # degrees under which turning costs more sharpness than it gives


def text_ink(grey: Picture) -> Picture:
    """Letters as 255 on a small picture, without large blobs (stamps, tables' rules, pictures)."""
    step = max(1, round(min(grey.shape) / _WIDTH))  # whole steps: a third of the time of others
    small = cv2.resize(
        grey, (max(1, grey.shape[1] // step), max(1, grey.shape[0] // step)), interpolation=cv2.INTER_AREA
    )
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = (stats[:, cv2.CC_STAT_HEIGHT] > 0.05 * small.shape[0]) | (stats[:, cv2.CC_STAT_WIDTH] > 0.3 * small.shape[1])
    tall[0] = True
    return np.where(tall[labels], np.uint8(0), ink.astype(np.uint8))


def _strips(ink: Picture) -> NDArray[np.float32]:
    """Row profiles of narrow upright strips, (strip, row): all that small turns need. Turning the picture itself for each of forty
    angles cost a tenth of a second a page; strips moved against each other say the same in a hundredth."""
    height, width = ink.shape
    count = max(1, width // _STRIP)
    even = np.ascontiguousarray(ink[:, : count * _STRIP]) if width >= _STRIP else ink
    means = cv2.resize(even.astype(np.float32), (count, height), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(means.T, dtype=np.float32)


def _sharpness(strips: NDArray[np.float32], degrees: float) -> float:
    """How clearly lines and gaps alternate when the picture is turned clockwise by `degrees`: variance of neighbouring row sums."""
    count, height = strips.shape
    slope = math.tan(math.radians(degrees)) * _STRIP
    rows = np.zeros(height, np.float32)
    for number in range(count):
        shift = slope * (number - (count - 1) / 2)
        whole = math.floor(shift)
        part = np.float32(shift - whole)
        _add_moved(rows, strips[number], whole, 1 - part)
        if part:
            _add_moved(rows, strips[number], whole + 1, part)
    return float(np.square(np.diff(rows)).sum())


def _add_moved(rows: NDArray[np.float32], strip: NDArray[np.float32], down: int, weight: np.float32 | float) -> None:
    """Adds a strip's profile moved down by whole rows; what leaves the picture is lost, as in turning."""
    height = rows.size
    if down >= 0:
        rows[down:] += weight * strip[: max(0, height - down)]
    else:
        rows[: max(0, height + down)] += weight * strip[-down:]


def skew_degrees(ink: Picture) -> float:
    """Degrees that the text of `text_ink` is turned, positive = clockwise; 0.0 where there is too little text or no clear answer."""
    if float(ink.mean()) < 0.15:  # 0.06 % of the page
        return 0.0
    strips = _strips(ink)
    scores = {float(angle): _sharpness(strips, float(angle)) for angle in _COARSE}
    best = max(scores, key=lambda angle: scores[angle])
    if scores[best] < 1.05 * float(np.median(list(scores.values()))):
        return 0.0
    for step in (0.4, 0.15, 0.05):
        near = [best + step * k for k in (-2, -1, 0, 1, 2)]
        best = max(near, key=lambda angle: _sharpness(strips, angle))
    found = round(-best, 2)
    return found if abs(found) >= _SMALLEST else 0.0


def line_direction(ink: Picture) -> float:
    """Row sharpness over column sharpness: well over 1 for text lying in rows, well under 1 for a page turned by 90 degrees."""
    rows, columns = _strips(ink), _strips(np.ascontiguousarray(ink.T))
    # The sharpest of small turns each way: a degree of skew blurs the rows of a turned page into nothing.
    along = max(_sharpness(rows, angle) for angle in _SMALL_TURNS)
    across = max(_sharpness(columns, angle) for angle in _SMALL_TURNS)
    return along / across if across else 1.0
