"""The rows of print in a stamp that was cut out, set anew one below the other and read in one recognition.

Page engines lose half of a stamp: leaders become letters, the big ĐẾN beside two small rows breaks the lines, specks and frames join
in. Here the leaders and specks are put out, the marks gathered into rows, each row scaled to one letter height. Not here: what the
rows say (`grammar`), which views of the stamp there are (`cutout`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.reading.engines.interface import EngineWord
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.cutout import STAMP_DPI, ink_level

_MM = STAMP_DPI / 25.4
_SPECK_MM = 0.22  # a point of an 'i' in 3 mm type is wider
_DOT_MM = 0.62
_CHAIN_MM = 4.5  # small marks on one line as long as this are leaders
_LETTER_MM = (0.9, 9.0)
_TALL = 46  # pixels of a capital in the new setting
_MOST_ROWS = 14
_SOFT = 1.6  # pixels


@dataclass(frozen=True, slots=True)
class Row:
    """Marks that stand on one line: their place in the view, the height of its capitals, and a picture of them alone."""

    area: Rectangle
    letter: int
    picture: Picture


def text_rows(view: Picture, inside: Rectangle) -> list[Row]:
    """Rows from top to bottom. `view` has no straight lines any more; `inside` is the frame: what is left of it is no print."""
    if _is_two_level(view):  # strokes of a copy are broken: a little softness joins them
        view = np.asarray(cv2.GaussianBlur(view, (0, 0), _SOFT), dtype=np.uint8)
    ink = np.where(view < ink_level(view), np.uint8(255), np.uint8(0))
    ink = _without_leaders(ink)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = [Rectangle(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats]
    low, high = (value * _MM for value in _LETTER_MM)
    letters = [
        i
        for i in range(1, count)
        if low <= boxes[i].height <= high
        and boxes[i].width <= 2.2 * high
        and not _is_frame(boxes[i], stats[i, 4], inside)
    ]
    rows = [[letters[i] for i in group] for group in _rows_of([boxes[i] for i in letters])]
    rows = _with_accents(rows, boxes)
    taken = {i for row in rows for i in row}
    bounds = [_bounds([boxes[i] for i in row]) for row in rows]
    for i in range(1, count):  # points, accents, commas go to the row that they stand at
        if i in taken or boxes[i].height > 1.2 * low or boxes[i].width > 2 * low:
            continue
        x, y = (boxes[i].left + boxes[i].right) / 2, (boxes[i].top + boxes[i].bottom) / 2
        for at, area in enumerate(bounds):
            reach = 0.45 * area.height
            if area.left - 4 <= x <= area.right + reach and area.top - reach <= y <= area.bottom + 0.35 * area.height:
                rows[at].append(i)
                break
    made = []
    for row in rows:
        area = _bounds([boxes[i] for i in row]).grown(4).clipped(view.shape[1], view.shape[0])
        own = np.zeros(count, np.uint8)
        own[row] = 1
        shown = cv2.dilate(own[labels[area.top : area.bottom, area.left : area.right]], np.ones((5, 5), np.uint8))
        picture = np.where(shown > 0, area.cut(view), np.uint8(255)).astype(np.uint8)
        made.append(Row(area, _letter([boxes[i] for i in row]), picture))
    made.sort(key=lambda row: (row.area.top + row.area.bottom) / 2)
    return made[:_MOST_ROWS]


def _is_frame(mark: Rectangle, pixels: int, inside: Rectangle) -> bool:
    """Arcs of a rounded frame, ends of its sides, the page's letters cut by the margin."""
    edge = 1.1 * _MM
    if mark.top <= 1 or mark.left <= 1:  # a letter of the page, cut by the margin
        return True
    beyond = mark.right < inside.left + edge or mark.left > inside.right - edge or mark.top > inside.bottom - edge
    long = max(mark.width, mark.height) > 5.5 * _MM and pixels < 0.12 * mark.area
    bar = mark.height > 3.2 * _MM and mark.width < 0.2 * mark.height
    return beyond or long or bar


def tilt_of(rows: Sequence[Row]) -> float:
    """Degrees clockwise by which the rows lean: the middle one of their slopes, weighed by length; 0 without long rows."""
    slopes = []
    for row in rows:
        ink = row.picture < 200
        xs = np.flatnonzero(ink.any(axis=0))
        if xs.size < 4 * row.letter or row.area.width < 5 * row.letter:
            continue
        middles = np.array([float(np.flatnonzero(ink[:, x]).mean()) for x in xs])
        slope, start = np.polyfit(xs, middles, 1)
        if float(np.abs(middles - slope * xs - start).mean()) < 0.3 * row.letter:  # two rows in one lie anyhow
            slopes.append((row.area.width, float(slope)))
    if not slopes:
        return 0.0
    order = sorted(slopes, key=lambda one: one[1])
    half, passed = sum(width for width, _ in order) / 2, 0.0
    for width, slope in order:
        passed += width
        if passed >= half:
            return math.degrees(math.atan(slope))
    return 0.0


def _is_two_level(view: Picture) -> bool:
    """Whether hardly any pixel is grey, edges apart: a photocopy, a 1-bit scan."""
    grey = (view > 60) & (view < 195)
    return float(grey.mean()) < 0.6 * float((view <= 60).mean())


def _letter(boxes: Sequence[Rectangle]) -> int:
    """Height of a row's capitals: most marks are letters, accents and points are lower."""
    heights = sorted(box.height for box in boxes)
    return heights[int(0.75 * (len(heights) - 1))]


def _with_accents(rows: Sequence[list[int]], boxes: Sequence[Rectangle]) -> list[list[int]]:
    """Accents over capitals stand apart from them and in a row of their own: put back to the row beneath."""
    kept = sorted(([*row] for row in rows), key=lambda row: -_letter([boxes[i] for i in row]))
    result: list[list[int]] = []
    for row in kept:
        owner = next((other for other in result if _are_accents(row, other, boxes)), None)
        if owner is not None:
            owner.extend(row)
        else:
            result.append(row)
    return result


def _are_accents(row: Sequence[int], other: Sequence[int], boxes: Sequence[Rectangle]) -> bool:
    letter = _letter([boxes[i] for i in other])

    def over(mark: Rectangle, base: Rectangle) -> bool:
        common = min(mark.right, base.right) - max(mark.left, base.left)
        gap = base.top - mark.bottom
        return common >= 0.4 * mark.width and -0.4 * letter < gap < 0.3 * letter and base.height > 1.4 * mark.height

    fits = sum(any(over(boxes[i], boxes[j]) for j in other) for i in row)
    return _letter([boxes[i] for i in row]) < 0.65 * letter and fits >= 0.6 * len(row)


def _without_leaders(ink: Picture) -> Picture:
    """Without specks, and without small marks that follow each other on a line."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    speck = (wide <= _SPECK_MM * _MM) & (high <= _SPECK_MM * _MM)
    small = (high <= _DOT_MM * _MM) & (wide <= 3 * _DOT_MM * _MM)
    small[0] = speck[0] = False
    dots = np.where(small[labels], np.uint8(255), np.uint8(0))
    reach = round(1.9 * _MM)
    chained = cv2.morphologyEx(dots, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    chained = cv2.morphologyEx(chained, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    chained = cv2.morphologyEx(chained, cv2.MORPH_OPEN, np.ones((1, round(_CHAIN_MM * _MM)), np.uint8))
    touched = np.zeros(count, bool)
    touched[np.unique(labels[chained > 0])] = True
    drop = speck | (small & touched)
    return np.where(drop[labels], np.uint8(0), ink).astype(np.uint8)


def _rows_of(boxes: Sequence[Rectangle]) -> list[list[int]]:
    """Letters joined to lines: neighbours of like height that overlap upright; then pieces of one line with white between."""
    order = sorted(range(len(boxes)), key=lambda i: boxes[i].left)
    pieces: list[list[int]] = []
    for i in order:
        box = boxes[i]
        best: tuple[float, list[int]] | None = None
        for piece in pieces:
            last = boxes[piece[-1]]
            recent = [boxes[j] for j in piece[-3:]]
            gap = box.left - max(one.right for one in recent)
            high = max(last.height, box.height)
            if gap > 1.3 * high or gap < -1.2 * high:
                continue
            other_size = not 0.77 <= last.height / max(1, box.height) <= 1.3
            if other_size and gap > 0.3 * high and abs(last.bottom - box.bottom) > 0.2 * high:
                continue  # the big ĐẾN beside a smaller row
            area = _bounds(recent)
            common = min(area.bottom, box.bottom) - max(area.top, box.top)
            if common < 0.5 * min(area.height, box.height) or not 0.42 <= box.height / max(1, area.height) <= 2.3:
                continue
            if best is None or gap < best[0]:
                best = (gap, piece)
        if best:
            best[1].append(i)
        else:
            pieces.append([i])
    areas = [_bounds([boxes[i] for i in piece]) for piece in pieces]
    order = sorted(range(len(pieces)), key=lambda k: areas[k].left)
    rows: list[list[int]] = []
    row_areas: list[Rectangle] = []
    for k in order:
        area = areas[k]
        for at, other in enumerate(row_areas):
            common = min(area.bottom, other.bottom) - max(area.top, other.top)
            low = min(area.height, other.height)
            alike = 0.6 <= area.height / other.height <= 1.65 and common >= 0.6 * low
            step = abs(_base([boxes[i] for i in pieces[k]]) - _base([boxes[i] for i in rows[at]]))
            if alike and step <= 0.3 * low and area.left >= other.right - other.height:
                rows[at].extend(pieces[k])
                row_areas[at] = _bounds([other, area])
                break
        else:
            rows.append(list(pieces[k]))
            row_areas.append(area)
    return [row for row in rows if len(row) >= 2]


def _base(boxes: Sequence[Rectangle]) -> int:
    """Where the letters stand: the middle one of their lower ends."""
    return sorted(box.bottom for box in boxes)[len(boxes) // 2]


def _bounds(boxes: Sequence[Rectangle]) -> Rectangle:
    return Rectangle(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """Rows set one below the other: the picture, and for each row where it stands in it and by how much it was scaled."""

    picture: Picture
    rows: tuple[tuple[Row, Rectangle, float], ...]

    def placed(self, words: Sequence[EngineWord]) -> list[list[EngineWord]]:
        """The engine's words by row, with their places in the stamp's view."""
        found: list[list[EngineWord]] = [[] for _ in self.rows]
        for word in words:
            middle = word.top + word.height / 2
            for at, (row, place, scale) in enumerate(self.rows):
                if place.top - 12 <= middle <= place.bottom + 12:
                    found[at].append(
                        replace(
                            word,
                            left=row.area.left + round((word.left - place.left) / scale),
                            top=row.area.top + round((word.top - place.top) / scale),
                            width=max(1, round(word.width / scale)),
                            height=max(1, round(word.height / scale)),
                        )
                    )
                    break
        return [sorted(row, key=lambda word: word.left) for row in found]


def set_rows(rows: Sequence[Row]) -> Setting | None:
    """The rows below each other, their letters of one height, on white; None without rows."""
    crops = []
    for row in rows:
        scale = min(1.6, max(0.4, _TALL / row.letter))
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        crops.append(
            (
                row,
                np.asarray(cv2.resize(row.picture, None, fx=scale, fy=scale, interpolation=method), dtype=np.uint8),
                scale,
            )
        )
    if not crops:
        return None
    margin, gap = 30, 34
    wide = max(crop.shape[1] for _, crop, _ in crops) + 2 * margin
    high = sum(crop.shape[0] + gap for _, crop, _ in crops) + 2 * margin
    picture = np.full((high, wide), 255, np.uint8)
    y, places = margin, []
    for row, crop, scale in crops:
        picture[y : y + crop.shape[0], margin : margin + crop.shape[1]] = crop
        places.append((row, Rectangle(margin, y, margin + crop.shape[1], y + crop.shape[0]), scale))
        y += crop.shape[0] + gap
    return Setting(picture, tuple(places))
