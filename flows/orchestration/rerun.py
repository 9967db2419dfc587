"""The flow `rerun`: treat chosen documents again, then the same audit and publication as every night.

Belongs here: the flow's parameters and what they choose. Does not belong here: the steps (night.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.task_runners import ThreadPoolTaskRunner

from flows.orchestration.giving_way import in_its_turn
from flows.orchestration.home_lock import NIGHT_PATIENCE
from flows.orchestration.night import carry_out
from flows.orchestration.nightly import run_id_of_flow
from flows.orchestration.rerun_list import rerun_work
from flows.orchestration.run import Run, home_of, processes_of
from flows.orchestration.work_list import Task


@flow(
    name="rerun",
    task_runner=ThreadPoolTaskRunner(max_workers=64),  # type: ignore[arg-type]
    validate_parameters=False,
    persist_result=False,
)
def rerun(
    home: str | None = None,
    which: str = "failed",
    where: str | None = None,
    run_id: str | None = None,
) -> State[Any]:
    """`which`: failed (faults that may have passed) | all-failed | stale | where. `where`: a condition on the ledger's documents."""
    run = Run.open(home_of(home), run_id or run_id_of_flow())

    def chosen(run: Run) -> Sequence[Task]:
        return rerun_work(run, which, where)

    def work() -> State[Any]:
        return carry_out(run, (), chosen, profile="rerun", processes=processes_of(run.settings))

    by_command = run_id is not None
    return in_its_turn(run, work, by_command=by_command, wait_seconds=0.0 if by_command else NIGHT_PATIENCE)
