"""Read an image that is pasted on a born-digital page: a stamp, a seal, a number and a date put in at signing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extract.model import Box, ReadSettings
from extract.reading.picture.result import PictureReading


def read_region(
    image: NDArray[np.uint8], page_number: int, box: Box, dpi: int, settings: ReadSettings
) -> PictureReading:
    """Read `image`, which shows the part `box` of page `page_number` at `dpi`; all boxes given back are page fractions.

    Words of stamps and seals carry their region; other words are body words to be placed among the text layer's.
    """
    raise NotImplementedError
