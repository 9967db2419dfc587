"""Taking a black stamp out of the page before its text is read again: frame lines always, letters where no row of the page runs in.

Coloured ink is dropped by colour (`picture.ink`); here only place and direction tell the stamp from the page. Rows of the page
are level after deskewing and go on beyond the frame's edge; the stamp's own rows end inside it. Does not belong here: which words
are the stamp's (`finding.mark_stamp_words`).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture
from extract.reading.stamps.frames import Frame

_LINE_MM = 7.0  # straighter and longer than any letter's stroke
_THICKEST_MM = 1.2
_BESIDE_MM = (0.6, 4.5)  # where a row that runs into the frame has ink: a word space and a letter from its edge
_MARKS_MM = 1.2  # tone marks and tails stand this far outside a row's band
_SMALLEST_MM = 0.4


def without_stamp(body: Picture, frame: Frame, dpi: int, margin: int | None) -> Picture:
    """`body` (grey, level rows) without the stamp in `frame`. `margin`: the left edge of the page's text in pixels; what stands
    left of it inside the frame is the stamp's."""
    area = frame.bounds.grown(_pixels(2.0, dpi)).clipped(body.shape[1], body.shape[0])
    part = np.ascontiguousarray(area.cut(body))
    if min(part.shape) < 20:
        return body
    corners = np.array([[x - area.left, y - area.top] for x, y in frame.corners], dtype=np.float64)
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.rint(corners).astype(np.int32), 255)
    lines = _line_mask(part, corners, frame.tilt, dpi)
    part[lines > 0] = 255
    rows = _rows_running_in(body, area.left, area.top, inside, dpi)
    ink = np.where(part < 160, np.uint8(255), np.uint8(0))
    _, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y = middles[:, 0], middles[:, 1]
    at = (
        np.clip(np.rint(y), 0, part.shape[0] - 1).astype(int),
        np.clip(np.rint(x), 0, part.shape[1] - 1).astype(int),
    )
    own = (inside[at] > 0) & ~rows[at[0]]
    small = np.maximum(stats[:, 2], stats[:, 3]) < _pixels(_SMALLEST_MM, dpi)
    own |= (inside[at] > 0) & small  # dot leaders
    if margin is not None:
        own |= (inside[at] > 0) & (stats[:, 0] + stats[:, 2] < margin - area.left - _pixels(1.0, dpi))
    own[0] = False
    part[cv2.dilate(own[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    clean = body.copy()
    clean[area.top : area.bottom, area.left : area.right] = part
    return clean


def text_margin(lefts: Sequence[int], frame: Frame) -> int | None:
    """The left edge of the page's text from the left ends of its lines below and above the frame; None with under five lines."""
    area = frame.bounds
    far = sorted(left for left in lefts if not area.left <= left < area.right or area.width == 0)
    every = sorted(lefts)
    known = far if len(far) >= 5 else every
    return known[len(known) // 5] if len(known) >= 5 else None


def _pixels(millimetres: float, dpi: int) -> int:
    return max(1, round(millimetres / 25.4 * dpi))


def _line_mask(part: Picture, corners: np.ndarray, tilt: float, dpi: int) -> Picture:
    """255 on straight lines along the frame's directions; strokes of letters that cross them are spared."""
    height, width = part.shape
    ink = np.where(part < 170, np.uint8(255), np.uint8(0))
    centre = (float(corners[:, 0].mean()), float(corners[:, 1].mean()))
    level = cv2.getRotationMatrix2D(centre, tilt, 1.0)
    upright = np.asarray(cv2.warpAffine(ink, level, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)
    length, thick = _pixels(_LINE_MM, dpi), _pixels(_THICKEST_MM, dpi)
    mask = np.zeros_like(upright)
    for line, stroke in (((1, length), (thick, 1)), ((length, 1), (1, thick))):
        bridged = cv2.dilate(upright, np.ones((3, 3), np.uint8))
        found = cv2.dilate(
            cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(line, np.uint8)), np.ones((3, 3), np.uint8)
        )
        crossing = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones(stroke, np.uint8))
        mask |= np.where((found > 0) & (crossing == 0), np.uint8(255), np.uint8(0))
    back = cv2.invertAffineTransform(level)
    return np.asarray(cv2.warpAffine(mask, back, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)


def _rows_running_in(body: Picture, left: int, top: int, inside: Picture, dpi: int) -> np.ndarray:
    """For each pixel row of the part whether a row of the page's text reaches the frame's edge there, marks and tails included."""
    near, far = (_pixels(value, dpi) for value in _BESIDE_MM)
    flags = np.zeros(inside.shape[0], np.uint8)
    for y in np.flatnonzero(inside.any(axis=1)):
        columns = np.flatnonzero(inside[y])
        line = body[top + y]
        right_edge, left_edge = left + int(columns[-1]), left + int(columns[0])
        beside = np.concatenate(
            [line[right_edge + near : right_edge + far], line[max(0, left_edge - far) : max(0, left_edge - near)]]
        )
        flags[y] = np.uint8((beside < 140).sum() >= 2)
    reach = _pixels(0.8, dpi) | 1
    solid = cv2.morphologyEx(flags.reshape(-1, 1), cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))
    least = _pixels(1.2, dpi) | 1
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((least, 1), np.uint8))
    wide = 2 * _pixels(_MARKS_MM, dpi) + 1
    return np.asarray(cv2.dilate(solid, np.ones((wide, 1), np.uint8)).ravel() > 0)
