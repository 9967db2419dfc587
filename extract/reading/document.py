"""The floor's one way in: a file's bytes to its Reading, by content and not by its name's ending.

Belongs here: the choice of the format. Every fault leaves as a DocumentError; nothing else escapes.
"""

from __future__ import annotations

from extract.errors import DamagedDocument, DocumentError, EmptyDocument, UnsupportedFormat
from extract.model import Method, Page, Reading, ReadSettings

from .formats.limits import check_bytes
from .formats.plain_text import decode, is_markdown, pages_of_text


def read_document(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    """Everything that was read from one file.

    Raises subclasses of DocumentError only: EncryptedDocument, DamagedDocument, EmptyDocument, UnsupportedFormat, the limits'
    (FileTooLarge, ImageTooLarge, ExpandsTooFar, UnsafeArchive) and the engines' (PageTimeout, EngineFailed).
    """
    check_bytes(data, file_name, settings)
    try:
        reading = _read(data, file_name, settings)
    except (DocumentError, MemoryError):
        raise
    except (Exception, RecursionError) as error:
        raise DamagedDocument(file_name, f"{type(error).__name__}: {error}"[:300]) from error
    if not any(page.words for page in reading.pages):
        raise EmptyDocument(file_name)
    return reading


def _read(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    if data[:1024].lstrip()[:5] == b"%PDF-" or b"%PDF-" in data[:1024]:
        from .pdf_document import read_pdf

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
