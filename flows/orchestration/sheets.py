"""Sheets of people on their way into a run: taken up before loading, answered beside the sheet, named in the summary.

Belongs here: when they are taken up and what the run tells of it. Does not belong here: what a sheet means (warehouse.people).
"""

from __future__ import annotations

from typing import Any

from flows.orchestration.run import Run
from warehouse.ledger import Ledger
from warehouse.people import take_up_sheets, waiting_sheets


def take_up(run: Run) -> list[dict[str, Any]]:
    """One entry a sheet: `sheet`, `answer` (the lines that now lie beside it). Its notices are loaded again by the run."""
    ledger = Ledger(run.home.ledger_path)
    try:
        taken = take_up_sheets(run.home, ledger)
    finally:
        ledger.close()
    return [{"sheet": sheet, "answer": list(lines)} for sheet, lines in taken.answers]


def sheets_wait(run: Run) -> bool:
    """True where a sheet lies in `corrections/` that no run has taken up."""
    if not run.home.corrections.is_dir() or not any(run.home.corrections.iterdir()):
        return False
    ledger = Ledger(run.home.ledger_path)
    try:
        return bool(waiting_sheets(run.home, ledger))
    finally:
        ledger.close()
