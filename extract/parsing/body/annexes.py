"""Annexes: task tables as rows, plans attached to a decision as directives; the rest of an annex is kept as text.

Belongs here: what of an annex becomes records, and their paths: 'annex/1', 'annex/I/1' for rows; 'annex/II/1/a' for an attached
plan; 'annex2/...' for the second annex. Does not belong here: the main body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import CleanText
from extract.parsing.body import Body, parse_body
from extract.parsing.body.agency_lists import RoleHit
from extract.parsing.body.inheritance import Charge
from extract.parsing.body.lines import Line, lines_of
from extract.parsing.body.markers import Style
from extract.parsing.body.records import BodyRecord
from extract.parsing.body.tables import Row, table_columns, table_rows
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView

_PLAN = re.compile(r"\s*(?:kế hoạch|chương trình hành động|chương trình|phân công nhiệm vụ)(?!\w)")
_TITLE_LINES = 8  # lines of an annex in which its type name stands


def parse_annexes(clean: CleanText, ranges: Sequence[tuple[int, int]], view: BodyView) -> tuple[Body, ...]:
    """A Body an annex; those that hold no tasks have no records."""
    bodies = []
    for number, (first, last) in enumerate(ranges, 1):
        prefix = "annex/" if number == 1 else f"annex{number}/"
        lines = lines_of(clean, range(first, last))
        bodies.append(_annex(lines, view, prefix))
    return tuple(bodies)


def _annex(lines: Sequence[Line], view: BodyView, prefix: str) -> Body:
    for i, line in enumerate(lines):
        columns = table_columns(line, view.lowered)
        if columns:
            return Body((), tuple(_row_records(table_rows(lines[i + 1 :], columns, view), view, prefix)), ())
    title = next(
        (i for i, line in enumerate(lines[:_TITLE_LINES]) if line.capitals and _PLAN.match(view.lowered, line.start)),
        None,
    )
    if title is None:
        return Body((), (), ())
    return parse_body(lines[title + 1 :], view, prefix=prefix)


def _row_records(rows: Sequence[Row], view: BodyView, prefix: str) -> list[BodyRecord]:
    records: list[BodyRecord] = []
    used: set[str] = set()
    group: BodyRecord | None = None
    for number, row in enumerate(rows, 1):
        parent = None if row.is_group else group
        base = f"{parent.path}/" if parent else prefix
        path = base + (row.label or f"row{number}")
        while path in used:
            path += "~2"
        used.add(path)
        start, end = row.line.start, row.line.end
        node = Node(Style.NUMBER, 0, row.label, row.line)
        record = BodyRecord(
            node, path, parent.path if parent else None, "group" if row.is_group else "row", start, end, None
        )
        if parent is not None and "task" in row.cells:
            record.context_text = view.text[parent.start : parent.end].strip("| ")
        record.is_leaf = not row.is_group
        record.charges = _charges(row, view)
        due = row.cells.get("deadline")
        record.deadline_spans = [(due[0], due[1], "cell")] if due else []
        product = row.cells.get("product")
        record.product = view.lowered[product[0] : product[1]].strip(" .;") or None if product else None
        records.append(record)
        if row.is_group:
            group = record
    return records


def _charges(row: Row, view: BodyView) -> tuple[Charge, ...]:
    found: list[Charge] = []
    for field in ("lead", "cooperating", "monitoring"):
        span = row.cells.get(field)
        if span is None:
            continue
        for mention in view.mentions_in(*span):
            hit = RoleHit(field, mention)
            found.append(
                Charge(
                    hit.role, mention.name, mention.agency_id, view.text[mention.start : mention.end], "label",
                    mention.start, mention.end, mention.confidence, mention,
                )
            )  # fmt: skip
    return tuple(found)
