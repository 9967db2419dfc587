"""What runs inside a reading child: one document at a time, from its bytes (or a stored result) to the parsed notice.

Belongs here: the child's own side. It imports only the standard library and `extract`, so that a child stays small and
starts fast. Does not belong here: starting, watching and replacing children (children.py), the store, the ledger.

Nothing of a secret paper leaves the child: SecretDocument is raised before any result is sent, and carries no text.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any, Protocol

from extract.errors import DocumentError, OutOfMemory, ReadFailed
from extract.model import CleanText, Reading, ReadSettings

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Job:
    """One document's work. `data` is the original's bytes; a stored `reading` or `clean` text makes earlier stages unneeded."""

    file_name: str
    settings: ReadSettings
    data: bytes | None = None
    reading: Reading | None = None
    clean: CleanText | None = None
    released: bool = False  # a person said that its mark of secrecy is none


class Report(Protocol):
    """How work tells the supervisor of its progress."""

    def begin(self, stage: str) -> None: ...

    def made(self, stage: str, value: object, seconds: float) -> None:
        """A stage's result is handed over at once: what fails later does not cost it."""
        ...


Work = Callable[[Job, Report], Any]


def extract_notice(job: Job, report: Report) -> None:
    """read → clean (with the check for marks of secrecy) → parse, from the first stage that is not there yet.

    A reading is handed over only after the check: of a secret paper nothing leaves this process.
    """
    from extract.stages import clean_stage, parse_stage, read_stage

    clean = job.clean
    if clean is None:
        reading, reading_seconds = job.reading, 0.0
        if reading is None:
            report.begin("read")
            started = time.perf_counter()
            reading = read_stage(job.data or b"", job.file_name, job.settings)
            reading_seconds = time.perf_counter() - started
        report.begin("clean")
        started = time.perf_counter()
        clean = clean_stage(reading, job.file_name, released=job.released)
        seconds = time.perf_counter() - started
        if job.reading is None:
            report.made("read", reading, reading_seconds)
        report.made("clean", clean, seconds)
    report.begin("parse")
    started = time.perf_counter()
    notice = parse_stage(clean, job.file_name)
    if job.released:
        notice = replace(notice, header=replace(notice.header, secrecy=None))
    report.made("parse", notice, time.perf_counter() - started)


def identify(job: Job, report: Report) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """The content's identity and, of an archive or e-mail, its members as (path inside, bytes)."""
    from extract.reading.formats.containers import members
    from extract.reading.identity import content_identity

    report.begin("pull")
    data = job.data or b""
    return content_identity(data), tuple(members(data, job.file_name, job.settings))


class _Pipe:
    """Implements Report over the pipe to the supervisor."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.stage = "read"

    def begin(self, stage: str) -> None:
        self.stage = stage
        self._connection.send(("stage", stage))

    def made(self, stage: str, value: object, seconds: float) -> None:
        self._connection.send(("made", stage, value, round(seconds, 4)))


def serve(work: Work, jobs: Connection, lifeline: Connection, memory_megabytes: int, log_path: str | None) -> None:
    """The child's whole life: a job in, messages out, until the pipe is closed.

    Messages: ("ready",), ("stage", name), ("made", stage, value, seconds), ("done", result), ("failed", stage, DocumentError),
    ("broken", stage, DocumentError) when the child ends itself after it.
    """
    os.setsid()  # own session and process group: the supervisor kills the group, with the engine that runs in it
    die_with_parent()
    watch_supervisor(lifeline)
    _limit_memory(memory_megabytes)
    silence(log_path)
    jobs.send(("ready",))
    while True:
        try:
            job: Job = jobs.recv()
        except (EOFError, OSError):
            os._exit(0)
        report = _Pipe(jobs)
        try:
            jobs.send(("done", work(job, report)))
        except DocumentError as fault:
            jobs.send(("failed", report.stage, fault))
        except MemoryError:
            jobs.send(("broken", report.stage, OutOfMemory(job.file_name)))
            os._exit(1)  # what is left of this process is not to be trusted: it is replaced
        except Exception as fault:  # a fault of the program costs this document only
            detail = f"{type(fault).__name__}: {fault}" if not _says_memory(fault) else ""
            kind = OutOfMemory if _says_memory(fault) else ReadFailed
            jobs.send(("broken", report.stage, kind(job.file_name, detail)))
            os._exit(1)


def _says_memory(fault: Exception) -> bool:
    text = str(fault).lower()
    return "insufficient memory" in text or "cannot allocate" in text or "failed to allocate" in text


def die_with_parent() -> None:
    """The kernel ends this process when the one that forked it ends (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == 1:  # it died before the call
        os._exit(1)


def watch_supervisor(lifeline: Connection) -> None:
    """Ends the whole group when the supervisor is gone, however it went: its end of the pipe is closed by the kernel."""

    def watch() -> None:
        try:
            lifeline.poll(None)
        finally:
            os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory(megabytes: int) -> None:
    limit = megabytes * 1024 * 1024
    # DATA counts what is really writable and private; AS would also count what engines only reserve.
    resource.setrlimit(resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def silence(log_path: str | None) -> None:
    """Libraries write warnings to the terminal: they go to the log, never to the operator's screen."""
    target = os.open(log_path or os.devnull, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
