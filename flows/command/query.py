"""`chidao query`. Belongs here: where the SQL comes from and the answer goes. Does not belong here: running it (warehouse.query)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extract.errors import UsageError

HELP = "ask the published data in SQL"
ABOUT = """\
Runs SQL, read-only, on the published file. The view `task` has one row a task and accountable agency.
  chidao query "SELECT last_day, agency, text FROM task WHERE last_day < '2021-08-01' ORDER BY last_day"
Values given with --set NAME=VALUE are getvariable('NAME') in the SQL."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sql", nargs="?", help="the query; - reads it from standard input")
    parser.add_argument("-f", "--file", type=Path, help="a file that holds the query")
    parser.add_argument("--format", choices=("table", "csv", "json", "xlsx"), default=None, dest="form")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where xlsx (or the text) is written")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="variables")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import warn
    from warehouse.home import Home
    from warehouse.query import query, render, staleness

    home = Home(given.home)
    form = given.form or ("json" if given.json else "table")
    if form == "xlsx" and given.out is None:
        raise UsageError("--format xlsx needs --out FILE.xlsx")
    answer = query(home, _sql(given), _variables(given.variables))
    warn(staleness(home))
    text = render(answer, form, given.out if form == "xlsx" else None)
    if given.out is not None and form != "xlsx":
        # Excel reads a CSV as UTF-8 only with the mark in front
        given.out.write_text(text, encoding="utf-8-sig" if form == "csv" else "utf-8")
        text = str(given.out)
    print(text, end="" if text.endswith("\n") else "\n")
    return 0


def _sql(given: argparse.Namespace) -> str:
    if (given.sql is None) == (given.file is None):
        raise UsageError("give the query as an argument, or with -f FILE", remedy="See chidao query --help.")
    if given.file is not None:
        try:
            return str(given.file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as fault:
            raise UsageError(f"{given.file}: {fault}") from None
    return sys.stdin.read() if given.sql == "-" else str(given.sql)


def _variables(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        name, separator, value = one.partition("=")
        if not separator or not name.isidentifier():
            raise UsageError(f"--set {one!r} is not NAME=VALUE")
        found[name] = value
    return found
