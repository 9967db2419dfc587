"""What each node of the tree is: context, preamble, directive, continuation, labelled line or closing formula.

Belongs here: judging a paragraph by where it stands and by what its neighbours are. Does not belong here: judging it by its own
words (`sentences`, `headings`), records and paths (`records`). Rules: domain reference 3.6, gold's annotation rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.parsing.body.endings import judge_closing, judge_unnumbered, settle_headings
from extract.parsing.body.entries import Entry, Zone, entry_above, list_entries, names_a_lead, only_heads, subject_end
from extract.parsing.body.headings import heading_class, topic_of
from extract.parsing.body.labels import is_label_line
from extract.parsing.body.markers import BULLETS, Style
from extract.parsing.body.sentences import (
    assesses,
    charges,
    demands,
    demands_list,
    orders,
    reports_the_past,
    sets_a_day,
    tells_in_assessment,
)
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView
from extract.parsing.body.vocabulary import opens_with_imperative

_TOLD = frozenset({"đã", "còn", "chưa", "đạt", "tuy"})  # words of a report, not of a task
_ANNOUNCING = ("để ", "nhằm ", "trong thời gian tới", "thời gian tới", "từ nay")
_OPENS_ORDER = re.compile(r"(?:yêu cầu|đề nghị|giao)\s")
_PURPOSE = (
    "mục đích",
    "mục tiêu",
    "yêu cầu",
    "quan điểm",
    "nguyên tắc",
    "căn cứ",
    "phạm vi",
    "đối tượng",
    "phương châm",
    "chỉ tiêu",
)


def assign_zones(root: Node, view: BodyView, *, closing_allowed: bool = True) -> list[Entry]:
    """An entry for every node below the root, in the order of the text; linear."""
    entries = list_entries(root, view)
    by_node = {id(entry.node): entry for entry in entries}
    _judge_marked(entries, by_node, view)
    _judge_before_demands(entries, view)
    _judge_plain(entries, by_node, view)
    if not any(entry.zone is Zone.DIRECTIVE for entry in entries):
        judge_unnumbered(entries, view)
    if closing_allowed:
        judge_closing(entries)
    settle_headings(entries, by_node, view)
    return entries


def _judge_marked(entries: Sequence[Entry], by_node: dict[int, Entry], view: BodyView) -> None:
    """Numbered and headed nodes: context by heading, by what stands above, or because they assess."""
    reopened: set[int] = set()
    for entry in entries:
        above = entry_above(entry, by_node)
        inherited = above is not None and above.zone is Zone.CONTEXT
        if inherited and id(above) in reopened:
            inherited = False
        if entry.is_plain:
            entry.zone = Zone.CONTEXT if inherited else Zone.CONTINUATION
            if inherited and above is not None and not above.purpose and demands(entry.low):
                reopened.add(id(above))  # assessment first, then '… yêu cầu … sau:' under one heading
            continue
        topic = topic_of(entry.low)
        start = entry.node.body_start
        named = any(m.type != "unit" for m in view.mentions_in(start, start + len(topic))) if topic else True
        announces = entry.low.startswith(_ANNOUNCING) and entry.low.endswith(
            ":"
        )  # 'Để thúc đẩy ..., yêu cầu:' is no 'Yêu cầu'
        kind = heading_class(topic) if topic and not named and not announces else None
        heads = bool(entry.node.children) or topic != entry.low.rstrip(": ")
        if kind == "context" and heads and entry.node.style not in BULLETS:
            entry.purpose = topic.removeprefix("về ").startswith(_PURPOSE)
            tasks = charges(entry.low) or (sets_a_day(entry.low) and _TOLD.isdisjoint(entry.low.split()))
            if entry.purpose or topic == entry.low.rstrip(": ") or not tasks:
                entry.zone = Zone.CONTEXT
        elif inherited and above is not None:
            entry.purpose = above.purpose
            if kind == "directive" and entry.node.children and not above.purpose:
                continue
            tasks = charges(entry.low) and names_a_lead(entry, view)
            if above.purpose or not tasks or tells_in_assessment(entry.low, subject_end(entry, view)):
                entry.zone = Zone.CONTEXT
        elif assesses(entry.low, subject_end(entry, view)):
            entry.zone = Zone.CONTEXT
    for entry in reversed(entries):  # whatever holds a directive is its group
        above = entry_above(entry, by_node)
        if above is not None and entry.zone is Zone.DIRECTIVE and above.zone is Zone.CONTEXT:
            above.zone = Zone.DIRECTIVE


def _has_subject(entry: Entry, view: BodyView) -> bool:
    """'Các huyện ủy lãnh đạo rà soát ...': an office at the beginning and what it is to do."""
    end = subject_end(entry, view)
    return end > 0 and opens_with_imperative(entry.low[end : end + 80].lstrip(" ,"))


def _judge_before_demands(entries: Sequence[Entry], view: BodyView) -> None:
    """What stands before the paragraph '… yêu cầu … sau:' and orders nothing is assessment, even where it is numbered."""
    seen: list[Entry] = []
    for i, entry in enumerate(entries):
        if entry.is_plain and i + 1 < len(entries) and not entries[i + 1].is_plain and demands(entry.low):
            following = entries[i + 1].node
            if following.style not in BULLETS or entry.node.parent is None or entry.node.parent.line is None:
                entry.zone = Zone.PREAMBLE
                if following.parent is entry.node.parent and following.parent is not None:
                    candidates = [e for e in seen if e.zone is Zone.DIRECTIVE and e.node.parent is following.parent]
                else:
                    candidates = [e for e in seen if e.zone is Zone.DIRECTIVE and _scope(e.node) is _scope(entry.node)]
                told = not any(orders(e.low) for e in candidates)
                for candidate in candidates:
                    if told or (reports_the_past(candidate.low) and not candidate.node.children):
                        candidate.zone = Zone.CONTEXT
                seen = []
        elif not entry.is_plain:
            if entry.node.children and demands_list(
                entry.low
            ):  # '2. Thời gian tới, yêu cầu … sau:' after '1. Năm 2022, …'
                for e in seen:
                    beside = e.node.parent is entry.node.parent and not e.node.children
                    if beside and reports_the_past(e.low) and not _has_subject(e, view):
                        e.zone = Zone.CONTEXT
                seen = []
            seen.append(entry)


def _scope(node: Node) -> Node | None:
    """The section that a node stands in; the root for a notice without sections."""
    at = node.parent
    while at is not None and at.line is not None and at.style >= Style.HEADING:
        at = at.parent
    return at


def _judge_plain(entries: Sequence[Entry], by_node: dict[int, Entry], view: BodyView) -> None:
    """Paragraphs without marker: introductions, demands, continuations, orders between the lists."""
    begun: set[int] = set()  # containers that hold a directive already
    trailing = len(entries)
    while trailing and entries[trailing - 1].is_plain:
        trailing -= 1
    for i, entry in enumerate(entries):
        parent = entry.node.parent
        if not entry.is_plain:
            if entry.zone is Zone.DIRECTIVE:
                begun.add(id(parent))
            if is_label_line(view.lowered, entry.node.body_start, entry.node.body_start + len(entry.low)) and (
                parent is not None and parent.line is not None
            ):
                entry.zone = Zone.LABEL
            continue
        if entry.zone is Zone.PREAMBLE:
            continue
        following = entries[i + 1] if i + 1 < len(entries) else None
        opens_list = following is not None and not following.is_plain and entry.low.endswith(":")
        above = entry_above(entry, by_node)
        if above is not None and is_label_line(
            view.lowered, entry.node.body_start, entry.node.body_start + len(entry.low)
        ):
            entry.zone = Zone.LABEL
        elif above is not None and above.node.style >= Style.NUMBER:
            if (
                entry.zone is Zone.CONTINUATION
                and i >= trailing
                and _OPENS_ORDER.match(entry.low)
                and not only_heads(above, view)
            ):
                entry.zone, entry.detached = Zone.DIRECTIVE, names_a_lead(entry, view)
                if not entry.detached:
                    entry.zone = Zone.CONTINUATION
        elif id(parent) not in begun:
            if opens_list or (entry.low.endswith(":") and demands(entry.low)):
                entry.zone = Zone.PREAMBLE
            elif (
                above is not None
                and entry.zone is not Zone.CONTEXT
                and (
                    charges(entry.low)
                    or _tells_tasks(above, entry)
                    or (names_a_lead(above, view) and orders(entry.low))
                )
            ):
                entry.zone = Zone.DIRECTIVE
            else:
                entry.zone = Zone.CONTEXT
        elif opens_list:
            entry.zone = Zone.PREAMBLE
        elif (charges(entry.low) and names_a_lead(entry, view)) or (above is None and _has_subject(entry, view)):
            entry.zone = Zone.DIRECTIVE


def _all_plain(node: Node) -> bool:
    return all(child.style is Style.PLAIN for child in node.children)


def _tells_tasks(above: Entry, entry: Entry) -> bool:
    """A paragraph under a heading like 'TỔ CHỨC THỰC HIỆN' that opens with an imperative."""
    return heading_class(topic_of(above.low)) == "directive" and _all_plain(above.node) and orders(entry.low)
