"""Find agencies, persons in office and collective addressees in a text.

Belongs here: walking the text once and choosing the longest match. The matchers stand in their own modules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.model import AgencyMention
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.collectives import match_collective
from extract.parsing.agencies.folding import Tokens, tokenize
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.generic_names import match_generic
from extract.parsing.agencies.known_names import match_known, match_slip
from extract.parsing.agencies.local_units import match_local, match_local_list
from extract.parsing.agencies.name_index import NameIndex, Start, name_index
from extract.parsing.agencies.persons import match_person
from extract.parsing.agencies.shared_heads import continue_shared, match_shared

_AFTER_NOUN = frozenset(["va", "lien", "co", "cap", "cua", "thuoc", "truc", "tren"])


class _Walk:
    """One pass over one text."""

    def __init__(self, tokens: Tokens, index: NameIndex, catalogue: Catalogue) -> None:
        self.tokens, self.index, self.catalogue = tokens, index, catalogue

    def office(self, i: int) -> Found | None:
        """The longest office at word i, of whatever matcher; catalogue names win a tie."""
        start = self.start(i)
        if start is None:
            return None
        known = match_known(self.tokens, i, self.index, self.catalogue) if start.known else None
        if (
            known is not None
            and self.tokens.keys[i] == "ban"
            and self.tokens.keys[known.last : known.last + 1]
            in (
                ["hdnd"],
                ["hoi"],
            )
        ):  # 'Ban Dân tộc' + 'HĐND tỉnh' is the council's, not the province's
            part = self.of_office(known)
            known = replace(part, key=None) if part is not known else known
        best = known
        if known is not None and (everywhere := self.of_all_provinces(known)) is not None:
            return everywhere
        if self.may_list(i, start):
            other = self.with_owner(match_collective(self.tokens, i, self.index))
            if other is not None and (best is None or other.last > best.last):
                best = other
        if start.local:
            other = match_local(self.tokens, i, self.index)
            if other is not None and (best is None or other.last > best.last):
                best = other
        if known is None and start.generic:
            generic = match_generic(self.tokens, i, self.index)
            if generic is not None and (best is None or generic.last > best.last):
                slip = match_slip(self.tokens, i, self.index, self.catalogue)
                best = slip if slip is not None and slip.last + 1 >= generic.last else self.of_office(generic)
        return best

    def of_office(self, part: Found) -> Found:
        """'Ban Pháp chế' + 'HĐND tỉnh', 'Phòng Cảnh sát giao thông - Công an tỉnh': the office it is a part of."""
        at = part.last
        if at >= len(self.tokens.keys) or self.tokens.gap(at - 1) not in (" ", " - ", " – "):
            return part
        start = self.start(at) if self.tokens.is_capital(at) else None
        owner = match_known(self.tokens, at, self.index, self.catalogue) if start is not None and start.known else None
        if owner is None or owner.last < at + 2:
            return part
        between = self.tokens.text[self.tokens.ends[at - 1] : self.tokens.starts[at]]
        return replace(part, last=owner.last, name=f"{part.name}{between}{owner.name}")

    def with_owner(self, group: Found | None) -> Found | None:
        """'các đơn vị' + 'thuộc Công an tỉnh': whose they are belongs to the name."""
        if group is None:
            return None
        keys, at = self.tokens.keys, group.last
        if keys[at - 2 : at] == ["thanh", "vien"] and at < len(keys) and self.tokens.gap(at - 1) == " ":
            board = self.office(at) if self.tokens.is_capital(at) else None
            if (
                board is not None and board.type == "steering_committee"
            ):  # 'các thành viên Ban Chỉ huy Phòng thủ dân sự'
                return replace(group, last=board.last, name=f"{group.name} {board.name}")
        if keys[at - 1] == "thuoc":  # 'các đơn vị trực thuộc' is a list's noun already
            at -= 1
        else:
            at += keys[at : at + 1] == ["truc"]
        if keys[at : at + 1] != ["thuoc"] or at + 1 >= len(keys) or not self.tokens.is_capital(at + 1):
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

    def start(self, i: int) -> Start | None:
        """What may begin at word i; None for nearly all words of a text, at the cost of a look-up."""
        tokens = self.tokens
        if i >= len(tokens.keys):
            return None
        start = self.index.starts.get(tokens.keys[i])
        if start is None:
            return None
        following = tokens.keys[i + 1] if i + 1 < len(tokens.keys) else ""
        if following in start.seconds or (start.capital and tokens.is_capital(i)):
            return start
        if start.unit and following and (tokens.is_capital(i + 1) or following.isdigit()):
            return start
        if start.noun and (
            following in _AFTER_NOUN or tokens.text[tokens.ends[i] : tokens.ends[i] + 1] in (",", "-", "/")
        ):
            return start
        return None

    def may_list(self, i: int, start: Start) -> bool:
        """Whether a list of kinds of bodies may begin at word i."""
        tokens = self.tokens
        following = tokens.keys[i + 1] if i + 1 < len(tokens.keys) else ""
        if following in start.collective:
            return True
        return start.noun and (
            following in _AFTER_NOUN or tokens.text[tokens.ends[i] : tokens.ends[i] + 1] in (",", "-", "/")
        )

    def at(self, i: int, start: Start) -> list[Found]:
        shared: list[Found] = []
        if start.shared:
            shared = match_shared(self.tokens, i, self.index, self.catalogue) or match_local_list(
                self.tokens, i, self.index
            )
        best = self.office(i)
        if start.person:
            in_office = self.in_office(i)
            if in_office:
                return in_office
        person = match_person(self.tokens, i, self.index, self.office) if start.person else None
        if person is not None and (
            best is None or person.last > best.last or (person.last == best.last and best.type != "collective")
        ):
            best = person
        if shared and (best is None or shared[-1].last >= best.last):
            return shared
        if best is None:
            return []
        return [best, *continue_shared(self.tokens, best, self.index, self.catalogue)]

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


def find_mentions(
    text: str,
    catalogue: Catalogue,
    *,
    province_id: str | None = None,
    on: date | None = None,
) -> tuple[AgencyMention, ...]:
    """Every agency named in `text`, in order, not overlapping, longest match first; linear in len(text).

    `province_id` and `on` (the notice's own province and issue date) choose which row of the table agency a name means
    ('Sở Y tế' -> 'syt@36@1997'). Names with commas and 'và' are matched whole; shared heads are given out
    ('các Bộ: Quốc phòng, Công an' -> 'Bộ Quốc phòng', 'Bộ Công an', each with its own span); collectives stay one unit with
    their printed list ('các huyện, thành phố' -> 'UBND các huyện, thành phố'). `name` is canonical, `raw` = text[start:end].
    Unknown names found by their head word have agency_key None and a name as printed (confidence 0.6). `type` may be
    'collective', 'person_role' (a person in office), 'person' (a name), 'unit' (a district or commune as a place).
    """
    index = name_index()
    tokens = tokenize(text)
    walk = _Walk(tokens, index, catalogue)
    mentions: list[AgencyMention] = []
    i, count, keys, starts = 0, len(tokens.keys), tokens.keys, index.starts
    while i < count:
        if keys[i] not in starts:  # most words: one look-up
            i += 1
            continue
        start = walk.start(i)
        found = walk.at(i, start) if start is not None else None
        if not found:
            i += 1
            continue
        mentions.extend(_mention(tokens, item, catalogue, province_id, on) for item in found)
        i = max(i + 1, found[-1].last)
    return tuple(mentions)


def _mention(
    tokens: Tokens, found: Found, catalogue: Catalogue, province_id: str | None, on: date | None
) -> AgencyMention:
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    agency_id = None
    if found.key is not None:
        agency_id = catalogue.agency_of(found.key, _province_of(found, catalogue, province_id, on))
    return AgencyMention(
        start, end, tokens.text[start:end], found.name, found.key, agency_id, found.level, found.type, found.confidence
    )


def _province_of(found: Found, catalogue: Catalogue, province_id: str | None, on: date | None) -> str | None:
    own = catalogue.province(province_id) if province_id else None
    if found.province is not None:
        if own is not None and own.name == found.province:
            return province_id
        named = catalogue.province_named(found.province, on)
        return named.province_id if named else None
    if own is not None and found.unit_kind is not None and found.unit_kind != own.kind:
        return None  # 'UBND thành phố' in a tỉnh is a district's
    return province_id
