"""Printed phrases that may be restored where recognition lost their marks: labels, type names, offices, provinces, positions.

Belongs here: the closed list, from `data/labels.csv` and the catalogue's files in `extract/data`. Does not belong here: where a
phrase may be restored (`repairs`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from .folding import fold

Key = tuple[str, ...]
_FILLED = ("{kind}", ("tỉnh", "thành phố")), ("{committee}", ("Tỉnh ủy", "Thành ủy"))


def _rows(package: str, *path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.files(package).joinpath(*path).read_text(encoding="utf-8").splitlines()))


def _phrases() -> Iterator[str]:
    yield from (row["phrase"] for row in _rows("extract.cleaning", "data", "labels.csv"))
    yield from (row["type"] for row in _rows("extract", "data", "document_types.csv"))
    for row in _rows("extract", "data", "signing_positions.csv"):
        yield row["position"]
        yield from (f"{mark}. {row['position']}" for mark in ("KT", "TL", "TM", "TUQ"))
    yield from (f"{row['kind']} {row['name']}" for row in _rows("extract", "data", "provinces.csv"))
    for row in _rows("extract", "data", "agency_kinds.csv"):
        names = [row["name"]]
        for mark, values in _FILLED:
            names = [name.replace(mark, value) for name in names for value in values]
        yield from (name for name in dict.fromkeys(names) if "{" not in name)


def words_of(text: str) -> list[str]:
    """The text's words without the signs at their edges; a sign alone stays."""
    return [word.strip(".,:;") or word for word in text.split()]


@cache
def known_phrases() -> dict[Key, tuple[str, ...]]:
    """Folded words → printed words of every phrase of two words and more; a key with two readings is left out."""
    return _unambiguous(_phrases())


@cache
def cue_phrases() -> dict[Key, tuple[str, ...]]:
    """Folded words → printed words of the phrases that a body's directives are told by: no other spelling of them is a phrase."""
    return _unambiguous(row["phrase"] for row in _rows("extract.cleaning", "data", "cue_phrases.csv"))


def _unambiguous(phrases: Iterable[str]) -> dict[Key, tuple[str, ...]]:
    """Phrases of two words and more by their folded words; a key with two readings is left out ('thủ trưởng', 'thứ trưởng')."""
    found: dict[Key, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(words_of(phrase))
        if len(words) >= 2:
            found.setdefault(tuple(map(fold, words)), set()).add(tuple(word.lower() for word in words))
    return {key: next(iter(readings)) for key, readings in found.items() if len(readings) == 1}


@cache
def longest() -> int:
    return max(map(len, known_phrases()))


@cache
def document_types() -> tuple[str, ...]:
    """Names of document types: 'Thông báo', 'Kế hoạch', ..."""
    return tuple(row["type"] for row in _rows("extract", "data", "document_types.csv"))


@cache
def type_codes() -> frozenset[str]:
    """Codes of document types as symbols begin with them: TB, QĐ, GM, ..."""
    return frozenset(row["code"] for row in _rows("extract", "data", "document_types.csv") if row["code"])
