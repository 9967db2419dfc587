"""`chidao run`. Belongs here: the same flow as the schedule's, started now, with a progress bar and a report.

Does not belong here: the flow (flows.orchestration). Where nothing is new, nothing heavy is started: no Prefect, no reading child.
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from extract.errors import ChidaoError, DependencyMissing, SourceUnreachable, UsageError
from flows.command.answer import say_waiting, warn

HELP = "read sources and publish, now: the flow that the schedule runs"
ABOUT = """\
Pulls from the named folders (else from the sources of chidao.toml), reads what is new, checks it and publishes it.
Quarantined documents do not make a run fail; `chidao status` says what to do about them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="a folder, a file, or a source's name in chidao.toml"
    )
    parser.add_argument(
        "--backfill",
        action="store_true",
        help="years of papers: publish every so often ([backfill] in chidao.toml), give way to the nights, go on after a stop",
    )
    parser.add_argument("--newest-first", action="store_true", help="with --backfill: the youngest files first")
    parser.add_argument("--until", metavar="HH:MM", help="with --backfill: begin nothing that would take longer")
    parser.add_argument("--limit", type=int, metavar="N", help="with --backfill: read so many documents this time")
    parser.add_argument(
        "--shadow",
        action="store_true",
        help="only show what new rules, engines and settings would change in what was read; publish and record nothing",
    )


def perform(given: argparse.Namespace) -> int:
    if given.shadow:
        from flows.command.shadow import perform_shadow

        return perform_shadow(given)
    if not given.backfill and (given.newest_first or given.until or given.limit is not None):
        raise UsageError("--newest-first, --until and --limit belong to --backfill")
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.quiet import is_settled, unchanged_count
    from flows.orchestration.run import Run, new_run_id, sources_of

    run = Run.open(given.home, new_run_id())
    sources = sources_of(run.settings, given.sources)
    if not sources:
        raise UsageError(
            "no source is named", remedy="Name a folder, or write [sources.NAME] into chidao.toml (`chidao init`)."
        )
    if given.backfill:
        return report(given, start_flow(given, run, "backfill", _backfill(given)))
    with hold_home(run.home, run.run_id, on_wait=say_waiting):
        unchanged = unchanged_count(run, sources)
        if unchanged is not None and is_settled(run):
            summary = _record_nothing_new(run, unchanged)
        else:
            summary = start_flow(given, run, "nightly", {"sources": list(given.sources)})
    return report(given, summary)


def _backfill(given: argparse.Namespace) -> dict[str, Any]:
    """The flow's parameters. Raises UsageError before anything is started."""
    if given.limit is not None and given.limit < 1:
        raise UsageError("--limit is at least 1")
    if given.until is not None and not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", given.until):
        raise UsageError(f"--until {given.until!r} is no time of the day", remedy="Write it like 06:00.")
    chosen = {"newest_first": given.newest_first, "until": given.until, "limit": given.limit}
    return {"sources": list(given.sources)} | chosen


def start_flow(given: argparse.Namespace, run: Any, name: str, parameters: dict[str, Any]) -> Any:
    """Runs a flow of ours on a Prefect server, in this process; its summary. Raises what ended the flow."""
    from flows.command.interrupt import ending_at_once
    from flows.command.progress import watching
    from flows.orchestration.server import prefect_server
    from flows.orchestration.summary import read_summary

    quiet = given.json or not sys.stderr.isatty()
    with ending_at_once(as_json=given.json), watching(run.home, run.run_id, quiet=quiet), prefect_server(run.home):
        from flows.orchestration import flows_by_name

        flow = flows_by_name()[name]
        try:
            state = flow(home=str(run.home.root), run_id=run.run_id, **parameters, return_state=True)
            fault = None if state.is_completed() else state.result(raise_on_failure=False)
        except Exception as lost:
            if not type(lost).__module__.startswith(("httpx", "prefect")):
                raise
            fault = DependencyMissing(
                f"the Prefect server stopped answering ({type(lost).__name__})",
                remedy="Start it again, then the same command: what was read is not read again.",
            )
    summary = read_summary(run.home, run.run_id)
    if summary is not None and summary.outcome in ("published", "blocked", "nothing_new"):
        if isinstance(fault, DependencyMissing):
            warn(f"chidao: {fault.bare_message}: its record of this run is not complete; the run itself is")
        return summary
    if isinstance(fault, BaseException):
        raise fault
    raise ChidaoError("the run ended without a summary", remedy=f"See {run.home.logs / 'run.log'}.")


def report(given: argparse.Namespace, summary: Any) -> int:
    """Prints what was published, what was quarantined and why; the exit code."""
    from dataclasses import asdict

    from flows.command.answer import print_json
    from flows.command.report import print_report

    code = 3 if summary.outcome == "blocked" else SourceUnreachable.exit_code if summary.unreachable else 0
    if given.json:
        print_json(asdict(summary) | {"exit_code": code})
    else:
        print_report(summary)
    return code


def _record_nothing_new(run: Any, unchanged: int) -> Any:
    from flows.orchestration.account import give_account
    from flows.orchestration.run import utc_now
    from flows.orchestration.summary import Summary
    from warehouse.ledger import Ledger

    ledger = Ledger(run.home.ledger_path)
    try:
        ledger.start_run(run.run_id, utc_now())
        ledger.count(run.run_id, unchanged=unchanged)
        ledger.end_run(run.run_id, utc_now(), "nothing_new")
    finally:
        ledger.close()
    summary = Summary(
        run.run_id,
        str(run.home.root),
        outcome="nothing_new",
        message=f"Nothing new: {unchanged} files, all known as they are.",
    )
    give_account(run, summary)
    return summary
