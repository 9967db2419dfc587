"""`chidao republish`. Belongs here: the words of the command line. Does not belong here: the way (orchestration.republish)."""

from __future__ import annotations

import argparse

from extract.errors import UsageError

HELP = "take up people's sheets and publish, without reading anything"
ABOUT = """\
Takes up the sheets in HOME/corrections/ (and answers each with a file beside it), loads what is parsed, audits and publishes. Nothing is
pulled or read: under a minute. The ids of corrections stand in the table `correction` and in the answers."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--undo", action="append", default=[], metavar="CORRECTION", help="let the machine's value count again"
    )


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import say_waiting
    from flows.command.run import report
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.republish import republish
    from flows.orchestration.run import Run, new_run_id
    from warehouse.publish import current_path

    run = Run.open(given.home, new_run_id())
    with hold_home(run.home, run.run_id, on_wait=say_waiting):
        if current_path(run.home) is None:
            raise UsageError(f"nothing was published in {given.home} yet", remedy="Run `chidao run FOLDER` first.")
        summary = republish(run, undone=given.undo)
    return report(given, summary)
