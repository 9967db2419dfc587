"""Staging: the rows of notices that changed, in schema `staging`, waiting for the gate.

Belongs here: the door to loading, and what joins notices once they are staged. How one batch is loaded: `batch`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from extract.model import Failure
from warehouse.changes import write_changes
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load.batch import Batch, copy_to_staging
from warehouse.load.bulk import RowFiles
from warehouse.load.inputs import LoadInput
from warehouse.workbench import Work, open_work, sql


@dataclass(frozen=True, slots=True)
class StageResult:
    """`staged`: ids that wait for the gate because of this call; `unchanged`: same rows as before; `failed`: (notice id, failure)."""

    staged: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[tuple[str, Failure], ...]


def stage(
    home: Home, ledger: Ledger, inputs: Iterable[LoadInput], run_id: str, *, wait_seconds: float = 60.0
) -> StageResult:
    """Write the rows of each input into `staging`, replacing what waits there of the same notice. Opens work.duckdb (HomeBusy).

    Give the inputs in order of arrival (`Ledger.documents`): versions of one paper are numbered in that order.
    """
    with open_work(home, wait_seconds=wait_seconds) as work:
        return stage_in(work, ledger, inputs, run_id)


def stage_in(work: Work, ledger: Ledger, inputs: Iterable[LoadInput], run_id: str) -> StageResult:
    """As `stage`, on an open work.duckdb."""
    loading = Batch(work, ledger, run_id)
    with RowFiles(work.home.work / "spill") as files, loading:
        for item in inputs:
            loading.take(item, files)
            if loading.is_full:
                loading.flush(files)
        loading.flush(files)
    settle(work.con, run_id)
    tally = loading.tally
    return StageResult(tuple(tally.staged), tuple(tally.unchanged), tuple(tally.failed))


def staged_notices(con: duckdb.DuckDBPyConnection, run_id: str | None = None) -> tuple[str, ...]:
    """Ids of the notices that wait for the gate, sorted; those of one run only if it is named."""
    rows = con.execute(
        "SELECT notice_id FROM staging.notice WHERE run_id = coalesce($1, run_id) ORDER BY notice_id", [run_id]
    ).fetchall()
    return tuple(row[0] for row in rows)


def settle(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Make `staging` consistent in itself and with `main`: current versions, citations, links. Again gives the same.

    `staging.change` then says what publishing would change, for the gate ("lost without cause") and for a shadow run.
    """
    con.execute("BEGIN")
    con.execute(sql("load", "current_versions"))
    con.execute(sql("load", "known_papers"))
    con.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {sql('load', 'touched_by_arrivals')}")
    copy_to_staging(con, "SELECT notice_id FROM touched", "new_document")
    con.execute(sql("load", "resolve_citations"))
    con.execute(sql("load", "resolve_links"))
    write_changes(con, run_id, datetime.now(UTC).isoformat())
    con.execute("COMMIT")
