"""Picture files as pages of pixels: multi-page TIFF, JPEG, PNG, WebP, HEIF.

Belongs here: decoding frame by frame within the limits, the picture's own orientation, its resolution. Does not belong here:
recognising them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from extract.errors import DamagedDocument, ImageTooLarge
from extract.model import ReadSettings

from .limits import check_megapixels

_A4_WIDTH_INCHES, _A4_HEIGHT_INCHES = 8.27, 11.69
_BELIEVABLE_DPI = (100, 650)  # cameras write 72, some drivers 96 or 1: then the picture is taken for an A4 sheet


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of a picture file: BGR pixels, dots an inch, size in mm (None where it is only assumed)."""

    pixels: NDArray[np.uint8]
    dpi: int
    width_mm: float | None
    height_mm: float | None


def frames(data: bytes, file_format: str, file_name: str, settings: ReadSettings) -> Iterator[tuple[int, Frame]]:
    """(page count, frame) for each page within the page budget, one in memory at a time.

    Raises ImageTooLarge before pixels are allocated, DamagedDocument where a page cannot be decoded.
    """
    page = 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _heif(data, file_name, settings) if file_format == "heif" else Image.open(BytesIO(data))
            count = int(getattr(image, "n_frames", 1)) if file_format == "tiff" else 1
            for page in range(1, min(count, settings.max_pages) + 1):
                if count > 1:
                    image.seek(page - 1)
                check_megapixels(*image.size, file_name, settings, page=page)
                yield count, _frame(image)
    except ImageTooLarge:
        raise
    except Image.DecompressionBombError as error:
        raise ImageTooLarge(file_name, str(error), page=page) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError) as error:
        raise DamagedDocument(file_name, f"the picture cannot be decoded: {error}"[:300], page=page) from error


def _heif(data: bytes, file_name: str, settings: ReadSettings) -> Image.Image:
    import pi_heif

    container = pi_heif.open_heif(BytesIO(data), convert_hdr_to_8bit=True)
    width, height = container.size
    check_megapixels(width, height, file_name, settings, page=1)
    picture: Image.Image = container.to_pillow()
    return picture


def _frame(image: Image.Image) -> Frame:
    declared = image.info.get("dpi")
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layered = upright.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        upright = paper
    elif upright.mode.startswith(("I", "F")):
        upright = _eight_bits(upright)
    pixels = np.ascontiguousarray(np.asarray(upright.convert("RGB"), dtype=np.uint8)[:, :, ::-1])
    height, width = pixels.shape[:2]
    dpi = _declared_dpi(declared)
    if dpi is None:
        short, long = sorted((width, height))
        return Frame(pixels, max(50, round(max(short / _A4_WIDTH_INCHES, long / _A4_HEIGHT_INCHES))), None, None)
    return Frame(pixels, dpi, round(width / dpi * 25.4, 2), round(height / dpi * 25.4, 2))


def _eight_bits(image: Image.Image) -> Image.Image:
    values = np.asarray(image, dtype=np.float64)
    top = float(values.max()) or 1.0
    return Image.fromarray((values / max(top, 1.0) * 255).clip(0, 255).astype(np.uint8))


def _declared_dpi(declared: object) -> int | None:
    if not isinstance(declared, tuple) or not declared:
        return None
    try:
        dpi = round(float(declared[0]))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return dpi if _BELIEVABLE_DPI[0] <= dpi <= _BELIEVABLE_DPI[1] else None
