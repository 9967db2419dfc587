"""An edition: the published file's content, written whole or as the last one with what changed.

Belongs here: rows from work.duckdb into the draft, in the order of issue dates, with views and macros. Does not belong here: where
drafts lie (`shelf`), what is new (`merge`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import duckdb

from warehouse.canonical import table_digest
from warehouse.publish.recurring import refresh_next_due
from warehouse.publish.search_rows import refresh_search_rows, write_search_rows
from warehouse.publish.task_rows import forget_linked, note_linked, refresh_task_rows, write_task_rows
from warehouse.tables import (
    ACCOUNT_TABLES,
    ALL_TABLES,
    CATALOGUE_TABLES,
    NOTICE_TABLES,
    OF_A_DIRECTIVE,
    PEOPLE_TABLES,
    columns,
    create_tables,
    notice_rows,
)

_PART = 20_000  # notices that are sorted at once
_CHANGED = "SELECT notice_id FROM edition_changed"


def write_full(con: duckdb.DuckDBPyConnection, draft: Path, today: str) -> None:
    """Everything, ordered by issue date: a query for one month then reads few row groups (18 instead of 280 ms at 1 M directives)."""
    with _attached(con, draft, "(STORAGE_VERSION 'v1.2.0')"):
        create_tables(con, "pub.main")
        parts = _parts(con)
        for table in ALL_TABLES:
            if table not in NOTICE_TABLES:
                con.execute(f"INSERT INTO pub.main.{table} {_ordered(table)}")
                continue
            for ids in parts:
                con.execute(f"INSERT INTO pub.main.{table} {_ordered(table, notice_rows(table, 'work.main', ids))}")
        refresh_next_due(con, "pub.main", today)
        write_task_rows(con)
        write_search_rows(con)
        create_views(con)


def write_delta(con: duckdb.DuckDBPyConnection, draft: Path, notice_ids: Sequence[str], today: str) -> None:
    """The draft is a copy of the last edition: replace the rows of `notice_ids`, and the small tables where they differ."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE edition_changed AS SELECT unnest($1::VARCHAR[]) AS notice_id", [list(notice_ids)]
    )
    forget_linked(con)
    with _attached(con, draft):
        note_linked(con, _CHANGED)
        for table in NOTICE_TABLES:
            con.execute(f"DELETE FROM pub.main.{table} WHERE {notice_rows(table, 'pub.main', _CHANGED)}")
        for table in NOTICE_TABLES:
            con.execute(f"INSERT INTO pub.main.{table} {_ordered(table, notice_rows(table, 'work.main', _CHANGED))}")
        note_linked(con, _CHANGED)
        followed = table_digest(con, "follow_up", "pub.main") != table_digest(con, "follow_up", "work.main")
        for table in CATALOGUE_TABLES + PEOPLE_TABLES:
            if table_digest(con, table, "pub.main") != table_digest(con, table, "work.main"):
                _replace(con, table)
        for table in ACCOUNT_TABLES:
            _replace(con, table)
        refresh_next_due(con, "pub.main", today)
        if followed:
            write_task_rows(con)
        else:
            refresh_task_rows(con)
        refresh_search_rows(con, _CHANGED)
        create_views(con)


def write_account_only(con: duckdb.DuckDBPyConnection, draft: Path) -> None:
    """The draft is a copy of the last edition: its data stay as they are, also its publication and change rows."""
    with _attached(con, draft):
        for table in ACCOUNT_TABLES:
            if table not in ("publication", "change"):
                _replace(con, table)
        con.execute("INSERT INTO pub.main.set_aside SELECT * FROM work.staging.set_aside")


def last_publication(con: duckdb.DuckDBPyConnection, path: Path) -> tuple[object, ...] | None:
    """(run_id, rows_sha256, contract_version) of a published file's last publication; None if it cannot be read or has none.

    The contract_version is None where other SQL than this program's made the tables behind the views: no base for a delta.
    """
    try:
        con.execute(f"ATTACH '{_quoted(path)}' AS last_edition (READ_ONLY)")
    except duckdb.Error:
        return None
    try:
        row = con.execute(
            "SELECT run_id, rows_sha256, contract_version FROM last_edition.main.publication ORDER BY published_at DESC LIMIT 1"
        ).fetchone()
        return row if row is None or _is_computed_alike(con) else (row[0], row[1], None)
    except duckdb.Error:
        return None
    finally:
        con.execute("DETACH last_edition")


def _is_computed_alike(con: duckdb.DuckDBPyConnection) -> bool:
    try:
        row = con.execute("SELECT fingerprint FROM last_edition.main.edition_layout").fetchone()
    except duckdb.Error:
        return False
    return row == (_layout(),)


@cache
def _layout() -> str:
    """Fingerprint of the SQL that fills the tables behind the views."""
    digest = hashlib.sha256()
    for folder in ("publish", "views"):
        for file in sorted(resources.files("warehouse.sql").joinpath(folder).iterdir(), key=lambda f: f.name):
            if file.name.endswith(".sql"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """Views and macros into the current schema, in the order of their file names: later ones read earlier ones."""
    for folder in ("views", "macros"):
        files = sorted(resources.files("warehouse.sql").joinpath(folder).iterdir(), key=lambda f: f.name)
        for file in files:
            if file.name.endswith(".sql"):
                con.execute(file.read_text(encoding="utf-8"))
    con.execute(f"CREATE OR REPLACE VIEW edition_layout AS SELECT '{_layout()}' AS fingerprint")
    con.execute("COMMENT ON VIEW edition_layout IS 'Of the SQL that computed task_row, search_row and agency_folded'")


def _replace(con: duckdb.DuckDBPyConnection, table: str) -> None:
    con.execute(f"DELETE FROM pub.main.{table}")
    con.execute(f"INSERT INTO pub.main.{table} SELECT * FROM work.main.{table}")


def _parts(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Queries for notice ids that follow each other in time: sorting 1 M wide rows at once wrote 19 GB of spill in ten minutes."""
    day = "coalesce(issued_on, issued_on_inferred)"
    days = con.execute(
        f"SELECT DISTINCT max(day) FROM (SELECT {day} AS day, (row_number() OVER (ORDER BY {day}) - 1) // {_PART} AS part"
        f" FROM work.main.notice WHERE {day} IS NOT NULL) GROUP BY part ORDER BY 1"
    ).fetchall()
    ends = [f"DATE '{row[0]}'" for row in days]
    dated = [
        f"{day} > {low} AND {day} <= {high}" if low else f"{day} <= {high}"
        for low, high in zip([None, *ends], ends, strict=False)
    ]
    return tuple(f"SELECT notice_id FROM work.main.notice WHERE {part}" for part in (*dated, f"{day} IS NULL"))


def _ordered(table: str, where: str = "TRUE") -> str:
    """SELECT from work.main in the order of issue dates, then of the paper."""
    names = ", ".join(f"t.{name}" for name in columns(table))
    rows = f"(SELECT * FROM work.main.{table} WHERE {where}) t"
    day = "coalesce(n.issued_on, n.issued_on_inferred) NULLS LAST, n.notice_id"
    place = "".join(
        f", t.{c}" for c in ("seq", "deadline_seq", "char_start", "page", "name", "stamp_id") if c in columns(table)
    )
    if table == "notice":
        return f"SELECT {names} FROM {rows} ORDER BY {day.replace('n.', 't.')}"
    if table in OF_A_DIRECTIVE:
        joins = "JOIN work.main.directive d ON d.directive_id = t.directive_id JOIN work.main.notice n ON n.notice_id = d.notice_id"
        return f"SELECT {names} FROM {rows} {joins} ORDER BY {day}, d.seq{place}"
    if table in NOTICE_TABLES:
        owner = "from_notice_id" if table == "directive_link" else "notice_id"
        return f"SELECT {names} FROM {rows} JOIN work.main.notice n ON n.notice_id = t.{owner} ORDER BY {day}{place}"
    return f"SELECT {names} FROM {rows}"


@contextlib.contextmanager
def _attached(con: duckdb.DuckDBPyConnection, draft: Path, options: str = "") -> Iterator[None]:
    """The draft as `pub`, in one transaction, checkpointed and closed: no .wal stays."""
    con.execute(f"ATTACH '{_quoted(draft)}' AS pub {options}")
    try:
        con.execute("USE pub.main")
        con.execute("BEGIN")
        yield
        con.execute("COMMIT")
        con.execute("CHECKPOINT pub")
    except BaseException:
        with contextlib.suppress(duckdb.TransactionException):
            con.rollback()
        raise
    finally:
        con.execute("USE work.main")
        con.execute("DETACH pub")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
