"""Is there anything to do at all? Asked before anything heavy is started, and every quarter of an hour in the day.

Belongs here: looking at listings, ledger and sheets. Does not belong here: doing it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.errors import SourceUnreachable
from flows.command.settings import SourceSettings
from flows.orchestration.catalogue import catalogue_is_current
from flows.orchestration.pull import unchanged_files
from flows.orchestration.run import Run
from flows.orchestration.sheets import sheets_wait
from flows.orchestration.summary import last_run_ended
from flows.orchestration.work_list import nightly_work, waiting
from warehouse.publish import current_path


def unchanged_count(run: Run, sources: Sequence[SourceSettings]) -> int | None:
    """How many files there are if nothing at all is new, else None: also where a source cannot be reached, which the flow reports."""
    try:
        counts = [unchanged_files(run, source) for source in sources]
    except SourceUnreachable:
        return None
    return None if None in counts else sum(count or 0 for count in counts)


def is_settled(run: Run) -> bool:
    """True where the last run ended and nothing waits: no sheet, no paper to be read again, nothing for the gate."""
    settled = last_run_ended(run.home) and catalogue_is_current(run) and current_path(run.home) is not None
    return settled and not sheets_wait(run) and not waiting(run) and not nightly_work(run)
