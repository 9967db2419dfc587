"""Shared heads: 'các Bộ: Quốc phòng, Công an và Y tế' names three ministries.

Belongs here: giving a head out to the short names behind it. Does not belong here: full names (known_names).
"""

from __future__ import annotations

from extract.parsing.agencies.catalogue import Catalogue, filled
from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.known_names import province_after
from extract.parsing.agencies.name_index import SHARED_HEADS, Alias, NameIndex
from extract.parsing.agencies.word_trie import WordTrie, joins


def _short(tokens: Tokens, i: int, trie: WordTrie[Alias], index: NameIndex) -> tuple[int, Alias] | None:
    if i >= len(tokens.keys) or not tokens.is_capital(i):
        return None
    match = trie.longest(tokens, i)
    if match is None:
        return None
    whole = index.aliases.longest(tokens, i)  # 'Công an tỉnh' after 'Sở Y tế,' is itself
    if whole is not None and (
        whole[0] > match[0] or (whole[0] == match[0] and match[0] > i + 1 and whole[1][0].unit_kind)
    ):
        return None
    return match[0], match[1][0]


def next_name(tokens: Tokens, i: int) -> int | None:
    """Where the next name of a list starts after word i - 1: behind ',', ';' or 'và'."""
    if i >= len(tokens.keys):
        return None
    gap = tokens.gap(i - 1).strip()
    if tokens.keys[i] == "va" and gap in ("", ","):
        return i + 1
    return i if gap in (",", ";") else None


def match_shared(tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue) -> list[Found]:
    """[Các] Bộ|Sở|Ban[:] short names, at least two of them; the first span holds the head."""
    j = i + 1 if tokens.keys[i] == "cac" else i
    if j >= len(tokens.keys):
        return []
    trie = index.short.get(tokens.keys[j])
    if trie is None or (j == i and not tokens.is_capital(i)):
        return []
    at = j + 1
    gap = tokens.gap(j)
    if at >= len(tokens.keys) or gap.strip() not in ("", ":") or "\n" in gap:
        return []
    found: list[tuple[int, int, Alias]] = []
    first = i
    while (short := _short(tokens, at, trie, index)) is not None:
        found.append((first, short[0], short[1]))
        following = next_name(tokens, short[0])
        if following is None:
            break
        first = at = following
    if len(found) < 2 and not (found and j > i):
        return []
    if len(found) == 1 and tokens.keys[j] != "ban":  # 'các Sở Giáo dục và Đào tạo': the department of every province
        kind = catalogue.kinds[found[0][2].key]
        return [Found(i, found[0][1], f"các {filled(kind.name, 'tỉnh')}", None, kind.level, "collective")]
    suffix = ""
    last = found[-1][1]
    if tokens.keys[j] == "ban" and last + 1 < len(tokens.keys) and joins(tokens, last - 1):
        pair = " ".join(tokens.keys[last : last + 2])
        suffix = {"tinh uy": "Tỉnh ủy", "thanh uy": "Thành ủy", "trung uong": "Trung ương"}.get(pair, "")
        if not suffix:
            return []
        found[-1] = (found[-1][0], last + 2, found[-1][2])
    result = []
    for first, end, alias in found:
        kind = catalogue.kinds[alias.key]
        name = filled(kind.name, "thành phố" if suffix == "Thành ủy" else "tỉnh")
        stop, province = end, None
        if kind.scope == "province" and not suffix:
            stop, province, _ = province_after(tokens, end, index, catalogue, None)
        result.append(
            Found(
                first,
                stop,
                f"{SHARED_HEADS[tokens.keys[j]]} {_tail(name)}",
                alias.key,
                kind.level,
                kind.type,
                1.0,
                province,
            )
        )
    return result


def _tail(name: str) -> str:
    return name.partition(" ")[2]


def continue_shared(tokens: Tokens, found: Found, index: NameIndex, catalogue: Catalogue) -> list[Found]:
    """'Sở Y tế, Tài chính và Công an tỉnh': the names after a full one that share its head."""
    head = tokens.keys[found.first]
    trie = index.short.get(head)
    if trie is None or head == "ban" or found.key is None:
        return []
    result: list[Found] = []
    at = found.last
    while (following := next_name(tokens, at)) is not None:
        short = _short(tokens, following, trie, index)
        if short is None or ";" in tokens.gap(following - 1):
            break
        kind = catalogue.kinds[short[1].key]
        result.append(Found(following, short[0], filled(kind.name, "tỉnh"), kind.key, kind.level, kind.type, 0.9))
        at = short[0]
    return result
