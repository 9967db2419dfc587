"""Rectangular frames of incoming stamps, in any ink, turned up to 15 degrees, with gaps in their lines.

Found from straight line segments on a small picture with all ink in it: two parallel lines as far apart as a stamp is high, and
ink along the four sides between their ends. NĐ 30/2020 gives 35 x 50 mm; stamps in use measure 28-75 x 14-50 mm. A cell of a
table can look the same: what stands inside decides, not the frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.reading.picture.geometry import Picture, Rectangle

_DPI = 120
_MOST_TILT = 16.0
_WIDTH_MM = (28.0, 75.0)
_HEIGHT_MM = (14.0, 50.0)
_LEAST_COVER = 0.66  # mean share of the four sides that have ink; a broken frame of a 1-bit scan has 0.75
_LEAST_SIDE = 0.35
_ROUND_MM = (0.0, 2.5, 6.0, 9.0)  # radius of the corners
_LEAST_BEND = 0.7


@dataclass(frozen=True, slots=True)
class Frame:
    """A turned rectangle: corners clockwise from top left, in pixels of the picture given; `tilt` degrees clockwise."""

    corners: tuple[tuple[float, float], ...]
    tilt: float
    cover: float

    @property
    def bounds(self) -> Rectangle:
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return Rectangle(math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys)))

    @property
    def size(self) -> tuple[float, float]:
        (ax, ay), (bx, by), _, (dx, dy) = self.corners
        return math.hypot(bx - ax, by - ay), math.hypot(dx - ax, dy - ay)


@dataclass(slots=True)
class _Stroke:
    """A line put together from collinear segments: unit direction (nearly +x), offset along the normal, covered span."""

    angle: float
    offset: float
    start: float
    end: float


def find_frames(full: Picture, dpi: int, most: int = 3) -> tuple[Frame, ...]:
    """Frames on a grey page with all ink dark in it (darkest channel), best covered first, none over another, at most `most`."""
    scale = _DPI / dpi
    small = cv2.resize(full, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(small)[0]
    if found is None:
        return ()
    segments = np.asarray(found, dtype=np.float64).reshape(-1, 4)
    _, dark = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = np.asarray(cv2.dilate(dark, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    candidates = _rectangles(_strokes(segments), ink)
    kept: list[Frame] = []
    for frame in sorted(candidates, key=lambda one: (-min(0.8, round(one.cover, 1)), -one.bounds.area)):
        area = frame.bounds
        if all(area.common_area(other.bounds) < 0.3 * min(area.area, other.bounds.area) for other in kept):
            kept.append(frame)
    return tuple(
        Frame(tuple((x / scale, y / scale) for x, y in frame.corners), frame.tilt, frame.cover) for frame in kept[:most]
    )


def _mm(value: float) -> float:
    return value / 25.4 * _DPI


def _strokes(segments: NDArray[np.float64]) -> list[_Stroke]:
    """Near-horizontal segments joined into lines; gaps of up to 8 mm are bridged (text across the frame, worn rubber)."""
    strokes: list[_Stroke] = []
    spans = segments[:, 2:] - segments[:, :2]
    lengths = np.hypot(spans[:, 0], spans[:, 1])
    for i in np.argsort(-lengths, kind="stable"):
        if lengths[i] < _mm(3.0):
            break
        x0, y0, x1, y1 = segments[i] if spans[i, 0] >= 0 else segments[i][[2, 3, 0, 1]]
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
        if abs(angle) > _MOST_TILT:
            continue
        for stroke in strokes:
            if abs(stroke.angle - angle) > 2.5:
                continue
            (s0, o0), (s1, o1) = _along(x0, y0, stroke.angle), _along(x1, y1, stroke.angle)
            if abs((o0 + o1) / 2 - stroke.offset) > _mm(0.8):
                continue
            if s0 - stroke.end < _mm(8.0) and stroke.start - s1 < _mm(8.0):
                stroke.start, stroke.end = min(stroke.start, s0), max(stroke.end, s1)
                break
        else:
            (s0, o0), (s1, o1) = _along(x0, y0, angle), _along(x1, y1, angle)
            strokes.append(_Stroke(angle, (o0 + o1) / 2, s0, s1))
    return strokes


def _along(x: float, y: float, angle: float) -> tuple[float, float]:
    """Coordinates along and across a direction."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return x * c + y * s, -x * s + y * c


def _rectangles(strokes: Sequence[_Stroke], ink: Picture) -> list[Frame]:
    most = _mm(_WIDTH_MM[1] + 6)
    long = [stroke for stroke in strokes if stroke.end - stroke.start >= _mm(20)]
    frames = []
    for top in long:
        for bottom in long:
            lengths = top.end - top.start, bottom.end - bottom.start
            if min(lengths) > most:
                continue
            if abs(top.angle - bottom.angle) > 3.0:
                continue
            tilt = (top.angle + bottom.angle) / 2
            distance = bottom.offset - top.offset
            if not _mm(_HEIGHT_MM[0]) <= distance <= _mm(_HEIGHT_MM[1]):
                continue
            common = min(top.end, bottom.end) - max(top.start, bottom.start)
            # A line that runs into a row of text has no length of its own: the other line's ends count.
            overlong = max(lengths) > most
            if common < (0.8 * min(lengths) if overlong else 0.4 * max(lengths)):
                continue
            # Text on a line's end makes it longer than the frame: both lines' ends are tried.
            own = [stroke for stroke in (top, bottom) if stroke.end - stroke.start <= most]
            for start in {round(stroke.start) for stroke in own}:
                for end in {round(stroke.end) for stroke in own}:
                    for round_mm in _ROUND_MM:
                        bend = _mm(round_mm)
                        beyond = bend - math.sqrt(
                            2 * bend * _mm(0.8)
                        )  # the line runs on into the bend as far as it looks straight
                        if _mm(_WIDTH_MM[0]) <= end - start + 2 * beyond <= _mm(_WIDTH_MM[1]):
                            place = (start - beyond, end + beyond, top.offset, bottom.offset)
                            frames.extend(_covered(place, tilt, ink, bend))
    return frames


def _covered(place: tuple[float, float, float, float], tilt: float, ink: Picture, bend: float) -> list[Frame]:
    """The frame, if there is ink along its sides; the ends are moved a little to where the upright sides are. `place`: start, end
    along the lines, the offsets of the upper and the lower one; `bend`: the radius of its corners."""
    start, end, top, bottom = place
    c, s = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))

    def point(along: float, across: float) -> tuple[float, float]:
        return along * c - across * s, along * s + across * c

    def best_side(at: float) -> tuple[float, float]:
        moves = np.arange(-_mm(2.5), _mm(2.5) + 1, 1.0)
        covers = [_cover(ink, point(at + move, top + bend), point(at + move, bottom - bend)) for move in moves]
        best = int(np.argmax(covers))
        return at + float(moves[best]), covers[best]

    left, left_cover = best_side(start)
    right, right_cover = best_side(end)
    corners = (point(left, top), point(right, top), point(right, bottom), point(left, bottom))
    sides = (
        _cover(ink, point(left + bend, top), point(right - bend, top)),
        right_cover,
        _cover(ink, point(left + bend, bottom), point(right - bend, bottom)),
        left_cover,
    )
    if bend and (bottom - top < 2.6 * bend or _bends(ink, point, (left, right, top, bottom), bend) < _LEAST_BEND):
        return []
    mean = sum(sides) / 4
    if mean < _LEAST_COVER or sorted(sides)[0] < _LEAST_SIDE:
        return []
    if _runs_on(ink, corners) >= 3:
        return []
    return [Frame(corners, round(tilt, 2), round(mean, 3))]


def _bends(
    ink: Picture,
    point: Callable[[float, float], tuple[float, float]],
    sides: tuple[float, float, float, float],
    bend: float,
) -> float:
    """Share of the four rounded corners that has ink."""
    left, right, top, bottom = sides
    found = count = 0
    for x, y, across, down in ((left, top, 1, 1), (right, top, -1, 1), (right, bottom, -1, -1), (left, bottom, 1, -1)):
        for angle in np.linspace(0.15, math.pi / 2 - 0.15, 9):
            along = x + across * bend * (1 - math.cos(angle))
            over = y + down * bend * (1 - math.sin(angle))
            px, py = (round(value) for value in point(along, over))
            count += 1
            found += 0 <= px < ink.shape[1] and 0 <= py < ink.shape[0] and bool(ink[py, px])
    return found / count


def _runs_on(ink: Picture, corners: Sequence[tuple[float, float]]) -> int:
    """In how many of eight directions a side runs on past its corner for 6 mm: a table's rules do, a stamp's frame does not."""
    count = 0
    for i in range(4):
        for here, there in ((corners[i], corners[(i + 1) % 4]), (corners[(i + 1) % 4], corners[i])):
            length = math.hypot(there[0] - here[0], there[1] - here[1]) or 1.0
            step = ((there[0] - here[0]) / length, (there[1] - here[1]) / length)
            near = (there[0] + step[0] * _mm(1.0), there[1] + step[1] * _mm(1.0))
            far = (there[0] + step[0] * _mm(6.0), there[1] + step[1] * _mm(6.0))
            count += _cover(ink, near, far) > 0.9
    return count


def _cover(ink: Picture, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Share of the points between two corners that have ink."""
    count = max(8, int(math.hypot(end[0] - start[0], end[1] - start[1])))
    xs = np.rint(np.linspace(start[0], end[0], count)).astype(int)
    ys = np.rint(np.linspace(start[1], end[1], count)).astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1]) & (ys < ink.shape[0])
    if not inside.any():
        return 0.0
    return float((ink[ys[inside], xs[inside]] > 0).sum() / count)
