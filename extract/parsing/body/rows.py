"""Rows of task tables as records: 'annex/1', 'annex/I/1', 'table/2'.

Belongs here: paths and charges of rows. Does not belong here: cutting lines into cells (`tables`).
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.parsing.body.inheritance import Charge
from extract.parsing.body.markers import Style
from extract.parsing.body.records import BodyRecord
from extract.parsing.body.tables import Row
from extract.parsing.body.tree import Node
from extract.parsing.body.view import BodyView


def row_records(rows: Sequence[Row], view: BodyView, prefix: str) -> list[BodyRecord]:
    """A record a row, in order; rows below a section row ('I. Hạ tầng') hang under it. Who leads stands in its column."""
    records: list[BodyRecord] = []
    used: dict[str, int] = {}
    group: BodyRecord | None = None
    for number, row in enumerate(rows, 1):
        parent = None if row.is_group else group
        base = f"{parent.path}/" if parent else prefix
        path = base + (row.label or f"row{number}")
        used[path] = used.get(path, 0) + 1
        if used[path] > 1:
            path = f"{path}~{used[path]}"
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
            found.append(
                Charge(
                    field, mention.name, mention.agency_id, view.text[mention.start : mention.end], "label",
                    mention.start, mention.end, mention.confidence, mention,
                )
            )  # fmt: skip
    return tuple(found)
