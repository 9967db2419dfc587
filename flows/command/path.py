"""`chidao path`. Belongs here: saying where the published file is."""

from __future__ import annotations

import argparse

from extract.errors import UsageError

HELP = "print the published file's versioned name"
ABOUT = """\
Prints the versioned file that stands published now. A program that keeps one connection open sees the old night for ever:
open this name anew every day."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="every version that is kept, newest first")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from warehouse.home import Home
    from warehouse.publish import current_path, publications

    home = Home(given.home)
    current = current_path(home)
    if current is None:
        raise UsageError(f"nothing was published in {given.home} yet", remedy="Run `chidao run FOLDER` first.")
    versions = [str(one.path) for one in publications(home)] if given.all else [str(current)]
    if given.json:
        print_json({"current": str(current), "versions": versions})
    else:
        print("\n".join(versions))
    return 0
