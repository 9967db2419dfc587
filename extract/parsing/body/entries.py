"""The nodes of a body in the order of the text, each with its zone, and what zones look up of a node.

Belongs here: the record that the judges of zones share. Does not belong here: judging (`zones`, `endings`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.parsing.body.headings import is_bare_heading
from extract.parsing.body.markers import Style
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView


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
    detached: bool = False  # a paragraph below the last item that orders for itself: no part of that item

    @property
    def is_plain(self) -> bool:
        return self.node.style is Style.PLAIN and not self.node.recovered


def list_entries(root: Node, view: BodyView) -> list[Entry]:
    entries: list[Entry] = []
    waiting = list(reversed(root.children))
    while waiting:
        node = waiting.pop()
        line = node.line
        low = view.lowered[node.body_start : line.end] if line else ""
        entries.append(Entry(node, Zone.DIRECTIVE, low))
        waiting.extend(reversed(node.children))
    return entries


def entry_above(entry: Entry, by_node: dict[int, Entry]) -> Entry | None:
    return by_node.get(id(entry.node.parent))


def subject_end(entry: Entry, view: BodyView) -> int:
    """Where a name at the paragraph's very beginning ends, relative to it ('Thủ tướng Chính phủ biểu dương …')."""
    start = entry.node.body_start
    mentions = view.mentions_in(start, start + min(len(entry.low), 160))
    end = 0
    for mention in mentions:
        if mention.start - start > end + 4:
            break
        end = mention.end - start
    return end


def names_a_lead(entry: Entry, view: BodyView) -> bool:
    start = entry.node.body_start
    return any(hit.role == "lead" for hit in view.roles_in(start, start + len(entry.low)))


def only_heads(entry: Entry, view: BodyView) -> bool:
    start = entry.node.body_start
    end = start + len(entry.low)
    return is_bare_heading(entry.low, view.lowered, start, end, view.mentions_in(start, end))
