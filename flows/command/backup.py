"""`chidao backup` and `chidao recover`. Belongs here: the words. Does not belong here: what fits together (warehouse.backup)."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "copy the home to a folder, also while a run is going"
ABOUT = """\
Copies settings, ledger, warehouse, originals, stored results and the published file so that they fit together. Again into the same
folder: only what is new is copied, and what `chidao forget` removed is removed there too. `chidao recover DIR` is the way back."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="outside the home, best on another disk")


def perform(given: argparse.Namespace) -> int:
    from dataclasses import asdict

    from flows.command.answer import print_json
    from warehouse.backup import back_up
    from warehouse.home import Home

    copied = back_up(Home(given.home), given.folder.expanduser().absolute())
    if given.json:
        print_json(asdict(copied))
    else:
        print(
            f"Backed up: {copied.files} files in {given.folder}, {copied.new} new ({copied.bytes / 1e6:.1f} MB), {copied.removed} removed."
        )
        print(f"Way back: chidao recover {given.folder} --home NEW_HOME")
    return 0
