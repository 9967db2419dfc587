"""Heads of offices that open a list without naming one: 'Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND các tỉnh …'.

Belongs here: adding those that the finder of agencies left out, so that the list stays one list. Does not belong here: names
(`extract.parsing.agencies`). Phrases: data/titled_heads.csv.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.model import AgencyMention
from extract.parsing.body.vocabulary import vocabulary

_CONFIDENCE = 0.9


@functools.cache
def _pattern() -> re.Pattern[str]:
    known = sorted(vocabulary().titled_heads, key=len, reverse=True)
    whole = "|".join(re.escape(p) for p in known if p.startswith(("thủ trưởng", "các bộ trưởng")))
    phrases = "|".join(re.escape(p) for p in known)
    # The shorter ones only inside a list: with a comma behind, 'Bộ trưởng Bộ Y tế' is no head without an office.
    return re.compile(rf"(?<!\w)(?<!ban )(?<!phó )(?<!nguyên )(?:(?:{whole})(?!\w)|(?:{phrases})(?=\s?[,;]))")


def with_titled_heads(lowered: str, text: str, mentions: Sequence[AgencyMention]) -> Sequence[AgencyMention]:
    """`mentions` and the heads of lists between them; a mention inside a longer head ('Chính phủ') gives way to it."""
    added: list[AgencyMention] = []
    at = 0
    for found in _pattern().finditer(lowered):
        start, end = found.span()
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        overlapping = mentions[at] if at < len(mentions) and mentions[at].start < end else None
        if overlapping is not None and (overlapping.start < start or overlapping.end > end):
            continue
        if overlapping is not None and overlapping.start == start and overlapping.end == end:
            continue
        name = vocabulary().titled_heads[found.group(0)]
        added.append(
            AgencyMention(start, end, text[start:end], name, "titled_head", None, "central", "collective", _CONFIDENCE)
        )
    if not added:
        return mentions
    spans = [(m.start, m.end) for m in added]
    kept = [m for m in mentions if not any(a <= m.start and m.end <= b for a, b in _near(spans, m.start))]
    return sorted([*kept, *added], key=lambda m: m.start)


def _near(spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The span that begins last at or before `at`, if any."""
    place = bisect_right(spans, (at, 1 << 60))
    return spans[place - 1 : place] if place else []
