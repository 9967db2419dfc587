"""Subjects that the catalogue does not know: 'Đội Quản lý trật tự đô thị chủ trì, phối hợp với …'.

Belongs here: reading an office's printed name off a sentence whose cue leaves no doubt that it opens with one. Does not belong
here: names that the catalogue or its heads find (`extract.parsing.agencies`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import AgencyMention
from extract.parsing.body.vocabulary import opens_with_imperative

_SUBJECT = re.compile(
    r"(?:(?P<order>giao|yêu cầu|đề nghị)\s)?(?P<subject>[^.;:()\n]{4,220}?),?\s"
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|là (?:cơ quan|đơn vị) (?:đầu mối|chủ trì|thường trực))(?!\w)"
)
_NO_OFFICE = re.compile(
    r"(?:là|với tư cách|người|cá nhân|tổ chức|việc|kinh phí|trường hợp|nội dung|những|mọi|ai|đơn vị nào|về|để|khi|theo|trong|trên)(?!\w)"
)
_REACH, _LONGEST_NAME = 260, 90
_CONFIDENCE = 0.5


def unlisted_leads(
    text: str, lowered: str, start: int, end: int, mentions: Sequence[AgencyMention]
) -> tuple[AgencyMention, ...]:
    """The offices that open text[start:end] before 'chủ trì', 'có trách nhiệm', 'chịu trách nhiệm'; known ones as found."""
    found = _SUBJECT.match(lowered, start, min(end, start + _REACH))
    if found is None or _NO_OFFICE.match(found.group("subject")):
        return ()
    if found.group("order") is None and opens_with_imperative(found.group("subject")):
        return ()
    leads: list[AgencyMention] = []
    for a, b in _pieces(text, found.start("subject"), found.end("subject")):
        known = next((m for m in mentions if m.start <= a < m.end), None)
        if known is not None:
            leads.append(known)
        elif text[a].isupper() and b - a <= _LONGEST_NAME:
            leads.append(AgencyMention(a, b, text[a:b], text[a:b], None, None, None, None, _CONFIDENCE))
        else:
            return ()
    return tuple(leads)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at commas and 'và' before a capital: 'Trưởng phòng A, Trưởng phòng B và Chánh Văn phòng'."""
    pieces, at = [], start
    for cut in re.finditer(r",\s+|\s+và\s+", text[start:end]):
        a, b = start + cut.start(), start + cut.end()
        if b < end and text[b].isupper():
            pieces.append((at, a))
            at = b
    pieces.append((at, end))
    return [(a, b) for a, b in pieces if b > a]
