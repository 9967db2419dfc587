"""The working form of cleaning: printed lines made of tokens, each token one word that was read.

Belongs here: the two mutable records that the rules of this floor pass along, cutting a span out of a line, and lines
from plain-text pages. Lines from pages with boxes stand in `layout`. Nothing of this leaves the floor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extract.model import Page, Region, Word

from .folding import normal_form


@dataclass(slots=True)
class Token:
    """One word as read: where it is found again (`page` and `index` into Page.words), what stands for it in the clean
    text ('' once it is out of it), and its region."""

    page: int
    index: int
    word: Word
    text: str
    region: Region = Region.BODY
    bold: bool = False
    cells_before: int = 0
    raw: str = ""  # as read, where a repair changed it
    rule: str = ""

    def put_out(self, region: Region) -> None:
        self.text, self.region = "", region


@dataclass(slots=True)
class Line:
    """A printed line. `ends_early`: room was left for the next line's first word, so the paragraph may end here;
    `indented`: begins right of the column's edge; both None where unknown. `column`: left | right | full."""

    tokens: list[Token]
    page: int
    gap_before: bool = False
    heading_level: int = 0
    bold: bool | None = None
    centred: bool | None = None
    column: str | None = None
    indent: float | None = None
    size: float | None = None
    ends_early: bool | None = None
    indented: bool | None = None
    nearly_full: bool = False  # plain text wrapped unevenly: the line reaches four fifths of the width
    is_row: bool = False  # of a table: never joined to its neighbours
    left: float = 0.0  # plain text: leading spaces; boxes: x0
    y0: float | None = None
    y1: float | None = None

    @property
    def text(self) -> str:
        return " ".join([token.text for token in self.tokens if token.text])

    @property
    def is_empty(self) -> bool:
        """Whether no word of it is left in the text."""
        return not any(token.text for token in self.tokens)

    def cut(self, start: int, end: int, region: Region) -> None:
        """Put the words of text[start:end] into `region`; a word only partly inside loses those letters and stays."""
        self.cut_all([(start, end)], region)

    def cut_all(self, spans: Sequence[tuple[int, int]], region: Region) -> None:
        """As `cut`, for spans of the text as it is now, in order and apart: one pass, however many they are."""
        if not spans:
            return
        at = next_span = 0
        for token in self.tokens:
            text = token.text
            if not text:
                continue
            stop = at + len(text)
            while next_span < len(spans) and spans[next_span][1] <= at:
                next_span += 1
            kept, left, here = "", at, next_span
            while here < len(spans) and spans[here][0] < stop:
                start, end = spans[here]
                kept += text[left - at : max(start, at) - at]
                left = max(left, min(end, stop))
                here += 1
            if left > at:
                kept += text[left - at :]
                if kept:
                    token.text = kept
                else:
                    token.put_out(region)
            at = stop + 1

    def put_out(self, region: Region) -> None:
        for token in self.tokens:
            if token.text:
                token.put_out(region)


def plain_lines(page_index: int, page: Page, converted: Callable[[str], str]) -> list[Line]:
    """The lines of a page without boxes; blank lines become `gap_before`. `converted` undoes a legacy encoding."""
    lines: list[Line] = []
    previous: Word | None = None
    for index, word in enumerate(page.words):
        text = normal_form(converted(word.text)).strip()
        token = Token(page_index, index, word, text, Region.BODY if text else Region.NOISE)
        if word.region is not Region.BODY:
            token.put_out(word.region)
        if previous is None or word.line != previous.line:
            left = float(_leading_spaces(page.text, word.offset)) if word.offset is not None else 0.0
            gap = previous is None or word.block != previous.block
            lines.append(Line([], page_index, gap_before=gap, left=left))
        lines[-1].tokens.append(token)
        previous = word
    return lines


def _leading_spaces(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    return len(text[start:offset].expandtabs(8))


def drop_empty(lines: Iterable[Line]) -> list[Line]:
    """The lines that still hold text. The gap before a dropped line, and the gap that its place leaves, move on."""
    kept: list[Line] = []
    gap = False
    for line in lines:
        if not line.is_empty:
            line.gap_before = line.gap_before or gap
            kept.append(line)
            gap = False
        else:
            gap = True
    return kept
