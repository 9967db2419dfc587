"""What people add, in the ledger: corrections, follow-up, the register, and which sheets were taken up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import date, datetime

from warehouse.ledger.connection import Connections, instant
from warehouse.ledger.records import CorrectionRow, FollowUpRow, RegisterRow

_WHAT = "correction_id, notice_id, directive_id, table_name, row_key, field, action"
_CORRECTION = f"{_WHAT}, machine_value, value, reason, made_by, made_at, state"


class People:
    """The part of the ledger that knows what people add."""

    _books: Connections

    def add_corrections(self, rows: Iterable[CorrectionRow]) -> int:
        """Keep them; the same correction again (same id) changes nothing, one that was undone stands again. Returns how many are new."""
        added = 0
        with self._books.transaction() as db:
            for row in rows:
                values = [instant(v) if isinstance(v, datetime) else v for v in astuple(row)]
                cursor = db.execute(
                    f"INSERT INTO correction ({_CORRECTION}) VALUES ({', '.join('?' * len(values))})"
                    " ON CONFLICT DO UPDATE SET undone_at = NULL, made_at = excluded.made_at WHERE undone_at IS NOT NULL",
                    values,
                )
                added += cursor.rowcount
        return added

    def corrections(self) -> tuple[CorrectionRow, ...]:
        """Those that stand, oldest first: of two on one value the later wins."""
        rows = self._books.db.execute(
            f"SELECT {_CORRECTION} FROM correction WHERE undone_at IS NULL ORDER BY made_at, correction_id"
        )
        return tuple(_correction(row) for row in rows)

    def undone_corrections(self) -> frozenset[str]:
        """The notices that a correction was taken back on, at any time."""
        rows = self._books.db.execute("SELECT DISTINCT notice_id FROM correction WHERE undone_at IS NOT NULL")
        return frozenset(row[0] for row in rows)

    def set_correction_states(self, states: Mapping[str, str]) -> None:
        """applied | machine_agrees | machine_changed | conflicting | orphaned, as the last load found them."""
        with self._books.transaction() as db:
            db.executemany(
                "UPDATE correction SET state = ? WHERE correction_id = ?",
                ((state, key) for key, state in states.items()),
            )

    def undo_correction(self, correction_id: str, at: datetime) -> CorrectionRow:
        """The machine's value counts again after the next run; the row stays in the ledger. Raises KeyError."""
        with self._books.transaction() as db:
            row = db.execute(
                f"SELECT {_CORRECTION} FROM correction WHERE correction_id = ? AND undone_at IS NULL", (correction_id,)
            ).fetchone()
            if row is None:
                raise KeyError(correction_id)
            db.execute("UPDATE correction SET undone_at = ? WHERE correction_id = ?", (instant(at), correction_id))
            return _correction(row)

    def follow_up(self, rows: Iterable[FollowUpRow]) -> None:
        """The latest word on a directive and agency counts."""
        with self._books.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO follow_up VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_follow_up(row) for row in rows),
            )

    def register(self, rows: Iterable[RegisterRow]) -> None:
        """Entries by book, year and arrival number; a link to a notice that was found before is kept."""
        with self._books.transaction() as db:
            db.executemany(
                "INSERT INTO register_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET arrived_on = excluded.arrived_on, issuer = excluded.issuer,"
                " full_number = excluded.full_number, issued_on = excluded.issued_on, title = excluded.title,"
                " handed_to = excluded.handed_to, due_on = excluded.due_on, notice_id = coalesce(excluded.notice_id, notice_id)",
                ([_day(v) if isinstance(v, date) else v for v in astuple(row)] for row in rows),
            )

    def register_entries(self, *, unlinked: bool = False) -> tuple[RegisterRow, ...]:
        """All, or those that no notice was found for."""
        where = "WHERE notice_id IS NULL" if unlinked else ""
        rows = self._books.db.execute(f"SELECT * FROM register_entry {where} ORDER BY book, year, arrival_number")
        return tuple(
            RegisterRow(
                r["book"],
                r["year"],
                r["arrival_number"],
                _from_day(r["arrived_on"]),
                r["issuer"],
                r["full_number"],
                _from_day(r["issued_on"]),
                r["title"],
                r["handed_to"],
                _from_day(r["due_on"]),
                r["notice_id"],
            )
            for r in rows
        )

    def sheet_taken(self, sha256: str) -> bool:
        return self._books.db.execute("SELECT 1 FROM sheet WHERE sha256 = ?", (sha256,)).fetchone() is not None

    def take_sheet(self, sha256: str, file_name: str, at: datetime, answer: str) -> None:
        with self._books.transaction() as db:
            db.execute("INSERT OR REPLACE INTO sheet VALUES (?, ?, ?, ?)", (sha256, file_name, instant(at), answer))


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _from_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _correction(row: sqlite3.Row) -> CorrectionRow:
    values = dict(row)
    values["made_at"] = datetime.fromisoformat(values["made_at"])
    return CorrectionRow(**values)


def _follow_up(row: FollowUpRow) -> tuple[str | None, ...]:
    who = (row.directive_id, row.agency_id or "", row.status, _day(row.done_on))
    return (*who, row.result_notice_id, row.result, row.note, row.made_by, instant(row.made_at))
