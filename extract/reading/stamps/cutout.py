"""A stamp cut out of its page: upright, at 400 dpi, in the views that its words and its values are read from."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.frames import Frame

STAMP_DPI = 400
_COLOURED = 40
_TINTED = 22
_BLACK, _PALEST = 140, 190
_THICKEST_LINE_MM = 0.6


@dataclass(frozen=True, slots=True)
class Cutout:
    """Views of one stamp, of one size: `full` with all ink, `own` the stamp's own ink alone (as `full` where that is black),
    `black` what is black in a coloured stamp (typed or written values, text beneath); `inside` is the frame without margin."""

    full: Picture
    own: Picture
    black: Picture
    coloured: bool
    inside: Rectangle


def cut_out(
    full: Picture,
    body: Picture,
    colour: Picture | None,
    frame: Frame,
    dpi: int,
    above_mm: float,
    margin_mm: float = 2.5,
) -> Cutout:
    """The frame with a margin (more above it, where the office's name may stand), turned upright."""
    scale = STAMP_DPI / dpi
    width, height = frame.size
    margin, above = margin_mm / 25.4 * STAMP_DPI, above_mm / 25.4 * STAMP_DPI
    wide, high = round(width * scale + 2 * margin), round(height * scale + margin + above)
    (ax, ay), (bx, by), _, (dx, dy) = frame.corners
    source = np.array([[ax, ay], [bx, by], [dx, dy]], dtype=np.float32)
    target = np.array(
        [[margin, above], [margin + width * scale, above], [margin, above + height * scale]], dtype=np.float32
    )
    matrix = cv2.getAffineTransform(source, target)

    def view(image: Picture) -> Picture:
        white = (255, 255, 255)
        turned = cv2.warpAffine(image, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=white)
        return np.asarray(turned, dtype=np.uint8)

    all_ink = view(full)
    inside = Rectangle(round(margin), round(above), wide - round(margin), high - round(margin))
    if colour is None:
        return Cutout(all_ink, all_ink, all_ink, False, inside)
    crop = view(colour)
    chroma = crop.max(axis=2).astype(np.int16) - crop.min(axis=2)
    mask = chroma > _COLOURED
    coloured = float(inside.cut(mask.astype(np.uint8)).mean()) > 0.025
    if not coloured:
        return Cutout(all_ink, all_ink, all_ink, False, inside)
    tinted = cv2.dilate(
        (chroma > _TINTED).astype(np.uint8), np.ones((5, 5), np.uint8)
    )  # JPEG halves the colour's sharpness
    own = np.where(tinted > 0, all_ink, 255).astype(np.uint8)
    return Cutout(all_ink, own, view(body), True, inside)


def without_lines(view: Picture, longest_letter_mm: float = 7.0) -> Picture:
    """The view without straight lines longer than any letter (frames, rules between the rows); letters that a line strikes
    through keep the strokes that cross it."""
    ink = np.where(view < 150, np.uint8(255), np.uint8(0))
    length, crossing = round(longest_letter_mm / 25.4 * STAMP_DPI), round(_THICKEST_LINE_MM / 25.4 * STAMP_DPI) + 3
    clean = view.copy()
    for line, stroke in (((1, length), (crossing, 1)), ((length, 1), (1, crossing))):
        lines = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(line, np.uint8)), np.ones((5, 5), np.uint8))
        strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(stroke, np.uint8))
        clean[(lines > 0) & (strokes == 0)] = 255
    return clean


def without_leaders(view: Picture) -> Picture:
    """The view without dot leaders and specks: components smaller than half a millimetre each way."""
    ink = np.where(view < ink_level(view), np.uint8(255), np.uint8(0))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    dot = 0.55 / 25.4 * STAMP_DPI
    small = (stats[:, cv2.CC_STAT_WIDTH] <= dot) & (stats[:, cv2.CC_STAT_HEIGHT] <= dot)
    small[0] = False
    clean = view.copy()
    clean[cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    return clean


def ink_level(view: Picture) -> float:
    """The grey under which a pixel is ink: Otsu's, for thin strokes of worn rubber are grey throughout; within 140-190."""
    otsu, _ = cv2.threshold(view, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return float(min(_PALEST, max(_BLACK, otsu)))


def with_figures_cut_off(view: Picture, area: Rectangle, least_left: int) -> Rectangle:
    """`area` (a value's ink) with the figures to its left that stand as close as figures do and are as high; never beyond
    `least_left`. A label's end that was only reckoned may lie inside the value, and 378 is no part of 8378."""
    for _ in range(3):
        gap = round(0.4 * area.height)
        beside = Rectangle(area.left - gap, area.top, area.left, area.bottom)
        wider = ink_bounds(view, Rectangle(area.left - 2 * gap, area.top, area.left + 1, area.bottom))
        if beside.left < least_left or wider is None or wider.left >= area.left or wider.left < least_left:
            return area
        own = Rectangle(wider.left, wider.top, min(wider.right, area.left + gap), wider.bottom)
        if own.height < 0.55 * area.height or own.right < area.left - gap:
            return area
        area = Rectangle(wider.left, min(area.top, wider.top), area.right, max(area.bottom, wider.bottom))
    return area


def row_above(view: Picture, label: Rectangle, right: int) -> tuple[int, int] | None:
    """Top and bottom of the row of print nearest above a label, looked for from its left edge to `right`."""
    strip = view[: max(0, label.top + label.height // 5), max(0, label.left) : max(0, right)]
    if strip.size == 0:
        return None
    marked = np.flatnonzero((strip < ink_level(view)).sum(axis=1) >= 2)
    if marked.size == 0:
        return None
    breaks = np.flatnonzero(np.diff(marked) > max(2, label.height // 5))
    for rows in reversed(np.split(marked, breaks + 1)):
        if rows[-1] - rows[0] >= 0.45 * label.height:
            return int(rows[0]), int(rows[-1]) + 1
    return None


def ink_bounds(view: Picture, area: Rectangle) -> Rectangle | None:
    """The smallest rectangle round the marks whose middles lie in an area; None where there is next to no ink."""
    around = area.grown(max(8, area.height // 2)).clipped(view.shape[1], view.shape[0])
    ink = np.where(around.cut(view) < ink_level(view), np.uint8(255), np.uint8(0))
    if ink.size == 0:
        return None
    _, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes, pixels = [], 0
    for (left, top, width, height, size), (x, y) in zip(stats[1:], middles[1:], strict=True):
        x, y = x + around.left, y + around.top
        if size >= 20 and area.left <= x < area.right and area.top <= y < area.bottom:
            boxes.append((left, top, left + width, top + height))
            pixels += int(size)
    if pixels < 60:
        return None
    edges = np.array(boxes)
    return Rectangle(
        around.left + int(edges[:, 0].min()),
        around.top + int(edges[:, 1].min()),
        around.left + int(edges[:, 2].max()),
        around.top + int(edges[:, 3].max()),
    )
