"""`chidao publish`. Belongs here: publishing what the gate held back, with a person's name and reason."""

from __future__ import annotations

import argparse

from extract.errors import UsageError

HELP = "publish what waits; accept one failed check for this run"
ABOUT = """\
Audits what waits and publishes it. With --accept, one check that failed does not block this once: your name and reason are recorded
in the table `run`. A check that could not run can never be accepted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--accept", metavar="CHECK", help="the check that is not to block this time")
    parser.add_argument("--reason", metavar="TEXT", help="why; is published")
    parser.add_argument("--by", metavar="NAME", help="who; else the name of this login")


def perform(given: argparse.Namespace) -> int:
    import getpass

    from flows.command.answer import say_waiting
    from flows.command.run import report
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.republish import publish_waiting
    from flows.orchestration.run import Run, new_run_id
    from warehouse.publish import Accept

    if given.accept and not (given.reason or "").strip():
        raise UsageError("--accept needs --reason TEXT: it is published with the run")
    accept = Accept(given.accept, given.reason.strip(), given.by or getpass.getuser()) if given.accept else None
    run = Run.open(given.home, new_run_id())
    with hold_home(run.home, run.run_id, on_wait=say_waiting):
        summary = publish_waiting(run, accept)
    return report(given, summary)
