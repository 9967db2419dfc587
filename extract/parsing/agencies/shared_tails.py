"""Bodies of one place that share its words: 'HĐND, UBND các xã, phường', 'Đảng ủy, HĐND và UBND phường Hòa An'.

Belongs here: giving the place out to each body. Does not belong here: shared heads ('các Bộ: Quốc phòng, Công an').
"""

from __future__ import annotations

from dataclasses import replace

from extract.parsing.agencies.collectives import match_collective
from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.local_units import match_local
from extract.parsing.agencies.name_index import NameIndex

_BODIES = (
    (("dang", "uy"), "Đảng ủy", "party_committee"),
    (("hdnd",), "HĐND", "people_council"),
    (("thuong", "truc", "hdnd"), "Thường trực HĐND", "people_council"),
    (("hoi", "dong", "nhan", "dan"), "HĐND", "people_council"),
    (("ubnd",), "UBND", "people_committee"),
    (("uy", "ban", "nhan", "dan"), "UBND", "people_committee"),
    (("ubmttq",), "Ủy ban MTTQ", "front"),
    (("uy", "ban", "mttq"), "Ủy ban MTTQ", "front"),
)
_MOST = 8  # bodies of one list
FIRST_WORDS = frozenset(words[0] for words, _, _ in _BODIES)


def _body(tokens: Tokens, i: int) -> tuple[int, str, str] | None:
    for words, name, kind in _BODIES:
        if tuple(tokens.keys[i : i + len(words)]) == words and tokens.is_capital(i):
            return i + len(words), name, kind
    return None


def match_shared_tail(tokens: Tokens, i: int, index: NameIndex) -> list[Found]:
    """Two bodies and more before one 'các xã, phường' or one named unit, each with its own span; [] where none stand at word i."""
    bodies: list[tuple[int, int, str, str]] = []
    at = i
    while len(bodies) < _MOST and (body := _body(tokens, at)) is not None:
        bodies.append((at, *body))
        at = body[0]
        if at >= len(tokens.keys):
            return []
        gap = tokens.gap(at - 1)
        if tokens.keys[at] == "va" and gap == " ":
            at += 1
        elif gap.strip() not in (",", "-", "–"):
            break
    if len(bodies) < 2:
        return []
    first, end, _, _ = bodies[-1]
    whole = match_collective(tokens, first, index) or match_local(tokens, first, index)
    if whole is None or whole.last <= end:
        return []
    place = tokens.text[tokens.ends[end - 1] : tokens.ends[whole.last - 1]].strip()
    kind = whole.type if whole.type == "collective" else None
    found = [Found(a, b, f"{name} {place}", None, whole.level, kind or type_, 0.9) for a, b, name, type_ in bodies[:-1]]
    return [*found, replace(whole, first=first)]
