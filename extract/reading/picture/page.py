"""Read the picture of a whole page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extract.model import ReadSettings
from extract.reading.picture.result import PictureReading


def read_picture(
    image: NDArray[np.uint8],
    page_number: int,
    dpi: int,
    settings: ReadSettings,
    width_mm: float | None,
    height_mm: float | None,
) -> PictureReading:
    """Words, stamps and handwritten header fields of a page given as a BGR or grey picture of `dpi` dots an inch.

    Raises `extract.errors.PageTimeout` and `extract.errors.EngineFailed` (with an empty file name: the caller knows it).
    """
    raise NotImplementedError
