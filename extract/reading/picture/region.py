"""Read an image that is pasted on a born-digital page: a stamp, a seal, a number and a date put in at signing."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extract.model import Box, HandField, ReadSettings, Stamp, Word
from extract.reading.picture.geometry import Picture
from extract.reading.picture.page import read_picture
from extract.reading.picture.result import PictureReading

_MARGIN_MM = 4.0  # white round the crop: frames that lie on its edge are seen as lines
_WHOLE_PAGE = ("orientation", "skew", "foot_columns")  # steps that make sense on whole pages only


def read_region(image: Picture, page_number: int, box: Box, dpi: int, settings: ReadSettings) -> PictureReading:
    """Read `image`, which shows the part `box` of page `page_number` at `dpi`; all boxes given back are page fractions.

    Words of stamps and seals carry their region; other words are body words to be placed among the text layer's. Raises as
    `read_picture` does.
    """
    margin = round(_MARGIN_MM / 25.4 * dpi)
    white = (255, 255, 255)
    framed = cv2.copyMakeBorder(image, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=white)
    steps = tuple(step for step in settings.steps if step not in _WHOLE_PAGE)
    reading = read_picture(
        np.asarray(framed, dtype=np.uint8), page_number, dpi, replace(settings, steps=steps), None, None
    )
    height, width = image.shape[:2]

    def on_page(inner: Box | None) -> Box | None:
        return None if inner is None else _on_page(inner, box, width, height, margin)

    def word(one: Word) -> Word:
        return replace(one, box=on_page(one.box))

    def stamp(one: Stamp) -> Stamp:
        return replace(one, box=on_page(one.box))

    def field(one: HandField) -> HandField:
        return replace(one, box=_on_page(one.box, box, width, height, margin))

    return PictureReading(
        replace(reading.page, words=tuple(word(one) for one in reading.page.words)),
        tuple(stamp(one) for one in reading.stamps),
        tuple(field(one) for one in reading.hand_fields),
    )


def _on_page(inner: Box, outer: Box, width: int, height: int, margin: int) -> Box:
    """From fractions of the framed crop to fractions of the page, held inside the crop's box."""

    def along(fraction: float, pixels: int, start: float, end: float) -> float:
        inside = (fraction * (pixels + 2 * margin) - margin) / pixels
        return round(start + min(1.0, max(0.0, inside)) * (end - start), 5)

    return Box(
        page=outer.page,
        x0=along(inner.x0, width, outer.x0, outer.x1),
        y0=along(inner.y0, height, outer.y0, outer.y1),
        x1=along(inner.x1, width, outer.x0, outer.x1),
        y1=along(inner.y1, height, outer.y0, outer.y1),
    )
