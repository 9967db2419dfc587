"""From a file's bytes to its Reading (first version: plain text)."""

from __future__ import annotations

from extract.errors import EmptyDocument, UnsupportedFormat
from extract.model import Reading, ReadSettings

from .formats.plain_text import decode, is_markdown, pages_of_text


def read_document(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    decoded = decode(data)
    if decoded is None:
        raise UnsupportedFormat(file_name)
    text, encoding = decoded
    if not text.strip():
        raise EmptyDocument(file_name)
    pages = pages_of_text(text, encoding)
    return Reading("markdown" if is_markdown(text) else "text", pages, len(pages), 0)
