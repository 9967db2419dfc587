"""Lists of agencies in a passage, the boundaries of its clauses, and marks of roles in parentheses.

Belongs here: what stands together as one list and where clauses end. Does not belong here: which role a list has (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import AgencyMention
from extract.parsing.body.vocabulary import vocabulary

_BOUNDARY = re.compile(r"[;:()\n]|[.!?…](?=[\s”\"’)]|$)")
_ABBREVIATION = re.compile(r"(?:\b(?:tp|tx|tt|gs|ts|ths|bs|đ/c|v\.v|st|p|q|tr)|\b\w)$")
_JOINS = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?(?:,\s*(?:và|hoặc)|,|và|&|/|hoặc)?"
    r"(?:\s+(?:các|cả|đồng chí|lãnh đạo|thủ trưởng|toàn thể))?\s*"
)
_APPOSITION = re.compile(
    r"\s*[-–(,]\s*(?:là\s)?(?:cơ quan|đơn vị)\s(?:thường trực|chủ trì|đầu mối)[^:;.]{0,80}?(?=[:;.),]|$)"
)
_ROLE_MARK = re.compile(r"\((?:đơn vị\s|cơ quan\s|làm\s)?(chủ trì|đầu mối|phối hợp)\)")
_JOINS_ON = re.compile(r"\s*(?:,\s*(?:và|cùng)?|và)\s*")
_ROLE_WORD = re.compile(
    r"\b(?:giao(?!\s(?:thông|dịch|thương|lưu|nhận))|chủ trì|phối hợp|đầu mối|tham mưu|thường trực|báo cáo|qua|do|để|trừ|gồm)\b"
)
_PARENTHESIS = re.compile(r"\s*\([^()]{0,160}\)")


@dataclass(frozen=True, slots=True)
class RoleHit:
    """One agency with its role; `in_parentheses`: '(giao Sở Y tế tham mưu ...)'."""

    role: str
    mention: AgencyMention
    in_parentheses: bool = False
    confidence: float = 1.0
    ordered: bool = False  # after 'giao', 'yêu cầu', 'đề nghị'


@dataclass(slots=True)
class AgencyList:
    """Agencies joined by commas and 'và'; `after_semicolon`: nothing but ';' stands between it and the group before."""

    mentions: list[AgencyMention]
    after_semicolon: bool = False

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[-1].end


def marked_roles(lowered: str, mentions: Sequence[AgencyMention], start: int, end: int) -> tuple[RoleHit, ...]:
    """'Sở A (chủ trì), Sở B, Sở C (phối hợp)': a mark holds for the offices since the mark before it; empty without marks."""
    hits: list[RoleHit] = []
    at = 0
    for mark in _ROLE_MARK.finditer(lowered, start, end):
        role = "cooperating" if mark.group(1) == "phối hợp" else "lead"
        before: list[AgencyMention] = []
        while at < len(mentions) and mentions[at].end <= mark.start():
            if before and lowered[before[-1].end : mentions[at].start].strip(" ,;") not in ("", "và"):
                before = []
            before.append(mentions[at])
            at += 1
        hits.extend(RoleHit(role, mention) for mention in before)
    return tuple(hits)


def clause_boundaries(lowered: str, start: int, end: int) -> list[tuple[int, str]]:
    found = []
    for match in _BOUNDARY.finditer(lowered, start, end):
        at, mark = match.start(), match.group(0)
        if mark == "." and _ABBREVIATION.search(lowered, max(at - 4, start), at):
            continue
        found.append((at, mark))
    return found


def _without_parts(lowered: str, mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Without what a bracket names of the office before it, where the list goes on: 'Đài A (Kênh B), Thông tấn xã C'."""
    kept = [mentions[0]]
    for at, mention in enumerate(mentions[1:], 1):
        if mention.start - kept[-1].end < 60 and lowered[kept[-1].end : mention.start].lstrip().startswith("("):
            bracket = _PARENTHESIS.match(lowered, kept[-1].end)
            if bracket is not None and mention.end < bracket.end() and not _ROLE_WORD.search(bracket.group()):
                further = next((m for m in mentions[at + 1 :] if m.start >= bracket.end()), None)
                if further is not None and _JOINS_ON.fullmatch(lowered, bracket.end(), further.start):
                    continue
        kept.append(mention)
    return kept


def agency_lists(lowered: str, mentions: Sequence[AgencyMention]) -> list[AgencyList]:
    mentions = _without_parts(lowered, mentions)
    groups = [AgencyList([mentions[0]])]
    for before, mention in pairwise(mentions):
        gap = lowered[before.end : mention.start]
        if len(gap) < 100 and gap.strip() and _JOINS.fullmatch(gap):
            groups[-1].mentions.append(mention)
        else:
            groups.append(AgencyList([mention], gap.strip() == ";"))
    return groups


def skip_apposition(text: str) -> str:
    for pattern in (_PARENTHESIS, _APPOSITION):
        found = pattern.match(text)
        if found is not None:
            text = text[found.end() :].lstrip(",) ")
    return text


def is_public(group: AgencyList) -> bool:
    """Nobody's office: businesses, households, cases."""
    return all(m.type == "collective" and m.name.lower().startswith(vocabulary().public) for m in group.mentions)


def is_superior(group: AgencyList, issuers: Collection[str]) -> bool:
    return all(m.name.lower() in issuers or _commands(m.name.lower()) for m in group.mentions)


def _commands(name: str) -> bool:
    """Whoever by the name charges others; a minister with his ministry ('Bộ trưởng Bộ Y tế') is charged himself."""
    return name.startswith(vocabulary().superiors) and not name.startswith("bộ trưởng bộ")
