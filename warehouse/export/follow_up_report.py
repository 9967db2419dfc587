"""The workbook 'theo-doi' for people: tasks, a summary an agency, papers, and a note on what the lists mean.

Belongs here: which sheets, in which order, as of which day. Does not belong here: the lists themselves (warehouse/sql/reports).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from warehouse.export.sheet import write_workbook
from warehouse.home import Home
from warehouse.query import open_published, staleness
from warehouse.workbench import sql

WIDTHS = {
    "Nội dung nhiệm vụ": 60.0,
    "Trích yếu": 32.0,
    "Tình trạng": 24.0,
    "Chủ trì": 24.0,
    "Phối hợp": 24.0,
    "Thời hạn": 12.0,
}


def export_reports(home: Home, folder: Path, *, as_of: date | None = None) -> tuple[Path, ...]:
    """Write folder/theo-doi.xlsx as of a day (today in Viet Nam). Raises UsageError without a publication."""
    day = as_of or (datetime.now(UTC) + timedelta(hours=7)).date()
    con = open_published(home)
    try:
        tasks = rows_of(con, sql("reports", "follow_up"), day)
        summary = rows_of(con, sql("reports", "summary"), day)
        papers = rows_of(con, sql("reports", "papers"), None)
        coverage = rows_of(con, "SELECT * FROM coverage(DATE '1900-01-01', $as_of::DATE)", day)
    finally:
        con.close()
    path = folder / "theo-doi.xlsx"
    sheets = {"Theo dõi": tasks, "Tổng hợp": summary, "Văn bản": papers, "Ghi chú": note(home, day, coverage)}
    write_workbook(path, sheets, WIDTHS)
    return (path,)


def rows_of(con: duckdb.DuckDBPyConnection, query: str, as_of: date | None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """(columns, rows) of a query; `as_of` fills its parameter, where it has one."""
    con.execute(query, {} if as_of is None else {"as_of": as_of})
    columns = [str(column[0]) for column in con.description or ()]
    return columns, [tuple(row) for row in con.fetchall()]


def note(
    home: Home, day: date, coverage: tuple[list[str], list[tuple[Any, ...]]]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What the lists are of and what they are not: the denominator, and what 'quá hạn' means here."""
    names = {
        "arrived": "Số tệp đã đến",
        "copies": "trong đó bản sao",
        "read": "Văn bản đã đọc",
        "quarantined": "Tệp chưa xử lý được (cách ly)",
        "not_a_notice": "Tệp không phải văn bản",
        "without_date": "Văn bản không có ngày",
        "rows_set_aside": "Dòng bị giữ lại do không qua kiểm tra",
        "pages_not_read": "Trang chưa đọc",
        "needs_review": "Văn bản cần kiểm tra",
    }
    counted = zip(coverage[0], coverage[1][0], strict=True)
    rows: list[tuple[Any, ...]] = [
        ("Tính đến ngày", day),
        ("Dữ liệu", staleness(home)),
        *((names[name], value) for name, value in counted),
        (
            "Thời hạn",
            "Ngày cuối cùng còn đúng hạn: 'trước ngày 15/7' là 14/7. Thời hạn đã tính gia hạn trong văn bản sau.",
        ),
        (
            "Đã quá hạn, chưa có thông tin kết quả",
            "Máy không biết việc đã làm xong hay chưa: không phải là kết luận chậm trễ.",
        ),
        (
            "Sửa",
            "Điền các cột 'Sửa', 'Lý do', 'Người sửa' rồi lưu tệp vào thư mục corrections; ghi 'xóa' để bỏ một giá trị.",
        ),
    ]
    return ["Mục", "Giá trị"], rows
