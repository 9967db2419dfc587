"""Publish: what the gate let through becomes the new version; the run's account is published whatever happened.

Belongs here: the way from verdicts to a summary. Does not belong here: the gate (gate.py, quality), files (warehouse.publish).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.model import Verdict
from flows.orchestration.run import Run
from flows.orchestration.summary import read_summary
from warehouse.ledger import Ledger
from warehouse.publish import Accept, PublishResult, publish, publish_account


def publish_run(run: Run, verdicts: Sequence[Verdict], accept: Accept | None = None) -> PublishResult:
    """Publishes all that waits, or only the account where a verdict blocks."""
    nights = run.settings.publishing.full_rebuild_nights
    full = nights > 0 and _published_runs(run) % nights == nights - 1
    return publish(run.home, run.run_id, verdicts, accept, keep=run.settings.publishing.keep, full=full)


def publish_failed_run(run: Run, verdicts: Sequence[Verdict] = ()) -> PublishResult:
    """A run that failed before its gate: the last good data with the new account."""
    return publish_account(run.home, run.run_id, verdicts)


def recent_arrivals(run: Run, nights: int) -> tuple[int, ...]:
    """New notices of the last published runs, newest last."""
    ledger = Ledger(run.home.ledger_path)
    try:
        runs = [row for row in ledger.runs(200) if row.outcome == "published" and row.run_id != run.run_id]
    finally:
        ledger.close()
    rows: list[int] = []
    for row in runs:
        summary = read_summary(run.home, row.run_id) if len(rows) < nights else None
        if summary is not None and summary.profile == "nightly":  # a backfill's day says nothing about a usual night
            rows.append(row.arrived)
    return tuple(reversed(rows))


def _published_runs(run: Run) -> int:
    ledger = Ledger(run.home.ledger_path)
    try:
        return sum(row.outcome == "published" for row in ledger.runs(10_000))
    finally:
        ledger.close()


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """A verdict as small JSON, for artifact and summary."""
    return {
        "check": verdict.check_name,
        "table": verdict.table_name,
        "severity": verdict.severity,
        "outcome": verdict.outcome,
        "observed": verdict.observed,
        "expected": verdict.expected,
        "failing_rows": verdict.failing_rows,
    }
