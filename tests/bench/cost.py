"""What a piece of work costs in processes of its own: CPU seconds with children, wall seconds, peak memory.

Belongs here: starting, timing, adding up. Not here: what the work is.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

Job = Callable[..., Callable[[], object]]  # makes ready (imports, models, files) and returns what is timed


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu`: user and system seconds of all processes and their children; `wall`: seconds from start to the last one's end;
    `peak_mb`: the highest of any single process, an engine's child counted on its own; `results` in order of the processes.
    """

    cpu: float
    wall: float
    peak_mb: float
    results: tuple[Any, ...]


def cpu_seconds() -> float:
    """User and system seconds of this process and of its children that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_mb() -> float:
    """The most memory that this process, or any one child of it that ended, ever held, in MB."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:  # RUSAGE_SELF would count what the process that started this one held at that moment
        status = Path("/proc/self/status").read_text()
        own = int(status.split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, children) / 1024


def cost_of(job: Job, arguments: Sequence[Any], processes: int = 1) -> Cost:
    """Each of `processes` fresh processes makes `job(*arguments)` ready, then all start at once on the same work.

    `job` must be importable. Raises RuntimeError with the child's words if one fails.
    """
    context = multiprocessing.get_context("spawn")
    pairs = [context.Pipe() for _ in range(processes)]
    children = [context.Process(target=_serve, args=(theirs, job, tuple(arguments))) for _, theirs in pairs]
    for child, (_, theirs) in zip(children, pairs, strict=True):
        child.start()
        theirs.close()
    answers: list[Any] = []
    try:
        for ours, _ in pairs:
            _answer(ours)  # ready
        started = time.monotonic()
        for ours, _ in pairs:
            ours.send("go")
        answers = [_answer(ours) for ours, _ in pairs]
        wall = time.monotonic() - started
    finally:
        for child in children:
            child.join(10)
            if child.is_alive():
                child.kill()
    return Cost(sum(a[0] for a in answers), wall, max(a[1] for a in answers), tuple(a[2] for a in answers))


def _answer(pipe: Connection) -> Any:
    try:
        kind, answer = pipe.recv()
    except EOFError:
        raise RuntimeError("a process of the benchmark ended early (out of memory?)") from None
    if kind == "fault":
        raise RuntimeError(str(answer))
    return answer


def _serve(pipe: Connection, job: Job, arguments: tuple[Any, ...]) -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        work = job(*arguments)
        pipe.send(("ready", None))
        pipe.recv()
        before = cpu_seconds()
        result = work()
        pipe.send(("done", (cpu_seconds() - before, peak_mb(), result)))
    except Exception as fault:
        pipe.send(("fault", f"{type(fault).__name__}: {fault}"))


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
