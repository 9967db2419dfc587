"""What a rerun treats: the documents that failed, are stale, or fit a condition, each with the reason.

Belongs here: the choice. Does not belong here: the nightly list (work_list.py), Prefect.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from extract.errors import UsageError
from flows.orchestration.run import Run
from flows.orchestration.work_list import PROGRAM_FAULTS, Task, chosen_work, nightly_work
from warehouse.ledger import Ledger

CHOICES = ("failed", "all-failed", "stale", "where")


def rerun_work(run: Run, which: str, where: str | None = None) -> tuple[Task, ...]:
    """Raises UsageError for a choice or a condition that is none."""
    if which == "stale":
        return nightly_work(run, retry=False)
    if which == "where":
        return _where(run, where or "")
    if which not in CHOICES:
        raise UsageError(f"rerun: {which!r} is no choice", remedy=f"Choose one of {', '.join(CHOICES)}.")
    ledger = Ledger(run.home.ledger_path)
    try:
        documents = ledger.documents(("quarantined",))
    finally:
        ledger.close()
    if which == "failed":
        documents = tuple(one for one in documents if one.transient or one.code in PROGRAM_FAULTS)
    return tuple(replace(task, reasons=(task.document.code or "asked",)) for task in chosen_work(run, documents))


def _where(run: Run, condition: str) -> tuple[Task, ...]:
    """The condition sees the ledger's documents: file_name, source_uri, state, stage, code, transient, failures, received_at."""
    if not run.home.ledger_path.exists():
        return ()
    try:
        # read-only: whatever stands in the condition, nothing is changed
        with closing(sqlite3.connect(f"{run.home.ledger_path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute(f"SELECT notice_id FROM document WHERE secret = 0 AND ({condition})").fetchall()
    except sqlite3.Error as fault:
        raise UsageError(
            f"--where {condition!r}: {fault}", remedy="""Write it like: --where "code = 'ocr_timeout'"."""
        ) from None
    ledger = Ledger(run.home.ledger_path)
    try:
        tasks = chosen_work(run, ledger.documents(notice_ids=[row[0] for row in rows]))
        return tuple(replace(task, reasons=("asked", *filter(None, (task.document.code,)))) for task in tasks)
    finally:
        ledger.close()
