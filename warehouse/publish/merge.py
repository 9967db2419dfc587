"""Merging: what waits in `staging` becomes part of `main`, in one transaction with its changes and its publication row.

Belongs here: rows from schema to schema, digests, the publication row. Does not belong here: the published file (`edition`),
verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.canonical import TableDigest, combined, table_digest
from warehouse.changes import write_changes
from warehouse.load.causes import UNEXPLAINED
from warehouse.tables import (
    ALL_TABLES,
    CATALOGUE_TABLES,
    CONTRACT_VERSION,
    DATA_TABLES,
    NOTICE_TABLES,
    PEOPLE_TABLES,
    columns,
    notice_rows,
)
from warehouse.workbench import sql

_STAGED = "SELECT notice_id FROM staging.notice"
_MERGED = "SELECT notice_id FROM merged"


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did. `is_new` False: all rows are as published, and no publication was made of them."""

    is_new: bool
    notice_ids: tuple[str, ...]
    notices: int
    directives: int
    added: int
    changed: int
    removed: int


def merge(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    published_at: datetime,
    program_version: str,
    withdraw: Sequence[str] = (),
) -> Merge:
    """Inside the caller's transaction. `staging` is empty afterwards.

    `withdraw`: notices that must not stand: found secret, or no notices by new rules. Their rows go without a copy, and `change` keeps
    their ids only.
    """
    at = published_at.isoformat()
    before = _digests(con)
    write_changes(con, run_id, at)
    # The contract's list has no word for it. What is lost so was blocked and a person accepted it, by name, in `run`; of what came or
    # changed so nobody was asked.
    con.execute(f"UPDATE staging.change SET cause = 'correction' WHERE cause = '{UNEXPLAINED}'")
    con.execute(sql("publish", "withdrawn"), {"ids": list(withdraw)})
    # also those that only waited: they were staged before they were found out, and were never published
    con.execute(
        "CREATE OR REPLACE TEMP TABLE barred AS SELECT unnest($ids::VARCHAR[]) AS notice_id", {"ids": list(withdraw)}
    )
    for kept in ("staging.change", "staging.set_aside", "meta.staged", "meta.reshaped", "compared"):
        con.execute(f"DELETE FROM {kept} WHERE notice_id IN (FROM barred)")
    con.execute(
        "INSERT INTO staging.change SELECT $run_id, $at::TIMESTAMPTZ, 'notice', notice_id, '', NULL, 'removed', NULL, NULL, 'new_rules'"
        " FROM withdrawn ORDER BY notice_id",
        {"run_id": run_id, "at": at},
    )
    for table in NOTICE_TABLES:
        con.execute(f"DELETE FROM staging.{table} WHERE {notice_rows(table, 'staging', 'FROM barred')}")
    con.execute(f"CREATE OR REPLACE TEMP TABLE merged AS {_STAGED} UNION FROM withdrawn")
    after = dict(before) if before else {table: TableDigest() for table in DATA_TABLES}
    for table in NOTICE_TABLES:  # before any row goes: the dependent ones find their directives
        old = table_digest(con, table, "main", notice_rows(table, "main", _MERGED))
        after[table] = after[table] - old + table_digest(con, table, "staging", notice_rows(table, "staging", _MERGED))
    for table in CATALOGUE_TABLES + PEOPLE_TABLES:
        after[table] = table_digest(con, table)
    for table in NOTICE_TABLES:
        con.execute(f"DELETE FROM main.{table} WHERE {notice_rows(table, 'main', _MERGED)}")
    for table in NOTICE_TABLES:
        con.execute(
            f"INSERT INTO main.{table} SELECT * FROM staging.{table} WHERE {notice_rows(table, 'staging', _MERGED)}"
        )
    ids = tuple(row[0] for row in con.execute("SELECT notice_id FROM merged ORDER BY 1").fetchall())
    con.execute("DELETE FROM main.set_aside WHERE notice_id IN (SELECT notice_id FROM merged)")
    con.execute(
        "INSERT INTO main.set_aside SELECT * FROM staging.set_aside ORDER BY table_name, notice_id, row_key, rule"
    )
    con.execute("DELETE FROM meta.loaded WHERE notice_id IN (SELECT notice_id FROM merged)")
    con.execute("UPDATE main.change SET old_value = NULL, new_value = NULL WHERE notice_id IN (FROM withdrawn)")
    con.execute("INSERT INTO meta.loaded SELECT * FROM meta.staged WHERE notice_id IN (SELECT notice_id FROM merged)")
    is_new = not before or combined(before) != combined(after)
    counts = _counts(con)
    if is_new:
        con.execute("INSERT INTO main.change SELECT * FROM staging.change")
        _publication_row(con, run_id, at, program_version, combined(after), counts)
    con.execute("DELETE FROM meta.table_digest")
    con.executemany(
        "INSERT INTO meta.table_digest VALUES (?, ?, ?, ?)", [(t, d.rows, d.low, d.high) for t, d in after.items()]
    )
    for table in ALL_TABLES:
        con.execute(f"DELETE FROM staging.{table}")
    con.execute("DELETE FROM meta.staged")
    con.execute("DELETE FROM meta.reshaped")
    return Merge(is_new, ids, *counts)


def _digests(con: duckdb.DuckDBPyConnection) -> dict[str, TableDigest]:
    rows = con.execute("SELECT table_name, rows, low, high FROM meta.table_digest").fetchall()
    return {row[0]: TableDigest(*row[1:]) for row in rows}


def _counts(con: duckdb.DuckDBPyConnection) -> tuple[int, int, int, int, int]:
    """(current notices, their directives, notices added, changed, removed)."""
    row = con.execute(
        "SELECT (SELECT count(*) FROM main.notice WHERE is_current),"
        " (SELECT count(*) FROM main.directive d SEMI JOIN (SELECT notice_id FROM main.notice WHERE is_current) n USING (notice_id)),"
        " (SELECT count(*) FROM compared WHERE NOT is_known),"
        " (SELECT count(DISTINCT notice_id) FROM staging.change JOIN compared USING (notice_id) WHERE is_known),"
        " (SELECT count(*) FROM withdrawn)"
    ).fetchone()
    if row is None:
        raise AssertionError("an aggregate without a row")
    return int(row[0]), int(row[1]), int(row[2]), int(row[3]), int(row[4])


def _publication_row(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    at: str,
    program: str,
    sha256: str,
    counts: tuple[int, int, int, int, int],
) -> None:
    engines = "SELECT string_agg(engine, '; ' ORDER BY engine) FROM (SELECT DISTINCT engine FROM meta.loaded WHERE engine <> '')"
    rules = "SELECT string_agg(v, '; ' ORDER BY v) FROM (SELECT DISTINCT 'clean ' || clean || ', parse ' || parse AS v FROM meta.loaded)"
    con.execute(
        f"INSERT INTO main.publication ({', '.join(columns('publication'))})"
        f" SELECT $run_id, $at::TIMESTAMPTZ, $contract, $program, version(), ({engines}), ({rules}),"
        " $n, $d, $added, $changed, $removed, $sha",
        {
            "run_id": run_id,
            "at": at,
            "contract": CONTRACT_VERSION,
            "program": program,
            "n": counts[0],
            "d": counts[1],
            "added": counts[2],
            "changed": counts[3],
            "removed": counts[4],
            "sha": sha256,
        },
    )
