"""One text with what all rules of the body look up in it: lower case at the same offsets, agencies by place, roles once a passage.

Belongs here: looking up. Does not belong here: rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from extract.model import AgencyMention
from extract.parsing.body.agency_lists import RoleHit
from extract.parsing.body.lines import lower_same_length
from extract.parsing.body.roles import find_roles
from extract.parsing.body.titled import with_titled_heads


class BodyView:
    """`mentions` in order, not overlapping, offsets into `text`; `issuers` are names in lower case."""

    def __init__(self, text: str, mentions: Sequence[AgencyMention], issuers: Collection[str] = ()) -> None:
        self.text, self.lowered = text, lower_same_length(text)
        self.mentions, self.issuers = with_titled_heads(self.lowered, text, _once(text, mentions)), issuers
        self._starts = [mention.start for mention in self.mentions]
        self._roles: dict[tuple[int, int, bool], tuple[RoleHit, ...]] = {}

    def mentions_in(self, start: int, end: int) -> Sequence[AgencyMention]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        while last > first and self.mentions[last - 1].end > end:
            last -= 1
        return self.mentions[first:last]

    def roles_in(self, start: int, end: int, *, demanding: bool = False) -> tuple[RoleHit, ...]:
        key = (start, end, demanding)
        found = self._roles.get(key)
        if found is None:
            mentions = self.mentions_in(start, end)
            found = (
                find_roles(self.lowered, mentions, start, end, issuers=self.issuers, demanding=demanding)
                if mentions
                else ()
            )
            self._roles[key] = found
        return found


def _once(text: str, mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Without the short form in brackets behind a full name ('Tập đoàn Điện lực Việt Nam (EVN)') and names before an office."""
    kept: list[AgencyMention] = []
    named: AgencyMention | None = None
    for mention in mentions:
        if (
            kept
            and mention.name == kept[-1].name
            and text[kept[-1].end : mention.start].strip() == "("
            and text[mention.end : mention.end + 1] == ")"
        ):
            continue
        if (
            kept
            and kept[-1].type == "person"
            and mention.type == "person_role"
            and text[kept[-1].end : mention.start] in (", ", " - ", " – ")
        ):
            kept.pop()  # 'đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh': one person, known by the office
            kept.append(mention)
            named = mention
            continue
        second = kept and (kept[-1] is named or _party_office(kept[-1])) and mention.type == "person_role"
        if second and text[kept[-1].end : mention.start] in (", ", " - "):
            continue  # the same person's second office
        kept.append(mention)
    return kept


def _party_office(mention: AgencyMention) -> bool:
    """'Đồng chí Phó Bí thư Tỉnh ủy': an office of the Party that is named first, before the same person's other one."""
    raw = mention.raw.lower()
    return raw.startswith(("đồng chí", "đ/c")) and mention.name.startswith(("Phó Bí thư", "Bí thư", "Ủy viên"))
