"""The table `task_row` behind the view `task`, and `agency_folded` behind by_agency(): made with the publication, so that a list is a scan.

Belongs here: which rows must be computed again. Does not belong here: what a task is (warehouse/sql/views/20_task_computed.sql).
"""

from __future__ import annotations

import duckdb

from warehouse.workbench import sql

_ORDER = "ORDER BY last_day NULLS LAST, issued_on, notice_id, seq, deadline_seq, agency"
_PART = 200_000  # rows that are sorted at once
_NOTICES = 20_000  # whose tasks are computed at once
_OF_A_TASK = "directive_id IN (SELECT directive_id FROM temp.main.directive)"
#: what the view reads -> which of it bears on the noted notices; each stands for itself in temp, and is read there by its plain name
_NARROWED = {
    "directive": "notice_id IN (SELECT notice_id FROM temp.main.task_touched)",
    "directive_link": "to_notice_id IN (SELECT notice_id FROM temp.main.task_touched)",
    "notice": "notice_id IN (SELECT notice_id FROM temp.main.task_touched UNION SELECT from_notice_id FROM temp.main.directive_link)",
    "directive_agency": _OF_A_TASK,
    "deadline": _OF_A_TASK,
    "deadline_agency": _OF_A_TASK,
    "citation": _OF_A_TASK,
    "follow_up": _OF_A_TASK,
}


def write_task_rows(con: duckdb.DuckDBPyConnection) -> None:
    """All of them, into the current schema; the view `task_computed` is made here."""
    con.execute(sql("views", "10_link_effect"))
    con.execute(sql("views", "20_task_computed"))
    _write_ordered(con)
    con.execute(sql("publish", "task_row_comments"))
    _write_agency_names(con)


def _write_ordered(con: duckdb.DuckDBPyConnection) -> None:
    """Only the keys are sorted at once; the wide rows are computed and written part by part: see `edition`."""
    con.execute("CREATE OR REPLACE TABLE task_row AS SELECT * FROM task_computed LIMIT 0")
    try:
        con.execute("CREATE OR REPLACE TEMP TABLE task_unordered AS SELECT * FROM task_computed LIMIT 0")
        (notices,) = con.execute("SELECT count(*) FROM pub.main.notice").fetchall()[0]
        for start in range(0, notices, _NOTICES):
            con.execute(
                "CREATE OR REPLACE TEMP TABLE task_touched AS SELECT notice_id FROM"
                " (SELECT notice_id, row_number() OVER (ORDER BY notice_id) AS place FROM pub.main.notice)"
                f" WHERE place > {start} AND place <= {start + _NOTICES}"
            )
            _compute_narrowed(con, "temp.main.task_unordered")
        con.execute(
            "CREATE OR REPLACE TEMP TABLE task_place AS"
            f" SELECT rowid AS row, row_number() OVER ({_ORDER}) AS place FROM temp.main.task_unordered"
        )
        (rows,) = con.execute("SELECT count(*) FROM temp.main.task_place").fetchall()[0]
        for start in range(0, rows, _PART):
            con.execute(
                "INSERT INTO task_row SELECT t.* FROM temp.main.task_unordered t JOIN temp.main.task_place p ON p.row = t.rowid"
                f" WHERE p.place > {start} AND p.place <= {start + _PART} ORDER BY p.place"
            )
    finally:
        for table in ("task_unordered", "task_place"):
            con.execute(f"DROP TABLE IF EXISTS temp.main.{table}")


def note_linked(con: duckdb.DuckDBPyConnection, changed: str) -> None:
    """Call it before and after the rows of the notices in `changed` are replaced: whom they point to, and pointed to."""
    con.execute("CREATE TEMP TABLE IF NOT EXISTS task_touched (notice_id VARCHAR)")
    con.execute(
        f"INSERT INTO task_touched SELECT to_notice_id FROM pub.main.directive_link WHERE from_notice_id IN ({changed})"
        f" AND to_notice_id IS NOT NULL UNION {changed}"
    )


def refresh_task_rows(con: duckdb.DuckDBPyConnection) -> None:
    """The rows of the noted notices, and of recurring deadlines, whose next day moves with the calendar."""
    con.execute(
        "INSERT INTO task_touched SELECT d.notice_id FROM pub.main.deadline l JOIN pub.main.directive d USING (directive_id)"
        " JOIN pub.main.task_row t ON t.directive_id = l.directive_id AND t.deadline_seq = l.seq"
        " WHERE l.recurrence IS NOT NULL AND t.due_source = 'recurrence' AND t.due_on IS DISTINCT FROM l.next_due_on"
    )
    con.execute("DELETE FROM pub.main.task_row WHERE notice_id IN (SELECT notice_id FROM task_touched)")
    _compute_narrowed(con, "pub.main.task_row")
    _write_agency_names(con)


def forget_linked(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DROP TABLE IF EXISTS temp.task_touched")


def _compute_narrowed(con: duckdb.DuckDBPyConnection, target: str) -> None:
    """The view over what bears on the noted notices only: over the whole file ten new papers cost seconds at 1 M directives."""
    try:
        for table, bearing in _NARROWED.items():
            con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM pub.main.{table} WHERE {bearing}")
        for view in ("10_link_effect", "20_task_computed"):
            definition = sql("views", view).replace("CREATE OR REPLACE VIEW", "CREATE OR REPLACE TEMP VIEW")
            con.execute(definition.partition("COMMENT ON")[0])
        con.execute(f"INSERT INTO {target} SELECT * FROM temp.main.task_computed {_ORDER}")
    finally:
        for view in ("task_computed", "link_effect"):
            con.execute(f"DROP VIEW IF EXISTS temp.main.{view}")
        for table in _NARROWED:
            con.execute(f"DROP TABLE IF EXISTS temp.main.{table}")


def _write_agency_names(con: duckdb.DuckDBPyConnection) -> None:
    """Into the current schema."""
    con.execute("DROP TABLE IF EXISTS agency_folded")
    con.execute(sql("publish", "agency_folded"))
    con.execute(f"INSERT INTO agency_folded {sql('publish', 'agency_names')}")
