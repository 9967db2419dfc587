"""Where an incoming stamp may be when no frame was found: a patch of coloured ink, or its words read with the page.

Only places are proposed here; what stands there decides whether it is a stamp.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import cv2
import numpy as np

from extract.model import Region
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.picture.ink import ink_mask
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of, text_of
from extract.reading.stamps.frames import Frame
from extract.reading.stamps.grammar import labels_in, parse_stamp_lines

_WIDTH_MM, _HEIGHT_MM = (24.0, 85.0), (10.0, 50.0)
_JOIN_MM = 8.0  # white between the parts of one stamp
_PILE_MM = 9.0
_MOST = 2
_REACH_MM = (24.0, 12.0, 46.0, 27.0)  # how far left, above, right and below its labels a stamp may reach
_WHITE_MM = (4.0, 3.4)  # white across and down that parts a stamp from the text beside it


def as_frame(area: Rectangle, tilt: float = 0.0) -> Frame:
    """The frame whose bounds are an area, upright or turned by `tilt` degrees clockwise."""
    c, s = math.cos(math.radians(tilt)), math.sin(math.radians(abs(tilt)))
    spread = c * c - s * s
    wide, high = (area.width * c - area.height * s) / spread, (area.height * c - area.width * s) / spread
    if tilt == 0.0 or min(wide, high) < 0.3 * min(area.width, area.height):  # not what it looks like
        wide, high = float(area.width), float(area.height)
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    turn = math.sin(math.radians(tilt))

    def corner(across: float, down: float) -> tuple[float, float]:
        return x + across * c - down * turn, y + across * turn + down * c

    half, deep = wide / 2, high / 2
    corners = (corner(-half, -deep), corner(half, -deep), corner(half, deep), corner(-half, deep))
    return Frame(corners, round(tilt, 2), 0.0)


def coloured_patches(colour: Picture, dpi: int, avoid: Sequence[Rectangle]) -> list[Rectangle]:
    """Patches of coloured ink as large as a stamp, the top ones first; not where something else was found."""
    shares = cv2.resize(ink_mask(colour), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    mask = np.where(shares > 60, np.uint8(255), np.uint8(0))  # thin strokes lose their colour when a picture shrinks
    reach = max(3, round(_JOIN_MM / 25.4 * dpi / 4)) | 1
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    mm = 25.4 / dpi
    patches = [
        Rectangle(4 * int(left), 4 * int(top), 4 * int(left + width), 4 * int(top + height))
        for left, top, width, height, size in stats[1:]
        if size > 0.25 * width * height and min(width, height) * 4 * mm > 4.0  # a signature is thin
    ]
    found = [
        area
        for area in _piled(patches, mm)
        if (
            _is_of_size(area.width * mm, area.height * mm) or _is_of_size(area.height * mm, area.width * mm)
        )  # on its side
        and not any(area.common_area(other) > 0.2 * area.area for other in avoid)
    ]
    return sorted(found, key=lambda area: area.top)[:_MOST]


def _is_of_size(wide: float, high: float) -> bool:
    return _WIDTH_MM[0] <= wide <= _WIDTH_MM[1] and _HEIGHT_MM[0] <= high <= _HEIGHT_MM[1]


def _piled(patches: Sequence[Rectangle], mm: float) -> list[Rectangle]:
    """Patches one above the other with little white between and the same middle: the heading of a stamp and its rows."""
    piled: list[Rectangle] = []
    for patch in sorted(patches, key=lambda one: one.top):
        for at, upper in enumerate(piled):
            common = min(upper.right, patch.right) - max(upper.left, patch.left)
            both = Rectangle(
                min(upper.left, patch.left), upper.top, max(upper.right, patch.right), max(upper.bottom, patch.bottom)
            )
            near = (patch.top - upper.bottom) * mm <= _PILE_MM and common >= 0.6 * min(upper.width, patch.width)
            if near and both.height * mm <= _HEIGHT_MM[1] and both.width * mm <= _WIDTH_MM[1]:
                piled[at] = both
                break
        else:
            piled.append(patch)
    return piled


def label_clusters(words: Sequence[MarkedWord], full: Picture, dpi: int, avoid: Sequence[Rectangle]) -> list[Rectangle]:
    """Places where the page's own reading has ĐẾN standing alone, or with labels close by, or two labels that only stamps have."""
    lines = [line for line in lines_of([word for word in words if word.region is Region.BODY]) if len(line) <= 9]
    found: list[Rectangle] = []
    for line in lines:
        labels = {label.field for label, _, _ in labels_in(text_of(line))}
        if not labels & {"anchor", "transfer_to", "file_symbol"}:
            continue
        around = _around(line, lines, dpi)
        fields = set(parse_stamp_lines([text_of(other) for other in around]).labels)
        alone = "anchor" in labels and len(re.findall(r"[^\W\d_]{2,}", text_of(line))) <= 3
        if not alone and len(fields) < (3 if "anchor" in fields else 2):
            continue
        labelled = [other for other in around if labels_in(text_of(other))]
        area = _block_about(bounds_of([word for other in labelled for word in other]), full, dpi)
        if not any(area.common_area(other) > 0.2 * area.area for other in [*avoid, *found]):
            found.append(area)
    return found[:_MOST]


def _around(line: Sequence[MarkedWord], lines: Sequence[Sequence[MarkedWord]], dpi: int) -> list[Sequence[MarkedWord]]:
    """The lines that lie within a stamp's size of a line, from the top."""
    centre = bounds_of(line)
    near = Rectangle(
        centre.left - round(25 / 25.4 * dpi),
        centre.top - round(18 / 25.4 * dpi),
        centre.left + round(75 / 25.4 * dpi),
        centre.bottom + round(30 / 25.4 * dpi),
    )
    around = [other for other in lines if all(word.inside(near) for word in other)]
    return sorted(around, key=lambda other: bounds_of(other).top)


def _block_about(labels: Rectangle, full: Picture, dpi: int) -> Rectangle:
    """The block of print that the labels stand in, as far as white parts it from the rest, no larger than a stamp."""
    left, top, right, bottom = (round(mm / 25.4 * dpi) for mm in _REACH_MM)
    window = Rectangle(labels.left - left, labels.top - top, labels.right + right, labels.bottom + bottom)
    window = window.clipped(full.shape[1], full.shape[0])
    small = cv2.resize(window.cut(full), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 200, np.uint8(255), np.uint8(0))
    across, down = (max(3, round(mm / 25.4 * dpi / 4)) for mm in _WHITE_MM)
    joined = cv2.dilate(ink, np.ones((down, across), np.uint8))
    _, blocks = cv2.connectedComponents(joined, connectivity=8)
    inner = Rectangle(
        labels.left - window.left, labels.top - window.top, labels.right - window.left, labels.bottom - window.top
    )
    held = blocks[inner.top // 4 : inner.bottom // 4 + 1, inner.left // 4 : inner.right // 4 + 1]
    own = np.bincount(held[held > 0]) if (held > 0).any() else np.zeros(0, np.int64)
    if own.size == 0:
        return labels
    ys, xs = np.nonzero((blocks == int(own.argmax())) & (ink > 0))
    if xs.size == 0:
        return labels
    return Rectangle(
        min(labels.left, window.left + 4 * int(xs.min())),
        min(labels.top, window.top + 4 * int(ys.min())),
        max(labels.right, window.left + 4 * int(xs.max()) + 4),
        max(labels.bottom, window.top + 4 * int(ys.max()) + 4),
    )
