"""Task tables on recognised pages: rows and cells put together again from where the words stand.

Belongs here: the columns (white gutters through all lines of the table), rows (a number in the first column begins one), the lines that
the text keeps as rows. Does not belong here: tables of text layers and plain text (`layout`, `plain_columns`), what a row asks for
(parsing). Recognition reads straight across the cells, so that each cell's words come apart; only a table whose head names tasks and
who or when is put together, everything else stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Method, Page, Region

from .folding import fold
from .layout import upright
from .lines import Line, Token
from .zones import starts_foot

_TASK = re.compile(r"(?<!\w)(?:nhiem vu|noi dung|cong viec)(?!\w)")
_WHO_WHEN = re.compile(r"(?<!\w)(?:chu tri|thuc hien|phoi hop|thoi (?:gian|han)|tien do|hoan thanh|san pham)(?!\w)")
_FIRST = re.compile(r"^(?:stt|tt|so tt|st|s tt)(?!\w)")
_NUMBER = re.compile(r"^[|\[(]?(?P<digits>\d{1,3}|[IVX]{1,5})[.:,)\]|]*$")
_RULED = frozenset("|¦[]!")
_BINS = 400  # columns of the page's width in which gutters are looked for
_NARROWEST = 3  # bins of a gutter: wider than the space between two words
_FEWEST, _MOST = 3, 10  # columns
_HEAD_LINES = 3
_MANY_LINES = 8


@dataclass(slots=True)
class _Placed:
    token: Token
    x0: float
    x1: float
    y: float
    line: int  # of the page as read: the order inside a cell


def gather_rows(lines: list[Line], page: Page) -> list[Line]:
    """The page's lines with each task table's lines replaced by its rows; the same list where there is none."""
    if page.method is not Method.OCR:
        return lines
    result: list[Line] = []
    at = 0
    while at < len(lines):
        found = _table(lines, at, page) if _opens_table(lines[at]) else None
        if found is None:
            result.append(lines[at])
            at += 1
            continue
        rows, at = found
        result.extend(rows)
    return result


def _opens_table(line: Line) -> bool:
    text = fold(line.text).lstrip("|[ ")
    if len(text) > 200 or not (_TASK.search(text) and _WHO_WHEN.search(text)):
        return False
    return bool(_FIRST.match(text)) or len(_WHO_WHEN.findall(text)) >= 2


def _placed(line: Line, page: Page, number: int = 0) -> list[_Placed]:
    found = []
    for token in line.tokens:
        text = token.text.strip("".join(_RULED)) if token.text else ""
        if text and token.word.box is not None:
            box = upright(token.word.box, page)
            found.append(_Placed(token, box.x0, box.x1, (box.y0 + box.y1) / 2, number))
    return found


def _table(lines: list[Line], first: int, page: Page) -> tuple[list[Line], int] | None:
    """(the rows, the place behind the table), None where the columns cannot be told."""
    held = [_placed(lines[first], page)]
    end = first + 1
    gutters = _gutters(held)
    while end < len(lines) and not starts_foot(lines[end].text):
        words = _placed(lines[end], page, end)
        trial = _gutters([*held, words])
        if len(trial) < _FEWEST - 1 or (end - first > _HEAD_LINES and len(trial) < 0.6 * len(gutters)):
            break  # running text below the table fills its gutters
        held.append(words)
        gutters = trial
        end += 1
    gutters = _gutters(held)
    if not _FEWEST - 1 <= len(gutters) <= _MOST - 1 or len(held) < 2:
        return None
    _fetch_numbers(lines, held, page, gutters)
    starts = sorted(
        word.y for line in held for word in line if _column(word, gutters) == 0 and _NUMBER.match(word.token.text)
    )
    head_ends = next((y for y in starts if held[0] and y > held[0][0].y + 0.005), None)
    if head_ends is None:
        return None
    edges = [y for y in starts if y >= head_ends]
    words = [word for line in held for word in line]
    head = [word for word in words if word.y < edges[0] - _half(edges, words)]
    if not head or len({_column(word, gutters) for word in head}) < _FEWEST:
        return None
    gutters = _between_labels(head, gutters)
    rows = [_row(lines[first], head, gutters)]
    for place, edge in enumerate(edges):
        top = edge - _half(edges, words)
        bottom = edges[place + 1] - _half(edges, words) if place + 1 < len(edges) else 2.0
        inside = [word for word in words if top <= word.y < bottom]
        if inside:
            rows.append(_row(lines[first], inside, gutters))
    _mend_numbers(rows)
    _keep_ruling(lines[first:end], rows)
    return rows, end


def _half(edges: Sequence[float], words: Sequence[_Placed]) -> float:
    """Half a line: a number may stand a little lower or higher than the first words beside it."""
    ys = sorted({round(word.y, 4) for word in words})
    steps = [b - a for a, b in pairwise(ys) if b - a > 0.008]
    return min(steps, default=0.016) / 2


def _gutters(lines: Sequence[Sequence[_Placed]]) -> list[float]:
    """Middles of the white runs between the first and the last word over all the lines."""
    covered = [0] * _BINS
    for line in lines:
        for word in line:
            for place in range(max(0, int(word.x0 * _BINS)), min(_BINS - 1, int(word.x1 * _BINS)) + 1):
                covered[place] += 1
    stray = 1 if len(lines) >= _MANY_LINES else 0  # one stroke across a border closes no gutter of a long table
    inked = [place for place, count in enumerate(covered) if count]
    if not inked:
        return []
    middles, run = [], 0
    for place in range(inked[0], inked[-1] + 1):
        if covered[place] > stray:
            if run >= _NARROWEST:
                middles.append((place - run / 2) / _BINS)
            run = 0
        else:
            run += 1
    return middles


def _between_labels(head: Sequence[_Placed], gutters: Sequence[float]) -> list[float]:
    """A gutter more where 'Cơ quan chủ trì' and 'Cơ quan phối hợp' stand in one column: a stamp or a long word closed theirs."""
    found = set(gutters)
    for line in sorted({word.line for word in head}):
        words = sorted((word for word in head if word.line == line), key=lambda word: word.x0)
        seen = -1
        for before, word, after in zip(words, words[1:], words[2:], strict=False):
            if (fold(word.token.text), fold(after.token.text)) not in (("co", "quan"), ("don", "vi")):
                continue
            column = _column(word, gutters)
            if column in (seen, _column(before, gutters)) and _column(before, gutters) == column:
                found.add((before.x1 + word.x0) / 2)
            seen = column
    return sorted(found)


def _column(word: _Placed, gutters: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(1 for gutter in gutters if middle > gutter)


def _fetch_numbers(lines: list[Line], held: list[list[_Placed]], page: Page, gutters: Sequence[float]) -> None:
    """Numbers in the first column that recognition or its specks' rule left out of the text come back to their row."""
    heights = [word.y for line in held for word in line]
    for line in lines:
        for token in list(line.tokens):
            word = token.word
            if token.text or word.region is not Region.NOISE or word.box is None or not _NUMBER.match(word.text):
                continue
            box = upright(word.box, page)
            y = (box.y0 + box.y1) / 2
            if (box.x0 + box.x1) / 2 < gutters[0] and min(heights) < y < max(heights) + 0.01:
                line.tokens.remove(token)
                token.text, token.region = word.text.strip("|[]:;,."), Region.BODY
                held[0].append(_Placed(token, box.x0, box.x1, y, 0))


def _row(pattern: Line, words: Sequence[_Placed], gutters: Sequence[float]) -> Line:
    """One printed row as a line: cell by cell, in each cell line by line."""
    cells: dict[int, list[_Placed]] = {}
    for word in words:
        cells.setdefault(_column(word, gutters), []).append(word)
    tokens: list[Token] = []
    before = 0
    for column in sorted(cells):
        inside = sorted(cells[column], key=lambda word: (word.line, word.x0))
        for word in inside:
            word.token.cells_before = 0
        inside[0].token.cells_before = column - before
        before = column
        tokens.extend(word.token for word in inside)
    line = Line(
        tokens, pattern.page, ends_early=True, is_row=True, column="full", left=pattern.left, indent=pattern.indent
    )
    heights = [word.y for word in words]
    line.y0, line.y1 = min(heights), max(heights)
    return line


def _mend_numbers(rows: Sequence[Line]) -> None:
    """'1, 3, 3, 4': the number between two that leave one out."""
    numbers = [_number(row) for row in rows]
    for at in range(1, len(rows) - 1):
        before, after = numbers[at - 1], numbers[at + 1]
        token = rows[at].tokens[0]
        if (
            before is not None
            and after == before + 2
            and numbers[at] not in (None, before + 1)
            and not token.cells_before
        ):
            token.raw, token.text, token.rule = token.raw or token.text, str(before + 1), "row_number"
            numbers[at] = before + 1


def _number(row: Line) -> int | None:
    found = _NUMBER.match(row.tokens[0].text) if row.tokens and not row.tokens[0].cells_before else None
    return int(found["digits"]) if found and found["digits"].isdigit() else None


def _keep_ruling(lines: Sequence[Line], rows: list[Line]) -> None:
    """Tokens of the old lines that no row took: strokes of the ruling leave the text, and stay with the last row."""
    taken = {id(token) for row in rows for token in row.tokens}
    for line in lines:
        for token in line.tokens:
            if id(token) not in taken:
                if token.text:
                    token.put_out(Region.NOISE)
                rows[-1].tokens.append(token)
