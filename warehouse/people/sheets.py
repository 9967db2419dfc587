"""Sheets as people put them back: xlsx or CSV, headers in any case, with or without accents.

Belongs here: cells to values. Does not belong here: what they mean (`understood`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from warehouse.load.papers import fold

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: folded header -> value (text, date or number); empty cells are not in it. `place`: 'sheet, row'."""

    place: str
    cells: Mapping[str, str | date | float]

    def text(self, *names: str) -> str | None:
        """The first of the named cells that is filled, as text."""
        for name in names:
            value = self.cells.get(name)
            if value is not None:
                return str(int(value)) if isinstance(value, float) and value == int(value) else str(value).strip()
        return None

    def day(self, *names: str) -> date | None:
        """As a date; raises ValueError where it is none."""
        for name in names:
            value = self.cells.get(name)
            if isinstance(value, date):
                return value
            if value is not None:
                return parse_day(str(value))
        return None


def parse_day(text: str) -> date:
    """'15/7/2021' or '2021-07-15'. Raises ValueError."""
    match = _DAY.fullmatch(text.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"không phải ngày: {text!r}") from None


def read_sheet(path: Path) -> tuple[SheetRow, ...]:
    """All rows of all sheets of an xlsx, or of a CSV (UTF-8 with or without BOM; comma, semicolon or tab). Raises ValueError, OSError."""
    if path.suffix.lower() == ".csv":
        text = path.read_bytes().decode("utf-8-sig")
        delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
        return tuple(_rows(path.name, csv.reader(io.StringIO(text), delimiter=delimiter)))
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return tuple(row for sheet in book.worksheets for row in _rows(sheet.title, sheet.iter_rows(values_only=True)))
    finally:
        book.close()


def _rows(name: str, lines: Iterator[Any]) -> Iterator[SheetRow]:
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not header:
            header = [fold(str(cell)) if cell is not None else "" for cell in line]
            continue
        cells = {
            title: value
            for title, cell in zip(header, line, strict=False)
            if title and (value := _value(cell)) is not None
        }
        if cells:
            yield SheetRow(f"{name}, {number}", cells)


def _value(cell: Any) -> str | date | float | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell).strip()
    # our own CSV marks what Excel would take for a formula
    return text.removeprefix("'") or None
