"""The chain of preparation steps, in their order, each switchable by `ReadSettings.steps`.

Order (docs, measurements): even the background, fill black edges, turn upright, take coloured ink apart, find the skew on the
whitened page, drop specks. Skew before whitening loses pages on grey paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.model import Box
from extract.reading.picture import background, edges, ink, orientation, skew, specks
from extract.reading.picture.geometry import (
    Matrix,
    Picture,
    Rectangle,
    page_boxes,
    quarter_turn,
    rotation_about_centre,
    scaling,
    turn,
    warp,
)

READING_DPI = 300  # more gains nothing for the body; less than 200 loses tone marks
_LEAST_DPI = 240


@dataclass(frozen=True, slots=True)
class Prepared:
    """One page ready to be read.

    `body`: grey, coloured ink dropped; `full`: grey with all ink dark (darkest channel); `colour`: BGR, None without colour; all of one
    geometry. `to_prepared` maps pixels of the page's picture (`width` x `height`) to theirs.
    """

    body: Picture
    full: Picture
    colour: Picture | None
    dpi: int
    to_prepared: Matrix
    width: int
    height: int
    rotation: int
    skew: float
    notes: tuple[str, ...]

    def box_of(self, rectangle: Rectangle, page: int) -> tuple[float, float, float, float]:
        """The rectangle as page fractions x0, y0, x1, y1."""
        (box,) = self.boxes_of([rectangle], page)
        return box.x0, box.y0, box.x1, box.y1

    def boxes_of(self, rectangles: Sequence[Rectangle], page: int) -> list[Box]:
        return page_boxes(rectangles, self.to_prepared, page, self.width, self.height)

    def pixels(self, millimetres: float) -> int:
        return round(millimetres / 25.4 * self.dpi)


def _grey(image: Picture) -> Picture:
    if image.ndim == 2:
        return image
    if image.shape[2] == 1:
        return np.ascontiguousarray(image[..., 0])
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def _at_reading_dpi(image: Picture, dpi: int) -> tuple[Picture, int]:
    """Scaled up to 300 dpi where the picture has fewer than 240: tone marks need the pixels."""
    if dpi >= _LEAST_DPI:
        return image, dpi
    factor = READING_DPI / dpi
    larger = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, dtype=np.uint8), READING_DPI


def prepare(
    image: Picture,
    dpi: int,
    steps: tuple[str, ...],
    rotation_of: Callable[[Picture, int], int] | None = None,
    rotation: int | None = None,
) -> Prepared:
    """The page made ready. `rotation_of(body, dpi)` says by how many degrees clockwise it must be turned; asked where the lines run
    down the picture. `rotation`: known already, nobody is asked."""
    notes: list[str] = []
    height, width = image.shape[:2]
    picture, dpi = _at_reading_dpi(image, dpi)
    if picture.shape[0] != height:
        notes.append("scaled to 300 dpi")
    matrix = scaling(picture.shape[1] / width, picture.shape[0] / height)

    colour: Picture | None = None
    if picture.ndim == 3 and picture.shape[2] >= 3:
        picture = np.ascontiguousarray(picture[..., :3])
        colour = picture if ink.has_colour(picture) else None
    full = _grey(picture)
    mask = edges.edge_mask(full, dpi) if "edges" in steps else np.zeros(full.shape, np.uint8)
    if mask.any():
        notes.append("black edge filled")
    if "background" in steps and not background.is_two_level(full):
        if colour is not None:
            colour = background.divide_background(edges.whiten(colour, mask), dpi)
        else:
            full = background.divide_background(edges.whiten(full, mask), dpi)
    if colour is not None:
        full = ink.darkest(colour)
    full = edges.whiten(full, mask)
    body = ink.without_ink(colour) if colour is not None and "ink" in steps else full
    body = edges.whiten(body, mask)

    ink_of_text = skew.text_ink(body)
    if rotation is None:
        asked = rotation_of is not None and "orientation" in steps and orientation.turned_on_its_side(ink_of_text)
        rotation = rotation_of(body, dpi) if rotation_of is not None and asked else 0
    if rotation:
        ink_of_text = turn(ink_of_text, rotation)
        matrix = quarter_turn(full.shape[1], full.shape[0], rotation) @ matrix
        same = body is full
        full = turn(full, rotation)
        body = full if same else turn(body, rotation)
        colour = turn(colour, rotation) if colour is not None else None
        notes.append(f"turned {rotation}")
    angle = skew.skew_degrees(ink_of_text) if "skew" in steps else 0.0
    if angle:
        high, wide = full.shape
        level = rotation_about_centre(wide, high, -angle)
        matrix = level @ matrix
        same = body is full
        full = warp(full, level, wide, high)
        body = full if same else warp(body, level, wide, high)
        colour = warp(colour, level, wide, high) if colour is not None else None
    if "specks" in steps:
        body, count = specks.remove_specks(body, dpi)
        if count >= specks.DIRTY:
            notes.append(f"{count} specks")
    return Prepared(body, full, colour, dpi, matrix, width, height, rotation, angle, tuple(notes))
