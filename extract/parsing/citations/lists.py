"""What the mentions of one list share: an issuer named before or behind all of them, a date that may hold further left.

Belongs here: grouping neighbouring mentions and handing out heads and tails (domain reference 3.5). Does not belong here:
reading one mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.parsing.citations.issuers import Issuer, issuer_before, issuer_by_symbol
from extract.parsing.citations.mentions import Mention

_GAP = re.compile(r"[ *_\n]{0,4}(?:[,;]|va|cung)?[ *_\n]{0,3}(?:va|cac|cung)?[ *_\n]{0,3}$")
_HEAD = re.compile(
    r"(?:[ *_\n]|:|(?<![a-z0-9])(?:tai|cac|cong van|van ban|cong dien|thong bao|chi dao|nghi quyet|quyet dinh|sau|day|theo|o))+$"
)
_MARKED = re.compile(r":|(?<![a-z0-9])tai(?![a-z0-9])")


def group_mentions(folded: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Runs of mentions with nothing but a comma, ';' or 'và' between."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups:
            gap = folded[groups[-1][-1].end : mention.start]
            if len(gap) <= 12 and _GAP.match(gap):
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def head_issuer(folded: str, text: str, group: Sequence[Mention], province_name: str | None) -> Issuer | None:
    """The issuer that stands before the list: 'chỉ đạo của UBND tỉnh tại ...', 'các văn bản của Bộ Y tế: ...'."""
    start = group[0].start
    opened = folded[max(0, start - 4) : start].rstrip(" \n*_")
    if opened.endswith("("):
        return _bracketed(folded, text, max(0, start - 4) + len(opened) - 1, group, province_name)
    low = max(0, start - 48)
    head = _HEAD.search(folded[low:start])
    if head is None or not _MARKED.search(head.group()):
        return None
    return issuer_before(folded, text, low + head.start(), province_name)


def _bracketed(
    folded: str, text: str, opened: int, group: Sequence[Mention], province_name: str | None
) -> Issuer | None:
    """'các nghị quyết của Bộ Chính trị (số 57-NQ/TW ...; số 59-NQ/TW ...)': for papers whose symbols do not say who issued them."""
    numbers = [mention.number for mention in group if mention.number is not None]
    if len(numbers) < len(group):
        return None
    if any(issuer_by_symbol(n.organ, n.code, n.party, province_name) for n in numbers):
        return None
    issuer = issuer_before(folded, text, opened, province_name)
    return issuer if issuer is not None and folded[max(0, issuer.start - 4) : issuer.start].strip() == "cua" else None


def tail_issuer(group: Sequence[Mention], index: int) -> Issuer | None:
    """The issuer printed behind a later mention of the same organ in the list."""
    own = group[index].number
    for later in group[index + 1 : index + 40]:
        if later.issuer is not None:
            same = own is not None and later.number is not None and own.organ == later.number.organ
            return later.issuer if same or (own is None and later.number is None) else None
    return None
