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
    bounds = _word_starts(folded, stop)
    for back in range(min(5, len(bounds) + 1)):
        cut = stop if back == 0 else bounds[back - 1] - 1
        for start in reversed(bounds[back:]):
            if folded[start:cut] in _names():
                found = issuer_at(folded, text, start, province_name)
                if found and found.end == stop:
                    return found
    return _local_before(folded, text, stop, bounds)


# Bodies of districts and communes: the unit's own name is in no list.
_LOCAL = re.compile(
    r"(?:(?:chu tich )?(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)|cong an|dang uy|ban thuong vu dang uy|uy ban mttq viet nam)"
    r" (?:xa|phuong|dac khu|thi tran|huyen|quan|thi xa|thanh pho) "
)


def _local_before(folded: str, text: str, stop: int, bounds: list[int]) -> Issuer | None:
    """'(Chủ tịch) UBND phường Bình An' ending at `stop`: a body, a kind of unit and capitalised words."""
    for start in reversed(bounds[:14]):
        match = _LOCAL.match(folded, start, stop)
        if match and _place_end(folded, text, match.end() - 1) == stop:
            return Issuer(" ".join(text[start:stop].split()), start, stop)
    return None


def _word_starts(folded: str, stop: int) -> list[int]:
    """Offsets where the last 18 words before `stop` begin, nearest first."""
    starts: list[int] = []
    at = stop
    while at > 0 and len(starts) < 18:
        space = max(folded.rfind(sign, max(0, at - 40), at) for sign in " \n(")
        starts.append(space + 1)
        at = space
    return starts


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
