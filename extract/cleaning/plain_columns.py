"""Columns in text without boxes: side by side across wide gaps, or folded into a table by an OCR service.

Belongs here: cutting such lines apart and putting heading and foot in reading order (left column, then right). Tables of the
body stay rows; their cells are counted. Does not belong here: the order itself (`ordering`), other markup (`markup`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import Box, Page, Region
from extract.reading.text_layer.ordering import order_words

from .folding import fold
from .lines import Line, Token

_GAP = re.compile(r"\S(?: {3,}|\t+ *)\S")
_BREAK = re.compile(r"^<br\s*/?>$", re.IGNORECASE)
_TABLE_RULE = re.compile(r"^\|?[\s:|-]*-{2,}[\s:|-]*\|?$")
_SIDE_BY_SIDE = re.compile(
    r"cong hoa xa hoi|doc lap|dang cong san|noi nhan|(?:^|\W)(?:tm|kt|tl|tuq|t/m|k/t|t/l)\.? ?[a-z]|, ?ngay.{0,14}thang"
)
_LETTER_HEIGHT = 3.4  # in letters: a gap of three spaces is as wide as a line is high


def gaps_to_columns(lines: list[Line], page: Page) -> list[Line]:
    """Lines of a page as `pdftotext -layout` leaves it: heading and foot column by column where gaps show columns."""
    if sum(1 for text in page.text.split("\n") if _GAP.search(text)) < 2:
        return lines
    tokens = [(number, token) for number, line in enumerate(lines) for token in line.tokens]
    places = [_column(page, token) for _, token in tokens]
    width = max(
        80.0, max((start + len(token.text) for start, (_, token) in zip(places, tokens, strict=True)), default=80.0)
    )
    height = _LETTER_HEIGHT / width
    boxes = [
        Box(
            1,
            start / width,
            number * 1.3 * height,
            (start + max(1, len(token.text))) / width,
            number * 1.3 * height + height,
        )
        for start, (number, token) in zip(places, tokens, strict=True)
    ]
    numbers = [number for number, _ in tokens]
    placed = order_words([token.text for _, token in tokens], boxes, lines=numbers, aspect=1.0)
    if all(placement.column == "full" for placement in placed):
        return lines
    result: list[Line] = []
    current = -1
    for placement in placed:
        number, token = tokens[placement.index]
        if placement.line != current:
            current = placement.line
            first = not result or result[-1].column != placement.column
            result.append(
                replace(lines[number], tokens=[], column=placement.column, left=float(places[placement.index]))
            )
            result[-1].gap_before = result[-1].gap_before or first
        result[-1].tokens.append(token)
    return result


def tabs_to_cells(lines: list[Line], page: Page) -> list[Line]:
    """Rows whose cells stand apart by tabs (a table copied out of an office file): two or more of them in a row, three cells each."""
    if page.text.count("\t") < 4:
        return lines
    cells = [_tabs_before(line, page) for line in lines]
    for at, row in enumerate(cells):
        near = [cells[k] for k in (at - 1, at + 1) if 0 <= k < len(cells)]
        if len([n for n in row if n]) < 2 or not any(len([n for n in other if n]) >= 2 for other in near):
            continue
        if _SIDE_BY_SIDE.search(fold(lines[at].text)):
            continue
        lines[at].is_row = True
        for token, count in zip(lines[at].tokens, row, strict=True):
            token.cells_before = count
    return lines


def _tabs_before(line: Line, page: Page) -> list[int]:
    """Tabs between each word of the line and the one before it."""
    counts, end = [], None
    for token in line.tokens:
        start = token.word.offset
        counts.append(page.text.count("\t", end, start) if end is not None and start is not None else 0)
        end = start + len(token.word.text) if start is not None else None
    return counts


def _column(page: Page, token: Token) -> int:
    offset = token.word.offset or 0
    start = page.text.rfind("\n", 0, offset) + 1
    return len(page.text[start:offset].expandtabs(8))


def tables_to_lines(lines: list[Line]) -> list[Line]:
    """Markdown tables: heading and foot as their columns, others as rows with their cells counted; `<br>` breaks lines."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]) and (end == at or not lines[end].gap_before):
            end += 1
        if end == at:
            result += _broken(lines[at])
            at += 1
            continue
        rows = lines[at:end]
        for row in rows:
            _count_cells(row)
        text = fold(" ".join(row.text for row in rows))
        if max(_cells_in(row) for row in rows) == 2 and _SIDE_BY_SIDE.search(text):
            result += _columns(rows)
        else:
            for row in rows:
                row.is_row = True
            result += rows
        at = end
    return result


def _is_row(line: Line) -> bool:
    text = line.text
    return (len(text) > 1 and text.startswith("|") and text.endswith("|")) or bool(
        _TABLE_RULE.match(text) and "|" in text
    )


def _count_cells(line: Line) -> None:
    """Count the borders between the words of a row; `cells_before` of a word counts those since the word before it."""
    borders = -1  # the row's own left border
    is_rule = bool(_TABLE_RULE.match(line.text))
    for token in line.tokens:
        bare = token.text.strip("|")
        if bare and not is_rule:
            token.cells_before = max(0, borders + len(token.text) - len(token.text.lstrip("|")))
            borders = len(token.text) - len(token.text.rstrip("|"))
        else:
            borders += len(token.text)


def _cells_in(line: Line) -> int:
    return 1 + sum(token.cells_before for token in line.tokens)


def _columns(rows: list[Line]) -> list[Line]:
    """Two-column rows as the left cells' lines, then the right cells' lines."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        place = 0
        parts: tuple[list[Token], list[Token]] = ([], [])
        for token in row.tokens:
            place = min(1, place + token.cells_before)
            token.cells_before = 0
            parts[place].append(token)
        for side, name, tokens in zip(sides, ("left", "right"), parts, strict=True):
            if tokens:
                line = replace(row, tokens=tokens, column=name, gap_before=not side or row.gap_before)
                side += _broken(line)
    return sides[0] + sides[1]


def _broken(line: Line) -> list[Line]:
    """The line cut at its `<br>`; those are noise."""
    if not any(_BREAK.match(token.text) for token in line.tokens):
        return [line]
    pieces: list[list[Token]] = [[]]
    for token in line.tokens:
        pieces[-1].append(token)
        if _BREAK.match(token.text):
            token.put_out(Region.NOISE)
            pieces.append([])
    return [
        replace(line, tokens=tokens, gap_before=line.gap_before and not number)
        for number, tokens in enumerate(pieces)
        if tokens
    ]
