"""Links: what this notice does to an earlier paper (extends, replaces, reminds ...).

Belongs here: the verbs of `citations/data/link_verbs.csv`, the paper or the item they act on, the new day. Does not belong
here: which notice of the warehouse that paper is.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from extract.model import Citation, Deadline, Link
from extract.parsing.deadlines.clauses import cut_clauses
from extract.parsing.deadlines.dates import match_day
from extract.parsing.deadlines.tokens import fold, tokenise
from extract.parsing.link_targets import directive_path

_ITEM = re.compile(
    r"((?:(?:điểm|tiết|khoản|mục|điều|phần|gạch đầu dòng|nội dung|nhiệm vụ)\s(?:số\s)?(?:thứ\s)?[0-9A-Za-zđ.]{1,6},?\s){1,5})"
    r"(?:của\s|tại\s|trong\s|Phần\s[IVX]+\s){0,2}$",
    re.IGNORECASE,
)
_EFFECTIVE = re.compile(
    r"(?:có hiệu lực|hiệu lực thi hành|áp dụng|thực hiện)\s(?:thi hành\s)?(?:kể\s)?(?:từ\s)(?=ngày)", re.IGNORECASE
)
_FAR = 160  # characters between a verb and the paper that it acts on


@cache
def _verbs(place: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The folded verbs that stand 'before' or 'after' a paper as one pattern, and each verb's kind."""
    source = files("extract.parsing.citations").joinpath("data/link_verbs.csv")
    with source.open(encoding="utf-8") as lines:
        kinds = {fold(row["phrase"]): row["kind"] for row in csv.DictReader(lines) if row["place"] == place}
    words = sorted(kinds, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![a-z0-9])"), kinds


def find_links(
    text: str,
    citations: Sequence[Citation],
    deadlines: Sequence[Deadline] = (),
    *,
    start: int = 0,
    end: int | None = None,
    path: str | None = None,
) -> tuple[Link, ...]:
    """Links stated in text[start:end], one a paper acted on; `citations` and `deadlines` have offsets into the same text.

    The span of a link runs from its verb to its paper. `to_path` is the path of the item it names ('II/2/a');
    `new_due_on` the clause's deadline for extends and amends; `effective_on` the day 'kể từ ngày' names. Never raises.
    """
    end = len(text) if end is None else min(end, len(text))
    start = max(start, 0)
    inside = sorted(
        (c for c in citations if c.kind == "document" and start <= c.char_start < end), key=lambda c: c.char_start
    )
    if not inside or start >= end:
        return ()
    if start > 0 or end < len(text):  # fold and read the part alone: a call a directive must not cost a whole text each
        own = [replace(c, char_start=c.char_start - start, char_end=c.char_end - start) for c in inside]
        due = [replace(d, char_start=d.char_start - start) for d in deadlines if start <= d.char_start < end]
        links = find_links(text[start:end], own, due, path=path)
        return tuple(replace(k, char_start=k.char_start + start, char_end=k.char_end + start) for k in links)
    folded = fold(text)
    found: list[Link] = []
    begins = [c.char_start for c in inside]
    for clause in cut_clauses(folded, text, start, end):
        cited = inside[bisect_left(begins, clause[0]) : bisect_left(begins, clause[1])]
        if not cited:
            continue
        effective = _effective(text, folded, clause)
        for index, citation in enumerate(cited):
            link = _link(text, folded, clause, citation, cited[max(0, index - 12) : index], deadlines, path)
            if link:
                found.append(replace(link, effective_on=effective))
    return tuple(found)


def _link(
    text: str,
    folded: str,
    clause: tuple[int, int],
    citation: Citation,
    earlier: Sequence[Citation],
    deadlines: Sequence[Deadline],
    path: str | None,
) -> Link | None:
    best: tuple[int, str, int, int] | None = None
    pattern, kinds = _verbs("before")
    for match in pattern.finditer(folded, max(clause[0], citation.char_start - _FAR), citation.char_start):
        distance = citation.char_start - match.end()
        kind = kinds[match.group()]
        if folded[match.start() - 1 : match.start()].isalnum() or not _governs(
            text, match.end(), citation, earlier, kind
        ):
            continue
        if best is None or distance < best[0]:
            best = (distance, kind, match.start(), citation.char_end)
    pattern, kinds = _verbs("after")
    behind = pattern.search(folded, citation.char_end, min(clause[1], citation.char_end + 60))
    if behind and (best is None or behind.start() - citation.char_end < best[0]):
        best = (0, kinds[behind.group()], citation.char_start, behind.end())
    if best is None:
        return None
    _, kind, begin, stop = best
    item = _ITEM.search(text[max(clause[0], citation.char_start - 60) : citation.char_start])
    new_due = _new_due(deadlines, clause) if kind in ("extends", "amends") else None
    return Link(
        kind=kind,
        to_full_number=citation.full_number,
        path=path,
        raw=text[begin:stop],
        char_start=begin,
        char_end=stop,
        to_path=directive_path(item.group(1)) if item else None,
        to_issued_on=citation.issued_on,
        new_due_on=new_due,
        rule_confidence=0.9 if kind != "reminds" else 0.8,
    )


_BREAKS = re.compile(r"(?:(?<!kèm )theo|căn cứ|quy định tại|trên cơ sở)\s|thực hiện\s", re.IGNORECASE)
# 'đôn đốc các xã thực hiện Công điện ...' acts on the paper; what is extended is the time of carrying it out.
_CARRIED_OUT = ("reminds", "reports_on", "extends")


def _governs(text: str, verb_end: int, citation: Citation, earlier: Sequence[Citation], kind: str) -> bool:
    """Nothing between the verb and the paper that makes it a mere basis ('điều chỉnh ... theo Nghị định ...')."""
    between = text[verb_end : citation.char_start]
    for other in earlier:
        if verb_end <= other.char_start < citation.char_start:
            between = between.replace(other.raw, "")
    return all(m.group().lower().startswith("thực hiện") and kind in _CARRIED_OUT for m in _BREAKS.finditer(between))


def _new_due(deadlines: Sequence[Deadline], clause: tuple[int, int]) -> date | None:
    at = bisect_left(deadlines, clause[0], key=lambda d: d.char_start)
    if at < len(deadlines) and deadlines[at].char_start < clause[1]:
        return deadlines[at].due_on or deadlines[at].due_computed_on or deadlines[at].end_on
    return None


def _effective(text: str, folded: str, clause: tuple[int, int]) -> date | None:
    match = _EFFECTIVE.search(text, clause[0], clause[1])
    if match is None:
        return None
    point = match_day(tokenise(folded, match.end(), min(clause[1], match.end() + 40)), 0)
    bounds = point.bounds(point.year) if point and point.year else None
    return bounds[1] if bounds else None
