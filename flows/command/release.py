"""`chidao release`. Belongs here: the words. Does not belong here: the steps (orchestration.secrecy)."""

from __future__ import annotations

import argparse

HELP = "let in a paper that was held for secret by mistake, or forgotten"
ABOUT = """\
SHA is the sha256 of the file (`chidao status` lists it). The paper is fetched from its source and read by the next run, and its mark of
secrecy counts for none. Make sure that you may: from then on it is published like any other."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sha", metavar="SHA", help="all 64 digits")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.run import Run, new_run_id
    from flows.orchestration.secrecy import release

    run = Run.open(given.home, new_run_id())
    with hold_home(run.home, "release"):
        copies = release(run, given.sha)
    if given.json:
        print_json({"released": given.sha, "copies": copies})
    else:
        print(
            f"Released: {given.sha} ({copies} files). The next run fetches and reads it: chidao run --home {given.home}"
        )
    return 0
