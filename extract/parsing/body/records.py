"""From judged nodes to numbered records: paths, kinds, parents, headings above, who is charged.

Belongs here: how a place in the tree is written as a path (contract.sql, table directive). Does not belong here: deadlines,
citations, confidences of the reading (`extract.parsing.notice` adds them).

Paths beyond the contract's examples: a heading without number is 'h1', 'h2' ... inside its parent; a plain paragraph that is a
directive of its own is 'p1', 'p2' ... (inside a numbered parent from 'p2', because the parent's own paragraph is its first);
bullets of a paper without numbers are '-1', '-2' ...; everything of an annex begins with 'annex' ('annex2' for the second);
a label used twice in one list is written '3~2'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parsing.body.entries import Entry, Zone
from extract.parsing.body.inheritance import Charge, effective, inherited, own_charges
from extract.parsing.body.markers import BULLETS, Style
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView

_LONGEST_HEADING = 300  # characters of one heading in context_text


@dataclass(slots=True, eq=False)
class BodyRecord:
    """One directive-like record; `charges` after inheritance. `labelled` are spans of label lines whose values are this record's."""

    node: Node
    path: str
    parent_path: str | None
    kind: str
    start: int
    end: int
    context_text: str | None
    charges: tuple[Charge, ...] = ()
    labelled: list[tuple[int, int]] = field(default_factory=list)
    is_leaf: bool = False
    is_label: bool = False
    product: str | None = None  # of a table's own column
    deadline_spans: list[tuple[int, int, str]] | None = (
        None  # (start, end, context) where not the whole text: a table's column
    )


@dataclass(frozen=True, slots=True)
class Demand:
    """A preamble: where its demand begins and whom it charges."""

    entry: Entry
    start: int
    end: int
    charges: tuple[Charge, ...]
    scope: Node | None  # whose children it speaks for


def demand_of(entry: Entry, view: BodyView, following: Entry | None) -> Demand:
    """The last sentence of a preamble, from the subject of its demand on, and its addressees."""
    line = entry.node.line
    assert line is not None
    start, end = line.start, line.end
    stop = max(view.lowered.rfind(mark, start, end - 1) for mark in (". ", "? ", "! "))
    sentence = stop + 2 if stop > start else start
    charges = own_charges(view, sentence, end, demanding=True)
    leads = [charge for charge in charges if charge.role == "lead"]
    leads = [charge for charge in leads if charge.ordered] or leads
    if leads:
        # 'Để ...; thực hiện ..., UBND tỉnh yêu cầu các sở ...:' begins at the subject of the demand.
        head = leads[0].start
        for mention in reversed(view.mentions_in(sentence, head)[-8:]):
            if head - mention.end > 40:
                break
            head = mention.start
        cut = max(view.lowered.rfind(mark, sentence, head) for mark in ("; ", ", "))
        if cut > sentence and head - cut < 60:
            sentence = cut + 2
    scope = entry.node.parent
    inner = following is not None and following.node.parent is scope
    if not inner and scope is not None and scope.line is not None and scope.style >= Style.NUMBER:
        scope = scope.parent  # the list that it opens stands beside the item that it follows
    return Demand(entry, sentence, end, inherited(leads, "preamble"), scope)


def number_records(
    entries: Sequence[Entry], view: BodyView, *, prefix: str = "", addressees: Sequence[Charge] = ()
) -> tuple[list[BodyRecord], list[Demand]]:
    """Records of all directives, continuations and closings in the order of the text; linear."""
    records: list[BodyRecord] = []
    by_node: dict[int, BodyRecord] = {}
    heads: dict[int, tuple[Charge, ...]] = {}  # what each record hands down: its own charges or its heading's
    demands: list[Demand] = []
    counts: dict[tuple[int, str], int] = {}
    used: dict[str, int] = {}
    closings = sum(entry.zone is Zone.CLOSING for entry in entries)
    parents_of_directives = {
        id(entry.node.parent) for entry in entries if entry.zone is Zone.DIRECTIVE and not entry.detached
    }
    spoken_to: tuple[Charge, ...] = ()
    for i, entry in enumerate(entries):
        node = entry.node
        if entry.zone is Zone.PREAMBLE:
            demands.append(demand_of(entry, view, entries[i + 1] if i + 1 < len(entries) else None))
            continue
        if entry.zone is Zone.CONTEXT or node.line is None:
            continue
        above = None if entry.detached else _record_above(node, by_node)
        if entry.zone is Zone.CLOSING:
            number = _next(counts, 0, "closing")
            path = prefix + ("closing" if closings == 1 else f"closing/{number}")
            parent: BodyRecord | None = None
            kind = "closing"
        else:
            parent = above
            path, kind = _path(entry, parent, prefix, counts), _kind(entry, id(node) in parents_of_directives)
        path = _unused(path, used)
        record = BodyRecord(
            node, path, parent.path if parent else None, kind, node.line.start, node.line.end, _headings(node, view)
        )
        record.is_leaf = kind in ("item", "bullet")
        own = own_charges(view, node.body_start, node.line.end)
        if entry.zone is Zone.LABEL and parent is not None:
            record.is_label = True
            parent.labelled.append((node.body_start, node.line.end))
            _take_labels(parent, own, heads)
        if kind == "closing" or _sanctions(entry.low):
            record.charges = own
        else:
            taken = heads.get(id(parent.node), ()) if parent else ()
            if not any(charge.role == "lead" for charge in taken):
                taken = (*taken, *_demanded(node, demands, addressees))
            if entry.is_plain and parent is None and not any(charge.role == "lead" for charge in taken):
                taken = (*taken, *spoken_to)
            record.charges = effective(own, taken)
            if entry.is_plain and parent is None:  # the next paragraph of a letter speaks to the same offices
                spoken_to = inherited([c for c in record.charges if c.role == "lead"], "preamble")
        if record.kind == "continuation" and parent is not None:
            _lend_to_heading(parent, own)
        handed = inherited(own, "heading")
        passed = heads.get(id(parent.node), ()) if parent else ()
        heads[id(node)] = effective(handed, passed)
        by_node[id(node)] = record
        records.append(record)
    return records, demands


def _record_above(node: Node, by_node: dict[int, BodyRecord]) -> BodyRecord | None:
    at = node.parent
    while at is not None:
        found = by_node.get(id(at))
        if found is not None:
            return found
        at = at.parent
    return None


def _lend_to_heading(parent: BodyRecord, own: Sequence[Charge]) -> None:
    """'2. Tổ chức tập huấn' names nobody; the paragraph below it says who: that is who leads the item."""
    if parent.kind != "item" or len(parent.node.body) > 170 or parent.node.body[-1:] in ".;":
        return
    if any(charge.source in ("explicit", "label") and charge.role == "lead" for charge in parent.charges):
        return
    if any(charge.role == "lead" for charge in own):
        parent.charges = tuple(own)


def _take_labels(parent: BodyRecord, own: Sequence[Charge], heads: dict[int, tuple[Charge, ...]]) -> None:
    """Labelled agencies belong to the directive above the label."""
    labelled = [charge for charge in own if charge.source == "label"]
    explicit = [c for c in parent.charges if c.source in ("explicit", "label")]
    passed = [c for c in parent.charges if c.source in ("heading", "preamble")]
    parent.charges = effective((*explicit, *labelled), passed)


def _demanded(node: Node, demands: Sequence[Demand], addressees: Sequence[Charge]) -> tuple[Charge, ...]:
    """The addressees of the nearest demand before the node whose scope holds it."""
    above = set()
    at = node.parent
    while at is not None:
        above.add(id(at))
        at = at.parent
    for demand in reversed(demands[-20:]):
        if demand.charges and id(demand.scope) in above:
            return demand.charges
    return tuple(addressees)


def _sanctions(low: str) -> bool:
    """'Cơ quan, đơn vị nào ... thì xử lý ...' charges nobody."""
    return " nào " in low[:60] and any(word in low for word in ("xử lý", "chịu trách nhiệm", "kiểm điểm"))


def _next(counts: dict[tuple[int, str], int], parent: int, what: str) -> int:
    counts[(parent, what)] = counts.get((parent, what), 0) + 1
    return counts[(parent, what)]


def _path(entry: Entry, parent: BodyRecord | None, prefix: str, counts: dict[tuple[int, str], int]) -> str:
    node, key = entry.node, id(parent.node) if parent else 0
    base = f"{parent.path}/" if parent else prefix
    if node.style in BULLETS and not node.recovered:
        return f"{base}-{_next(counts, key, '-')}"
    if entry.is_plain:
        first = 1 if parent is None or parent.node.style is Style.HEADING else 2
        return f"{base}p{_next(counts, key, 'p') + first - 1}"
    if node.style is Style.HEADING:
        return f"{base}h{_next(counts, key, 'h')}"
    if node.style is Style.DECIMAL and parent is not None and parent.node.numbers:
        return f"{parent.path.rpartition('/')[0]}/{node.label}".lstrip("/") if "/" in parent.path else f"{node.label}"
    return base + node.label


def _kind(entry: Entry, holds_directives: bool) -> str:
    if entry.zone in (Zone.CONTINUATION, Zone.LABEL):
        return "continuation"
    if holds_directives:
        return "group"
    if entry.node.style in BULLETS:
        return "bullet"
    return "item"


def _unused(path: str, used: dict[str, int]) -> str:
    """Two lists with the same numbers under one parent: the second '3' is '3~2'."""
    used[path] = used.get(path, 0) + 1
    return path if used[path] == 1 else f"{path}~{used[path]}"


def _headings(node: Node, view: BodyView) -> str | None:
    parts: list[str] = []
    at = node.parent
    while at is not None and at.line is not None:
        text = view.text[at.body_start : at.line.end].strip().rstrip(":")
        parts.append(text if len(text) <= _LONGEST_HEADING else text[:_LONGEST_HEADING].rsplit(" ", 1)[0] + " …")
        at = at.parent
    return " › ".join(reversed(parts)) or None
