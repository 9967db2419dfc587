"""Bodies and persons that are named without saying whose: 'Hải quan', 'Tỉnh', 'Trưởng thôn', 'Thứ trưởng'.

Belongs here: closed lists (data/branches.csv, data/lone_positions.csv) and the evidence that such a word stands for somebody. Does
not belong here: offices with a name.
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens, tone_key
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.local_units import proper_name
from extract.parsing.agencies.name_bounds import word_after_name
from extract.parsing.agencies.name_ends import NameWalk
from extract.parsing.agencies.name_index import ListHead, NameIndex
from extract.parsing.agencies.word_trie import WordTrie

_ENDS_MEMBER = (",", ";", ".", ":", ")")


def _bare(tokens: Tokens, i: int, trie: WordTrie[ListHead]) -> tuple[int, ListHead] | None:
    if not tokens.is_capital(i) or tokens.word(i).isupper():
        return None
    for end, values in trie.matches(tokens, i):
        if all(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(values[0].tones)):
            return end, values[0]
    return None


def _acts(tokens: Tokens, end: int, index: NameIndex, *, listed: bool = False) -> bool:
    """Whether a verb, or the next member or the end of a list, stands behind a bare name; any words if it is `listed` itself."""
    if end >= len(tokens.keys):
        return True
    gap = tokens.gap(end - 1)
    if gap.strip():
        return gap.strip()[:1] in _ENDS_MEMBER
    if tokens.keys[end] in ("va", "phu"):
        return True
    if tokens.is_capital(end):
        return False
    kind = word_after_name(tokens, end, index)
    return kind == "verb" or (listed and kind is not None)


def _in_list(tokens: Tokens, i: int) -> bool:
    return i > 0 and (tokens.gap(i - 1).strip() == "," or tokens.keys[i - 1] in ("va", "voi", "cung"))


def match_branch(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """'Công an, Bộ đội Biên phòng, Hải quan phối hợp ...', 'Tỉnh cần tập trung ...' at word i."""
    found = _bare(tokens, i, index.branches)
    if found is None or not _acts(tokens, found[0], index, listed=found[0] > i + 1 and _in_list(tokens, i)):
        return None
    if tokens.keys[i] == "tinh" and i + 1 < len(tokens.keys) and tokens.keys[i + 1] in ("uy", "doan", "lo"):
        return None
    name = tokens.text[tokens.starts[i] : tokens.ends[found[0] - 1]]
    return Found(i, found[0], name, None, None, found[1].role, 0.8)


def bare_branch(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """A branch of two words and more at word i, whatever follows: whose it is may."""
    found = _bare(tokens, i, index.branches)
    if found is None or found[0] < i + 2:
        return None
    return Found(i, found[0], tokens.text[tokens.starts[i] : tokens.ends[found[0] - 1]], None, None, found[1].role, 0.8)


def match_lone_position(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """'Trưởng thôn', 'Thứ trưởng phụ trách', 'Chánh Văn phòng' at word i, where a verb or the next of a list follows."""
    found = _bare(tokens, i, index.lone_positions)
    if found is None:
        return None
    whose = tokens.keys[found[0] : found[0] + 1] in (
        ["co"],
        ["duoc"],
    )  # 'Thủ trưởng đơn vị có nhiệm vụ quá hạn phải ...'
    if not whose and not _acts(tokens, found[0], index):
        return None
    name = tokens.text[tokens.starts[i] : tokens.ends[found[0] - 1]]
    kind = "collective" if tokens.keys[i] == "cac" else "person_role"
    return Found(i, found[0], name, None, None, kind, 0.8)


def match_sector(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """'ngành Y tế', 'Ngành Nông nghiệp và Môi trường' at word i: those who work in it, as one collective."""
    if tokens.keys[i] != "nganh" or i + 1 >= len(tokens.keys) or not tokens.is_capital(i + 1) or tokens.gap(i) != " ":
        return None
    end = NameWalk(tokens, i, i + 1, "sector", index).end()
    if end is None or (tokens.word(i + 1).isupper() and len(tokens.word(i + 1)) > 1):
        return None
    return Found(i, end, tokens.text[tokens.starts[i] : tokens.ends[end - 1]], None, None, "collective", 0.8)


def match_province(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """'Tỉnh Tân Giang cần tập trung ...', 'giao tỉnh Lào Cai ...' at word i: the province as one who acts (type 'unit')."""
    size = 1 if tokens.word(i).lower() == "tỉnh" else 2 * (tokens.keys[i : i + 2] == ["thanh", "pho"])
    if not size or i + size >= len(tokens.keys) or tokens.gap(i + size - 1) != " ":
        return None
    ordered = i > 0 and tokens.keys[i - 1] in ("giao", "cau", "nghi")
    opens = tokens.is_capital(i) and (i == 0 or any(mark in tokens.gap(i - 1) for mark in ".;:\n-"))
    if not (ordered or opens) or tokens.word(i).isupper():
        return None
    end = proper_name(tokens, i + size)
    if not i + size + 1 < end < i + size + 5 or not _acts(tokens, end, index) or tokens.gap(end - 1).strip():
        return None
    kind = tokens.text[tokens.starts[i] : tokens.ends[i + size - 1]].lower()
    name = f"{kind} {tokens.text[tokens.starts[i + size] : tokens.ends[end - 1]]}"
    return Found(i, end, name, None, "province", "unit", 0.8)


def acronym(tokens: Tokens, i: int) -> Found | None:
    """'FPT', 'VNCN E&C' at word i of a list of named businesses."""
    end = i
    while end < len(tokens.keys) and end < i + 3 and tokens.word(end).isupper() and len(tokens.word(end)) <= 6:
        if end > i and tokens.gap(end - 1) not in (" ", "&", " & ", "-"):
            break
        end += 1
    if end == i or tokens.ends[end - 1] - tokens.starts[i] < 2:
        return None
    return Found(i, end, tokens.text[tokens.starts[i] : tokens.ends[end - 1]], None, None, "enterprise", 0.7)
