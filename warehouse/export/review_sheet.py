"""The workbook 'can-xem' of what the machine doubts, with the columns that people fill in and put back, as in 'theo-doi'.

Belongs here: the list and the sheet. Does not belong here: cutting pictures out of pages (flows).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.export.sheet import write_workbook
from warehouse.home import Home
from warehouse.query import open_published
from warehouse.workbench import sql

_SHEET = "Cần xem"
_WIDTHS = {"Nội dung nhiệm vụ": 50.0, "Trích yếu": 30.0, "Ảnh": 70.0, "Máy đọc": 30.0}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where a doubted value stands. `boxes`: of one page, as the tables have them; empty for a text without pages."""

    notice_id: str
    file_sha256: str
    file_name: str
    boxes: tuple[dict[str, Any], ...]


def export_review(home: Home, folder: Path, picture_of: Callable[[Doubt], bytes | None]) -> tuple[Path, int, int]:
    """Writes folder/can-xem.xlsx; returns it with the numbers of rows and of pictures. `picture_of`: PNG of a place, or None.

    Raises UsageError without a publication.
    """
    con = open_published(home)
    try:
        con.execute(sql("reports", "review"))
        names = [str(column[0]) for column in con.description or ()]
        found = con.fetchall()
    finally:
        con.close()
    shown = [name for name in names if name not in ("file_sha256", "file_name", "boxes")]
    rows, pictures = [], {}
    for number, values in enumerate(found):
        row = dict(zip(names, values, strict=True))
        rows.append([row[name] for name in shown])
        boxes = row["boxes"] or []
        page = boxes[0]["page"] if boxes else 0
        on_page = tuple(box for box in boxes if box["page"] == page)
        doubt = Doubt(row["Mã văn bản"], row["file_sha256"], row["file_name"], on_page)
        picture = picture_of(doubt) if on_page else None
        if picture is not None:
            pictures[_SHEET, number, "Ảnh"] = picture
    path = folder / "can-xem.xlsx"
    write_workbook(path, {_SHEET: (shown, rows)}, _WIDTHS, pictures)
    return path, len(rows), len(pictures)
