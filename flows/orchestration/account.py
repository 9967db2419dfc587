"""The end of every run, however it went: its summary, the page for people and `status.json` for the office's monitoring.

Belongs here: that all of them are written, in one order. Does not belong here: what they say (summary.py, quality.report).
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from extract.errors import UsageError
from extract.model import Verdict
from flows.orchestration.run import Run, utc_now
from flows.orchestration.run_log import run_log
from flows.orchestration.summary import Summary, account_of
from warehouse.durable import write_durably
from warehouse.home import Home
from warehouse.publish import current_path
from warehouse.query import open_published

_VIETNAM = timedelta(hours=7)


def give_account(run: Run, summary: Summary) -> None:
    """The page of the run, its summary and `status.json`; people are told. Raises OSError (a full disk)."""
    from flows.metrics import write_metrics
    from flows.telling.tell import tell_people

    account_of(run, summary)
    try:
        write_page(run, summary)
    except OSError:
        raise
    except Exception as fault:  # a chart that cannot be drawn does not undo a publication; it is said, not hidden
        summary.message += f" The page of the run could not be written: {type(fault).__name__}: {fault}."
    log = run_log(run)
    summary.not_told = tell_people(run, summary) or ""
    if summary.not_told:
        log.warning("not told", why=summary.not_told)
    summary.write()
    write_status(run, summary)
    try:
        write_metrics(run.home, summary, utc_now())
    except OSError:
        raise
    except Exception as fault:  # a number that cannot be had does not undo a publication
        log.warning("no metrics", why=type(fault).__name__)
    log.info(
        "run ended", outcome=summary.outcome, quarantined=len(summary.quarantine), seconds=sum(summary.seconds.values())
    )


def write_status(run: Run, summary: Summary | None) -> Path:
    """HOME/status.json, replaced whole. `summary` None: a run began; whoever finds that hours later knows that it was killed."""
    con = _published(run.home)
    told: dict[str, Any] = {
        "written_at": utc_now(),
        "run_id": run.run_id,
        "outcome": "running" if summary is None else summary.outcome,
        "message": "" if summary is None else summary.message,
        "blocked_by": [] if summary is None else summary.blocked_by,
        "unreachable": [] if summary is None else [row["source"] for row in summary.unreachable],
        "quarantined": None if summary is None else len(summary.quarantine),
        "published_file": str(current_path(run.home) or ""),
        "data_as_of": None,
        "data_age_hours": None,
    }
    if con is not None:
        with con:
            row = con.execute("SELECT max(published_at) FROM publication").fetchone()
        at: datetime | None = row[0] if row else None
        if at is not None:
            age = utc_now() - at
            told |= {"data_as_of": at.astimezone(UTC), "data_age_hours": round(age.total_seconds() / 3600, 1)}
    path = run.home.root / "status.json"
    write_durably(path, json.dumps(told, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n")
    return path


def write_page(run: Run, summary: Summary) -> Path | None:
    """reports/<run>.html and, the same, reports/latest.html; None where nothing was ever published."""
    from quality.expectations import data_docs_index
    from quality.report import write_report

    con = _published(run.home)
    if con is None:
        return None
    counts = ", ".join(f"{state} {count}" for state, count in summary.states.items())
    words = f"{counts or 'no documents'}; quarantined {len(summary.quarantine)}, sheets taken up {len(summary.sheets)}"
    with con:
        page = write_report(
            con,
            [_verdict(row) for row in summary.verdicts],
            run_id=run.run_id,
            headline=f"{summary.outcome}: {summary.message}",
            summary=words,
            as_of=_today(),
            target=run.home.reports / f"{run.run_id}.html",
            data_docs=data_docs_index(run.home.reports),
        )
    write_durably(run.home.reports / "latest.html", page.read_bytes())
    return page


def _verdict(row: dict[str, Any]) -> Verdict:
    return Verdict(
        row["check"],
        row["table"],
        row["severity"],
        row["outcome"],
        row["observed"],
        row["expected"],
        row["failing_rows"],
    )


def _published(home: Home) -> duckdb.DuckDBPyConnection | None:
    try:
        return open_published(home)
    except UsageError:
        return None


def _today() -> date:
    return (utc_now() + _VIETNAM).date()


def _plain(value: object) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
