"""`chidao forget`. Belongs here: the words. Does not belong here: the steps (orchestration.secrecy)."""

from __future__ import annotations

import argparse

HELP = "remove a paper from everything, older publications included"
ABOUT = """\
SHA is the sha256 of the file (`chidao why FILE` tells it). Original, stored results, rows, corrections and every older publication go;
only the sha256 stays, so that the paper does not come back by itself. Exports and copies that people made are theirs to delete."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sha", metavar="SHA", help="all 64 digits")


def perform(given: argparse.Namespace) -> int:
    from flows.command.run import report
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.run import Run, new_run_id
    from flows.orchestration.secrecy import forget

    run = Run.open(given.home, new_run_id())
    with hold_home(run.home, run.run_id):
        summary = forget(run, given.sha)
    return report(given, summary)
