"""The flow `nightly`: pull, read, load, audit, publish, account.

Belongs here: the flow's parameters and their defaults from the environment. Does not belong here: the steps (night.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows.orchestration.giving_way import in_its_turn
from flows.orchestration.home_lock import NIGHT_PATIENCE
from flows.orchestration.night import carry_out
from flows.orchestration.run import Run, home_of, new_run_id, processes_of, sources_of
from flows.orchestration.work_list import nightly_work

_THREADS = 64  # each drives one child; how many batches run at a time is the settings' affair (night.py)


@flow(
    name="nightly",
    task_runner=ThreadPoolTaskRunner(max_workers=_THREADS),  # type: ignore[arg-type]
    validate_parameters=False,
    persist_result=False,
)
def nightly(
    home: str | None = None,
    sources: Sequence[str] = (),
    run_id: str | None = None,
    profile: str = "nightly",
) -> State[Any]:
    """`home`: else CHIDAO_HOME. `sources`: folders, else those of the settings. `profile`: nightly | backfill.

    On a schedule it waits an hour for another run to end; a backfill gives way to it.
    """
    run = Run.open(home_of(home), run_id or run_id_of_flow())

    def work() -> State[Any]:
        taken = sources_of(run.settings, sources)
        return carry_out(run, taken, nightly_work, profile=profile, processes=processes_of(run.settings))

    by_command = run_id is not None
    return in_its_turn(run, work, by_command=by_command, wait_seconds=0.0 if by_command else NIGHT_PATIENCE)


def run_id_of_flow() -> str:
    """The same for every retry of one flow run."""
    return new_run_id(flow_run.get_scheduled_start_time(), token=str(flow_run.get_id() or "")[:8])
