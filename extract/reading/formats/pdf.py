"""PDF files: opening them safely, their annotations drawn into the page, pictures of pages and regions.

Belongs here: pypdfium2 (rasterising, flattening) and pdfplumber (characters) behind one object, and what goes wrong in them
as our errors. Does not belong here: deciding how a page is read (`document`).
Signing software draws its block and stamps as annotations: pdfplumber does not see those, so they are flattened into the page.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.errors import DamagedDocument, EncryptedDocument, ImageTooLarge
from extract.model import Box, ReadSettings

from .limits import check_megapixels, check_pdf_streams

_POINTS_PER_INCH = 72.0
_MM_PER_POINT = 25.4 / 72.0
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PdfFile:
    """An open PDF. Pages count from 1. Not for use by more than one thread (PDFium is not)."""

    def __init__(self, data: bytes, file_name: str, settings: ReadSettings) -> None:
        self.file_name, self.settings = file_name, settings
        self._pdfium = _open(data, file_name)
        self.page_count = len(self._pdfium)
        if self.page_count == 0:
            raise DamagedDocument(file_name, "the file has no page")
        check_pdf_streams(data, file_name, settings)
        self._plumber = self._open_plumber(data)

    def close(self) -> None:
        if self._plumber is not None:
            self._plumber.close()
        self._pdfium.close()

    def _open_plumber(self, data: bytes) -> Any:
        """pdfplumber on the file with annotations flattened; None where it cannot read the file at all."""
        flattened = False
        for number in range(min(self.page_count, self.settings.max_pages)):
            try:
                page = self._pdfium[number]
                if pdfium.FPDFPage_GetAnnotCount(page) > 0:
                    flattened |= pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
                page.close()
            except pypdfium2.PdfiumError:
                continue
        for source in (self._saved, lambda: data) if flattened else (lambda: data, self._saved):
            try:
                plumber = pdfplumber.open(io.BytesIO(source()))
                if len(plumber.pages) == self.page_count:
                    return plumber
            except MemoryError:
                raise  # the supervisor's: the page must not be read in another way because memory was short
            except Exception:  # pdfminer raises whatever its parser stumbles over
                continue
        return None

    def _saved(self) -> bytes:
        buffer = io.BytesIO()
        self._pdfium.save(buffer)
        return buffer.getvalue()

    @contextmanager
    def text_page(self, number: int) -> Iterator[Any]:
        """pdfplumber's page `number`, None where pdfminer cannot read it; its memory is given back at the end."""
        page = None
        try:
            if self._plumber is not None:
                page = self._plumber.pages[number - 1]
                _ = page.chars
        except MemoryError:
            raise
        except (Exception, RecursionError):
            page = None
        try:
            yield page
        finally:
            if page is not None:
                page.close()

    def size_mm(self, number: int) -> tuple[float, float]:
        """Width and height of page `number` as a viewer shows it."""
        width, height = self._page_size(number)
        return round(width * _MM_PER_POINT, 2), round(height * _MM_PER_POINT, 2)

    def _page_size(self, number: int) -> tuple[float, float]:
        try:
            width, height = self._pdfium.get_page_size(number - 1)
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument(self.file_name, "the page cannot be opened", page=number) from error
        return max(float(width), 1.0), max(float(height), 1.0)

    def render(self, number: int, dpi: int, box: Box | None = None, *, without_text: bool = False) -> NDArray[np.uint8]:
        """Page `number`, or its part `box`, as BGR pixels. Raises ImageTooLarge before anything is allocated."""
        width, height = self._page_size(number)
        scale = dpi / _POINTS_PER_INCH
        check_megapixels(width * scale, height * scale, self.file_name, self.settings, page=number)
        crop = (0.0, 0.0, 0.0, 0.0)
        if box is not None:
            crop = (box.x0 * width, (1 - box.y1) * height, (1 - box.x1) * width, box.y0 * height)
        try:
            page = self._pdfium[number - 1]
            self._check_images(page, number)
            if without_text:
                for item in list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)):
                    page.remove_obj(item)
            bitmap = page.render(scale=scale, crop=crop, rev_byteorder=False, prefer_bgrx=False)
            pixels = np.ascontiguousarray(_bgr(bitmap.to_numpy()))
            bitmap.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument(self.file_name, "the page cannot be drawn", page=number) from error
        return pixels

    def _check_images(self, page: Any, number: int) -> None:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            width, height = item.get_px_size()
            check_megapixels(width, height, self.file_name, self.settings, page=number)

    def native_dpi(self, number: int) -> int | None:
        """Dots an inch of the one picture that covers the page, None where there is none."""
        width, _ = self._page_size(number)
        page = self._pdfium[number - 1]
        try:
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
                left, _, right, _ = item.get_bounds()
                if right - left >= 0.85 * width:
                    return round(float(item.get_px_size()[0]) / float((right - left) / _POINTS_PER_INCH))
        except (pypdfium2.PdfiumError, ImageTooLarge):
            return None
        finally:
            page.close()
        return None


def _open(data: bytes, file_name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedDocument(file_name) from error
        raise DamagedDocument(file_name) from error


def _bgr(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.repeat(pixels.reshape(pixels.shape[0], pixels.shape[1], 1), 3, axis=2)
    return pixels[:, :, :3]
