"""Labelled parts of a directive: 'Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: …; thời gian hoàn thành: …'.

Belongs here: finding the labels and where their values end. Does not belong here: agencies in running sentences (`roles`).
Labels: data/labels.csv.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extract.parsing.body.vocabulary import vocabulary

_FIRST = re.compile(r"[-–+•*\s]*")
_STOP = re.compile(r"\.(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Label:
    """`field`: lead | cooperating | monitoring | deadline | product | task | number | note; the value is text[value_start:value_end]."""

    field: str
    start: int
    value_start: int
    value_end: int


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(vocabulary().labels, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[.;(\n–-])|(?<=[.;(–-]\s))({names})\s?:\s*", re.MULTILINE)


def find_labels(lowered: str, start: int, end: int) -> tuple[Label, ...]:
    """Labels in lowered[start:end] in order; a value ends at the next label, a full stop or the passage's end."""
    if ":" not in lowered[start:end]:
        return ()
    passage = lowered[start:end]
    matches = list(_pattern().finditer(passage))
    if not matches and (opening := _pattern().match(passage, _FIRST.match(passage).end())):  # type: ignore[union-attr]
        matches = [opening]
    found, fields = [], vocabulary().labels
    for i, match in enumerate(matches):
        limit = matches[i + 1].start() if i + 1 < len(matches) else len(passage)
        stop = _STOP.search(passage, match.end(), limit)
        value_end = stop.start() if stop else limit
        found.append(Label(fields[match.group(1)], start + match.start(), start + match.end(), start + value_end))
    return tuple(found)


def is_label_line(lowered: str, start: int, end: int) -> bool:
    """Whether a paragraph (marker stripped) is nothing but labelled values of the directive above it."""
    labels = find_labels(lowered, start, end)
    if not labels or labels[0].start > start + 3:
        return False
    return labels[0].field in ("lead", "cooperating", "deadline", "product", "monitoring")
