"""The body of a notice: tree of directives, context told apart, who is charged. Public: `parse_body`, `Body`.

Does not belong here: header and recipients (`extract.parsing.header`), deadlines, citations.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.parsing.body.entries import Entry
from extract.parsing.body.headings import is_heading, names_only_agencies
from extract.parsing.body.inheritance import Charge
from extract.parsing.body.lines import Line
from extract.parsing.body.records import BodyRecord, Demand, number_records
from extract.parsing.body.rows import row_records
from extract.parsing.body.sentences import orders
from extract.parsing.body.tables import take_tables
from extract.parsing.body.tree import Predicates, build_tree
from extract.parsing.body.view import BodyView
from extract.parsing.body.zones import assign_zones

__all__ = ["Body", "BodyRecord", "BodyView", "parse_body"]


@dataclass(frozen=True, slots=True)
class Body:
    """`entries` cover every line outside of tables once, in order; `records` are the directives; `demands` the preambles."""

    entries: tuple[Entry, ...]
    records: tuple[BodyRecord, ...]
    demands: tuple[Demand, ...]


def parse_body(lines: Sequence[Line], view: BodyView, *, prefix: str = "", addressees: Sequence[Charge] = ()) -> Body:
    """Directives of the paragraphs given; `addressees` (Kính gửi) lead where nobody else is named. Never raises; linear."""
    authority = _authority_lines(lines, view)
    predicates = Predicates(
        heading=lambda line, heads: (
            line.start not in authority
            and is_heading(line, view.lowered, view.mentions_in(line.start, line.end), heads)
        ),
        opens_directive=lambda line: _opens_directive(line, view),
    )
    rest, tables = take_tables(lines, view)
    entries = assign_zones(build_tree(rest, predicates), view, closing_allowed=not prefix)
    records, demands = number_records(entries, view, prefix=prefix, addressees=addressees)
    for number, rows in enumerate(tables, 1):
        records.extend(row_records(rows, view, f"{prefix}table/" if number == 1 else f"{prefix}table{number}/"))
    if tables:
        records.sort(key=lambda record: record.start)
    return Body(tuple(entries), tuple(records), tuple(demands))


_BASIS = ("căn cứ", "xét ", "theo ", "trên cơ sở", "thực hiện ")


def _authority_lines(lines: Sequence[Line], view: BodyView) -> frozenset[int]:
    """Offsets of 'CHÍNH PHỦ', 'GIÁM ĐỐC SỞ Y TẾ' above the legal basis of a decision or resolution: who decides heads nothing."""
    return frozenset(
        line.start
        for line, below in pairwise(lines[:8])
        if line.capitals and view.lowered.startswith(_BASIS, below.start) and len(line.text) < 120
    )


def _opens_directive(line: Line, view: BodyView) -> bool:
    if orders(view.lowered[line.start : line.end]):
        return True
    first = view.mentions_in(line.start, min(line.end, line.start + 160))
    return bool(first) and first[0].start == line.start


def addressee_charges(view: BodyView, named: Collection[tuple[str, str | None, int, int]]) -> tuple[Charge, ...]:
    """Charges for the addressees of a letter: (name, agency_id, start, end); a line that names several gives each of them."""
    charges: list[Charge] = []
    for name, agency, start, end in named:
        inside = view.mentions_in(start, end)
        if len(inside) > 1 and names_only_agencies(view.lowered, start, end, inside):
            charges.extend(Charge("lead", m.name, m.agency_id, None, "preamble", m.start, m.end, 0.8) for m in inside)
        else:
            charges.append(Charge("lead", name, agency, None, "preamble", start, end, 0.8))
    return tuple(charges)
