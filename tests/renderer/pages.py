"""A set sheet as page pictures: rasterised, overlaid, degraded, with the truth of every overlay carried along.

Belongs here: putting the parts together, and encoding pictures into files. Not here: the drawing of any part.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from PIL import Image, TiffImagePlugin

from tests.renderer.degrade import Level, Picture, degrade
from tests.renderer.pdf import images_to_pdf, sheet_to_pdf
from tests.renderer.setting import Sheet, Spot
from tests.renderer.stamps import StampSpec


@dataclass(frozen=True, slots=True)
class Overlay:
    """A drawing for one page: box top left in points of the clean page, turned by `angle` (positive = clockwise).

    kind: incoming | seal | signature | urgency | copy | digital_signature | hand_number | hand_day. `image` at the page's dpi.
    """

    kind: str
    page: int
    image: Image.Image
    x: float
    y: float
    angle: float = 0.0
    spec: StampSpec | None = None


@dataclass(frozen=True, slots=True)
class PlacedOverlay:
    """Where an overlay ended: box in fractions of the final picture, origin top left."""

    kind: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    spec: StampSpec | None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One final page. `picture` RGB uint8."""

    number: int
    picture: Picture
    dpi: int
    bilevel: bool
    jpeg_quality: int
    overlays: tuple[PlacedOverlay, ...]


def rasterise(pdf: bytes, dpi: int) -> list[Picture]:
    """Every page of a PDF as RGB at `dpi`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]
    finally:
        document.close()


def spot_named(sheet: Sheet, name: str) -> Spot:
    """The first spot of that name. Raises KeyError."""
    for spot in sheet.spots:
        if spot.name == name:
            return spot
    raise KeyError(name)


def picture_sheet(
    sheet: Sheet,
    level: Level,
    overlays: Sequence[Overlay],
    rng: np.random.Generator,
    turns: dict[int, int] | None = None,
) -> list[PagePicture]:
    """All pages of a sheet as the level's pictures. Overlay images must have been drawn at the level's dpi."""
    dpi = level.dpi
    pages: list[PagePicture] = []
    for number, clean in enumerate(rasterise(sheet_to_pdf(sheet), dpi), start=1):
        page = Image.fromarray(clean)
        corners: list[tuple[Overlay, np.ndarray]] = []
        for overlay in (o for o in overlays if o.page == number):
            corners.append((overlay, _press(page, overlay, dpi)))
        result = degrade(np.asarray(page), level, rng, (turns or {}).get(number, 0))
        height, width = result.picture.shape[:2]
        placed = tuple(_placed(overlay, points, result.matrix, width, height) for overlay, points in corners)
        pages.append(PagePicture(number, result.picture, dpi, level.bilevel, level.jpeg_quality, placed))
    return pages


def _press(page: Image.Image, overlay: Overlay, dpi: int) -> np.ndarray:
    """Multiply the overlay's ink onto the page, as ink does: letters below stay visible. Returns its corners in pixels."""
    turned = overlay.image.rotate(-overlay.angle, resample=Image.Resampling.BICUBIC, expand=True)
    middle_x = overlay.x * dpi / 72 + overlay.image.width / 2
    middle_y = overlay.y * dpi / 72 + overlay.image.height / 2
    x, y = round(middle_x - turned.width / 2), round(middle_y - turned.height / 2)
    layer = Image.new("RGBA", page.size, (255, 255, 255, 0))
    layer.paste(turned, (x, y))
    ink = np.asarray(layer, dtype=np.float32)
    alpha = ink[..., 3:] / 255.0
    base = np.asarray(page, dtype=np.float32)
    pressed = base * (1 - alpha) + base * (ink[..., :3] / 255.0) * alpha
    page.paste(Image.fromarray(np.clip(pressed, 0, 255).astype(np.uint8)))
    # The inked part's own box, not the transparent margin around it.
    left, top, right, bottom = turned.getbbox() or (0, 0, turned.width, turned.height)
    return np.array(
        [[x + left, y + top], [x + right, y + top], [x + right, y + bottom], [x + left, y + bottom]], dtype=np.float64
    )


def _placed(overlay: Overlay, corners: np.ndarray, matrix: np.ndarray, width: int, height: int) -> PlacedOverlay:
    points = corners @ matrix[:, :2].T + matrix[:, 2]
    low = np.clip(points.min(axis=0) / (width, height), 0, 1)
    high = np.clip(points.max(axis=0) / (width, height), 0, 1)
    box = (round(float(low[0]), 4), round(float(low[1]), 4), round(float(high[0]), 4), round(float(high[1]), 4))
    return PlacedOverlay(overlay.kind, overlay.page, *box, overlay.spec)


def jpeg_bytes(page: PagePicture, quality: int | None = None, grey: bool = False) -> bytes:
    """The page as JPEG with its dpi set."""
    image = Image.fromarray(page.picture)
    out = io.BytesIO()
    (image.convert("L") if grey else image).save(
        out, "JPEG", quality=quality or page.jpeg_quality or 60, dpi=(page.dpi, page.dpi)
    )
    return out.getvalue()


def ccitt_bytes(page: PagePicture) -> bytes:
    """The page's bits as one CCITT G4 strip (the bytes inside a TIFF, as scanners put them into PDFs)."""
    image = Image.fromarray(page.picture[..., 0]).convert("1")
    out = io.BytesIO()
    image.save(out, "TIFF", compression="group4", tiffinfo={TiffImagePlugin.ROWSPERSTRIP: image.height})
    with Image.open(io.BytesIO(out.getvalue())) as stored:
        tags = stored.tag_v2  # type: ignore[attr-defined]
        start, length = tags[273][0], tags[279][0]
        # Pillow writes white-is-zero; the PDF's BlackIs1 false  ...
    return out.getvalue()[start : start + length]


def scan_pdf(pages: Sequence[PagePicture], quality: int | None = None, grey: bool = False) -> bytes:
    """The pages as a scanned PDF: CCITT for bilevel pages, JPEG for the others."""
    encoded = []
    for page in pages:
        height, width = page.picture.shape[:2]
        if page.bilevel:
            encoded.append((ccitt_bytes(page), "ccitt", (width, height), page.dpi))
        else:
            encoded.append(
                (jpeg_bytes(page, quality, grey), "grey-jpeg" if grey else "jpeg", (width, height), page.dpi)
            )
    return images_to_pdf(encoded)


def tiff_bytes(pages: Sequence[PagePicture], dpi: int) -> bytes:
    """A bilevel multi-page TIFF (G4), as a fax machine leaves it."""
    images = [Image.fromarray(page.picture[..., 0]).convert("1", dither=Image.Dither.NONE) for page in pages]
    out = io.BytesIO()
    images[0].save(out, "TIFF", save_all=True, append_images=images[1:], compression="group4", dpi=(dpi, dpi))
    return out.getvalue()


def shrink(page: PagePicture, dpi: int) -> PagePicture:
    """The page at a smaller resolution."""
    share = dpi / page.dpi
    height, width = page.picture.shape[:2]
    smaller = cv2.resize(page.picture, (round(width * share), round(height * share)), interpolation=cv2.INTER_AREA)
    return PagePicture(page.number, np.asarray(smaller, np.uint8), dpi, page.bilevel, page.jpeg_quality, page.overlays)
