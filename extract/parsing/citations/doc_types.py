"""Document types as they are named in running text and coded in symbols.

Belongs here: loading `data/document_types.csv` and finding the type that stands before an offset. Does not belong here: the
type of the notice itself (header).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.parsing.deadlines.tokens import fold

# Types that say nothing of the kind of paper: the symbol decides.
VAGUE = frozenset({"Văn bản", "Công văn"})


@dataclass(frozen=True, slots=True)
class TypeMention:
    """A type named in a text: text[start:end]; `name` is canonical."""

    name: str
    start: int
    end: int


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    source = files("extract.parsing.citations").joinpath("data/document_types.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple((row["name"], row["code"]) for row in csv.DictReader(lines))


@cache
def _by_folded() -> tuple[tuple[str, str], ...]:
    """(folded name, name), longest first, so that 'Thông tư liên tịch' wins over 'Thông tư'."""
    return tuple(sorted({(fold(n), n) for n, _ in _rows()}, key=lambda p: (-len(p[0]), p[0])))


@cache
def type_by_code() -> dict[str, str]:
    """Symbol part -> type. 'TT' is the state's Thông tư; the Party's Thông tri has no code of its own here."""
    return {code: name for name, code in _rows() if code}


def type_before(folded: str, text: str, at: int, lowest: int = 0) -> TypeMention | None:
    """The type whose name ends at offset `at` (white space between is skipped); None without one.

    A name in lower case counts ('văn bản', 'công điện'); a word that only ends alike ('điện' in 'bưu điện') does not.
    """
    stop = at
    while stop > lowest and folded[stop - 1] in " *_":
        stop -= 1
    for key, name in _by_folded():
        start = stop - len(key)
        if start < lowest or not folded.endswith(key, start, stop):
            continue
        if start > lowest and folded[start - 1].isalnum():
            continue
        if key in ("dien", "luat", "lenh", "thu") and not text[start].isupper():
            continue
        return TypeMention(name, start, stop)
    return None


def names_a_type(folded: str, at: int) -> bool:
    """Whether the name of a type begins at offset `at`."""
    return any(folded.startswith(key, at) for key, _ in _by_folded() if len(key) > 4)
