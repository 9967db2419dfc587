"""Runs in the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from warehouse.ledger.connection import Connections, from_instant, instant
from warehouse.ledger.records import RunRow


class Runs:
    """The part of the ledger that knows runs."""

    _books: Connections

    def start_run(self, run_id: str, started_at: datetime) -> None:
        """Outcome 'failed' until `end_run` says otherwise: the truth if it is killed. Starting the same run again changes nothing."""
        with self._books.transaction() as db:
            db.execute(
                "INSERT INTO run (run_id, started_at, outcome) VALUES (?, ?, 'failed') ON CONFLICT DO NOTHING",
                (run_id, instant(started_at)),
            )

    def count(self, run_id: str, *, arrived: int = 0, read: int = 0, unchanged: int = 0) -> None:
        """Add to the run's counters."""
        with self._books.transaction() as db:
            db.execute(
                "UPDATE run SET arrived = arrived + ?, read = read + ?, unchanged = unchanged + ? WHERE run_id = ?",
                (arrived, read, unchanged, run_id),
            )

    def end_run(
        self,
        run_id: str,
        ended_at: datetime,
        outcome: str,
        *,
        set_aside: int = 0,
        blocked_by: Sequence[str] = (),
        accepted_by: str | None = None,
        accepted_reason: str | None = None,
    ) -> None:
        """outcome: published | blocked | failed | nothing_new. Counts what is quarantined now."""
        with self._books.transaction() as db:
            quarantined = db.execute("SELECT count(*) FROM document WHERE state = 'quarantined'").fetchone()[0]
            db.execute(
                "UPDATE run SET ended_at = ?, outcome = ?, quarantined = ?, set_aside = ?, blocked_by = ?, accepted_by = ?,"
                " accepted_reason = ? WHERE run_id = ?",
                (
                    instant(ended_at),
                    outcome,
                    quarantined,
                    set_aside,
                    json.dumps(sorted(blocked_by), ensure_ascii=False),
                    accepted_by,
                    accepted_reason,
                    run_id,
                ),
            )

    def runs(self, limit: int = 20) -> tuple[RunRow, ...]:
        """Newest first; limit -1 = all."""
        rows = self._books.db.execute("SELECT * FROM run ORDER BY started_at DESC, run_id DESC LIMIT ?", (limit,))
        return tuple(_run(row) for row in rows)


def _run(row: sqlite3.Row) -> RunRow:
    return RunRow(
        run_id=row["run_id"],
        started_at=from_instant(row["started_at"]) or datetime.min.replace(tzinfo=UTC),
        ended_at=from_instant(row["ended_at"]),
        outcome=row["outcome"],
        arrived=row["arrived"],
        read=row["read"],
        unchanged=row["unchanged"],
        quarantined=row["quarantined"],
        set_aside=row["set_aside"],
        blocked_by=tuple(json.loads(row["blocked_by"])),
        accepted_by=row["accepted_by"],
        accepted_reason=row["accepted_reason"],
    )
