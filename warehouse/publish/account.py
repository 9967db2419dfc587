"""The run's own account: from the ledger, and from this run's verdicts, into `main`.

Belongs here: run, source_file, quarantine, attempt, check_result, and what people added. Does not belong here: notices.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from extract.model import Verdict
from warehouse.ledger import Ledger
from warehouse.load.bulk import RowFiles
from warehouse.tables import PEOPLE_TABLES, columns
from warehouse.workbench import Work, sql

#: tables of the account that the ledger gives whole; and those of people
FROM_LEDGER = ("run", "source_file", "quarantine", "attempt", "follow_up", "register_entry", "correction")


def write_people(work: Work, ledger: Ledger) -> None:
    """Replace what people added in `main`: it is data. Opens its own transaction."""
    _write(work, ledger, PEOPLE_TABLES, "", ())


def write_account(work: Work, ledger: Ledger, run_id: str, verdicts: Sequence[Verdict]) -> None:
    """Replace the ledger's tables in `main` and add the verdicts. Opens its own transaction."""
    _write(work, ledger, FROM_LEDGER, run_id, verdicts)


def _write(work: Work, ledger: Ledger, tables: Sequence[str], run_id: str, verdicts: Sequence[Verdict]) -> None:
    with RowFiles(work.home.work / "spill") as files:
        for table in tables:
            files.add(table, _ledger_rows(ledger.db, table))
        files.add("check_result", (_verdict_row(run_id, verdict) for verdict in verdicts))
        con = work.con
        con.execute("BEGIN")
        for table in tables:
            con.execute(f"DELETE FROM main.{table}")
            files.insert(con, table, f"main.{table}", columns(table))
        con.execute("DELETE FROM main.check_result WHERE run_id = ?", [run_id])
        files.insert(con, "check_result", "main.check_result", columns("check_result"))
        con.execute("COMMIT")


def _ledger_rows(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    cursor = db.execute(sql("ledger", table))
    names = [column[0] for column in cursor.description]
    for row in cursor:
        record = dict(zip(names, row, strict=True))
        if table == "run":
            record["blocked_by"] = json.loads(record["blocked_by"]) or None
        if table == "quarantine":
            record["transient"] = bool(record["transient"])
        yield record


def _verdict_row(run_id: str, verdict: Verdict) -> dict[str, Any]:
    at = verdict.checked_at or datetime.now(UTC)
    return {
        "run_id": run_id,
        "check_name": verdict.check_name,
        "table_name": verdict.table_name,
        "severity": verdict.severity,
        "outcome": verdict.outcome,
        "observed": verdict.observed,
        "expected": verdict.expected,
        "failing_rows": verdict.failing_rows,
        "checked_at": at.astimezone(UTC).isoformat(),
    }
