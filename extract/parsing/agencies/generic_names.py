"""Offices that the catalogue does not know: a head word and what belongs to the name ('Trường Đại học Đông Sơn').

Belongs here: where an unknown name ends. Kept as printed, with agency_key None. Does not belong here: known names.
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens, tone_key
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_bounds import compound_end, ends_name
from extract.parsing.agencies.name_ends import NameWalk
from extract.parsing.agencies.name_index import NameHead, NameIndex
from extract.parsing.agencies.word_trie import joins

_SHORT_HEADS = frozenset(("BHXH", "BV", "TT", "BQL", "BCĐ", "VNPT"))
_OF_PROJECTS = frozenset(("phat", "nong", "dan", "cong", "giao", "ha", "xay", "dau"))  # 'giao thông và nông nghiệp'
_BUILDING = (
    ["dau", "tu"],
    ["xay", "dung"],
    ["phat", "trien"],
    ["cong", "trinh"],
    ["giao", "thong"],
)  # their verbs alone would end it
_WORKS = frozenset(
    (("du", "an"), ("cong", "trinh"), ("goi", "thau"), ("de", "an"), ("xay", "dung"), ("hang", "muc"), ("quoc", "lo"))
)
_LEVEL = {"department": "province", "ministry": "central"}


def _said(tokens: Tokens, i: int, head: NameHead) -> bool:
    return all(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(head.tones))


def match_generic(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """A name by its head word and capitals; at least one capitalised word must follow the head."""
    if not tokens.is_capital(i):
        return None
    if tokens.word(i).isupper() and tokens.ends[i] - tokens.starts[i] > 1 and tokens.word(i) not in _SHORT_HEADS:
        return None  # a heading in capitals: its words do not show where a name ends
    head = next((found for found in index.name_heads.matches(tokens, i) if _said(tokens, i, found[1][0])), None)
    if head is None or head[0] >= len(tokens.keys) or (head[0] == i + 1 and ends_name(tokens, i, index)):
        return None
    if head[0] == i + 1 and not tokens.is_capital(i + 1) and not tokens.keys[i + 1].isdigit():
        return None  # 'Hội chợ', 'Bộ luật', 'Ban hành'
    if tokens.keys[head[0] : head[0] + 2] == ["du", "an"] and tokens.keys[head[0] - 1] == "ly":
        return _project_board(tokens, i, head[0] + 2, index)
    if i > 1 and tuple(tokens.keys[i - 2 : i]) in _WORKS and tokens.gap(i - 1) == " ":
        return None  # 'dự án Nhà máy điện Ô Môn': a work, no office
    kind = head[1][0].type
    end = NameWalk(tokens, i, head[0], kind, index).end()
    if end is None:
        return None
    name = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    return Found(i, end, name, None, _LEVEL.get(kind), kind, 0.6)


def _project_board(tokens: Tokens, i: int, end: int, index: NameIndex) -> Found | None:
    """'Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh': lower case up to a mark or a verb."""
    j = end
    while j < len(tokens.keys) and j < i + 20 and joins(tokens, j - 1) and "," not in tokens.gap(j - 1):
        if tokens.keys[j : j + 2] in _BUILDING:
            j += 2
            continue
        if tokens.keys[j] == "va" and not (j + 1 < len(tokens.keys) and tokens.keys[j + 1] in _OF_PROJECTS):
            break
        if ends_name(tokens, j, index):
            break
        j = compound_end(tokens, j, index) or j + 1
    return Found(i, j, tokens.text[tokens.starts[i] : tokens.ends[j - 1]], None, None, "agency", 0.6)
