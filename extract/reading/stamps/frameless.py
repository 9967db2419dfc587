"""Where an incoming stamp may be when no frame was found: a patch of coloured ink, or its words read with the page.

Only places are proposed here; what stands there decides whether it is a stamp.
"""

from __future__ import annotations

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
_JOIN_MM = 6.0  # white between the parts of one stamp
_MOST = 2


def as_frame(area: Rectangle) -> Frame:
    """An upright frame round an area."""
    return Frame(
        ((area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)), 0.0, 0.0
    )


def coloured_patches(colour: Picture, dpi: int, avoid: Sequence[Rectangle]) -> list[Rectangle]:
    """Patches of coloured ink as large as a stamp, the top ones first; not where something else was found."""
    shares = cv2.resize(ink_mask(colour), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    mask = np.where(shares > 60, np.uint8(255), np.uint8(0))  # thin strokes lose their colour when a picture shrinks
    reach = max(3, round(_JOIN_MM / 25.4 * dpi / 4)) | 1
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for left, top, width, height, size in stats[1:]:
        wide, high = width * 4 * 25.4 / dpi, height * 4 * 25.4 / dpi
        if not (_WIDTH_MM[0] <= wide <= _WIDTH_MM[1] and _HEIGHT_MM[0] <= high <= _HEIGHT_MM[1]):
            continue
        area = Rectangle(4 * int(left), 4 * int(top), 4 * int(left + width), 4 * int(top + height))
        thick = size > 0.25 * width * height  # a signature is thin
        if thick and not any(area.common_area(other) > 0.2 * area.area for other in avoid):
            found.append(area)
    return sorted(found, key=lambda area: area.top)[:_MOST]


def label_clusters(words: Sequence[MarkedWord], dpi: int, avoid: Sequence[Rectangle]) -> list[Rectangle]:
    """Places where the page's own reading has ĐẾN with two of the stamp's labels close by, short lines all."""
    lines = [line for line in lines_of([word for word in words if word.region is Region.BODY]) if len(line) <= 9]
    found: list[Rectangle] = []
    for line in lines:
        anchors = [label for label, _, _ in labels_in(text_of(line)) if label.field == "anchor"]
        if not anchors:
            continue
        centre = bounds_of(line)
        near = Rectangle(
            centre.left - round(10 / 25.4 * dpi),
            centre.top - round(18 / 25.4 * dpi),
            centre.left + round(75 / 25.4 * dpi),
            centre.bottom + round(30 / 25.4 * dpi),
        )
        around = [other for other in lines if all(word.inside(near) for word in other)]
        around.sort(key=lambda other: bounds_of(other).top)
        fields = parse_stamp_lines([text_of(other) for other in around])
        if len(set(fields.labels) - {"anchor"}) < 2:
            continue
        labelled = [other for other in around if labels_in(text_of(other))]
        area = bounds_of([word for other in labelled for word in other])
        if not any(area.common_area(other) > 0.2 * area.area for other in [*avoid, *found]):
            found.append(area)
    return found[:_MOST]
