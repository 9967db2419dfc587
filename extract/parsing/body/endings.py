"""The end of a body, papers without numbers, headings that head nothing: judged when the lists are known.

Belongs here: closing formulae, directives as plain paragraphs. Does not belong here: lists (`zones`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.parsing.body.entries import Entry, Zone, names_a_lead, only_heads, subject_end
from extract.parsing.body.markers import Style
from extract.parsing.body.sentences import (
    answers_only,
    assesses,
    charges,
    closes,
    demands,
    ends_the_paper,
    only_assesses,
    orders,
    sets_a_day,
)
from extract.parsing.body.view import BodyView


def judge_unnumbered(entries: Sequence[Entry], view: BodyView) -> None:
    """No list at all: what follows the demand are directives, or each paragraph that orders."""
    demand = next((i for i, e in enumerate(entries[:-1]) if demands(e.low)), None)
    if demand is not None:
        entries[demand].zone = Zone.PREAMBLE
        following = entries[demand + 1 :]
        answers = answers_only(entries[demand].low)
        for k, entry in enumerate(following):
            if (answers or not entry.is_plain) and not orders(entry.low):
                continue
            if only_assesses(entry.low):
                continue
            if k == 0 or not closes(entry.low) or orders(entry.low):
                entry.zone = Zone.DIRECTIVE
        return
    found = False
    for entry in entries:
        if assesses(entry.low, subject_end(entry, view)):
            continue
        if (charges(entry.low) and names_a_lead(entry, view)) or (found and orders(entry.low)):
            entry.zone, found = Zone.DIRECTIVE, True
    if not found:
        for entry in entries:
            if charges(entry.low) and not closes(entry.low):
                entry.zone = Zone.DIRECTIVE


# 'Giao Văn phòng UBND tỉnh theo dõi việc thực hiện Thông báo này' is a task below the list.
_CHARGES_ONE = re.compile(r"giao (?!các\s)")


def judge_closing(entries: Sequence[Entry]) -> None:
    """The plain paragraphs after the last list item, from the first closing formula on, or the very last with './.'."""
    first = len(entries)
    while first and entries[first - 1].is_plain:
        first -= 1
    if first == len(entries):
        return
    directives = [e for e in entries if e.zone is Zone.DIRECTIVE]
    begun = False
    for i in range(first, len(entries)):
        entry = entries[i]
        if entry.zone is Zone.PREAMBLE or not directives or entry is directives[0]:
            continue
        before = next(
            (e for e in directives if e.node.line and entry.node.line and e.node.line.start < entry.node.line.start),
            None,
        )
        if before is None:
            continue
        last = i == len(entries) - 1 and first > 0
        # A last paragraph that sets a day is a task, whatever mark ends it.
        tasks = entry.zone is Zone.DIRECTIVE and sets_a_day(entry.low)
        if not begun and entry.zone is Zone.DIRECTIVE and _CHARGES_ONE.match(entry.low):
            continue
        if begun or closes(entry.low) or (last and ends_the_paper(entry.low) and not tasks):
            entry.zone, begun = Zone.CLOSING, True


def _in_capitals(entry: Entry) -> bool:
    return entry.node.line is not None and entry.node.line.capitals


def settle_headings(entries: Sequence[Entry], by_node: dict[int, Entry], view: BodyView) -> None:
    """Headings and sections under which no directive stands are context, unless they order something themselves."""
    holds: set[int] = set()
    for entry in reversed(entries):
        node = entry.node
        if entry.zone is Zone.DIRECTIVE:
            outer = node.style <= Style.HEADING and node.style is not Style.ARTICLE
            bare = outer and (node.style is Style.HEADING or only_heads(entry, view) or _in_capitals(entry))
            if bare and id(node) not in holds:
                entry.zone = Zone.CONTEXT
                for child in node.children:
                    below = by_node[id(child)]
                    if below.zone in (Zone.CONTINUATION, Zone.LABEL):
                        below.zone = Zone.CONTEXT
        if entry.zone is Zone.DIRECTIVE:
            holds.add(id(node.parent))
