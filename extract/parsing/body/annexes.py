"""Annexes: task tables as rows, plans attached to a decision as directives; the rest of an annex is kept as text.

Belongs here: what of an annex becomes records, and their paths: 'annex/1', 'annex/I/1' for rows; 'annex/II/1/a' for an attached
plan; 'annex2/...' for the second annex. Does not belong here: the main body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import CleanText
from extract.parsing.body import Body, parse_body
from extract.parsing.body.lines import Line, lines_of
from extract.parsing.body.rows import row_records
from extract.parsing.body.tables import take_tables
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
    title = next(
        (i for i, line in enumerate(lines[:_TITLE_LINES]) if line.capitals and _PLAN.match(view.lowered, line.start)),
        None,
    )
    if title is not None:
        return parse_body(lines[title + 1 :], view, prefix=prefix)
    _, tables = take_tables(lines, view)
    records = [record for table in tables for record in row_records(table, view, prefix)]
    return Body((), tuple(records), ())
