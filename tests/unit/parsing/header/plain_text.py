"""A clean text from plain lines, for tests of parsing: every line a paragraph, empty lines are gaps."""

from __future__ import annotations

from collections.abc import Iterable

from extract.model import CleanText, Method, Paragraph, Stamp


def clean_of(text: str, stamps: Iterable[Stamp] = ()) -> CleanText:
    """The CleanText that cleaning makes of a plain text without layout hints."""
    paragraphs: list[Paragraph] = []
    at, gap = 0, True
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line), 1, gap_before=gap))
        gap = not line.strip()
        at += len(line) + 1
    return CleanText(text, (), tuple(paragraphs), (), tuple(stamps), (), (), (), Method.PLAIN_TEXT, 1, 0, 1.0)
