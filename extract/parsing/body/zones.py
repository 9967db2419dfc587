"""What each node of the tree is: context, preamble, directive, continuation, labelled line or closing formula.

Belongs here: judging a paragraph by where it stands and by what its neighbours are. Does not belong here: judging it by its own
words (`sentences`, `headings`), records and paths (`records`). Rules: domain reference 3.6, gold's annotation rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.parsing.body.headings import heading_class, is_bare_heading, topic_of
from extract.parsing.body.labels import is_label_line
from extract.parsing.body.markers import BULLETS, Style
from extract.parsing.body.sentences import assesses, charges, closes, demands, ends_the_paper, orders, reports_the_past
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView

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


class Zone(StrEnum):
    CONTEXT = "context"
    PREAMBLE = "preamble"  # the paragraph whose demand opens a list
    DIRECTIVE = "directive"
    CONTINUATION = "continuation"
    LABEL = "label"  # 'Đơn vị chủ trì: …' under a directive
    CLOSING = "closing"


@dataclass(slots=True, eq=False)
class Entry:
    """A node with its zone; `purpose`: context that no order inside it turns into directives (aims, requirements)."""

    node: Node
    zone: Zone
    low: str  # the paragraph without marker, lower case
    purpose: bool = False

    @property
    def is_plain(self) -> bool:
        return self.node.style is Style.PLAIN and not self.node.recovered


def assign_zones(root: Node, view: BodyView, *, closing_allowed: bool = True) -> list[Entry]:
    """An entry for every node below the root, in the order of the text; linear."""
    entries = _entries(root, view)
    by_node = {id(entry.node): entry for entry in entries}
    _judge_marked(entries, by_node, view)
    _judge_before_demands(entries)
    _judge_plain(entries, by_node, view)
    if not any(entry.zone is Zone.DIRECTIVE for entry in entries):
        _judge_unnumbered(entries, view)
    if closing_allowed:
        _judge_closing(entries)
    _settle_headings(entries, by_node, view)
    return entries


def _entries(root: Node, view: BodyView) -> list[Entry]:
    entries: list[Entry] = []
    waiting = list(reversed(root.children))
    while waiting:
        node = waiting.pop()
        line = node.line
        low = view.lowered[node.body_start : line.end] if line else ""
        entries.append(Entry(node, Zone.DIRECTIVE, low))
        waiting.extend(reversed(node.children))
    return entries


def _parent(entry: Entry, by_node: dict[int, Entry]) -> Entry | None:
    return by_node.get(id(entry.node.parent))


def _judge_marked(entries: Sequence[Entry], by_node: dict[int, Entry], view: BodyView) -> None:
    """Numbered and headed nodes: context by heading, by what stands above, or because they assess."""
    for entry in entries:
        above = _parent(entry, by_node)
        inherited = above is not None and above.zone is Zone.CONTEXT
        if entry.is_plain:
            entry.zone = Zone.CONTEXT if inherited else Zone.CONTINUATION
            continue
        topic = topic_of(entry.low)
        start = entry.node.body_start
        named = any(m.type != "unit" for m in view.mentions_in(start, start + len(topic))) if topic else True
        kind = heading_class(topic) if topic and not named else None
        heads = bool(entry.node.children) or topic != entry.low.rstrip(": ")
        if kind == "context" and heads and entry.node.style not in BULLETS:
            entry.purpose = topic.removeprefix("về ").startswith(_PURPOSE)
            if entry.purpose or topic == entry.low.rstrip(": ") or not charges(entry.low):
                entry.zone = Zone.CONTEXT
        elif inherited and above is not None:
            entry.purpose = above.purpose
            if kind == "directive" and entry.node.children and not above.purpose:
                continue
            if above.purpose or not (charges(entry.low) and _leads(entry, view)):
                entry.zone = Zone.CONTEXT
        elif assesses(entry.low, _subject_end(entry, view)):
            entry.zone = Zone.CONTEXT
    for entry in reversed(entries):  # whatever holds a directive is its group
        above = _parent(entry, by_node)
        if above is not None and entry.zone is Zone.DIRECTIVE and above.zone is Zone.CONTEXT:
            above.zone = Zone.DIRECTIVE


def _subject_end(entry: Entry, view: BodyView) -> int:
    """Where a name at the paragraph's very beginning ends, relative to it ('Thủ tướng Chính phủ biểu dương …')."""
    start = entry.node.body_start
    mentions = view.mentions_in(start, start + min(len(entry.low), 160))
    end = 0
    for mention in mentions:
        if mention.start - start > end + 4:
            break
        end = mention.end - start
    return end


def _leads(entry: Entry, view: BodyView) -> bool:
    start = entry.node.body_start
    return any(hit.role == "lead" for hit in view.roles_in(start, start + len(entry.low)))


def _judge_before_demands(entries: Sequence[Entry]) -> None:
    """What stands before the paragraph '… yêu cầu … sau:' and orders nothing is assessment, even where it is numbered."""
    seen: list[Entry] = []
    for i, entry in enumerate(entries):
        if entry.is_plain and i + 1 < len(entries) and not entries[i + 1].is_plain and demands(entry.low):
            following = entries[i + 1].node
            if following.style not in BULLETS or entry.node.parent is None or entry.node.parent.line is None:
                entry.zone = Zone.PREAMBLE
                candidates = [e for e in seen if e.zone is Zone.DIRECTIVE and _scope(e.node) is _scope(entry.node)]
                told = not any(orders(e.low) for e in candidates)
                for candidate in candidates:
                    if told or (reports_the_past(candidate.low) and not candidate.node.children):
                        candidate.zone = Zone.CONTEXT
                seen = []
        elif not entry.is_plain:
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
        above = _parent(entry, by_node)
        if above is not None and is_label_line(
            view.lowered, entry.node.body_start, entry.node.body_start + len(entry.low)
        ):
            entry.zone = Zone.LABEL
        elif above is not None and above.node.style >= Style.NUMBER:
            heads = _only_heads(above, view) and _all_plain(above.node)
            says = orders(entry.low) or _leads(entry, view)
            if entry.zone is Zone.CONTINUATION and heads and says and entry.node.body[:1].isupper():
                entry.zone = Zone.DIRECTIVE
        elif id(parent) not in begun:
            if opens_list or (entry.low.endswith(":") and demands(entry.low)):
                entry.zone = Zone.PREAMBLE
            elif (
                above is not None
                and entry.zone is not Zone.CONTEXT
                and (charges(entry.low) or _tells_tasks(above, entry) or (_leads(above, view) and orders(entry.low)))
            ):
                entry.zone = Zone.DIRECTIVE
            else:
                entry.zone = Zone.CONTEXT
        elif opens_list:
            entry.zone = Zone.PREAMBLE
        elif charges(entry.low) and _leads(entry, view):
            entry.zone = Zone.DIRECTIVE


def _only_heads(entry: Entry, view: BodyView) -> bool:
    start = entry.node.body_start
    end = start + len(entry.low)
    return is_bare_heading(entry.low, view.lowered, start, end, view.mentions_in(start, end))


def _all_plain(node: Node) -> bool:
    return all(child.style is Style.PLAIN for child in node.children)


def _tells_tasks(above: Entry, entry: Entry) -> bool:
    """A paragraph under a heading like 'TỔ CHỨC THỰC HIỆN' that opens with an imperative."""
    return heading_class(topic_of(above.low)) == "directive" and _all_plain(above.node) and orders(entry.low)


def _judge_unnumbered(entries: Sequence[Entry], view: BodyView) -> None:
    """No list at all: what follows the demand are directives, or each paragraph that orders."""
    demand = next((i for i, e in enumerate(entries[:-1]) if demands(e.low)), None)
    if demand is not None:
        entries[demand].zone = Zone.PREAMBLE
        following = entries[demand + 1 :]
        for k, entry in enumerate(following):
            if k == 0 or not closes(entry.low) or orders(entry.low):
                entry.zone = Zone.DIRECTIVE
        return
    found = False
    for entry in entries:
        if assesses(entry.low, _subject_end(entry, view)):
            continue
        if (charges(entry.low) and _leads(entry, view)) or (found and orders(entry.low)):
            entry.zone, found = Zone.DIRECTIVE, True
    if not found:
        for entry in entries:
            if charges(entry.low) and not closes(entry.low):
                entry.zone = Zone.DIRECTIVE


def _judge_closing(entries: Sequence[Entry]) -> None:
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
        if begun or closes(entry.low) or (last and ends_the_paper(entry.low)):
            entry.zone, begun = Zone.CLOSING, True


def _settle_headings(entries: Sequence[Entry], by_node: dict[int, Entry], view: BodyView) -> None:
    """Headings and sections under which no directive stands are context, unless they order something themselves."""
    holds: set[int] = set()
    for entry in reversed(entries):
        node = entry.node
        if entry.zone is Zone.DIRECTIVE:
            outer = node.style <= Style.HEADING and node.style is not Style.ARTICLE
            bare = outer and (node.style is Style.HEADING or _only_heads(entry, view))
            if bare and id(node) not in holds:
                entry.zone = Zone.CONTEXT
                for child in node.children:
                    below = by_node[id(child)]
                    if below.zone in (Zone.CONTINUATION, Zone.LABEL):
                        below.zone = Zone.CONTEXT
        if entry.zone is Zone.DIRECTIVE:
            holds.add(id(node.parent))
