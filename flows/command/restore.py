"""`chidao restore`. Belongs here: putting an older publication back."""

from __future__ import annotations

import argparse

HELP = "put an older publication back"
ABOUT = "Points the published name at an older version (see `chidao path --all`). The next run publishes anew."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("publication", metavar="VERSION", help="its file name or its time")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.orchestration.home_lock import hold_home
    from warehouse.home import Home
    from warehouse.publish import restore

    home = Home(given.home)
    with hold_home(home, "restore"):
        path = restore(home, given.publication)
    if given.json:
        print_json({"current": str(path)})
    else:
        print(f"Published now: {path}")
    return 0
