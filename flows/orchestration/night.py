"""The way of one run from its work list to its account; the flows differ only in what they put on the list and how they gather it.

Belongs here: the order of the steps, and that the account is told whatever happens. Does not belong here: a step's work.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import Any

from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.states import Completed, Failed

from extract.errors import SourceUnreachable
from extract.model import Verdict
from flows.command.settings import SourceSettings
from flows.orchestration import tasks
from flows.orchestration.account import give_account, write_status
from flows.orchestration.gate import AuditProcess
from flows.orchestration.publish import publish_failed_run, verdict_row
from flows.orchestration.read import ReadCounts
from flows.orchestration.readers import readers
from flows.orchestration.run import Run, utc_now
from flows.orchestration.sheets import sheets_wait
from flows.orchestration.summary import Summary, markdown, published_numbers
from flows.orchestration.work_list import Task, batches, give_up_interrupted, waiting
from warehouse.ledger import Ledger
from warehouse.publish import Accept

WorkList = Callable[[Run], Sequence[Task]]
Gather = Callable[[Run, Summary, AuditProcess], None]  # pulls and reads; tells it in the summary


def carry_out(
    run: Run,
    sources: Sequence[SourceSettings],
    work_list: WorkList,
    *,
    profile: str,
    processes: int,
    accept: Accept | None = None,
) -> State[Any]:
    """All steps; returns Prefect's final state. Quarantined documents do not make a run fail; a block is Failed, named Blocked."""

    def gather(run: Run, summary: Summary, gate: AuditProcess) -> None:
        pull_and_read(run, summary, gate, sources, work_list, processes)

    return final_state(one_round(run, gather, profile=profile, accept=accept))


def one_round(run: Run, gather: Gather, *, profile: str, accept: Accept | None = None) -> Summary:
    """Gather, load, audit, publish, account. Raises what ended it, after the account was told as far as it goes."""
    summary = Summary(run.run_id, str(run.home.root), profile=profile)
    ledger = Ledger(run.home.ledger_path)
    ledger.start_run(run.run_id, utc_now())
    ledger.close()
    write_status(run, None)
    try:
        with AuditProcess(run.home) as gate:
            gather(run, summary, gate)
            _judge_and_publish(run, summary, gate, profile, accept)
    except BaseException as fault:
        summary.message = str(fault) or type(fault).__name__
        _tell(run, summary, failed=True)
        raise
    _tell(run, summary, failed=False)
    return summary


def final_state(summary: Summary) -> State[Any]:
    """What Prefect is told of it."""
    if summary.outcome == "blocked":
        checks = ", ".join(summary.blocked_by)
        return Failed(name="Blocked", message=f"{summary.message} Checks: {checks}. Next: {next_command(summary)}")
    return Completed(message=summary.message)


def next_command(summary: Summary) -> str:
    """What the operator types after a block."""
    check = summary.blocked_by[0] if summary.blocked_by else "CHECK"
    return f"chidao status --home {summary.home}, then: chidao publish --accept {check} --reason TEXT --home {summary.home}"


def pull_and_read(
    run: Run,
    summary: Summary,
    gate: AuditProcess,
    sources: Sequence[SourceSettings],
    work_list: WorkList,
    processes: int,
) -> None:
    """All that the sources offer, then all of the work list."""
    pull_sources(run, summary, sources)
    give_up_interrupted(run)
    work = work_list(run)
    summary.work = dict(Counter(reason for task in work for reason in task.reasons))
    if work or waiting(run) or sheets_wait(run):
        gate.start()  # its slow imports go on while reading does
    with _timed(summary, "read"):
        summary.read = asdict(
            read_batches(run, batches(work, run.settings.reading.batch_seconds, processes), processes)
        )


def pull_sources(run: Run, summary: Summary, sources: Sequence[SourceSettings]) -> None:
    """One task a source; one that cannot be reached is told, the others go on."""
    home, run_id = str(run.home.root), run.run_id
    with _timed(summary, "pull"):
        for source, future in [(source, tasks.pull.submit(home, run_id, source)) for source in sources]:
            try:
                summary.sources.append(future.result())
            except SourceUnreachable as fault:
                summary.unreachable.append({"source": source.name, "why": str(fault)})


def _judge_and_publish(run: Run, summary: Summary, gate: AuditProcess, profile: str, accept: Accept | None) -> None:
    home, run_id = str(run.home.root), run.run_id
    with _timed(summary, "load"):
        summary.sheets = tasks.take_up(home, run_id)
        summary.load = tasks.load(home, run_id)
    verdicts: tuple[Verdict, ...] = ()
    if waiting(run):
        with _timed(summary, "audit"):
            verdicts = tasks.audit(home, run_id, profile, gate)
            summary.verdicts = [verdict_row(verdict) for verdict in verdicts]
    with _timed(summary, "publish"):
        result = tasks.publish(home, run_id, verdicts, accept)
    summary.outcome, summary.blocked_by = result.outcome, list(result.blocked_by)
    summary.published = published_numbers(result)
    summary.tell()


def read_batches(
    run: Run, groups: Sequence[tuple[str, ...]], processes: int, *, stop: Callable[[], bool] = lambda: False
) -> ReadCounts:
    """As many batches at a time as there are to be reading processes: each task drives one child. After `stop` none is begun."""
    counts = ReadCounts()
    running: list[PrefectFuture[Any]] = []
    with readers(run.settings.reading.dask, processes) as crew:
        for group in groups:
            if stop():
                break
            if len(running) >= crew.at_a_time:
                done = next(as_completed(running))
                running.remove(done)
                counts = counts.plus(ReadCounts(**done.result()))
            running.append(crew.submit(str(run.home.root), run.run_id, group))
        for future in running:
            counts = counts.plus(ReadCounts(**future.result()))
    return counts


def _tell(run: Run, summary: Summary, *, failed: bool) -> None:
    """The account: published, written, shown. After a failure it is told as far as it goes, and never hides the failure itself."""
    if failed:
        with suppress(Exception):
            publish_failed_run(run)
    with suppress(Exception) if failed else _plainly():
        give_account(run, summary)
    with suppress(Exception):  # a server that went away does not undo a publication
        create_markdown_artifact(key=f"chidao-{summary.run_id.lower().replace('_', '-')}", markdown=markdown(summary))


@contextmanager
def _plainly() -> Iterator[None]:
    yield


@contextmanager
def _timed(summary: Summary, step: str) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        summary.seconds[step] = round(time.monotonic() - started, 2)
