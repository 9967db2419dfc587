"""HỎA TỐC, KHẨN, MẬT, SAO Y as stamped words: in a box or an arrow, tilted, in red or in the black of a photocopy.

A mark is a drawn outline (or coloured words) with a few large letters inside. The letters' middles give the tilt; turned upright
they are read as one line and compared with the closed list.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.reading.engines.interface import LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.marks import mark_of
from extract.reading.stamps.vocabulary import Mark

_SIZE_MM = ((12.0, 75.0), (5.0, 60.0))  # width, height of the outline as it lies on the page
_LETTER_MM = (1.8, 9.0)
_MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark, where it is (pixels), its tilt clockwise and how it was read."""

    mark: Mark
    area: Rectangle
    tilt: float
    text: str
    confidence: float


def find_marks(
    picture: Picture, dpi: int, avoid: Sequence[Rectangle], first: Tesseract, second: LineEngine | None, timeout: float
) -> list[FoundMark]:
    """Marks in a grey picture: the coloured ink alone, or the whole page where it has no colour. At most four outlines are read,
    those that hold letters of one size first."""
    ink = np.where(picture < 150, np.uint8(255), np.uint8(0))
    _, raw_labels, raw_stats, raw_middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    labels, stats = np.asarray(raw_labels, dtype=np.int32), np.asarray(raw_stats, dtype=np.int32)
    middles = np.asarray(raw_middles, dtype=np.float64)
    candidates = []
    (least_wide, _), (least_high, _) = _SIZE_MM
    large = (stats[:, 2] >= least_wide / 25.4 * dpi) & (stats[:, 3] >= least_high / 25.4 * dpi)
    for number in np.flatnonzero(large[1:]) + 1:
        left, top, width, height, _ = (int(value) for value in stats[number])
        area = Rectangle(left, top, left + width, top + height)
        if not _fits(width, height, dpi) or any(area.common_area(other) > 0.3 * area.area for other in avoid):
            continue
        letters = _letters_inside(labels, stats, middles, area, int(number), dpi)
        if 3 <= len(letters) <= 22:
            candidates.append((len(letters), area, letters))
    found: list[FoundMark] = []
    for _, area, letters in sorted(candidates, key=lambda one: (abs(one[0] - 8), one[1].top))[:_MOST_CANDIDATES]:
        if any(area.common_area(other.area) > 0.3 * area.area for other in found):
            continue
        mark = _read(labels, stats, letters, dpi, first, second, timeout)
        if mark is not None:
            found.append(FoundMark(mark[0], area, mark[1], mark[2], mark[3]))
    return found


def _fits(width: int, height: int, dpi: int) -> bool:
    (least_wide, most_wide), (least_high, most_high) = _SIZE_MM
    wide, high = width * 25.4 / dpi, height * 25.4 / dpi
    return least_wide <= wide <= most_wide and least_high <= high <= most_high


def _letters_inside(
    labels: NDArray[np.int32],
    stats: NDArray[np.int32],
    middles: NDArray[np.float64],
    area: Rectangle,
    outline: int,
    dpi: int,
) -> list[int]:
    low, high = (value / 25.4 * dpi for value in _LETTER_MM)
    x, y = middles[:, 0], middles[:, 1]
    size = stats[:, 2:4].max(axis=1)
    inside = (area.left < x) & (x < area.right) & (area.top < y) & (y < area.bottom) & (size >= low) & (size <= high)
    inside[[0, outline]] = False
    if not inside.any():
        return []
    own = (labels[area.top : area.bottom, area.left : area.right] == outline).astype(np.uint8)
    hull = cv2.convexHull(np.asarray(cv2.findNonZero(own)))
    middle = float(np.median(size[inside]))
    return [
        int(number)
        for number in np.flatnonzero(inside & (size >= 0.5 * middle) & (size <= 1.9 * middle))
        if cv2.pointPolygonTest(hull, (float(x[number] - area.left), float(y[number] - area.top)), False) > 0
    ]


def _read(
    labels: NDArray[np.int32],
    stats: NDArray[np.int32],
    letters: Sequence[int],
    dpi: int,
    first: Tesseract,
    second: LineEngine | None,
    timeout: float,
) -> tuple[Mark, float, str, float] | None:
    """The mark that the letters are, with its tilt; accents near the letters are taken along."""
    boxes = stats[list(letters)]
    left, top = int(boxes[:, 0].min()), int(boxes[:, 1].min())
    right, bottom = int((boxes[:, 0] + boxes[:, 2]).max()), int((boxes[:, 1] + boxes[:, 3]).max())
    pad = round(1.5 / 25.4 * dpi)
    part = labels[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad]
    largest = int(np.sort(boxes[:, 4])[-1])
    keep = np.isin(part, list(letters))
    small = [
        n
        for n in np.unique(part)
        if n and stats[n][4] < 0.6 * largest and max(stats[n][2], stats[n][3]) < 0.6 * pad * 4
    ]
    keep |= np.isin(part, small)
    crop = np.where(keep, np.uint8(0), np.uint8(255))
    centres = np.array([[b[0] + b[2] / 2, b[1] + b[3] / 2] for b in boxes], dtype=np.float32)
    letter = float(np.median(boxes[:, 3]))
    vx, vy, _, _ = (float(value) for value in np.asarray(cv2.fitLine(centres, cv2.DIST_HUBER, 0, 0.01, 0.01)).ravel())
    tilt = math.degrees(math.atan2(vy, vx))
    tilt = tilt - 180 if tilt > 90 else tilt + 180 if tilt < -90 else tilt
    for angle in dict.fromkeys((round(tilt, 1), 0.0)):
        if abs(angle) > 60:
            continue
        line = _turned(crop, angle, centres - (max(0, left - pad), max(0, top - pad)), letter)
        texts = [(reading.text, reading.confidence) for reading in (second.read_lines([line]) if second else [])]
        for text, sure in texts:
            mark = mark_of(text)
            if mark is not None:
                return mark, angle, text, round(sure, 4)
        if second is not None:
            continue
        words = first.recognise(line, psm=7, dpi=300, timeout=timeout).words
        text = " ".join(word.text for word in words)
        mark = mark_of(text)
        if mark is not None:
            return mark, angle, text, round(min(word.confidence for word in words), 4)
    return None


def _turned(crop: Picture, tilt: float, centres: NDArray[np.float32], letter: float) -> Picture:
    """The letters upright on white, about 40 pixels high, cut to the band of the letters and their accents: `centres` are the
    letters' middles in the crop, `letter` their height."""
    height, width = crop.shape
    side = math.ceil(math.hypot(height, width)) + 8
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    matrix[:, 2] += (side / 2 - width / 2, side / 2 - height / 2)
    upright = np.asarray(
        cv2.warpAffine(crop, matrix, (side, side), flags=cv2.INTER_LINEAR, borderValue=(255,)), dtype=np.uint8
    )
    rows_of_letters = centres @ matrix[:, :2].T[:, 1] + matrix[1, 2]
    middle = float(np.median(rows_of_letters))
    upright[: max(0, round(middle - 1.35 * letter))] = 255
    upright[round(middle + 0.85 * letter) :] = 255
    rows, columns = np.flatnonzero((upright < 128).any(axis=1)), np.flatnonzero((upright < 128).any(axis=0))
    if rows.size == 0:
        return np.full((40, 40), 255, np.uint8)
    cut = upright[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    factor = 48 / cut.shape[0]
    line = cv2.resize(cut, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    return np.asarray(cv2.copyMakeBorder(line, 10, 10, 14, 14, cv2.BORDER_CONSTANT, value=(255,)), dtype=np.uint8)
