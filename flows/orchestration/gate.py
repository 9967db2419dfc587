"""The audit in a process of its own, started early: importing Great Expectations takes 8-11 s, and reading goes on meanwhile.

Belongs here: that process and how it is asked. Does not belong here: the checks (quality), publishing.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any

from extract.errors import ChidaoError
from extract.model import Verdict
from flows.orchestration.reading_child import die_with_parent, silence, watch_supervisor
from flows.orchestration.run import Run
from warehouse.home import Home

_WAIT_FOR_WORK = 60.0  # seconds for the lock on work.duckdb, which loading has just let go
USUAL_NIGHTS = 10


class AuditProcess:
    """Starts with `start`, answers one `audit`, ends with `close`. Ends by itself when its starter is gone."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._process: Any = None
        self._pipe: Connection | None = None
        self._lifeline: Connection | None = None

    def __enter__(self) -> AuditProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Begins the slow import; returns at once. A second call changes nothing."""
        if self._process is not None:
            return
        context = multiprocessing.get_context("forkserver")
        self._pipe, childs_pipe = context.Pipe()
        childs_lifeline, self._lifeline = context.Pipe(duplex=False)
        log = str(self._home.logs / "audit.log")
        arguments = (childs_pipe, childs_lifeline, str(self._home.root), log)
        self._process = context.Process(target=_serve, args=arguments, daemon=True, name="chidao-audit")
        self._process.start()
        childs_pipe.close()
        childs_lifeline.close()

    def audit(self, run: Run, profile: str, recent_arrivals: Sequence[int]) -> tuple[Verdict, ...]:
        """All verdicts on what waits in `staging`. Raises what the audit raised, ChidaoError if its process died."""
        self.start()
        assert self._pipe is not None
        self._pipe.send((run.run_id, profile, dict(run.settings.thresholds), tuple(recent_arrivals)))
        try:
            kind, answer = self._pipe.recv()
        except (EOFError, OSError):
            raise ChidaoError(
                "the process of the audit ended before it was done",
                remedy=f"See {self._home.logs / 'audit.log'}; the next run audits again.",
            ) from None
        if kind == "fault":
            raise answer
        verdicts: tuple[Verdict, ...] = answer
        return verdicts

    def close(self) -> None:
        process, self._process = self._process, None
        for connection in (self._pipe, self._lifeline):
            if connection is not None:
                connection.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.join(10)
            process.close()


def _serve(pipe: Connection, lifeline: Connection, root: str, log_path: str) -> None:
    os.setsid()
    die_with_parent()
    watch_supervisor(lifeline)
    silence(log_path)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(Exception):  # a missing or broken installation is a verdict of the audit itself
        import great_expectations  # noqa: F401
    try:
        run_id, profile, thresholds, recent_arrivals = pipe.recv()
    except (EOFError, OSError):
        return
    answer: tuple[str, object]
    try:
        answer = ("verdicts", _audit(Home(Path(root)), run_id, profile, thresholds, recent_arrivals))
    except ChidaoError as fault:
        answer = ("fault", fault)
    except Exception as fault:
        answer = ("fault", ChidaoError(f"the audit failed: {type(fault).__name__}: {fault}"))
    pipe.send(answer)


def _audit(
    home: Home, run_id: str, profile: str, thresholds: dict[str, float], recent_arrivals: Sequence[int]
) -> tuple[Verdict, ...]:
    from quality.gate import audit
    from warehouse.ledger import Ledger
    from warehouse.workbench import open_work

    with Ledger(home.ledger_path) as ledger:
        standing = ledger.corrections()
    orphaned = sum(correction.state == "orphaned" for correction in standing)
    with open_work(home, wait_seconds=_WAIT_FOR_WORK) as work:
        return audit(
            work.con,
            run_id=run_id,
            profile=profile,
            thresholds=thresholds,
            reports_dir=home.reports,
            recent_arrivals=recent_arrivals,
            corrections=(orphaned, len(standing)),
        )
