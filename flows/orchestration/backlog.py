"""The backlog: what an unfinished backfill has still before it, and the nights therefore leave alone.

Belongs here: the note `work/backfill.json` and what follows from it. Does not belong here: the backfill itself (backfill.py), the lock.
Without the note a night would pull the forty thousand files that the backfill is there to spread over many nights.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from extract.model import Source
from flows.orchestration.run import utc_now
from warehouse.durable import write_durably
from warehouse.home import Home

# A backfill that nobody went on with for so long is given up: the nights take the rest.
_GIVEN_UP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Backlog:
    """`sources`: names. `begun_at`: files older than that are the backfill's. `held`: notice ids that it pulled and has not read."""

    sources: tuple[str, ...]
    begun_at: datetime
    touched_at: datetime
    held: tuple[str, ...] = ()

    def owns(self, source_name: str, file: Source) -> bool:
        """True for a file that was there when the backfill began; one without a time may be of today, and is the night's."""
        return source_name in self.sources and file.modified_at is not None and file.modified_at < self.begun_at


def open_backlog(home: Home) -> Backlog | None:
    """The note of a backfill that is not finished; None where there is none, or nobody went on with it for a week."""
    try:
        told = json.loads(_path(home).read_text("utf-8"))
        begun, touched = datetime.fromisoformat(told["begun_at"]), datetime.fromisoformat(told["touched_at"])
        backlog = Backlog(tuple(told["sources"]), begun, touched, tuple(told["held"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return backlog if utc_now() - backlog.touched_at < _GIVEN_UP else None


def begin_backlog(home: Home, sources: Iterable[str]) -> Backlog:
    """Begins one, or goes on with the one that is not finished: its time stays, so that what came since is the nights'."""
    last, now = open_backlog(home), utc_now()
    names = tuple(dict.fromkeys([*(last.sources if last else ()), *sources]))
    backlog = Backlog(names, last.begun_at if last else now, now, last.held if last else ())
    _write(home, backlog)
    return backlog


def note_held(home: Home, backlog: Backlog, held: Iterable[str]) -> None:
    """What was pulled and is not read yet."""
    _write(home, Backlog(backlog.sources, backlog.begun_at, utc_now(), tuple(held)))


def end_backlog(home: Home) -> None:
    """Nothing is left: the nights take everything again."""
    _path(home).unlink(missing_ok=True)


def _write(home: Home, backlog: Backlog) -> None:
    told = asdict(backlog) | {
        "begun_at": backlog.begun_at.isoformat(),
        "touched_at": backlog.touched_at.isoformat(),
    }
    write_durably(_path(home), json.dumps(told, ensure_ascii=False).encode())


def _path(home: Home) -> Path:
    return home.work / "backfill.json"
