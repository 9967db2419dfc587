"""The flow `intraday`: every quarter of an hour in office hours what is new, urgent papers first; what is not done in time is the night's.

Belongs here: the order and the time of a run in the day. Does not belong here: the steps (night.py).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.orchestration.gate import AuditProcess
from flows.orchestration.giving_way import in_its_turn
from flows.orchestration.looking import Look, named_urgent
from flows.orchestration.night import final_state, one_round, pull_sources, read_batches
from flows.orchestration.nightly import run_id_of_flow
from flows.orchestration.pace import Pace, known_pace
from flows.orchestration.quiet import is_settled, unchanged_count
from flows.orchestration.run import Run, home_of, processes_of, sources_of
from flows.orchestration.summary import Summary
from flows.orchestration.weigh import looks_at
from flows.orchestration.work_list import Task, batches, nightly_work

_LOOKED_AT = 400  # papers: a day that brings more is a backfill


@flow(
    name="intraday",
    task_runner=ThreadPoolTaskRunner(max_workers=64),  # type: ignore[arg-type]
    validate_parameters=False,
    persist_result=False,
)
def intraday(home: str | None = None, sources: Sequence[str] = (), minutes: float = 8.0) -> State[Any]:
    """`minutes` of reading; a paper that would take longer is left, unless it is urgent. Gives way to any other run at once."""
    run = Run.open(home_of(home), run_id_of_flow())
    taken = sources_of(run.settings, sources)
    processes = processes_of(run.settings)

    def gather(run: Run, summary: Summary, gate: AuditProcess) -> None:
        pull_sources(run, summary, taken)
        gate.start()
        started = time.monotonic()
        work = [task for task in nightly_work(run, retry=False) if "missing" in task.reasons]
        looks = looks_at(run, [task.document for task in work[:_LOOKED_AT]])
        urgent, rest = in_order(work, looks, known_pace(run), minutes * 60 * processes)
        summary.work = dict(Counter({"urgent": len(urgent), "missing": len(rest)}))
        counts = read_batches(run, batches(urgent, 1.0, processes), processes)
        late = lambda: time.monotonic() - started > minutes * 60  # noqa: E731
        counts = counts.plus(read_batches(run, batches(rest, 10.0, processes), processes, stop=late))
        summary.read = asdict(counts)
        summary.left = len(work) - counts.documents
        summary.seconds["read"] = round(time.monotonic() - started, 2)

    def work() -> State[Any]:
        if unchanged_count(run, taken) is not None and is_settled(run):
            return Completed(message="Nothing new.")
        return final_state(one_round(run, gather, profile="intraday"))

    return in_its_turn(run, work, by_command=False, wait_seconds=0.0)


def in_order(
    work: Sequence[Task], looks: dict[str, Look], pace: Pace, seconds: float
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """(urgent papers, the others as far as they fit into `seconds`), both with the latest arrival first."""
    urgent, rest, left = [], [], seconds
    for task in reversed(work):
        look = looks.get(task.document.notice_id)
        if look.urgent if look is not None else named_urgent(task.document.file_name):
            urgent.append(task)
            continue
        needed = task.seconds if look is None else pace.reading_seconds(look.text_pages, look.scan_pages)
        if needed <= left:
            rest.append(task)
            left -= needed
    return tuple(urgent), tuple(rest)
