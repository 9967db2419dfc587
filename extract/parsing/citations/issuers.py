"""Who issued a cited paper: by the words behind or before it, else by its symbol.

Belongs here: the issuers' names in running text and the organs in symbols. Does not belong here: the agency catalogue with
its identifiers (`extract.parsing.agencies`).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.parsing.citations.doc_types import names_a_type
from extract.parsing.deadlines.tokens import fold

# A provincial body printed without its province takes the notice's own.
_PROVINCIAL = re.compile(r"(?:^|\s)(?:tỉnh|thành phố|tỉnh ủy|thành ủy)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's name in a text: text[start:end]; `name` is canonical, with the province where it is known."""

    name: str
    start: int
    end: int


def _place_end(folded: str, text: str, at: int) -> int:
    """The end of a capitalised place name of up to four words behind offset `at` ('An Phú', 'Bà Rịa - Vũng Tàu')."""
    stop = at
    for _ in range(5):
        begin = stop + 1
        if text[stop:begin] != " ":
            break
        if text[begin : begin + 2] in ("- ", "– "):
            begin += 2
        end = begin
        while end < len(text) and text[end].isalpha():
            end += 1
        if end == begin or not text[begin].isupper() or (stop == at and names_a_type(folded, begin)):
            break
        stop = end
    return stop


@cache
def _names() -> dict[str, str]:
    source = files("extract.parsing.citations").joinpath("data/issuer_names.csv")
    with source.open(encoding="utf-8") as lines:
        return {fold(row["printed"]): row["canonical"] for row in csv.DictReader(lines)}


@cache
def _ahead() -> re.Pattern[str]:
    names = sorted(_names(), key=lambda n: (-len(n), n))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])")


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(n) for n in _names()}, reverse=True))


@cache
def _symbols() -> dict[str, str]:
    source = files("extract.parsing.citations").joinpath("data/issuers.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["symbol"]: row["name"] for row in csv.DictReader(lines)}


def _bare(province_name: str) -> tuple[str, str]:
    """('tỉnh' | 'thành phố' | '', name) of 'tỉnh An Phú', 'An Phú'."""
    for kind in ("tỉnh", "thành phố"):
        if province_name.lower().startswith(kind + " "):
            return kind, province_name[len(kind) + 1 :]
    return "", province_name


def _with_province(name: str, place: str | None, province_name: str | None) -> str:
    if not _PROVINCIAL.search(name):
        return name
    if place:
        return f"{name} {place}"
    if not province_name:
        return name
    kind, bare = _bare(province_name)
    city = name.lower().endswith(("thành phố", "thành ủy"))
    return f"{name} {bare}" if not kind or (kind == "thành phố") == city else name


def issuer_at(folded: str, text: str, at: int, province_name: str | None = None) -> Issuer | None:
    """The issuer whose name begins at offset `at`."""
    match = _ahead().match(folded, at)
    if match is None:
        return None
    name, end, place = _names()[match.group()], match.end(), None
    if _PROVINCIAL.search(name):
        stop = _place_end(folded, text, end)
        if stop > end:
            place, end = text[end:stop].strip(), stop
    return Issuer(_with_province(name, place, province_name), at, end)


def issuer_before(folded: str, text: str, at: int, province_name: str | None = None) -> Issuer | None:
    """The issuer whose name ends at offset `at`; a place name between the two is taken in ('UBND tỉnh An Phú')."""
    stop = at
    while stop > 0 and folded[stop - 1] in " *_":
        stop -= 1
    for back in range(5):
        cut = _words_back(folded, stop, back)
        if cut is None:
            return None
        for length in _lengths():
            start = cut - length
            if start < 0 or folded[start:cut] not in _names() or (start > 0 and folded[start - 1].isalnum()):
                continue
            found = issuer_at(folded, text, start, province_name)
            if found and found.end == stop:
                return found
    return None


def _words_back(folded: str, stop: int, count: int) -> int | None:
    """The offset where `count` words before `stop` begin, at the end of what stands before them."""
    for _ in range(count):
        space = folded.rfind(" ", max(0, stop - 20), stop)
        if space <= 0:
            return None
        stop = space
    return stop


def issuer_by_symbol(organ: str, code: str | None, party: bool, province_name: str | None) -> str | None:
    """The issuer that a symbol's organ names ('TTg', 'BYT', 'UBND'); None where the organ says too little.

    'TW' alone is the Party's centre, which may be Bộ Chính trị, Ban Bí thư or the Central Committee: None.
    """
    name = _symbols().get(organ) or _symbols().get(organ.rstrip("0123456789"))
    if name:
        return name
    if organ in ("UBND", "HĐND") and province_name:
        kind, bare = _bare(province_name)
        return f"{organ} {kind or 'tỉnh'} {bare}"
    if organ == "TU" and party and province_name:
        kind, bare = _bare(province_name)
        return f"{'Thành ủy' if kind == 'thành phố' else 'Tỉnh ủy'} {bare}"
    return None
