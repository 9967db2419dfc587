"""`chidao export`. Belongs here: the choice of tables and folder. Does not belong here: writing them (warehouse.export)."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write tables as Parquet and CSV"
ABOUT = "Writes the published tables as Parquet and CSV (with the mark that Excel needs) into a folder."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--tables", nargs="+", default=(), metavar="TABLE", help="else all")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, warn
    from warehouse.export import export_tables
    from warehouse.home import Home
    from warehouse.query import staleness

    home = Home(given.home)
    written = export_tables(home, given.folder, tuple(given.tables))
    warn(staleness(home))
    if given.json:
        print_json([str(path) for path in written])
    else:
        print("\n".join(str(path) for path in written))
    return 0
