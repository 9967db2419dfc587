"""The paragraphs of the body as the tree builder takes them, and a lower-case copy of the text with the same offsets.

Belongs here: where a paragraph begins and ends in the clean text, its layout hints, its readings as a list marker. Does not
belong here: anything about neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import CleanText, Paragraph
from extract.parsing.body.markers import Marker, read_markers


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: text[start:end] without white space at its edges, never empty. `index` counts paragraphs of the text."""

    index: int
    start: int
    end: int
    text: str
    readings: tuple[Marker, ...]
    bold: bool
    centred: bool
    heading_level: int
    gap_before: bool

    @property
    def capitals(self) -> bool:
        """Written in capitals: at least four letters and none of them small."""
        return sum(map(str.isalpha, self.text)) > 3 and self.text == self.text.upper()


def lower_same_length(text: str) -> str:
    """Lower case with every character at its own offset ('İ', whose lower case is longer, stays as it is)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def lines_of(clean: CleanText, paragraphs: Iterable[int]) -> list[Line]:
    """The paragraphs of those indices, in order; white space alone gives no line."""
    lines = []
    for index in paragraphs:
        paragraph = clean.paragraphs[index]
        line = _line(clean.text, index, paragraph)
        if line is not None:
            lines.append(line)
    return lines


def _line(text: str, index: int, paragraph: Paragraph) -> Line | None:
    raw = text[paragraph.char_start : paragraph.char_end]
    words = raw.strip()
    if not words:
        return None
    start = paragraph.char_start + raw.index(words[0])
    return Line(
        index, start, start + len(words), words, read_markers(words),
        bool(paragraph.bold), bool(paragraph.centred), paragraph.heading_level, paragraph.gap_before,
    )  # fmt: skip
