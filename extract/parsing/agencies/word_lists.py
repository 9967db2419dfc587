"""The packaged word lists (extract/data/*.csv): reading them, nothing else."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of extract/data/<name>.csv; every list has a `source` column that says where its words come from."""
    with files("extract").joinpath("data", f"{name}.csv").open("r", encoding="utf-8") as table:
        return tuple(csv.DictReader(table))


@functools.cache
def column(name: str, field: str) -> tuple[str, ...]:
    """One column of a word list, empty cells left out, in file order."""
    return tuple(row[field] for row in rows(name) if row[field])


@functools.cache
def mapping(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a word list by another; treat it as read-only. The first row wins."""
    found: dict[str, str] = {}
    for row in rows(name):
        found.setdefault(row[key], row[value])
    return found
