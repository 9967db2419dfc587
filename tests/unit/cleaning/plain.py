"""Notices as plain text through reading and cleaning, for the tests beside this file."""

from __future__ import annotations

from extract.cleaning.clean import clean_reading
from extract.model import CleanText, ReadSettings, Region
from extract.reading.document import read_document


def clean(text: str | bytes) -> CleanText:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return clean_reading(read_document(data, "paper.txt", ReadSettings()))


def lines(text: str | bytes) -> list[str]:
    """The clean text's paragraphs."""
    cleaned = clean(text)
    return [cleaned.text[p.char_start : p.char_end] for p in cleaned.paragraphs]


def words_in(cleaned: CleanText, region: Region) -> list[str]:
    return [word.text for page in cleaned.pages for word in page.words if word.region is region]
