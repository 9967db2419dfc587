"""Two runs never overlap: a flow takes the home, waits for it, or gives way.

Belongs here: what a flow tells Prefect when another run holds the home. Does not belong here: the lock itself (home_lock.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prefect.client.schemas.objects import State
from prefect.states import Cancelled

from extract.errors import HomeBusy
from flows.orchestration.home_lock import hold_home
from flows.orchestration.run import Run


def in_its_turn(run: Run, work: Callable[[], State[Any]], *, by_command: bool, wait_seconds: float) -> State[Any]:
    """Holds the home while `work` is done. A schedule that gives way is Cancelled, named GaveWay; a command gets HomeBusy (exit 5)."""
    try:
        with hold_home(run.home, run.run_id, wait_seconds=wait_seconds):
            return work()
    except HomeBusy as busy:
        if by_command:
            raise
        return Cancelled(name="GaveWay", message=str(busy))
