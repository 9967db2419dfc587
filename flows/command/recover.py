"""`chidao recover`. Belongs here: the words. Does not belong here: putting a backup in place (warehouse.backup)."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "make a home from a backup"
ABOUT = "Puts a backup of `chidao backup` in place as --home, which must not exist or be empty. Then `chidao doctor` and `chidao run`."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="where the backup lies")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from warehouse.backup import recover
    from warehouse.home import Home

    made_at = recover(given.folder.expanduser().absolute(), Home(given.home))
    if given.json:
        print_json({"home": str(given.home), "made_at": made_at.isoformat()})
    else:
        print(
            f"Recovered: {given.home}, as of {made_at:%Y-%m-%d %H:%M} UTC.\nNext:      chidao run --home {given.home}"
        )
    return 0
