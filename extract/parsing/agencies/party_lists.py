"""Party committees of listed offices: 'Đảng ủy các tập đoàn: Điện lực Việt Nam, Dầu khí Việt Nam', 'Đảng ủy các Bộ Tài chính, Nội vụ'.

Belongs here: 'Đảng ủy các' and a kind of office given out to each short name behind it. Does not belong here: the committee of one
office (`owners`), 'các đảng ủy: Bộ A, Bộ B', whose members have their own heads (`listed_names`).
"""

from __future__ import annotations

from dataclasses import replace

from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_bounds import begins_office, compound_end, ends_name
from extract.parsing.agencies.name_index import NameIndex
from extract.parsing.agencies.shared_heads import match_shared, next_name

_KINDS = ("Tập đoàn", "Tổng công ty", "Ngân hàng", "Học viện", "Trường", "Đại học", "Công ty")
_WORDS = (
    (("tap", "doan"), 0),
    (("tong", "cong", "ty"), 1),
    (("ngan", "hang"), 2),
    (("hoc", "vien"), 3),
    (("truong",), 4),
    (("dai", "hoc"), 5),
    (("cong", "ty"), 6),
)
_LONGEST = 10  # words of a short name
_MOST = 20  # names of one list


def _kind(tokens: Tokens, i: int) -> tuple[int, str] | None:
    for words, kind in _WORDS:
        if tuple(tokens.keys[i : i + len(words)]) == words:
            return i + len(words), _KINDS[kind]
    return None


def _short_name(tokens: Tokens, i: int, index: NameIndex) -> int:
    """End of 'Điện lực Việt Nam', 'Lương thực miền Bắc' at word i: capitals, words of names, second halves of words; else i."""
    if i >= len(tokens.keys) or not tokens.is_capital(i):
        return i
    at = i
    while at < len(tokens.keys) and at - i < _LONGEST and (at == i or tokens.gap(at - 1) in (" ", " - ", " – ")):
        compound = compound_end(tokens, at, index)
        if tokens.is_capital(at):
            if at > i and begins_office(tokens, at, index):
                break
            at = compound or at + 1
        elif ends_name(tokens, at, index) is not None or tokens.keys[at] == "va":
            break
        elif compound is not None:
            at = compound
        elif tokens.is_capital(at - 1) or (
            tokens.keys[at] == "mien" and tokens.is_capital(min(at + 1, len(tokens.keys) - 1))
        ):
            at += 1
        else:
            break
    return at


def committees_of_each(tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue) -> list[Found]:
    """One committee for each name behind 'Đảng ủy các <kind>[:]' at word i, the first with the head in its span; [] without two."""
    if (
        tokens.keys[i + 1 : i + 3] not in (["uy", "cac"], ["bo", "cac"])
        or not tokens.is_capital(i)
        or tokens.gap(i + 1) != " "
    ):
        return []
    head = tokens.text[tokens.starts[i] : tokens.ends[i + 1]]
    offices = match_shared(tokens, i + 2, index, catalogue)
    if len(offices) > 1:  # 'Đảng ủy các Bộ: Tài chính, Công Thương'
        return [
            replace(one, first=i if k == 0 else one.first, name=f"{head} {one.name}", key=None, type="party_body")
            for k, one in enumerate(offices)
        ]
    kind = _kind(tokens, i + 3)
    if kind is None or kind[0] >= len(tokens.keys) or tokens.gap(kind[0] - 1) not in (" ", ": "):
        return []
    found: list[Found] = []
    first, at = i, kind[0]
    while (
        len(found) < _MOST
        and at < len(tokens.keys)
        and tokens.keys[at : at + 2] not in (["dang", "uy"], ["dang", "bo"])
    ):
        own = _kind(tokens, at) if tokens.is_capital(at) else None  # '..., Tổng công ty Lương thực miền Bắc'
        if own is None and begins_office(tokens, at, index, weak=False) and index.name_heads.longest(tokens, at):
            break
        begin = own[0] if own else at
        end = _short_name(tokens, begin, index)
        if end == begin:
            break
        name = f"{head} {(own or kind)[1]} {tokens.text[tokens.starts[begin] : tokens.ends[end - 1]]}"
        found.append(Found(first, end, name, None, "central", "party_body", 0.8))
        following = next_name(tokens, end)
        if following is None or ";" in tokens.gap(following - 1):
            break
        first = at = following
    return found if len(found) > 1 else []
