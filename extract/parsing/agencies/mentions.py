"""Find agencies, persons in office and collective addressees in a text.

Belongs here: walking the text once and choosing the longest match. The matchers stand in their own modules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.model import AgencyMention
from extract.parsing.agencies.bare_names import (
    bare_branch,
    match_branch,
    match_lone_position,
    match_province,
    match_sector,
)
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.collectives import match_collective
from extract.parsing.agencies.folding import Tokens, tokenize
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.generic_names import match_generic
from extract.parsing.agencies.known_names import match_known, match_slip
from extract.parsing.agencies.listed_names import NamedLists
from extract.parsing.agencies.local_units import match_local, match_local_list
from extract.parsing.agencies.name_bounds import begins_office, compound_end, ends_name
from extract.parsing.agencies.name_index import NameIndex, Start, name_index
from extract.parsing.agencies.party_lists import committees_of_each
from extract.parsing.agencies.persons import match_person, with_name
from extract.parsing.agencies.shared_heads import continue_shared, match_shared
from extract.parsing.agencies.shared_tails import FIRST_WORDS, match_shared_tail

# Offices that may be parts of others, and whose names may go on: 'Phòng ... Công an tỉnh', 'Ban Quản lý Khu kinh tế ...'.
_PARTS = frozenset(
    ("agency", "office", "military", "steering_committee", "party_body", "enterprise", "association", "university")
)
_DEEPEST = 4  # 'Tổ công tác của Ban Chỉ đạo của ...'
_AFTER_NOUN = frozenset(["va", "lien", "co", "cap", "cua", "thuoc", "truc", "tren"])


class _Walk(NamedLists):
    """One pass over one text."""

    def __init__(self, tokens: Tokens, index: NameIndex, catalogue: Catalogue) -> None:
        self.tokens, self.index, self.catalogue = tokens, index, catalogue
        self.depth = 0

    def office(self, i: int) -> Found | None:
        """The longest office at word i, of whatever matcher, with whose it is; owners of owners are looked at no further."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        try:
            return self._office(i)
        finally:
            self.depth -= 1

    def _office(self, i: int) -> Found | None:
        """The longest office at word i; catalogue names win a tie."""
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
        if (party := self.party_committee_of(i)) is not None and (best is None or party.last > best.last):
            return party
        if start.generic and (known is None or self.goes_on(known)):
            generic = match_generic(self.tokens, i, self.index)
            if generic is not None and (best is None or generic.last > best.last):
                slip = match_slip(self.tokens, i, self.index, self.catalogue) if known is None else None
                best = slip if slip is not None and slip.last + 1 >= generic.last else generic
        if best is None and self.tokens.keys[i] == "nganh":
            return match_sector(self.tokens, i, self.index)
        if best is None and start.branch:
            best = match_branch(self.tokens, i, self.index) or self.of_whom(bare_branch(self.tokens, i, self.index))
            best = best or match_province(self.tokens, i, self.index)
        if best is not None and best.type in _PARTS:
            return self.of_office(best)
        return best

    def goes_on(self, known: Found) -> bool:
        """Whether a longer name begins with a known one: 'Ban Quản lý Khu kinh tế cửa khẩu' + 'Đồng Đăng'."""
        at, tokens = known.last, self.tokens
        if (
            known.type not in _PARTS
            or known.province
            or at >= len(tokens.keys)
            or tokens.gap(at - 1) not in (" ", ", ")
        ):
            return False
        if tokens.gap(at - 1) == ", " and tokens.is_capital(at):
            return False
        if tokens.keys[at] == "va":  # '... công trình giao thông' + 'và nông nghiệp'
            at += 1
            if at >= len(tokens.keys) or tokens.keys[at - 2] in ("nam", "tinh", "pho"):
                return False
        if not tokens.is_capital(at):
            return compound_end(tokens, at, self.index) is not None and ends_name(tokens, at, self.index) is None
        return tokens.is_capital(at) and not begins_office(tokens, at, self.index, weak=True)

    def start(self, i: int) -> Start | None:
        """What may begin at word i; None for nearly all words of a text, at the cost of a look-up."""
        tokens = self.tokens
        if i >= len(tokens.keys):
            return None
        start = self.index.starts.get(tokens.keys[i])
        if start is None:
            return None
        following = tokens.keys[i + 1] if i + 1 < len(tokens.keys) else ""
        if tokens.keys[i] == "nganh" and following and tokens.is_capital(i + 1):
            return start
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
        if self.tokens.keys[i] in FIRST_WORDS and (tails := match_shared_tail(self.tokens, i, self.index)):
            return tails
        if start.shared:
            shared = match_shared(self.tokens, i, self.index, self.catalogue) or match_local_list(
                self.tokens, i, self.index
            )
        if self.tokens.keys[i] == "dang" and (each := committees_of_each(self.tokens, i, self.index, self.catalogue)):
            return each
        best = self.office(i)
        if start.person:
            in_office = self.in_office(i)
            if in_office:
                return in_office
        person = match_person(self.tokens, i, self.index, self.office) if start.person else None
        if best is None and self.tokens.keys[i : i + 3] == ["cac", "dong", "chi"]:
            person = match_person(self.tokens, i + 1, self.index, self.office)
            person = person or self.with_owner(match_collective(self.tokens, i + 3, self.index))
            if person is not None and person.type != "person":
                person = replace(person, first=i, name=f"các đồng chí {person.name}", type="collective")
        if person is not None and (
            best is None or person.last > best.last or (person.last == best.last and best.type != "collective")
        ):
            best = person
        if person is None and start.lone:
            lone = match_lone_position(self.tokens, i, self.index)
            if lone is not None and (best is None or lone.last > best.last):  # 'Tỉnh ủy viên' is no 'Tỉnh ủy'
                best = lone
        if best is not None and best.type == "person_role":
            best = replace(best, last=with_name(self.tokens, best.last))  # 'Phó Thủ tướng Nguyễn Văn A và ...'
        if self.tokens.keys[i] == "cac" and (named := self.each_of(i) or self.several(i, best)):
            return named
        if shared and (best is None or shared[-1].last >= best.last):
            return shared
        if best is None:
            return []
        return [best, *continue_shared(self.tokens, best, self.index, self.catalogue)]


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
        if agency_id is None and found.province is None and province_id is None:
            agency_id = catalogue.central_named(found.name)  # 'Cục Thuế' of a central paper is none of a province
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
