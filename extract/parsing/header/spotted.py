"""A value with the place it was read from, and the lines of a clean text.

Belongs here: the two records that every reader of the header uses. Does not belong here: any rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.model import CleanText

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the clean text without outer spaces: clean.text[start:end] == text; `index` into clean.paragraphs."""

    index: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spotted(Generic[Value]):
    """`value` as clean.text[start:end] says it (the span holds the words it was read from)."""

    value: Value
    start: int
    end: int
    rule: str
    confidence: float = 1.0


def lines_of(clean: CleanText) -> list[Line]:
    """All paragraphs in order, also empty ones."""
    lines = []
    for index, paragraph in enumerate(clean.paragraphs):
        raw = clean.text[paragraph.char_start : paragraph.char_end]
        text = raw.strip()
        start = paragraph.char_start + (len(raw) - len(raw.lstrip()) if text else 0)
        lines.append(Line(index, text, start, start + len(text)))
    return lines
