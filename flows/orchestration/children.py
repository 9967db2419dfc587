"""Supervised reading children: a crash, a hang or a hunger for memory costs one document and nothing else.

Belongs here: the supervisor's side. Does not belong here: what the child does (reading_child.py), what is done with the
result (read.py), Prefect. Measured before this was chosen: one killed task of a ProcessPoolExecutor lost 18 of 20 documents.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil

from extract.errors import DocumentError, DocumentTimeout, OutOfMemory, ReaderDied
from flows.orchestration.reading_child import Job, Work, extract_notice, serve

# One thread a child: with two children on two cores more threads only wait for one another.
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_PRELOAD = ["extract.stages", "extract.reading.document", "extract.cleaning", "extract.parsing.notice"]
_START_SECONDS = 120.0  # of a child on a machine under load; it takes well under one otherwise
_LOOK_SECONDS = 0.5  # how often memory and deadline are looked at while a document is being read
_NEAR_LIMIT = 0.8  # a death above this share of the memory limit is put down to memory


@dataclass(frozen=True, slots=True)
class Made:
    """A stage's result as it was handed over."""

    stage: str
    value: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job. `made`: the stages that ended well, in order, also before an error. `result`: the work's own.

    `error` and the `stage` it stopped at; None where all went well. `seconds`: of the whole.
    """

    result: Any
    error: DocumentError | None
    stage: str
    seconds: float
    made: tuple[Made, ...] = ()


class ReadingChild:
    """One child process, started when first needed and replaced when it dies. Not for use by two threads at once."""

    def __init__(self, memory_megabytes: int, *, work: Work = extract_notice, log_path: Path | None = None) -> None:
        self._memory_megabytes = memory_megabytes
        self._limit = memory_megabytes * 1024 * 1024
        self._work = work
        self._log_path = str(log_path) if log_path else None
        self._process: Any = None
        self._jobs: Connection | None = None
        self._lifeline: Connection | None = None

    def __enter__(self) -> ReadingChild:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """Of the running child; also its process group. None while there is none."""
        return self._process.pid if self._process is not None else None

    def run(self, job: Job, *, seconds: float) -> Outcome:
        """Runs one job; never raises for what the document does to its child."""
        started = time.monotonic()
        made: list[Made] = []
        try:
            jobs = self._ready_child()
            jobs.send(job)
        except (OSError, EOFError, TimeoutError) as fault:
            self.close()
            return Outcome(
                None, ReaderDied(job.file_name, f"no reading process could be started: {fault}"), "read", 0.0
            )
        stage, peak = "read", 0
        error: DocumentError | None = None
        result = None
        while True:
            left = seconds - (time.monotonic() - started)
            ready = wait([jobs, self._process.sentinel], timeout=min(max(left, 0.0), _LOOK_SECONDS))
            message = _received(jobs) if jobs in ready else None
            if message is None and ready:
                error = self._death(job, peak)
            elif message is None:
                peak = max(peak, self._memory())
                if peak > self._limit:
                    error = OutOfMemory(job.file_name, f"more than {self._memory_megabytes} MB")
                elif left <= 0:
                    error = DocumentTimeout(job.file_name, f"not done after {seconds:.0f} seconds")
                if error is not None:
                    self.close()
            elif message[0] == "stage":
                stage = message[1]
            elif message[0] == "made":
                made.append(Made(*message[1:]))
            elif message[0] == "done":
                result = message[1]
                break
            else:
                stage, error = message[1:]
                if message[0] == "broken":
                    self.close()
            if error is not None:
                break
        return Outcome(result, error, stage, time.monotonic() - started, tuple(made))

    def close(self) -> None:
        """Ends the child and all that runs in its group. Safe to call twice."""
        process, self._process = self._process, None
        for connection in (self._jobs, self._lifeline):
            if connection is not None:
                connection.close()
        self._jobs = self._lifeline = None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.getpgid(process.pid) == process.pid:  # not before it has its own group
                os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.join(10)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # an engine that outlived its child
        process.close()

    def _ready_child(self) -> Connection:
        if self._process is not None and self._jobs is not None and self._process.is_alive():
            return self._jobs
        self.close()
        os.environ.update(ONE_THREAD)  # inherited by the fork server and by the engines
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        self._jobs, childs_jobs = context.Pipe()
        childs_lifeline, self._lifeline = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve,
            args=(self._work, childs_jobs, childs_lifeline, self._memory_megabytes, self._log_path),
            daemon=True,
            name="chidao-reading-child",
        )
        self._process.start()
        childs_jobs.close()
        childs_lifeline.close()
        if not self._jobs.poll(_START_SECONDS):
            raise TimeoutError(f"a reading child did not start within {_START_SECONDS:.0f} seconds")
        self._jobs.recv()
        return self._jobs

    def _death(self, job: Job, peak: int) -> DocumentError:
        """The child ended by itself in the middle of the job. The exit code does not tell hunger from a person's kill."""
        self._process.join(5)
        how = f"the reading process ended ({_said(self._process.exitcode)})"
        self.close()
        return OutOfMemory(job.file_name, how) if peak > _NEAR_LIMIT * self._limit else ReaderDied(job.file_name, how)

    def _memory(self) -> int:
        """Bytes held by the child and what it started."""
        total = 0
        with contextlib.suppress(psutil.Error):
            child = psutil.Process(self._process.pid)
            for process in (child, *child.children(recursive=True)):
                with contextlib.suppress(psutil.Error):
                    total += process.memory_info().rss
        return total


def _received(connection: Connection) -> tuple[Any, ...] | None:
    """The next message, None where the other side is gone."""
    try:
        message: tuple[Any, ...] = connection.recv()
    except (EOFError, OSError):
        return None
    return message


def _said(code: int | None) -> str:
    if code is None:
        return "no exit code"
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"
