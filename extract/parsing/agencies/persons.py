"""Persons in office: 'Chủ tịch UBND tỉnh', 'Giám đốc Sở Y tế', 'đồng chí Nguyễn Văn A'.

Belongs here: a position word before an office, a comrade's name. Does not belong here: the signature block (header.signature).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.local_units import proper_name
from extract.parsing.agencies.name_bounds import begins_office
from extract.parsing.agencies.name_ends import NameWalk
from extract.parsing.agencies.name_index import NameIndex
from extract.parsing.agencies.word_trie import joins

Matcher = Callable[[int], Found | None]
_LONGEST_PERSON = 5
_PART_OF_WORDS = frozenset(("truong", "chanh"))


def _comrade(tokens: Tokens, i: int) -> int:
    """End of 'đồng chí', 'Đ/c', 'ông', 'bà' at word i, else i."""
    if tokens.keys[i : i + 2] == ["dong", "chi"]:
        return i + 2
    if tokens.keys[i : i + 2] == ["d", "c"] and tokens.gap(i) == "/":
        return i + 2
    return i + 1 if tokens.keys[i] in ("ong", "ba") and i + 1 < len(tokens.keys) and tokens.is_capital(i + 1) else i


def match_person(tokens: Tokens, i: int, index: NameIndex, office: Matcher) -> Found | None:
    """A person by office or by name at word i. `office` finds the office that stands after the position."""
    j = _comrade(tokens, i)
    said_comrade = j > i
    if j >= len(tokens.keys):
        return None
    name_end = proper_name(tokens, j, (" ",)) if said_comrade else j
    held = office(j) if said_comrade else None
    if held is not None and held.type == "person_role":  # 'đồng chí' + 'Phó Thủ tướng'
        return replace(held, first=i, last=with_name(tokens, held.last))
    for end, _ in index.positions.matches(tokens, j):  # 'Trưởng ban' + 'Dân tộc', else 'Trưởng' + 'Ban Dân tộc'
        if end >= len(tokens.keys) or not joins(tokens, end - 1) or "," in tokens.gap(end - 1):
            continue
        if end == j + 1 and tokens.keys[j] in _PART_OF_WORDS and not tokens.is_capital(j):
            continue  # 'tăng trưởng', 'tránh'
        found = office(end)
        if found is not None and found.type not in ("person_role", "person"):
            name = f"{tokens.text[tokens.starts[j] : tokens.ends[end - 1]]} {found.name}"
            last = with_name(tokens, found.last) if said_comrade or tokens.is_capital(j) else found.last
            if tokens.keys[j : j + 2] == [
                "uy",
                "vien",
            ]:  # of 'Ban Chấp hành', which the catalogue calls by another name
                name = tokens.text[tokens.starts[j] : tokens.ends[found.last - 1]]
            kind = "collective" if found.type == "collective" else "person_role"
            return Found(i, last, name, found.key, found.level, kind, found.confidence, found.province, found.unit_kind)
    headed = next((end for end, _ in index.positions.matches(tokens, j) if end < len(tokens.keys)), None)
    found = _headed(tokens, headed, index) if headed is not None and joins(tokens, headed - 1) else None
    if found is not None:
        name = tokens.text[tokens.starts[j] : tokens.ends[found.last - 1]]
        return replace(found, first=i, name=name, type="person_role")
    if said_comrade and 2 <= name_end - j <= _LONGEST_PERSON:
        return Found(i, name_end, tokens.text[tokens.starts[j] : tokens.ends[name_end - 1]], None, None, "person")
    return None


def _headed(tokens: Tokens, end: int, index: NameIndex) -> Found | None:
    """'Trưởng phòng' + 'Kế hoạch - Tài chính': the position's last word is the head of the office's name."""
    if tokens.keys[end - 1] not in ("phong", "ban", "khoa") or not tokens.is_capital(end):
        return None
    stop = NameWalk(tokens, end - 1, end, "agency", index).end()
    if stop is None or begins_office(tokens, end, index):
        return None
    return Found(end, stop, tokens.text[tokens.starts[end] : tokens.ends[stop - 1]], None, None, "agency", 0.6)


def with_name(tokens: Tokens, end: int) -> int:
    """'Phó Chủ tịch UBND tỉnh Trần Văn B': the name right after the office belongs to the mention."""
    if end < len(tokens.keys) and tokens.gap(end - 1) == " " and tokens.is_capital(end):
        stop = proper_name(tokens, end, (" ",))
        if 2 <= stop - end <= _LONGEST_PERSON:
            return stop
    return end
