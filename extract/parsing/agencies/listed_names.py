"""Lists that name each of their members: 'các tập đoàn: VNPT, Viettel', 'các Chi cục Thú y vùng', 'Bộ trưởng các Bộ: ...'.

Belongs here: one Found for each member. Does not belong here: lists of kinds without names (collectives), short names behind a
shared head of the catalogue (shared_heads).
"""

from __future__ import annotations

from dataclasses import replace

from extract.parsing.agencies.bare_names import acronym
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.generic_names import match_generic
from extract.parsing.agencies.local_units import match_local_list
from extract.parsing.agencies.owners import Owners
from extract.parsing.agencies.shared_heads import match_shared, next_name

_NAMED_KINDS = frozenset(
    ("dia_phuong", "dang_uy", "doanh_nghiep", "truong", "don_vi", "co_quan", "phong", "chu_dau_tu")
)


class NamedLists(Owners):
    """The part of a walk over a text that gives each member of a list its own span."""

    def several(self, i: int, best: Found | None) -> list[Found]:
        """'các Chi cục Thú y vùng': more than one office of that name; 'các Viện A, Viện B': each of them."""
        tokens = self.tokens
        if i + 1 >= len(tokens.keys) or not tokens.is_capital(i + 1) or tokens.gap(i) != " ":
            return []
        office = match_generic(tokens, i + 1, self.index)
        if office is None or (best is not None and best.last >= office.last):
            return []
        following = next_name(tokens, office.last)
        if following is not None and tokens.keys[following : following + 1] == [tokens.keys[i + 1]]:
            return [office]
        return [replace(office, first=i, name=f"các {office.name}", type="collective")]

    def each_of(self, i: int) -> list[Found]:
        """'các tập đoàn: VNPT, Viettel, FPT': each one that is named behind the colon."""
        tokens = self.tokens
        noun = self.index.nouns.longest(tokens, i + 1)
        if (
            noun is None
            or noun[1][0].role not in _NAMED_KINDS
            or noun[0] >= len(tokens.keys)
            or tokens.gap(noun[0] - 1) not in (": ", " ")
            or (tokens.gap(noun[0] - 1) == " " and not tokens.is_capital(noun[0]))
        ):
            return []
        found: list[Found] = []
        at: int | None = noun[0]
        while at is not None and at < len(tokens.keys) and len(found) < 20:
            one = self.office(at) if tokens.is_capital(at) else None
            if one is None and noun[1][0].role == "dia_phuong":
                one = self.province_committee(at)
            if one is None:
                one = acronym(tokens, at)
            if one is None or one.type == "collective":
                break
            found.append(one)
            at = next_name(tokens, one.last)
        if len(found) < 2:
            return []
        if noun[1][0].role == "dang_uy":  # 'các đảng ủy: Bộ Tài chính, Bộ Xây dựng'
            if tokens.gap(noun[0] - 1) != ": ":
                return []
            found = [replace(one, name=f"Đảng ủy {one.name}", key=None, type="party_body") for one in found]
        return [replace(found[0], first=i), *found[1:]]

    def province_committee(self, at: int) -> Found | None:
        """'các địa phương: Thành phố Hồ Chí Minh, Đồng Nai': who acts for a province that is named as a place."""
        size = 2 * (self.tokens.keys[at : at + 2] == ["thanh", "pho"]) or int(self.tokens.keys[at] == "tinh")
        match = self.index.provinces.longest(self.tokens, at + size)
        known = self.catalogue.province_named(match[1][0]) if match is not None else None
        if match is None or known is None:
            return None
        name = f"UBND {known.kind} {known.name}"
        return Found(at, match[0], name, "ubnd_tinh", "province", "people_committee", 0.9, known.name, known.kind)

    def in_office(self, i: int) -> list[Found]:
        """'Bộ trưởng các Bộ: Quốc phòng, Công an', 'Chủ tịch UBND các tỉnh: A, B': the position given out to each."""
        position = self.index.positions.longest(self.tokens, i)
        if position is None or position[0] >= len(self.tokens.keys) or self.tokens.gap(position[0] - 1) != " ":
            return []
        at = position[0]
        listed = match_shared(self.tokens, at, self.index, self.catalogue) if self.tokens.keys[at] == "cac" else []
        listed = listed or match_local_list(self.tokens, at, self.index)
        if len(listed) < 2:
            return []
        title = self.tokens.text[self.tokens.starts[i] : self.tokens.ends[at - 1]]
        return [
            replace(office, first=i if k == 0 else office.first, name=f"{title} {office.name}", type="person_role")
            for k, office in enumerate(listed)
        ]
