"""The published tables as files: Parquet by issue year for machines, CSV with BOM for Excel.

Belongs here: whole tables. Does not belong here: reports for people (`follow_up_report`).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from extract.errors import UsageError
from warehouse.export.follow_up_report import export_reports
from warehouse.home import Home
from warehouse.query import open_published
from warehouse.tables import ALL_TABLES, NOTICE_TABLES, OF_A_DIRECTIVE, columns

_BOM = b"\xef\xbb\xbf"


def export_tables(
    home: Home, folder: Path, tables: Sequence[str] = (), *, as_of: date | None = None
) -> tuple[Path, ...]:
    """Write each table to folder/parquet/<table> and folder/csv/<table>.csv; without a choice of tables also the reports.

    Raises UsageError for an unknown table or without a publication. What was written there before under these names is replaced.
    """
    unknown = sorted(set(tables) - set(ALL_TABLES))
    if unknown:
        raise UsageError(f"no table {unknown[0]!r}", remedy=f"Known are: {', '.join(ALL_TABLES)}.")
    written: list[Path] = []
    con = open_published(home)
    try:
        for table in tables or ALL_TABLES:
            written.append(_parquet(con, table, folder / "parquet" / table))
            written.append(_csv(con, table, folder / "csv" / f"{table}.csv"))
    finally:
        con.close()
    if not tables:
        written.extend(export_reports(home, folder / "reports", as_of=as_of))
    return tuple(written)


def _parquet(con: duckdb.DuckDBPyConnection, table: str, target: Path) -> Path:
    """Tables of notices as one folder a year of issue (issue_year=2021, or =unknown), the others as one file."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    if table not in NOTICE_TABLES:
        con.execute(
            f"COPY (FROM {table}) TO '{_quoted(target / f'{table}.parquet')}' (FORMAT parquet, COMPRESSION zstd)"
        )
        return target
    year = "coalesce(year(coalesce(n.issued_on, n.issued_on_inferred))::VARCHAR, 'unknown') AS issue_year"
    if table == "notice":
        source = f"SELECT n.*, {year} FROM notice n"
    elif table in OF_A_DIRECTIVE:
        source = f"SELECT t.*, {year} FROM {table} t JOIN directive d USING (directive_id) JOIN notice n ON n.notice_id = d.notice_id"
    else:
        owner = "from_notice_id" if table == "directive_link" else "notice_id"
        source = f"SELECT t.*, {year} FROM {table} t JOIN notice n ON n.notice_id = t.{owner}"
    con.execute(
        f"COPY ({source}) TO '{_quoted(target)}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (issue_year), OVERWRITE_OR_IGNORE)"
    )
    return target


def _csv(con: duckdb.DuckDBPyConnection, table: str, target: Path) -> Path:
    """With BOM, so that Excel reads UTF-8. A text that Excel would take for a formula gets an apostrophe: exact text is in the Parquet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    safe = ", ".join(
        f"CASE WHEN regexp_matches({name}, '^[=+@\\t\\r-]') THEN '''' || {name} ELSE {name} END AS {name}"
        if kind == "VARCHAR"
        else name
        for name, kind in columns(table).items()
    )
    bare = target.with_name(f".{target.name}.part")
    con.execute(f"COPY (SELECT {safe} FROM {table}) TO '{_quoted(bare)}' (FORMAT csv, HEADER)")
    with target.open("wb") as out, bare.open("rb") as source:
        out.write(_BOM)
        shutil.copyfileobj(source, out)
    bare.unlink()
    return target


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
