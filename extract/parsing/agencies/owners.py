"""Whose an office or a group is: 'Phòng ... Công an tỉnh', 'các đơn vị thuộc Sở', 'các thành viên Ban Chỉ đạo', 'Sở Du lịch các tỉnh'.

Belongs here: what stands behind a name and belongs to it because it says whose. Does not belong here: finding the names.
"""

from __future__ import annotations

from dataclasses import replace

from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.collectives import match_collective
from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.generic_names import match_generic
from extract.parsing.agencies.known_names import match_known
from extract.parsing.agencies.local_units import match_local
from extract.parsing.agencies.name_index import NameIndex, Start

_PARTY_BODIES = (["dang", "uy"], ["dang", "bo"], ["tinh", "uy"], ["thanh", "uy"])


class Owners:
    """The part of a walk over a text that looks behind a name; `office` and `start` are the walk's own."""

    tokens: Tokens
    index: NameIndex
    catalogue: Catalogue

    def office(self, i: int) -> Found | None:
        raise NotImplementedError

    def start(self, i: int) -> Start | None:
        raise NotImplementedError

    def of_office(self, part: Found) -> Found:
        """'Ban Pháp chế' + 'HĐND tỉnh', 'Phòng Cảnh sát giao thông - Công an tỉnh': the office it is a part of."""
        at = part.last
        if at >= len(self.tokens.keys) or self.tokens.gap(at - 1) not in (" ", " - ", " – "):
            return part
        start = self.start(at) if self.tokens.is_capital(at) else None
        owner = match_known(self.tokens, at, self.index, self.catalogue) if start is not None and start.known else None
        if (owner is None or owner.last < at + 2) and start is not None:
            owner = (match_local(self.tokens, at, self.index) if start.local else None) or self.bare_owner(at)
            if owner is None and start.generic:
                owner = match_generic(self.tokens, at, self.index)
        if owner is None or owner.last < at + 2 or owner.type == "unit":
            return part
        between = self.tokens.text[self.tokens.ends[at - 1] : self.tokens.starts[at]]
        return replace(part, last=owner.last, name=f"{part.name}{between}{owner.name}")

    def bare_owner(self, at: int) -> Found | None:
        """'Ủy ban Kiểm tra' + 'Đảng ủy': the Party committee of the notice itself."""
        keys = self.tokens.keys
        if keys[at : at + 2] == ["dang", "uy"] or keys[at : at + 2] == ["dang", "bo"]:
            return Found(
                at,
                at + 2,
                self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at + 1]],
                None,
                None,
                "party_committee",
            )
        return None

    def party_committee_of(self, i: int) -> Found | None:
        """'Đảng ủy' + 'Bộ Công an', 'Đài Tiếng nói Việt Nam': the Party committee of a central office."""
        tokens = self.tokens
        if tokens.keys[i : i + 2] != ["dang", "uy"] or i + 2 >= len(tokens.keys) or tokens.gap(i + 1) != " ":
            return None
        served = match_known(tokens, i + 2, self.index, self.catalogue) if tokens.is_capital(i + 2) else None
        if served is None or served.level != "central" or served.last < i + 4:
            return None
        name = f"{tokens.text[tokens.starts[i] : tokens.ends[i + 1]]} {served.name}"
        return Found(i, served.last, name, None, "central", "party_body", 0.9)

    def of_whom(self, part: Found | None) -> Found | None:
        """'Tổ công tác' + 'của Thủ tướng Chính phủ'; None where no owner is named."""
        if part is None:
            return None
        tokens, at = self.tokens, part.last
        if (
            at < len(tokens.keys)
            and tokens.gap(at - 1) == " "
            and tokens.keys[at : at + 2] == ["dang", "uy"]
            and tokens.is_capital(at)
        ):
            whole = self.office(at)  # 'Ban Tổ chức' + 'Đảng ủy Chính phủ'
            return replace(part, last=whole.last, name=f"{part.name} {whole.name}") if whole is not None else None
        if tokens.keys[at : at + 1] != ["cua"] or at + 1 >= len(tokens.keys) or not tokens.is_capital(at + 1):
            return None
        owner = self.office(at + 1)
        if owner is None or owner.type == "collective" or tokens.gap(at - 1) != " ":
            return None
        return replace(part, last=owner.last, name=f"{part.name} của {owner.name}")

    def with_owner(self, group: Found | None) -> Found | None:
        """'các đơn vị' + 'thuộc Công an tỉnh': whose they are belongs to the name."""
        if group is None:
            return None
        keys, at = self.tokens.keys, group.last
        if keys[at - 2 : at] in (["thuong", "vu"], ["chap", "hanh"]) and keys[at : at + 2] in _PARTY_BODIES:
            whole = self.office(at) if self.tokens.is_capital(at) and self.tokens.gap(at - 1) == " " else None
            if whole is not None and whole.type != "collective":  # 'Ủy viên Ban Thường vụ' + 'Đảng ủy Chính phủ'
                said = self.tokens.text[self.tokens.ends[at - 1] : self.tokens.ends[whole.last - 1]]
                return replace(group, last=whole.last, name=f"{group.name}{said}")
        if keys[at - 2 : at] == ["thanh", "vien"] and at < len(keys) and self.tokens.gap(at - 1) == " ":
            return self.of_board(group)
        if keys[at - 1] == "thuoc":  # 'các đơn vị trực thuộc' is a list's noun already
            at -= 1
        else:
            at += keys[at : at + 1] == ["truc"]
        if keys[at : at + 1] == ["cua"]:  # 'các Ban' + 'của HĐND tỉnh'
            at = group.last
        elif keys[at : at + 1] != ["thuoc"]:
            return group
        if at + 1 >= len(keys) or not self.tokens.is_capital(at + 1):
            return group
        if any(self.tokens.gap(k - 1) != " " for k in range(group.last, at + 2)):
            return group
        owner = self.office(at + 1)
        if owner is None and group.last == at + 1 and self.tokens.word(at + 1) in ("Bộ", "Sở"):
            return replace(group, last=at + 2, name=f"{group.name} {self.tokens.word(at + 1)}")
        if owner is None or owner.type == "collective":
            return group
        between = self.tokens.text[self.tokens.ends[group.last - 1] : self.tokens.ends[at]]
        return replace(group, last=owner.last, name=f"{group.name}{between} {owner.name}")

    def of_board(self, group: Found) -> Found:
        """'các thành viên' + 'Ban Chỉ huy Phòng thủ dân sự tỉnh', '08 Tổ công tác': whose members they are."""
        keys, at = self.tokens.keys, group.last
        first = at + (keys[at].isdigit() and at + 1 < len(keys))
        if not self.tokens.is_capital(first) or self.tokens.gap(first - 1) != " ":
            return group
        board = self.office(first)
        if board is not None and board.type == "steering_committee":
            last, name = board.last, board.name
        else:
            last = first + (3 if keys[first : first + 3] == ["to", "cong", "tac"] else 0)
            name = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        if last == first:
            return group
        count = f"{keys[at]} " if first > at else ""
        return replace(group, last=last, name=f"{group.name} {count}{name}")

    def of_all_provinces(self, known: Found) -> Found | None:
        """'Sở Du lịch' + 'các tỉnh, thành phố': the office of each of them, as one collective."""
        at = known.last
        if known.province or known.key is None or self.catalogue.kinds[known.key].scope != "province":
            return None
        if at >= len(self.tokens.keys) or self.tokens.keys[at] != "cac" or self.tokens.gap(at - 1) != " ":
            return None
        places = match_collective(self.tokens, at, self.index)
        if places is None or not places.name.startswith("UBND các "):
            return None
        name = f"{known.name.removesuffix(' tỉnh')} {places.name.removeprefix('UBND ')}"
        return Found(known.first, places.last, name, None, known.level, "collective", known.confidence)
