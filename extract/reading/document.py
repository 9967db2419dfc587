"""The floor's one way in: a file's bytes to its Reading, by content and not by its name's ending.

Belongs here: the choice of the format, pictures page by page. Every fault leaves as a DocumentError; nothing else escapes.
"""

from __future__ import annotations

from dataclasses import replace

from extract.errors import DamagedDocument, DocumentError, EmptyDocument, UnsupportedFormat
from extract.model import Method, Page, Reading, ReadSettings

from .formats.containers import members
from .formats.edxml import read_envelope
from .formats.limits import check_bytes, says_memory
from .formats.plain_text import decode, is_markdown, pages_of_text
from .formats.sniff import sniff
from .storable import storable

_PICTURES = ("tiff", "jpeg", "png", "webp", "heif")
_FEW_WORDS = 15  # a DOCX with fewer words and a picture is a scan in a wrapper


def read_document(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    """Everything that was read from one file.

    Raises subclasses of DocumentError only: EncryptedDocument, DamagedDocument, EmptyDocument, UnsupportedFormat, the limits'
    (FileTooLarge, ImageTooLarge, ExpandsTooFar, UnsafeArchive) and the engines' (PageTimeout, EngineFailed); MemoryError is
    left to the supervisor. A ZIP or a mail is no document: see `formats.containers.members`.
    """
    check_bytes(data, file_name, settings)
    try:
        reading = _read(data, file_name, settings)
    except (DocumentError, MemoryError):
        raise
    except (Exception, RecursionError) as error:
        if says_memory(error):
            raise MemoryError(str(error)) from error
        raise DamagedDocument(file_name, f"{type(error).__name__}: {error}"[:300]) from error
    if not any(page.words for page in reading.pages):
        raise EmptyDocument(file_name)
    return replace(reading, pages=tuple(storable(page) for page in reading.pages))


def _read(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    kind = sniff(data)
    if not data.strip(b"\x00\t\r\n \x0c"):
        raise EmptyDocument(file_name, "the file is empty")
    if kind == "pdf":
        return _read_pdf(data, file_name, settings)
    if kind in _PICTURES:
        return _read_pictures(data, kind, file_name, settings)
    if kind == "docx":
        return _read_docx(data, file_name, settings)
    if kind == "edxml":
        return _read_edxml(data, file_name, settings)
    if kind in ("text", "markdown"):
        return _read_text(data, file_name)
    if kind in ("zip", "eml"):
        raise UnsupportedFormat(file_name, "an archive is read through its members")
    raise UnsupportedFormat(file_name)


def _read_pdf(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    from .pdf_document import read_pdf  # PDFium and pdfplumber take 0.4 s to import: text files do not wait for them

    pdf = read_pdf(data, file_name, settings)
    return Reading(
        file_format="pdf",
        pages=pdf.pages,
        page_count=pdf.page_count,
        pages_not_read=pdf.page_count - len(pdf.pages),
        stamps=pdf.stamps,
        hand_fields=pdf.hand_fields,
        method=method_of(pdf.pages),
        engine=next((page.engine for page in pdf.pages if page.engine), None),
    )


def _read_pictures(data: bytes, kind: str, file_name: str, settings: ReadSettings) -> Reading:
    from .formats.pictures import frames
    from .picture.page import read_picture

    pages, count = [], 0
    for number, (total, frame) in enumerate(frames(data, kind, file_name, settings), start=1):
        count = total
        try:
            pages.append(read_picture(frame.pixels, number, frame.dpi, settings, frame.width_mm, frame.height_mm))
        except DocumentError as error:
            raise type(error)(file_name, error.detail, page=number) from error
    return Reading(
        file_format=kind,
        pages=tuple(reading.page for reading in pages),
        page_count=count,
        pages_not_read=count - len(pages),
        stamps=tuple(stamp for reading in pages for stamp in reading.stamps),
        hand_fields=tuple(field for reading in pages for field in reading.hand_fields),
        method=Method.OCR,
        engine=next((reading.page.engine for reading in pages if reading.page.engine), None),
    )


def _read_docx(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    from .formats.docx import docx_page

    page, pictures = docx_page(data, file_name, settings)
    if len(page.words) >= _FEW_WORDS or not pictures:
        return Reading("docx", (page,), 1, 0)
    largest = max(pictures, key=len)
    kind = sniff(largest)
    if kind not in _PICTURES:
        return Reading("docx", (page,), 1, 0)
    return replace(_read_pictures(largest, kind, file_name, settings), file_format="docx")


def _read_edxml(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    """The first attachment that can be read, with the envelope's header; systems may have zipped it."""
    envelope = read_envelope(data, file_name)
    fault: DocumentError | None = None
    for name, content in envelope.attachments:
        for _, piece in members(content, file_name, settings) or [(name, content)]:
            try:
                reading = _read(piece, file_name, settings)
            except DocumentError as error:
                fault = fault or error
                continue
            if any(page.words for page in reading.pages):
                return replace(reading, file_format="edxml", exchange_header=envelope.header)
    raise fault or EmptyDocument(file_name, "the envelope has no attachment that can be read")


def _read_text(data: bytes, file_name: str) -> Reading:
    decoded = decode(data)
    if decoded is None:
        raise UnsupportedFormat(file_name)
    text, encoding = decoded
    pages = pages_of_text(text, encoding)
    return Reading("markdown" if is_markdown(text) else "text", pages, len(pages), 0)


def method_of(pages: tuple[Page, ...]) -> Method:
    """The one method of all pages, MIXED where they differ."""
    methods = {page.method for page in pages}
    return methods.pop() if len(methods) == 1 else Method.MIXED
