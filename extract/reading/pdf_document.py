"""PDF pages to pages of the reading: text layer, picture, or both, decided page by page and region by region.

Belongs here: the decision and its reason. Does not belong here: PDF technique (`formats.pdf`), words and order (`text_layer`),
pictures (`picture`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extract.errors import DocumentError
from extract.model import Box, HandField, Method, Page, ReadSettings, Region, Stamp, Word

from .formats.pdf import PdfFile
from .text_layer.page import ordered_words
from .text_layer.quality import Judgement, judge, signals_of
from .text_layer.signatures import signature_groups, signature_stamps, words_apart
from .text_layer.syllables import possible_share
from .text_layer.tables import tables_of
from .text_layer.words import Layer, layer_of

if TYPE_CHECKING:
    from .picture.result import PictureReading

_MIN_REGION_MM = (4.0, 2.5)  # two digits of a pasted day are 5 mm wide; a smaller image holds no words
_MAX_REGIONS = 8  # of a page, the largest: icons and bullets are many
_MAX_REGION_SHARE = 0.6
_SURE = 0.6  # of a word in an image on a born-digital page
_REGION_DPI = 300
_SEARCH_SIGNATURE = 400  # pages beyond the budget that are searched for the signature where they have a text layer


@dataclass(frozen=True, slots=True)
class PdfPages:
    pages: tuple[Page, ...]
    page_count: int
    stamps: tuple[Stamp, ...]
    hand_fields: tuple[HandField, ...]


def read_pdf(data: bytes, file_name: str, settings: ReadSettings) -> PdfPages:
    """The pages of a PDF within the page budget. Raises EncryptedDocument, DamagedDocument, limits' errors, engines' errors."""
    file = PdfFile(data, file_name, settings)
    try:
        readings = [
            _read_page(file, number, settings) for number in range(1, min(file.page_count, settings.max_pages) + 1)
        ]
        readings += _up_to_signature(file, readings, settings)
    finally:
        file.close()
    return PdfPages(
        pages=tuple(page for page, _, _ in readings),
        page_count=file.page_count,
        stamps=tuple(stamp for _, stamps, _ in readings for stamp in stamps),
        hand_fields=tuple(field for _, _, fields in readings for field in fields),
    )


_Read = tuple[Page, tuple[Stamp, ...], tuple[HandField, ...]]


def _read_page(file: PdfFile, number: int, settings: ReadSettings) -> _Read:
    with file.text_page(number) as page:
        layer = layer_of(page) if page is not None else Layer((), ())
        images = _image_boxes(page, number) if page is not None else []
        tables = tables_of(page) if page is not None and layer.words else ()
    texts = [word.text for word in layer.words]
    judgement = judge(texts, picture_share=max((_area(box) for box in images), default=0.0))
    width, height = file.size_mm(number)
    if judgement.verdict in ("good", "doubtful"):
        regions = _read_regions(file, number, images, settings, width, height)
        text_page = _text_page(layer, regions, tables, judgement, number, width, height)
        signed = signature_stamps(signature_groups(layer.words)[0], number)
        if judgement.verdict == "good":
            return text_page, signed + _stamps(regions), _fields(regions)
        picture = _read_picture(file, number, settings, judgement)
        if possible_share([word.text for word in picture.page.words]) <= judgement.share + 0.02:
            return text_page, signed + _stamps(regions), _fields(regions)
        reason = f"{judgement.reason}; its picture reads better"
        return replace(picture.page, method_reason=reason), picture.stamps, picture.hand_fields
    picture = _read_picture(file, number, settings, judgement)
    signed = signature_stamps(layer.words, number)
    words = words_apart(picture.page.words, signed)
    seen = tuple(stamp for stamp in picture.stamps if stamp.kind != "digital_signature") if signed else picture.stamps
    reason = f"{judgement.reason}; {picture.page.method_reason}"
    return replace(picture.page, words=words, method_reason=reason), signed + seen, picture.hand_fields


def _read_picture(file: PdfFile, number: int, settings: ReadSettings, judgement: Judgement) -> PictureReading:
    from .picture.page import read_picture

    native = file.native_dpi(number)
    dpi = native if native is not None and 180 <= native <= 400 else settings.dpi
    width, height = file.size_mm(number)
    try:
        return read_picture(file.render(number, dpi), number, dpi, settings, width, height)
    except DocumentError as error:
        raise type(error)(file.file_name, error.detail, page=number) from error


def _read_regions(
    file: PdfFile, number: int, images: Sequence[Box], settings: ReadSettings, width_mm: float, height_mm: float
) -> list[PictureReading]:
    """The images on a born-digital page that can hold words, read on their own."""
    wanted = [
        box
        for box in _merged(images)
        if (box.x1 - box.x0) * width_mm >= _MIN_REGION_MM[0]
        and (box.y1 - box.y0) * height_mm >= _MIN_REGION_MM[1]
        and _area(box) <= _MAX_REGION_SHARE
    ]
    wanted = sorted(wanted, key=_area, reverse=True)[:_MAX_REGIONS]
    if not wanted:
        return []
    from .picture.region import read_region

    result = []
    for box in wanted:
        pixels = file.render(number, _REGION_DPI, box, without_text=True)
        if pixels.size and int(pixels.max()) - int(pixels.min()) > 40:
            try:
                result.append(read_region(pixels, number, box, _REGION_DPI, settings))
            except DocumentError as error:
                raise type(error)(file.file_name, error.detail, page=number) from error
    return result


def _text_page(
    layer: Layer,
    regions: Sequence[PictureReading],
    tables: Any,
    judgement: Judgement,
    number: int,
    width: float,
    height: float,
) -> Page:
    read = [_sure(word) for region in regions for word in words_apart(region.page.words, region.stamps)]
    signed, plain = signature_groups(layer.words)
    read += [Word(word.text, 0, 0, word.box, 1.0, Region.STAMP, word.size, word.bold) for word in signed]
    words = ordered_words(plain, read, tables, width / height)
    total = len(layer.words) + sum(region.page.words_total for region in regions)
    reason = judgement.reason
    if layer.converted:
        reason += "; converted from " + ", ".join(layer.converted)
    if regions:
        reason += f"; {len(regions)} image{'s' if len(regions) > 1 else ''} on it read"
    texts = [word.text for word in words if word.region is Region.BODY]
    return Page(
        number=number,
        width_mm=width,
        height_mm=height,
        dpi=None,
        method=Method.MIXED if regions else Method.TEXT_LAYER,
        method_reason=reason,
        engine=next((region.page.engine for region in regions), None),
        words=words,
        words_total=total,
        text=_lines_text(words),
        reading_confidence=1.0,
        signals=signals_of(texts),
    )


def _sure(word: Word) -> Word:
    """A word of an image as it is, or as noise where the engine doubts it: pictures are full of what only looks like letters."""
    doubtful = word.region is Region.BODY and word.confidence < _SURE
    return replace(word, region=Region.NOISE) if doubtful else word


def _lines_text(words: Sequence[Word]) -> str:
    parts: list[str] = []
    line = None
    for word in words:
        parts.append(("" if line is None else "\n" if word.line != line else " ") + word.text)
        line = word.line
    return "".join(parts)


def _up_to_signature(file: PdfFile, readings: Sequence[_Read], settings: ReadSettings) -> list[_Read]:
    """Pages beyond the budget up to the one with the signature, as long as they have a text layer (those cost little)."""
    if file.page_count <= settings.max_pages or any(_is_signed(page) for page, _, _ in readings):
        return []
    more: list[_Read] = []
    for number in range(settings.max_pages + 1, min(file.page_count, settings.max_pages + _SEARCH_SIGNATURE) + 1):
        with file.text_page(number) as page:
            layer = layer_of(page) if page is not None else Layer((), ())
            judgement = judge([word.text for word in layer.words], picture_share=0.0)
            if page is None or judgement.verdict != "good":
                return []
            width, height = file.size_mm(number)
            more.append((_text_page(layer, (), tables_of(page), judgement, number, width, height), (), ()))
        if _is_signed(more[-1][0]):
            return more
    return []


def _is_signed(page: Page) -> bool:
    return "Nơi nhận" in page.text or "NƠI NHẬN" in page.text


def _stamps(regions: Sequence[PictureReading]) -> tuple[Stamp, ...]:
    return tuple(stamp for region in regions for stamp in region.stamps)


def _fields(regions: Sequence[PictureReading]) -> tuple[HandField, ...]:
    return tuple(field for region in regions for field in region.hand_fields)


def _image_boxes(page: Any, number: int) -> list[Box]:
    """Boxes of the images on a pdfplumber page, clipped to what a viewer shows."""
    x0, top, x1, bottom = (float(value) for value in (page.cropbox or page.bbox))
    width, height = max(x1 - x0, 1e-6), max(bottom - top, 1e-6)
    result = []
    for image in page.images:
        left, right = (min(1.0, max(0.0, (float(image[key]) - x0) / width)) for key in ("x0", "x1"))
        upper, lower = (min(1.0, max(0.0, (float(image[key]) - top) / height)) for key in ("top", "bottom"))
        if right > left and lower > upper:
            result.append(Box(number, round(left, 5), round(upper, 5), round(right, 5), round(lower, 5)))
    return result


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Overlapping boxes as one: a stamp and the number printed into it are two images."""
    merged: list[Box] = []
    for box in sorted(boxes, key=_area, reverse=True):
        for place, other in enumerate(merged):
            if box.x0 < other.x1 and other.x0 < box.x1 and box.y0 < other.y1 and other.y0 < box.y1:
                merged[place] = Box(
                    box.page, min(box.x0, other.x0), min(box.y0, other.y0), max(box.x1, other.x1), max(box.y1, other.y1)
                )
                break
        else:
            merged.append(box)
    return merged
