"""One xlsx sheet: real dates, wrapped text, a header that stays and prints, and no formula that a paper's words could smuggle in."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

_PICTURE = (490, 420)  # pixels at most: a column of 70, a row as high as Excel allows
_EXCEL_CELL = 32_767  # characters that a cell may hold


def write_sheet(path: Path, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A workbook with one sheet."""
    write_workbook(path, {name: (columns, rows)})


def write_workbook(
    path: Path,
    sheets: Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]],
    widths: Mapping[str, float] | None = None,
    pictures: Mapping[tuple[str, int, str], bytes] | None = None,
) -> None:
    """Sheets in order; text is written as text, also '=1+1': nothing is ever taken for a formula, a link or a number.

    `pictures`: (sheet, row from 0, column) -> PNG, shown in that cell, whose row grows.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DDE6F0"}
        )
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "border": 1})
        for name, (columns, rows) in sheets.items():
            sheet = book.add_worksheet(name[:31])
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            sheet.freeze_panes(1, 0)
            sheet.set_footer("&C&P / &N")
            for c, column in enumerate(columns):
                sheet.write_string(0, c, column, head)
                sheet.set_column(c, c, (widths or {}).get(column, _width(column, rows, c)))
            for r, row in enumerate(rows, 1):
                for c, value in enumerate(row):
                    _write(sheet, r, c, value, text, day, moment)
                    picture = (pictures or {}).get((name, r - 1, columns[c]))
                    if picture is not None:
                        _show(sheet, r, c, picture)
            if rows:
                sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, r: int, c: int, value: Any, text: Any, day: Any, moment: Any) -> None:
    if value is None:
        sheet.write_blank(r, c, None, text)
    elif isinstance(value, bool):
        sheet.write_string(r, c, "có" if value else "không", text)
    elif isinstance(value, int | float):
        sheet.write_number(r, c, value, text)
    elif isinstance(value, datetime):
        local = value.astimezone(UTC) + timedelta(hours=7) if value.tzinfo else value
        sheet.write_datetime(r, c, local.replace(tzinfo=None), moment)
    elif isinstance(value, date):
        if value.year < 1900:  # Excel has no such day
            sheet.write_string(r, c, value.isoformat(), text)
        else:
            sheet.write_datetime(r, c, datetime(value.year, value.month, value.day), day)
    else:
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        sheet.write_string(r, c, shown[:_EXCEL_CELL], text)


def _show(sheet: Any, r: int, c: int, png: bytes) -> None:
    width, height = struct.unpack(">II", png[16:24])  # the header that every PNG begins with
    scale = min(1.0, _PICTURE[0] / width, _PICTURE[1] / height)
    sheet.set_row(r, height * scale * 0.75 + 4)  # pixels to points
    place = {"image_data": BytesIO(png), "x_scale": scale, "y_scale": scale, "object_position": 1}
    sheet.insert_image(r, c, "picture.png", place)


def _width(column: str, rows: Sequence[Sequence[Any]], c: int) -> float:
    longest = max([len(column), *(len(str(row[c])) for row in rows[:200] if row[c] is not None)], default=8)
    return float(min(max(longest + 2, 8), 60))
