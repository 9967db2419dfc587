"""Documents in the ledger: how far each came, every attempt, what is quarantined and what is stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from extract.model import Failure
from warehouse.ledger.connection import Connections, from_instant, instant
from warehouse.ledger.records import (
    STATE_AFTER,
    STATES,
    AttemptRow,
    DocumentRow,
    QuarantineRow,
    StageResultRow,
    StaleRow,
)

INTERRUPTED = "interrupted"
_INTERRUPTED_MESSAGE = "The work was begun and never finished — it is tried again by the next run."


class Documents:
    """The part of the ledger that knows documents."""

    _books: Connections

    def document(self, notice_id: str) -> DocumentRow | None:
        row = self._books.db.execute("SELECT * FROM document WHERE notice_id = ?", (notice_id,)).fetchone()
        return None if row is None else document_row(row)

    def documents(
        self, states: Sequence[str] = (), *, notice_ids: Iterable[str] | None = None
    ) -> tuple[DocumentRow, ...]:
        """In order of arrival; all states if none is named."""
        wanted = None if notice_ids is None else frozenset(notice_ids)
        marks = ",".join("?" * len(states))
        where = f"WHERE state IN ({marks})" if states else ""
        rows = self._books.db.execute(f"SELECT * FROM document {where} ORDER BY arrival", tuple(states))
        return tuple(document_row(row) for row in rows if wanted is None or row["notice_id"] in wanted)

    def find(self, text: str) -> tuple[DocumentRow, ...]:
        """For `chidao why`: by file name, uri, sha256 or notice_id (or the beginning of the last two). Secret papers by sha256 only."""
        pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._books.db.execute(
            "SELECT * FROM document WHERE notice_id IN (SELECT notice_id FROM source_file WHERE file_name = ?1 OR source_uri = ?1"
            " OR file_sha256 LIKE ?2 ESCAPE '\\') OR notice_id LIKE ?2 ESCAPE '\\' ORDER BY arrival",
            (text, pattern),
        )
        return tuple(document_row(row) for row in rows)

    def begin(self, notice_id: str, stage: str, run_id: str, at: datetime) -> int:
        """Before the work: the document stands as quarantined with code 'interrupted' until `done` or `fail`.

        Returns the attempt's number. Raises KeyError for an unknown document.
        """
        now = instant(at)
        with self._books.transaction() as db:
            db.execute(
                "UPDATE document SET state = 'quarantined', stage = ?, code = ?, message = ?, transient = 1,"
                " failed_since = coalesce(failed_since, ?), failed_last = ?, failed_run = ? WHERE notice_id = ?",
                (stage, INTERRUPTED, _INTERRUPTED_MESSAGE, now, now, run_id, notice_id),
            )
            cursor = db.execute(
                "INSERT INTO attempt (notice_id, file_sha256, run_id, stage, started_at, code, message)"
                " SELECT notice_id, file_sha256, ?, ?, ?, ?, ? FROM document WHERE notice_id = ?",
                (run_id, stage, now, INTERRUPTED, _INTERRUPTED_MESSAGE, notice_id),
            )
            if cursor.rowcount != 1 or cursor.lastrowid is None:
                raise KeyError(notice_id)
            return cursor.lastrowid

    def done(self, attempt: int, at: datetime, result: StageResultRow | None = None) -> None:
        """After the work: state as in STATE_AFTER, the quarantine is cleared, the result's key remembered."""
        with self._books.transaction() as db:
            notice_id, stage = self._close(db, attempt, at, None, None)
            _clear(db, notice_id, STATE_AFTER[stage])
            if result is not None:
                db.execute(
                    "INSERT OR REPLACE INTO stage_result VALUES (?, ?, ?, ?, ?, ?)",
                    (notice_id, result.stage, result.key, result.version, result.settings, result.engine),
                )

    def fail(self, attempt: int, failure: Failure, at: datetime) -> None:
        """The document is quarantined with the failure's code; the attempt keeps it for good."""
        with self._books.transaction() as db:
            notice_id, _ = self._close(db, attempt, at, failure.code, failure.message)
            db.execute(
                "UPDATE document SET state = 'quarantined', stage = ?, code = ?, message = ?, transient = ?, failures = failures + 1,"
                " failed_last = ? WHERE notice_id = ?",
                (failure.stage, failure.code, failure.message, int(failure.transient), instant(at), notice_id),
            )

    def not_a_notice(self, attempt: int, at: datetime, because: str) -> None:
        """A form, a photo: no quarantine, nothing is loaded; the reason stands in the attempt."""
        with self._books.transaction() as db:
            notice_id, _ = self._close(db, attempt, at, None, f"not a notice: {because}")
            _clear(db, notice_id, "not_a_notice")

    def secret(self, attempt: int, failure: Failure, at: datetime) -> None:
        """As `fail`; from now on only the sha256 and the code are told of this paper, also of its earlier attempts."""
        with self._books.transaction() as db:
            self.fail(attempt, failure, at)
            notice_id = db.execute("SELECT notice_id FROM attempt WHERE attempt = ?", (attempt,)).fetchone()[0]
            db.execute(
                "UPDATE document SET secret = 1, transient = 0, message = NULL WHERE notice_id = ?", (notice_id,)
            )
            db.execute("UPDATE attempt SET message = NULL WHERE notice_id = ?", (notice_id,))
            db.execute("DELETE FROM stage_result WHERE notice_id = ?", (notice_id,))

    def release(self, file_sha256: str) -> None:
        """Undo a false alarm of secrecy: the document is 'archived' again. Raises KeyError where no such paper is sealed."""
        with self._books.transaction() as db:
            row = db.execute(
                "SELECT notice_id FROM document WHERE file_sha256 = ? AND secret = 1", (file_sha256,)
            ).fetchone()
            if row is None:
                raise KeyError(file_sha256)
            db.execute("UPDATE document SET secret = 0 WHERE notice_id = ?", (row[0],))
            _clear(db, row[0], "archived")
            # not known as it is any more: the next pull fetches it, or the archive that it came in, again
            db.execute(
                "UPDATE source_file SET size = NULL, modified_at = NULL, version = NULL WHERE source_uri IN"
                " (SELECT source_uri FROM source_file WHERE file_sha256 = ?)",
                (file_sha256,),
            )

    def set_states(self, notice_ids: Iterable[str], state: str) -> None:
        """In bulk: what the publication made of the loaded ones."""
        if state not in STATES:
            raise ValueError(state)
        with self._books.transaction() as db:
            for notice_id in notice_ids:
                _clear(db, notice_id, state)

    def secret_notices(self) -> tuple[str, ...]:
        """Of papers that are held for secret: they must stand nowhere but here."""
        return tuple(
            row[0] for row in self._books.db.execute("SELECT notice_id FROM document WHERE secret = 1 ORDER BY arrival")
        )

    def stage_result(self, notice_id: str, stage: str) -> StageResultRow | None:
        row = self._books.db.execute(
            "SELECT notice_id, stage, key, version, settings, engine FROM stage_result WHERE notice_id = ? AND stage = ?",
            (notice_id, stage),
        ).fetchone()
        return None if row is None else StageResultRow(*row)

    def stale(self, expected: Mapping[str, tuple[str, str, str]]) -> tuple[StaleRow, ...]:
        """Documents whose results are missing or older. `expected`: stage -> (version, settings, engine) as of now.

        Papers that are quarantined, secret or no notices are left out: `retryable` and `documents` know them.
        """
        found = []
        for stage, now in expected.items():
            rows = self._books.db.execute(
                "SELECT d.notice_id, d.file_sha256, r.key, r.version, r.settings, r.engine FROM document d"
                " LEFT JOIN stage_result r ON r.notice_id = d.notice_id AND r.stage = ?"
                " WHERE d.state NOT IN ('quarantined', 'not_a_notice') AND d.secret = 0"
                " AND (r.key IS NULL OR (r.version, r.settings, r.engine) IS NOT (?, ?, ?)) ORDER BY d.arrival",
                (stage, *now),
            )
            for notice_id, sha256, key, *was in map(tuple, rows):
                names = ("new_version", "new_settings", "new_engine")
                reasons = (
                    ("missing",) if key is None else tuple(n for n, a, b in zip(names, was, now, strict=True) if a != b)
                )
                found.append(StaleRow(notice_id, sha256, stage, reasons))
        return tuple(found)

    def attempts(self, file_sha256: str) -> tuple[AttemptRow, ...]:
        """All of one file, in order."""
        rows = self._books.db.execute(
            "SELECT file_sha256, run_id, stage, started_at, seconds, code, message FROM attempt WHERE file_sha256 = ? ORDER BY attempt",
            (file_sha256,),
        )
        return tuple(
            AttemptRow(sha, run, stage, datetime.fromisoformat(started), seconds, code, message)
            for sha, run, stage, started, seconds, code, message in map(tuple, rows)
        )

    def quarantine(self) -> tuple[QuarantineRow, ...]:
        """What is quarantined now; the history is in `attempts`."""
        rows = self._books.db.execute("SELECT * FROM document WHERE state = 'quarantined' ORDER BY arrival")
        return tuple(_quarantine_row(row) for row in rows)

    def retryable(self, max_failures: int = 5) -> tuple[DocumentRow, ...]:
        """Quarantined with a transient code, and failed less often than that."""
        rows = self._books.db.execute(
            "SELECT * FROM document WHERE state = 'quarantined' AND transient = 1 AND failures < ? ORDER BY arrival",
            (max_failures,),
        )
        return tuple(document_row(row) for row in rows)

    @staticmethod
    def _close(
        db: sqlite3.Connection, attempt: int, at: datetime, code: str | None, message: str | None
    ) -> tuple[str, str]:
        row = db.execute("SELECT notice_id, stage, started_at FROM attempt WHERE attempt = ?", (attempt,)).fetchone()
        if row is None:
            raise KeyError(attempt)
        seconds = round((at - datetime.fromisoformat(row["started_at"])).total_seconds(), 3)
        db.execute(
            "UPDATE attempt SET seconds = ?, code = ?, message = ? WHERE attempt = ?", (seconds, code, message, attempt)
        )
        return row["notice_id"], row["stage"]


def _clear(db: sqlite3.Connection, notice_id: str, state: str) -> None:
    db.execute(
        "UPDATE document SET state = ?, stage = NULL, code = NULL, message = NULL, transient = 0, failures = 0, failed_since = NULL,"
        " failed_last = NULL, failed_run = NULL WHERE notice_id = ?",
        (state, notice_id),
    )


def document_row(row: sqlite3.Row) -> DocumentRow:
    """A row of table document as the record that leaves the ledger."""
    return DocumentRow(
        notice_id=row["notice_id"],
        content_sha256=row["content_sha256"],
        file_sha256=row["file_sha256"],
        file_name=row["file_name"],
        source_uri=row["source_uri"],
        received_at=datetime.fromisoformat(row["received_at"]),
        state=row["state"],
        stage=row["stage"],
        code=row["code"],
        message=row["message"],
        transient=bool(row["transient"]),
        failures=row["failures"],
        secret=bool(row["secret"]),
    )


def _quarantine_row(row: sqlite3.Row) -> QuarantineRow:
    told = not row["secret"]
    first, last = from_instant(row["failed_since"]), from_instant(row["failed_last"])
    if first is None or last is None:
        raise ValueError(f"{row['notice_id']} is quarantined without a date")
    return QuarantineRow(
        file_sha256=row["file_sha256"],
        source_uri=row["source_uri"] if told else None,
        file_name=row["file_name"] if told else None,
        stage=row["stage"],
        code=row["code"],
        message=row["message"] if told else None,
        transient=bool(row["transient"]),
        attempts=max(row["failures"], 1),
        first_seen=first,
        last_seen=last,
        run_id=row["failed_run"],
    )
