"""One run a home: a lock that a crash lets go.

A POSIX record lock belongs to the process: the flow that `chidao run` starts in its own process takes it again without harm, another
process is refused. Does not belong here: the lock on work.duckdb (warehouse.workbench).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from extract.errors import HomeBusy
from warehouse.home import Home


@contextmanager
def hold_home(home: Home, run_id: str) -> Iterator[None]:
    """Raises HomeBusy, naming the process and the run that holds it."""
    home.work.mkdir(parents=True, exist_ok=True)
    handle = os.open(home.work / "run.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(handle, 200).decode("utf-8", "replace").strip() or "an unknown process"
            raise HomeBusy(f"{home.root} is held by {holder}") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()}, run {run_id}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
