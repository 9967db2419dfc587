"""Paragraphs to the clean text with its words in place, and every page with each word's final region.

Belongs here: offsets. Cells of a table row are set apart by ' | ', the only letter that was on no page.
Whatever stands in the text came from exactly one token; spaces and
line breaks come from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.model import Page, Paragraph, PlacedWord, Region, Repair

from .lines import Line, Token


@dataclass(frozen=True, slots=True)
class Placed:
    text: str
    words: tuple[PlacedWord, ...]
    paragraphs: tuple[Paragraph, ...]
    repairs: tuple[Repair, ...]


def place(groups: Iterable[list[Line]], page_numbers: list[int]) -> Placed:
    """The clean text of `groups`: paragraphs split by a line break, an empty line where a gap stood.
    `page_numbers[i]` is the number of the reading's i-th page."""
    parts: list[str] = []
    words: list[PlacedWord] = []
    paragraphs: list[Paragraph] = []
    repairs: list[Repair] = []
    at = 0
    for group in groups:
        tokens = [token for line in group for token in line.tokens if token.text]
        if not tokens:
            continue
        if parts:
            parts.append("\n\n" if group[0].gap_before else "\n")
            at += len(parts[-1])
        start = at
        for place_in, token in enumerate(tokens):
            if token.cells_before:
                parts.append((" " if place_in else "") + "| " * token.cells_before)
                at += len(parts[-1])
            elif place_in:
                parts.append(" ")
                at += 1
            word, text = token.word, token.text
            end, page = at + len(text), page_numbers[token.page]
            words.append(PlacedWord(at, end, page, word.box, word.confidence))
            if token.rule:
                repairs.append(Repair(page, token.raw, text, token.rule, at, end))
            parts.append(text)
            at = end
        paragraphs.append(_paragraph(group, start, at, page_numbers))
    return Placed("".join(parts), tuple(words), tuple(paragraphs), tuple(repairs))


def _paragraph(group: list[Line], start: int, end: int, page_numbers: list[int]) -> Paragraph:
    first = group[0]
    bolds = [line.bold for line in group if line.text]
    sizes = [line.size for line in group if line.size is not None]
    return Paragraph(
        char_start=start,
        char_end=end,
        page=page_numbers[first.page],
        bold=None if any(bold is None for bold in bolds) else all(bolds),
        centred=first.centred,
        indent=round(first.indent, 4) if first.indent is not None else None,
        column=first.column,
        size=sorted(sizes)[len(sizes) // 2] if sizes else None,
        gap_before=first.gap_before,
        heading_level=first.heading_level,
        page_break_inside=group[-1].page != first.page,
    )


def pages_with_regions(pages: tuple[Page, ...], tokens: Iterable[Token]) -> tuple[Page, ...]:
    """The pages with every word's final region; words that no token stands for keep theirs."""
    changed: dict[int, dict[int, Region]] = {}
    for token in tokens:
        if token.region is not token.word.region:
            changed.setdefault(token.page, {})[token.index] = token.region
    result = []
    for number, page in enumerate(pages):
        regions = changed.get(number)
        if not regions:
            result.append(page)
            continue
        words = tuple(
            replace(word, region=regions[index]) if index in regions else word for index, word in enumerate(page.words)
        )
        result.append(replace(page, words=words))
    return tuple(result)
