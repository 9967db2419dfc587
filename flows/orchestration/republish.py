"""Publishing without reading: sheets are taken up, what is parsed is loaded, audited and published, in this process, without Prefect.

Belongs here: the way of `chidao republish` and `chidao publish`. Does not belong here: the nightly way (night.py).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict

from extract.errors import UsageError
from extract.model import Verdict
from flows.orchestration.account import give_account, write_status
from flows.orchestration.gate import USUAL_NIGHTS, AuditProcess
from flows.orchestration.load import load_parsed
from flows.orchestration.publish import publish_failed_run, publish_run, recent_arrivals, verdict_row
from flows.orchestration.run import Run, utc_now
from flows.orchestration.sheets import take_up
from flows.orchestration.summary import Summary, published_numbers
from flows.orchestration.work_list import waiting
from warehouse.ledger import Ledger
from warehouse.people import undo
from warehouse.publish import Accept


def republish(run: Run, *, undone: Sequence[str] = (), accept: Accept | None = None) -> Summary:
    """Takes up sheets and undoes the corrections named, then publishes what waits. The caller holds the home.

    Raises UsageError for a correction that does not stand, or an acceptance of what does not block.
    """
    summary = Summary(run.run_id, str(run.home.root))
    _begin(run)
    try:
        started = time.monotonic()
        ledger = Ledger(run.home.ledger_path)
        try:
            for correction_id in undone:
                undo(ledger, correction_id)
        finally:
            ledger.close()
        summary.sheets = take_up(run)
        summary.load = asdict(load_parsed(run))
        summary.seconds["load"] = round(time.monotonic() - started, 2)
        _judge_and_publish(run, summary, accept)
    except BaseException as fault:
        _end_badly(run, summary, fault)
        raise
    give_account(run, summary)
    return summary


def publish_waiting(run: Run, accept: Accept | None = None) -> Summary:
    """Audits and publishes what waits, nothing else. The caller holds the home. Raises UsageError where nothing waits."""
    if not waiting(run):
        raise UsageError(
            "nothing waits for publication", remedy="Run `chidao run`; `chidao status` shows the last runs."
        )
    summary = Summary(run.run_id, str(run.home.root))
    _begin(run)
    try:
        _judge_and_publish(run, summary, accept)
    except BaseException as fault:
        _end_badly(run, summary, fault)
        raise
    give_account(run, summary)
    return summary


def _begin(run: Run) -> None:
    ledger = Ledger(run.home.ledger_path)
    ledger.start_run(run.run_id, utc_now())
    ledger.close()
    write_status(run, None)


def _judge_and_publish(run: Run, summary: Summary, accept: Accept | None) -> None:
    started = time.monotonic()
    verdicts: tuple[Verdict, ...] = ()
    if waiting(run):
        with AuditProcess(run.home) as gate:
            verdicts = gate.audit(run, "rerun", recent_arrivals(run, USUAL_NIGHTS))
        summary.verdicts = [verdict_row(verdict) for verdict in verdicts]
        summary.seconds["audit"] = round(time.monotonic() - started, 2)
    started = time.monotonic()
    result = publish_run(run, verdicts, accept)
    summary.outcome, summary.blocked_by = result.outcome, list(result.blocked_by)
    summary.published = published_numbers(result)
    summary.seconds["publish"] = round(time.monotonic() - started, 2)
    summary.tell()


def _end_badly(run: Run, summary: Summary, fault: BaseException) -> None:
    """The account of a run that failed, as far as it goes; it never hides the failure itself."""
    summary.message = str(fault) or type(fault).__name__
    with suppress(Exception):
        publish_failed_run(run)
    with suppress(Exception):
        give_account(run, summary)
