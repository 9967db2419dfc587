"""Monday's sheets: one workbook an agency with what it still has to do, and one summary for the head of office.

Belongs here: which rows stand in which workbook. Does not belong here: the lists (warehouse/sql/reports), who gets them (flows.telling).
The columns are those of 'theo-doi': a sheet that is filled in and put into corrections/ is taken up like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from warehouse.export.agency_files import file_stem
from warehouse.export.follow_up_report import WIDTHS, note, rows_of
from warehouse.export.sheet import write_workbook
from warehouse.home import Home
from warehouse.query import open_published
from warehouse.workbench import sql

_SOON = timedelta(days=14)
_KEY = ("Mã nhiệm vụ", "Hạn số", "Chủ trì")


@dataclass(frozen=True, slots=True)
class MondaySheets:
    """`departments`: agency → its workbook. `open_tasks`: agency → number of rows."""

    summary: Path
    departments: Mapping[str, Path]
    open_tasks: Mapping[str, int]


def export_monday(home: Home, folder: Path, as_of: date) -> MondaySheets:
    """Write folder/tong-hop.xlsx and folder/<agency>.xlsx of every agency with open tasks. Raises UsageError without a publication."""
    con = open_published(home)
    try:
        columns, rows = rows_of(con, sql("reports", "follow_up"), as_of)
        summary = rows_of(con, sql("reports", "summary"), as_of)
        coverage = rows_of(con, "SELECT * FROM coverage(DATE '1900-01-01', $as_of::DATE)", as_of)
        names, found = rows_of(con, sql("reports", "open_tasks"), None)
    finally:
        con.close()
    open_keys = {
        tuple(dict(zip(names, row, strict=True))[name] for name in ("directive_id", "deadline_seq", "agency"))
        for row in found
    }
    at = {name: columns.index(name) for name in (*_KEY, "STT", "Thời hạn")}
    agencies: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        agency = row[at["Chủ trì"]] or "(không rõ)"
        if (row[at["Mã nhiệm vụ"]], row[at["Hạn số"]], agency) in open_keys:
            agencies.setdefault(agency, []).append(row)
    words = note(home, as_of, coverage)
    written = {}
    for agency, own in agencies.items():
        path = folder / f"{file_stem(agency)}.xlsx"
        write_workbook(path, {"Theo dõi": (columns, _numbered(own, at["STT"])), "Ghi chú": words}, WIDTHS)
        written[agency] = path
    everything = [row for own in agencies.values() for row in own]
    due = at["Thời hạn"]
    late = [row for row in everything if row[due] is not None and row[due] < as_of]
    soon = [row for row in everything if row[due] is not None and as_of <= row[due] <= as_of + _SOON]
    sheets = {
        "Tổng hợp": summary,
        "Đã quá hạn": (columns, _numbered(_by_day(late, due), at["STT"])),
        "Sắp đến hạn": (columns, _numbered(_by_day(soon, due), at["STT"])),
        "Ghi chú": words,
    }
    path = folder / "tong-hop.xlsx"
    write_workbook(path, sheets, WIDTHS)
    return MondaySheets(path, written, {agency: len(own) for agency, own in agencies.items()})


def _by_day(rows: Sequence[tuple[Any, ...]], due: int) -> list[tuple[Any, ...]]:
    return sorted(rows, key=lambda row: row[due])


def _numbered(rows: Sequence[tuple[Any, ...]], place: int) -> list[tuple[Any, ...]]:
    """Each sheet counts its own rows."""
    return [(*row[:place], number, *row[place + 1 :]) for number, row in enumerate(rows, 1)]
