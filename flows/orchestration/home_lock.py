"""One run a home: a lock that a crash lets go, and a wish that a backfill gives way to.

A POSIX record lock belongs to the process: the flow that `chidao run` starts in its own process takes it again without harm, another
process is refused. `wish.lock` is held by whoever waits: a backfill looks for it between two batches, publishes and lets go.
Does not belong here: the lock on work.duckdb (warehouse.workbench).
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from extract.errors import HomeBusy
from warehouse.home import Home

BACKFILL = "backfill"
BACKFILL_PATIENCE = 3600.0  # seconds: a backfill ends the papers that it reads before it gives way
NIGHT_PATIENCE = 3600.0  # of a scheduled night that finds another run going
_LOOK_SECONDS = 0.2


@contextmanager
def hold_home(
    home: Home,
    run_id: str,
    *,
    kind: str = "",
    wait_seconds: float = 0.0,
    backfill_seconds: float = BACKFILL_PATIENCE,
    on_wait: Callable[[str], None] = lambda holder: None,
) -> Iterator[None]:
    """Raises HomeBusy, naming the process and the run that holds it.

    `kind`: BACKFILL for one, whom others may ask to give way. `wait_seconds`: patience with any holder; `backfill_seconds`: with a
    backfill (a second backfill has none). `on_wait` is told once who is waited for.
    """
    home.work.mkdir(parents=True, exist_ok=True)
    handle, wish = _open(home, "run.lock"), -1
    started = time.monotonic()
    try:
        while not _taken(handle):
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "an unknown process"
            to_backfill = backfill_seconds if holder.endswith(BACKFILL) and kind != BACKFILL else 0.0
            if time.monotonic() - started >= max(wait_seconds, to_backfill):
                raise HomeBusy(f"{home.root} is held by {holder}")
            if wish < 0 and kind != BACKFILL:
                wish = _open(home, "wish.lock")
                on_wait(holder)
            if wish >= 0:
                _taken(wish)  # another may wish the same already
            time.sleep(_LOOK_SECONDS)
        if wish >= 0:
            os.close(wish)
            wish = -1
        os.ftruncate(handle, 0)
        note = f"process {os.getpid()}, run {run_id}" + (f", {kind}" if kind else "")
        os.pwrite(handle, f"{note}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
        if wish >= 0:
            os.close(wish)


def is_wanted(home: Home) -> bool:
    """True where another process waits for the home. Not for a process that waits itself."""
    handle = _open(home, "wish.lock")
    try:
        return not _taken(handle)
    finally:
        os.close(handle)


def _open(home: Home, name: str) -> int:
    return os.open(home.work / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _taken(handle: int) -> bool:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
