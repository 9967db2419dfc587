"""A page of an original as a picture, with boxes on it, or the part of it that the boxes are about.

Belongs here: drawing. Does not belong here: which page, which boxes. Pillow and pdfium are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from extract.errors import UsageError

_DPI = 110
_FRAME = (200, 30, 30)
_MARGIN = 0.02  # of the page, around what is cropped
_WIDEST = 900  # pixels of a crop in a sheet


def page_picture(data: bytes, page: int, file_name: str) -> Any:
    """The page as a viewer shows it, as a Pillow image. Raises UsageError for a format without pages."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    if data[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        try:
            return document[page - 1].render(scale=_DPI / 72).to_pil().convert("RGB")
        finally:
            document.close()
    try:
        with Image.open(BytesIO(data)) as image:
            frames = list(ImageSequence.Iterator(image))
            return frames[min(page, len(frames)) - 1].convert("RGB")
    except UnidentifiedImageError:
        raise UsageError(f"{file_name} has no pages that can be drawn") from None


def draw_frames(picture: Any, frames: list[dict[str, Any]]) -> None:
    """Red frames; boxes are fractions of the page."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    width, height = picture.size
    for box in frames:
        corners = (box["x0"] * width - 3, box["y0"] * height - 3, box["x1"] * width + 3, box["y1"] * height + 3)
        pen.rectangle(corners, outline=_FRAME, width=max(2, width // 500))


def crop(picture: Any, frames: Sequence[dict[str, Any]]) -> bytes:
    """The part of a page (left as it is) that the boxes span, with the boxes drawn, as PNG."""
    part = picture.copy()
    draw_frames(part, list(frames))
    width, height = part.size
    left, top = min(box["x0"] for box in frames) - _MARGIN, min(box["y0"] for box in frames) - _MARGIN
    right, bottom = max(box["x1"] for box in frames) + _MARGIN, max(box["y1"] for box in frames) + _MARGIN
    corners = (max(0.0, left) * width, max(0.0, top) * height, min(1.0, right) * width, min(1.0, bottom) * height)
    part = part.crop(tuple(round(corner) for corner in corners))
    part.thumbnail((_WIDEST, _WIDEST))
    out = BytesIO()
    part.save(out, "PNG", optimize=True)
    return out.getvalue()
