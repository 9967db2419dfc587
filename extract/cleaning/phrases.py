"""The phrases that cleaning knows, as patterns over folded text.

Belongs here: loading `data/phrases.csv` (list, phrase, source) and making one pattern of a list; `#` in a phrase is a digit.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from .folding import fold


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    table = resources.files("extract.cleaning").joinpath("data", "phrases.csv").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        found.setdefault(row["list"], []).append(fold(row["phrase"]))
    return {name: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) for name, phrases in found.items()}


def alternatives(name: str) -> str:
    """The list `name` as one alternation over folded text, the longest phrase first."""
    return "|".join(re.escape(phrase).replace(r"\#", r"\d") for phrase in _phrases()[name])


@cache
def opening(name: str) -> re.Pattern[str]:
    """Matches folded text that begins with a phrase of the list, as whole words."""
    return re.compile(rf"(?:{alternatives(name)})(?!\w)" if name != "body_opener" else rf"(?:{alternatives(name)})")


@cache
def ending(name: str) -> re.Pattern[str]:
    """Finds a phrase of the list at the end of folded text, as whole words."""
    return re.compile(rf"(?:^|\s)(?:{alternatives(name)})$")


@cache
def _printed(name: str) -> frozenset[str]:
    table = resources.files("extract.cleaning").joinpath("data", "phrases.csv").read_text(encoding="utf-8")
    return frozenset(row["phrase"].lower() for row in csv.DictReader(table.splitlines()) if row["list"] == name)


def ends_with(name: str, text: str) -> bool:
    """Whether `text` ends with a phrase of the list: with its accents, or with none at all as recognition leaves it.

    'giao thông vận tải' does not end with 'tại'.
    """
    found = ending(name).search(fold(text).rstrip())
    if found is None:
        return False
    tail = text.rstrip().lower()[found.start() :].strip()
    return tail in _printed(name) or tail.isascii()
