"""`chidao export`. Belongs here: the choice of tables and folder. Does not belong here: writing them (warehouse.export)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

HELP = "write tables as Parquet and CSV, the follow-up workbook, or deadlines as calendars"
ABOUT = """\
Writes the published tables as Parquet and CSV (with the mark that Excel needs) and the workbook theo-doi.xlsx into a folder.
With --format ics: deadlines still to be met, one calendar an agency."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--tables", nargs="+", default=(), metavar="TABLE", help="else all, and the workbook")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the workbook's day (else today)"
    )
    parser.add_argument("--format", choices=("all", "ics"), default="all", help="ics: only calendars (all)")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, warn
    from warehouse.export import export_calendars, export_tables
    from warehouse.home import Home
    from warehouse.query import staleness

    home = Home(given.home)
    if given.format == "ics":
        written = tuple(export_calendars(home, given.folder).values())
    else:
        written = export_tables(home, given.folder, tuple(given.tables), as_of=given.as_of)
    warn(staleness(home))
    if given.json:
        print_json([str(path) for path in written])
    else:
        print("\n".join(str(path) for path in written))
    return 0
