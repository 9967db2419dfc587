"""Districts and communes and their bodies: 'UBND huyện Bình An', 'Đảng ủy xã Tân Hòa', 'các huyện A, B và thành phố C'.

Belongs here: names made of a body, a kind of unit and a proper name. No list of the 10,000 units is kept: the kind word and the
capitals say it. Does not belong here: provinces (known_names), lists of kinds without names (collectives).
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_index import LocalBody, NameIndex
from extract.parsing.agencies.word_trie import joins

_UNITS = {
    ("huyen",): "district", ("thi", "xa"): "district", ("thanh", "pho"): "district", ("tp",): "district", ("quan",): "district",
    ("xa",): "commune", ("phuong",): "commune", ("thi", "tran"): "commune", ("dac", "khu"): "commune",
}  # fmt: skip
_COMMITTEES = {"huyen": "district", "thi": "district", "thanh": "district", "quan": "district"}
_LONGEST_NAME = 5
# The cities among the provinces; any other name of a mixed list is a tỉnh.
_PROVINCE_KINDS = dict.fromkeys(("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"), "thành phố")


def unit_word(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """(end, level) of 'huyện', 'thị xã', 'đặc khu' ... at word i."""
    for words, count in ((tuple(tokens.keys[i : i + n]), n) for n in (2, 1)):
        found = _UNITS.get(words)
        if found is not None and len(words) == count:
            said = tokens.word(i).lower()
            # 'phương 2', 'quan điểm', 'xã hội' are no units.
            society = tokens.keys[i : i + 2] == ["xa", "hoi"] and tokens.gap(i) == " "
            if said in ("phương", "phượng", "quan", "quân", "quản", "thì", "thi") or society:
                return None
            return i + count, found
    return None


def proper_name(tokens: Tokens, i: int, inside: tuple[str, ...] = (" ", " - ", "-", "'", "’")) -> int:
    """End of the run of capitalised words (or one number) at word i; i where there is none."""
    j = i
    while j < len(tokens.keys) and j - i < _LONGEST_NAME:
        if j > i and tokens.gap(j - 1) not in inside:
            break
        if not tokens.is_capital(j) and not (j == i and tokens.keys[j].isdigit() and len(tokens.keys[j]) <= 2):
            break
        j += 1
        if tokens.keys[j - 1].isdigit():
            break
    return j


def _named_unit(tokens: Tokens, i: int) -> tuple[int, str] | None:
    unit = unit_word(tokens, i)
    if unit is None or unit[0] >= len(tokens.keys) or tokens.gap(unit[0] - 1) != " ":
        return None
    end = proper_name(tokens, unit[0])
    return (end, unit[1]) if end > unit[0] else None


def _more_kinds(tokens: Tokens, end: int) -> int:
    """'UBND xã' + ', phường, đặc khu': the kinds of units that go on the list, without names."""
    while end < len(tokens.keys):
        gap = tokens.gap(end - 1).strip()
        at = end + 1 if tokens.keys[end] == "va" and not gap else end
        if (gap != "," and at == end) or at >= len(tokens.keys):
            break
        unit = unit_word(tokens, at)
        if unit is None or (
            unit[0] < len(tokens.keys) and tokens.gap(unit[0] - 1) == " " and tokens.is_capital(unit[0])
        ):
            break
        end = unit[0]
    return end


def _is_province_kind(tokens: Tokens, i: int) -> bool:
    """'thành phố' may be a province: the catalogue's names know."""
    return tokens.keys[i] in ("thanh", "tp")


def _text(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]]


def match_local(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """A body of one unit, or the unit itself (type 'unit'), at word i."""
    body = index.local_bodies.longest(tokens, i)
    if body is not None and body[0] < len(tokens.keys) and joins(tokens, body[0] - 1):
        named = _named_unit(tokens, body[0])
        if named is not None:
            name = f"{body[1][0].name} {_text(tokens, body[0], named[0])}"
            return Found(i, named[0], name, None, named[1], body[1][0].type)
        unit = unit_word(tokens, body[0])  # 'UBND xã', 'Công an phường': the notice's own, or any
        if unit is not None and tokens.gap(body[0] - 1) == " " and not _is_province_kind(tokens, body[0]):
            end = _more_kinds(tokens, unit[0])
            name = f"{body[1][0].name} {_text(tokens, body[0], end)}"
            return Found(i, end, name, None, unit[1], body[1][0].type if end == unit[0] else "collective")
    if tokens.keys[i] in _COMMITTEES and tokens.keys[i + 1 : i + 2] == ["uy"] and tokens.is_capital(i):
        end = proper_name(tokens, i + 2) if i + 2 < len(tokens.keys) and tokens.gap(i + 1) == " " else i + 2
        return Found(i, end, _text(tokens, i, end), None, _COMMITTEES[tokens.keys[i]], "party_committee")
    named = _named_unit(tokens, i)
    if named is not None and tokens.keys[i] not in ("tp", "thanh"):
        return Found(i, named[0], _text(tokens, i, named[0]), None, named[1], "unit")
    return None


def _list_unit(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """A kind of unit in a list of names; provinces too ('các tỉnh Lào Cai, Phú Thọ')."""
    if i >= len(tokens.keys):
        return None
    return (i + 1, "province") if tokens.word(i).lower() == "tỉnh" else unit_word(tokens, i)


def _listed(
    tokens: Tokens, first: int, at: int, end: int, of: tuple[str, str, str, str | None], index: NameIndex, mixed: bool
) -> Found:
    """One name of a list; the people's committee of a province of the catalogue gets its key."""
    head, kind, level, type_ = of
    known = index.provinces.longest(tokens, at)
    province = known[1][0] if known is not None and known[0] == end and kind in ("tỉnh", "thành phố") else None
    if province is not None and mixed:
        kind = _PROVINCE_KINDS.get(province, kind)
    name = f"{head} {kind} {_text(tokens, at, end)}"
    if province is None:
        return Found(first, end, name, None, level, type_)
    key = "ubnd_tinh" if head == "UBND" else None
    return Found(first, end, name, key, "province", type_, province=province, unit_kind=kind)


def _begins_body(tokens: Tokens, i: int, index: NameIndex) -> bool:
    """Whether 'UBND', 'Đảng ủy', 'Chủ tịch UBND' and no proper name begins the next member of a list at word i."""
    position = next((end for end, _ in index.positions.matches(tokens, i)), i)
    if position < len(tokens.keys) and position > i and tokens.gap(position - 1) != " ":
        return False
    body = index.local_bodies.longest(tokens, position) if position < len(tokens.keys) else None
    if body is None or body[0] >= len(tokens.keys) or tokens.gap(body[0] - 1) != " ":
        return False
    at = body[0] + (tokens.keys[body[0]] == "cac")
    return _list_unit(tokens, at) is not None


def match_local_list(tokens: Tokens, i: int, index: NameIndex) -> list[Found]:
    """'UBND các huyện Bình An, Hòa Lộc và thành phố Tân Giang': one body a name, the first with the shared head in its span."""
    body: LocalBody | None = None
    j = i
    found = index.local_bodies.longest(tokens, i)
    if found is not None:
        j, body = found[0], found[1][0]
    if tokens.keys[j : j + 1] != ["cac"]:
        return []
    j += 1
    unit = _list_unit(tokens, j)
    if unit is None:
        return []
    kind, level, at = _text(tokens, j, unit[0]).lower(), unit[1], unit[0]
    mixed = False
    if tokens.keys[j] == "tinh" and tokens.gap(at - 1).strip() == "," and (more := unit_word(tokens, at)):
        at, mixed = more[0], True  # 'các tỉnh, thành phố: Lào Cai, Hải Phòng'
    if at >= len(tokens.keys) or tokens.gap(at - 1) not in (" ", ": "):
        return []
    head = body.name if body else "UBND"
    kind_of = body.type if body else "people_committee"
    result: list[Found] = []
    first = i
    while True:
        end = proper_name(tokens, at)
        if end == at:
            break
        result.append(_listed(tokens, first, at, end, (head, kind, level, kind_of), index, mixed))
        at = end
        if at >= len(tokens.keys):
            break
        gap = tokens.gap(at - 1).strip()
        if tokens.keys[at] == "va" and not gap:
            at += 1
        elif gap != ",":
            break
        if at >= len(tokens.keys):
            break
        other = _list_unit(tokens, at)
        if other is not None:
            kind, level = _text(tokens, at, other[0]).lower(), other[1]
            first, at = at, other[0]
        elif _begins_body(tokens, at, index):  # 'UBND các xã A, B' + 'và UBND phường C'
            return result
        else:
            known = index.aliases.longest(tokens, at)
            if known is not None and known[0] > at + 1:
                break
            first = at
        if at >= len(tokens.keys):
            break
    return result if len(result) > 1 else []
