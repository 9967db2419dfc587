"""Works that were begun and never finished, in the ledger: a paper that brings down the run night after night.

Belongs here: counting them and giving up. Does not belong here: failures that a reading child survived or that cost only it (`documents`).
"""

from __future__ import annotations

from datetime import datetime

from extract.model import Failure
from warehouse.ledger.connection import Connections, instant


class Interrupted:
    """The part of the ledger that knows how often a paper's work ended with the whole run."""

    _books: Connections

    def interruptions(self, file_sha256: str) -> int:
        """The last attempts in a row that never ended, since the last one that did."""
        rows = self._books.db.execute(
            "SELECT seconds IS NULL AS unended FROM attempt WHERE file_sha256 = ? ORDER BY attempt DESC", (file_sha256,)
        )
        count = 0
        for row in rows:
            if not row["unended"]:
                break
            count += 1
        return count

    def give_up_interrupted(self, limit: int, failure: Failure, at: datetime) -> tuple[str, ...]:
        """Papers whose last `limit` attempts never ended are quarantined with `failure`; returns their notice ids, in order of arrival.

        Call it while no run is going: a paper that is being read right now stands as interrupted, too.
        """
        with self._books.transaction() as db:
            rows = db.execute(
                "SELECT notice_id, file_sha256 FROM document WHERE state = 'quarantined' AND code = 'interrupted' ORDER BY arrival"
            ).fetchall()
            given_up = [row["notice_id"] for row in rows if self.interruptions(row["file_sha256"]) >= limit]
            db.executemany(
                "UPDATE document SET stage = ?, code = ?, message = ?, transient = ?, failures = failures + ?, failed_last = ?"
                " WHERE notice_id = ?",
                [
                    (
                        failure.stage,
                        failure.code,
                        failure.message,
                        int(failure.transient),
                        limit,
                        instant(at),
                        notice_id,
                    )
                    for notice_id in given_up
                ],
            )
        return tuple(given_up)
