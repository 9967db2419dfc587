"""The tasks: a few lines around a pure function each, so that Prefect sees, retries and counts them.

Belongs here: names, retries, and turning counts into small JSON. Does not belong here: work. A task takes and returns references
and counts, never papers: those lie in the store, which is the only cache (hence NO_CACHE and no persisted results).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task, exponential_backoff

from extract.errors import ChidaoError, SourceUnreachable
from extract.model import Source, Verdict
from flows.command.settings import SourceSettings
from flows.orchestration import load as load_step
from flows.orchestration import pull as pull_step
from flows.orchestration import read as read_step
from flows.orchestration import sheets as sheets_step
from flows.orchestration.gate import USUAL_NIGHTS, AuditProcess
from flows.orchestration.publish import publish_run, recent_arrivals
from flows.orchestration.run import Run
from flows.sources.source import SourceRefused
from warehouse.publish import Accept, PublishResult


def _may_pass(task: Task[Any, Any], run: TaskRun, state: State[Any]) -> bool:
    """Only what another moment may mend: a source, the disk, a lock. Settings, blocks and our own faults are not tried again."""
    fault = state.result(raise_on_failure=False)
    if isinstance(fault, SourceRefused):
        return False
    return isinstance(fault, (SourceUnreachable, OSError)) or not isinstance(
        fault, (ChidaoError, TypeError, ValueError)
    )


# 2, 4, 8 s, each stretched by up to a half at random: two homes on one share do not come back in step.
_RETRIED: dict[str, Any] = {
    "retries": 3,
    "retry_delay_seconds": exponential_backoff(2),
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": _may_pass,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


@task(name="pull", task_run_name="pull-{source.name}", **_RETRIED)
def pull(home: str, run_id: str, source: SourceSettings) -> dict[str, Any]:
    """Raises SourceUnreachable after the last try."""
    return asdict(pull_step.pull(Run.open(home, run_id), source))


@task(name="pull-files", task_run_name="pull-{source.name}-some", **_RETRIED)
def pull_files(home: str, run_id: str, source: SourceSettings, files: tuple[Source, ...]) -> dict[str, Any]:
    """Only these files of a source. Raises SourceUnreachable after the last try."""
    return asdict(pull_step.pull_files(Run.open(home, run_id), source, files))


@task(name="read", **_RETRIED)
def read(home: str, run_id: str, notice_ids: tuple[str, ...]) -> dict[str, Any]:
    """One batch, through one supervised child."""
    return asdict(read_step.read_documents(Run.open(home, run_id), notice_ids))


@task(name="take-up", **_RETRIED)
def take_up(home: str, run_id: str) -> list[dict[str, Any]]:
    """The sheets that people put back: what was understood of each."""
    return sheets_step.take_up(Run.open(home, run_id))


@task(name="load", **_RETRIED)
def load(home: str, run_id: str) -> dict[str, Any]:
    return asdict(load_step.load_parsed(Run.open(home, run_id)))


@task(name="audit", cache_policy=NO_CACHE, persist_result=False)
def audit(home: str, run_id: str, profile: str, gate: AuditProcess) -> tuple[Verdict, ...]:
    """Every check on what is staged; a check that could not run is a verdict too."""
    run = Run.open(home, run_id)
    return gate.audit(run, profile, recent_arrivals(run, USUAL_NIGHTS))


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish(home: str, run_id: str, verdicts: tuple[Verdict, ...], accept: Accept | None) -> PublishResult:
    return publish_run(Run.open(home, run_id), verdicts, accept)
