"""Where the reading tasks run: threads of this process, or the workers of a Dask cluster through Prefect's task runner.

Belongs here: that choice alone. Whatever runs a task, it drives one supervised child on its own machine; pulling, loading, auditing and
publishing stay in the flow's process: one writer. The workers need this program, its home under the same path (a shared folder), and
a process that may have children of its own (`dask worker --no-nanny`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from prefect.futures import PrefectFuture

from extract.errors import ClusterUnreachable, DependencyMissing
from flows.orchestration import tasks

_SECONDS = 20  # to reach the scheduler


@dataclass(frozen=True, slots=True)
class Readers:
    """`submit(home, run_id, notice_ids)` begins one batch; `at_a_time`: how many batches may run."""

    submit: Callable[[str, str, tuple[str, ...]], PrefectFuture[Any]]
    at_a_time: int


@contextmanager
def readers(dask: str, processes: int) -> Iterator[Readers]:
    """`dask`: a scheduler's address, empty for this machine alone. Raises DependencyMissing, ClusterUnreachable."""
    if not dask:
        yield Readers(lambda home, run_id, ids: tasks.read.submit(home, run_id, ids), processes)
        return
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as fault:
        raise DependencyMissing(
            f"CHIDAO_DASK is set and Dask is not installed ({fault})",
            remedy="Install the extra `cluster` (make setup does), or unset CHIDAO_DASK.",
        ) from None
    runner: Any = DaskTaskRunner(address=dask, client_kwargs={"timeout": _SECONDS})
    with ExitStack() as open_until_read:
        try:
            open_until_read.enter_context(runner)
            threads = sum(runner.client.ncores().values())  # connects
        except OSError as fault:
            raise ClusterUnreachable(f"{dask}: the Dask scheduler does not answer: {fault}") from None
        if not threads:
            raise ClusterUnreachable(f"{dask}: the Dask scheduler has no workers")

        def submit(home: str, run_id: str, ids: tuple[str, ...]) -> PrefectFuture[Any]:
            future: PrefectFuture[Any] = runner.submit(
                tasks.read, parameters={"home": home, "run_id": run_id, "notice_ids": ids}
            )
            return future

        yield Readers(submit, threads)
