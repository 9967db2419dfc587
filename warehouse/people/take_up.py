"""Taking up sheets: what lies in `corrections/` becomes rows of the ledger, and its author an answer beside the sheet.

Belongs here: which sheets, what the published file says of the values, which notices are to be loaded again. Loading applies them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile

from extract.errors import UsageError
from warehouse.durable import write_durably
from warehouse.home import Home
from warehouse.ledger import CorrectionRow, Ledger
from warehouse.people.match_register import match_register
from warehouse.people.sheets import read_sheet
from warehouse.people.understood import Known, Understood, understand
from warehouse.query import open_published
from warehouse.workbench import sql


@dataclass(frozen=True, slots=True)
class TakenUp:
    """`notice_ids`: to be loaded again (their documents are 'parsed' again in the ledger); `answers`: (sheet, lines for its author)."""

    notice_ids: tuple[str, ...]
    corrections: int
    follow_ups: int
    register_entries: int
    answers: tuple[tuple[str, tuple[str, ...]], ...]


def take_up_sheets(home: Home, ledger: Ledger, now: datetime | None = None) -> TakenUp:
    """Call it before the parsed documents are loaded.

    A sheet is taken up once by its content; `<sheet>.tra-loi.txt` says what was understood.
    """
    now = now or datetime.now(UTC)
    fresh = waiting_sheets(home, ledger)
    try:
        known = _known(home)
    except UsageError:  # nothing is published: nothing can be corrected; the sheets wait
        return TakenUp((), 0, 0, 0, ())
    corrections: list[CorrectionRow] = []
    follow_ups = entries = 0
    answers = []
    for path, digest in fresh:
        rows, complaints = _read(path, known, now)
        of_sheet = [c for row in rows for c in row.corrections]
        follow = [row.follow_up for row in rows if row.follow_up is not None]
        register = [row.register for row in rows if row.register is not None]
        with ledger.transaction():
            ledger.add_corrections(of_sheet)
            ledger.follow_up(follow)
            ledger.register(register)
            answer = _answer(of_sheet, len(follow), len(register), complaints)
            ledger.take_sheet(digest, path.name, now, "\n".join(answer))
        write_durably(path.with_name(f"{path.name}.tra-loi.txt"), ("\n".join(answer) + "\n").encode())
        corrections += of_sheet
        follow_ups += len(follow)
        entries += len(register)
        answers.append((path.name, answer))
    from_register = match_register(home, ledger, now)
    ids = tuple(sorted({c.notice_id for c in corrections} | set(from_register)))
    _load_again(ledger, ids)
    return TakenUp(ids, len(corrections), follow_ups, entries, tuple(answers))


def waiting_sheets(home: Home, ledger: Ledger) -> tuple[tuple[Path, str], ...]:
    """(sheet, sha256) of what lies in `corrections/` and was not taken up yet, by name."""
    sheets = [
        p
        for p in sorted(home.corrections.glob("*"))
        if p.suffix.lower() in (".xlsx", ".csv") and not p.name.startswith(("~", ".")) and p.is_file()
    ]
    digests = [(p, hashlib.sha256(p.read_bytes()).hexdigest()) for p in sheets]
    return tuple((p, digest) for p, digest in digests if not ledger.sheet_taken(digest))


def undo(ledger: Ledger, correction_id: str, now: datetime | None = None) -> str:
    """The machine's value counts again from the next run on; returns the notice. Raises UsageError."""
    try:
        row = ledger.undo_correction(correction_id, now or datetime.now(UTC))
    except KeyError:
        raise UsageError(
            f"no correction {correction_id!r} stands", remedy="See the table `correction` for their ids."
        ) from None
    _load_again(ledger, (row.notice_id,))
    return row.notice_id


def _load_again(ledger: Ledger, notice_ids: Sequence[str]) -> None:
    again = [d.notice_id for d in ledger.documents(("loaded", "published"), notice_ids=notice_ids)]
    ledger.set_states(again, "parsed")


def _read(path: Path, known: Known, now: datetime) -> tuple[list[Understood], list[str]]:
    try:
        rows = [meaning for row in read_sheet(path) if (meaning := understand(row, known, now)) is not None]
    except (ValueError, OSError, BadZipFile, KeyError) as error:
        return [], [f"Không đọc được tệp: {error}"]
    return rows, [row.complaint for row in rows if row.complaint]


def _answer(corrections: list[CorrectionRow], follow_ups: int, entries: int, complaints: list[str]) -> tuple[str, ...]:
    lines = [f"Đã hiểu: {len(corrections)} sửa đổi, {follow_ups} tình trạng, {entries} dòng sổ công văn đến."]
    lines += [
        f"- {c.directive_id or c.notice_id}: {c.table_name}.{c.field or '*'} {c.action} {c.value or ''} ({c.correction_id})"
        for c in corrections
    ]
    if complaints:
        lines += ["Chưa hiểu:", *(f"- {complaint}" for complaint in complaints)]
    return tuple(lines)


def _known(home: Home) -> Known:
    con = open_published(home)
    try:
        notice_of = dict(con.execute("SELECT directive_id, notice_id FROM directive").fetchall())
        notice_of.update({row[0]: row[0] for row in con.execute("SELECT notice_id FROM notice").fetchall()})
        rows = con.execute(sql("people", "machine_values")).fetchall()
    finally:
        con.close()
    return Known(notice_of, {(row[0], row[1], row[2], row[3]): row[4] for row in rows})
