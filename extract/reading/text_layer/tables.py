"""Ruled tables of a born-digital page: their cells, so that a row is read cell by cell.

Belongs here: pdfplumber's table finder with guards. Headings and feet are often set in tables without rules; those are
columns, not rows, and `ordering` reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extract.model import Box, Word

_MIN_RULES = 6


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its box and its rows' cells, page fractions, top to bottom and left to right; None where a cell of the row
    above or to the left reaches over the place."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]

    def holds(self, box: Box) -> bool:
        return _inside(self.box, box)

    def rows_of(self, words: Sequence[Word]) -> list[list[list[Word]]]:
        """The table's words as rows of cells, an empty list for an empty cell; words on no cell stand in a row of
        their own at the end."""
        left = list(words)
        result: list[list[list[Word]]] = []
        for row in self.rows:
            cells: list[list[Word]] = []
            for cell in row:
                own = [word for word in left if cell and word.box and _inside(cell, word.box)]
                left = [word for word in left if not any(word is one for one in own)]
                cells.append(_lines(own))
            if any(cells):
                result.append(cells)
        if left:
            result.append([_lines(left)])
        return result


def tables_of(page: Any) -> tuple[Table, ...]:
    """Ruled tables of a pdfplumber page with at least two rows and two columns, apart from one another."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _MIN_RULES:
        return ()
    x0, top, x1, bottom = (float(value) for value in (page.cropbox or page.bbox))
    width, height = max(x1 - x0, 1e-6), max(bottom - top, 1e-6)

    def scaled(edges: Sequence[float]) -> Box:
        return Box(
            page.page_number,
            (edges[0] - x0) / width,
            (edges[1] - top) / height,
            (edges[2] - x0) / width,
            (edges[3] - top) / height,
        )

    found: list[Table] = []
    for table in page.find_tables():
        rows = tuple(tuple(scaled(cell) if cell else None for cell in row.cells) for row in table.rows)
        rows = tuple(row for row in rows if any(row))
        if len(rows) < 2 or max(sum(cell is not None for cell in row) for row in rows) < 2:
            continue
        box = scaled(table.bbox)
        if all(box.y1 <= other.box.y0 or box.y0 >= other.box.y1 for other in found):
            found.append(Table(box, rows))
    return tuple(found)


def _inside(frame: Box, box: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1


def _lines(words: list[Word]) -> list[Word]:
    """Words of one cell, line by line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.box.y0 if one.box else 0.0, one.box.x0 if one.box else 0.0)):
        if lines and word.box and lines[-1][0].box:
            first = lines[-1][0].box
            if (word.box.y0 + word.box.y1) / 2 < first.y1:
                lines[-1].append(word)
                continue
        lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda one: one.box.x0 if one.box else 0.0)]
