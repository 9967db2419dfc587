"""Offices that the catalogue does not know: a head word and what belongs to the name ('Trường Đại học Đông Sơn').

Belongs here: where an unknown name ends. Kept as printed, with agency_key None. Does not belong here: known names.
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens, tone_key
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_index import NameHead, NameIndex
from extract.parsing.agencies.word_trie import joins

_CONNECTORS = frozenset(("va", "cua", "cac", "thuoc", "cho", "ve", "tai", "-"))
_OUTWARD = frozenset(("cua", "thuoc", "cho", "ve", "tai"))  # part of a name only before a capital
_SHORT_HEADS = frozenset(("BHXH", "BV", "TT", "BQL", "BCĐ", "VNPT"))
_LOWER_RUN = 4  # 'nội địa', 'bệnh tật': syllables after a capital that still belong to the name
_OF_PROJECTS = frozenset(("phat", "nong", "dan", "cong", "giao", "ha", "xay", "dau"))  # 'giao thông và nông nghiệp'
_BUILDING = (
    ["dau", "tu"],
    ["xay", "dung"],
    ["phat", "trien"],
    ["cong", "trinh"],
    ["giao", "thong"],
)  # their verbs alone would end it
_CLOSERS = frozenset(("tinh", "huyen", "xa"))
_NUMBERED = frozenset(("military", "central_vertical"))
_OF_A_PLACE = frozenset(("agency", "school", "central_vertical"))
_LEVEL = {"department": "province", "ministry": "central"}


def _said(tokens: Tokens, i: int, head: NameHead) -> bool:
    return all(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(head.tones))


def _ends_name(tokens: Tokens, i: int, index: NameIndex) -> bool:
    """Whether a verb or function word begins at word i; with its accents, or 'Việt Nam' would end at 'năm'."""
    return any(
        tokens.word(i).lower() == words[0].partition(" ")[0]
        or tone_key(tokens.word(i)) == tone_key(words[0].partition(" ")[0])
        for _, words in index.verbs.matches(tokens, i)
    )


def match_generic(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """A name by its head word and capitals; at least one capitalised word must follow the head."""
    if not tokens.is_capital(i):
        return None
    if tokens.word(i).isupper() and tokens.ends[i] - tokens.starts[i] > 1 and tokens.word(i) not in _SHORT_HEADS:
        return None  # a heading in capitals: its words do not show where a name ends
    head = next((found for found in index.name_heads.matches(tokens, i) if _said(tokens, i, found[1][0])), None)
    if head is None or head[0] >= len(tokens.keys) or _ends_name(tokens, i, index):
        return None
    if head[0] == i + 1 and not tokens.is_capital(i + 1) and not tokens.keys[i + 1].isdigit():
        return None  # 'Hội chợ', 'Bộ luật', 'Ban hành'
    if tokens.keys[head[0] : head[0] + 2] == ["du", "an"] and tokens.keys[head[0] - 1] == "ly":
        return _project_board(tokens, i, head[0] + 2, index)
    j = good = head[0]
    lower = 0
    capitals = 0
    while j < len(tokens.keys) and j - i < 24 and joins(tokens, j - 1):
        gap = tokens.gap(j - 1)
        key = tokens.keys[j]
        # A comma inside a name ('Trung tâm Văn hóa, Thể thao và Du lịch'): a capital and no other office must follow.
        if "," in gap and not (capitals and tokens.is_capital(j) and _list_closes(tokens, j, index)):
            break
        if tokens.is_capital(j):
            if capitals and _begins_office(tokens, j, index):
                break
            capitals += 1
            lower = 0
            good = j = _compound_end(tokens, j, index) or j + 1
            continue
        if tokens.word(j) == "số" and j + 1 < len(tokens.keys) and tokens.keys[j + 1].isdigit():  # 'Đội ... số 3'
            good, lower = j + 2, 0
            j += 2
            continue
        if key in _OUTWARD and not (j + 1 < len(tokens.keys) and tokens.is_capital(j + 1)):
            break
        if key.isdigit() or key in _CONNECTORS:
            if key == "va" and (
                j + 1 >= len(tokens.keys) or not tokens.is_capital(j + 1) or _begins_office(tokens, j + 1, index)
            ):
                break
            if key.isdigit() and (lower == 0 or tokens.keys[j - 1] == "vuc"):  # 'khu vực 5'
                good = j + 1
                capitals += j == head[0] and head[1][0].type in _NUMBERED  # 'Trung đoàn 82', 'Thuế cơ sở 4'
        elif key in _CLOSERS and j == head[0] and j > i + 1 and head[1][0].type in _OF_A_PLACE:
            good, capitals = j + 1, 1  # 'Bảo tàng tỉnh', 'Thống kê tỉnh'
        else:
            if _ends_name(tokens, j, index):
                break
            compound = _compound_end(tokens, j, index)
            if compound and good == j:  # 'Cục Di sản' + 'văn hóa', 'Phòng Giáo dục' + 'phổ thông'
                good = j = compound
                continue
            lower += 1
            if lower > _LOWER_RUN:
                break
            if lower == 1 or key in _CLOSERS:
                good = j + 1
        j += 1
    if not capitals:
        return None
    # A lower-case run counts only where the name goes on after it or where it is the second syllable of its word.
    while good > head[0] and tokens.keys[good - 1] in _CONNECTORS:
        good -= 1
    name = tokens.text[tokens.starts[i] : tokens.ends[good - 1]]
    kind = head[1][0].type
    return Found(i, good, name, None, _LEVEL.get(kind), kind, 0.6)


def _project_board(tokens: Tokens, i: int, end: int, index: NameIndex) -> Found | None:
    """'Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh': lower case up to a mark or a verb."""
    j = end
    while j < len(tokens.keys) and j < i + 20 and joins(tokens, j - 1) and "," not in tokens.gap(j - 1):
        if tokens.keys[j : j + 2] in _BUILDING:
            j += 2
            continue
        if tokens.keys[j] == "va" and not (j + 1 < len(tokens.keys) and tokens.keys[j + 1] in _OF_PROJECTS):
            break
        if _ends_name(tokens, j, index):
            break
        j += 1
    return Found(i, j, tokens.text[tokens.starts[i] : tokens.ends[j - 1]], None, None, "agency", 0.6)


def _compound_end(tokens: Tokens, i: int, index: NameIndex) -> int | None:
    """Where a word of several syllables that offices have in their names ends ('Công nghệ', 'quốc tế'); accents count."""
    for end, words in index.compounds.matches(tokens, i):
        said = tokens.text[tokens.starts[i] : tokens.ends[end - 1]].split()
        if [tone_key(word.strip(",")) for word in said] == [tone_key(word.strip(",")) for word in words[0].split()]:
            return end
    return None


def _begins_office(tokens: Tokens, i: int, index: NameIndex) -> bool:
    known = index.aliases.longest(tokens, i)
    return (known is not None and known[0] > i + 1) or index.heads.longest(tokens, i) is not None


def _list_closes(tokens: Tokens, i: int, index: NameIndex) -> bool:
    """After a comma: 'X, Y và Z' with capitals and no other office among them."""
    j = i
    while j < len(tokens.keys) and j - i < 8 and joins(tokens, j - 1):
        if _begins_office(tokens, j, index) or (
            index.name_heads.longest(tokens, j) is not None and tokens.is_capital(j)
        ):
            return False
        if tokens.keys[j] == "va":
            return j + 1 < len(tokens.keys) and tokens.is_capital(j + 1) and not _begins_office(tokens, j + 1, index) and (
                index.name_heads.longest(tokens, j + 1) is None)  # fmt: skip
        if "," in tokens.gap(j) or _ends_name(tokens, j, index):
            return False
        j += 1
    return False
