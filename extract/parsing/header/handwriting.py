"""Values written by hand into the typed lines: they fill what is not printed, and what a pen stroke was misread as is dropped.

Belongs here: number, day and month of `CleanText.hand_fields`. Does not belong here: reading handwriting (extract.reading).
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import CleanText, Evidence
from extract.parsing.header.issue_date import IssueDate
from extract.parsing.header.number import DocumentNumber
from extract.parsing.header.spotted import Spotted
from extract.parsing.header.trail import Trail


def without_pen_strokes(
    clean: CleanText, number: Spotted[DocumentNumber] | None, issued: Spotted[IssueDate] | None
) -> tuple[Spotted[DocumentNumber] | None, Spotted[IssueDate] | None, bool]:
    """Printed values without what was read from handwriting; True where day or month is written but could not be read:
    such a date is not 'only the month printed', it is unreadable (NULL)."""
    written = {hand.name for hand in clean.hand_fields}
    unread = {hand.name for hand in clean.hand_fields if hand.value is None}
    if number is not None and "number" in written:
        number = replace(number, value=replace(number.value, number=None))
    if issued is not None:
        value = issued.value
        day, month = None if "day" in written else value.day, None if "month" in written else value.month
        issued = replace(issued, value=IssueDate(day, month, value.year, value.is_garbled))
    return number, issued, bool(unread & {"day", "month"}) or (issued is not None and issued.value.is_garbled)


def written_values(
    clean: CleanText, number: Spotted[DocumentNumber] | None, issued: Spotted[IssueDate] | None, trail: Trail
) -> tuple[str | None, IssueDate]:
    """(number written by hand, the issue date with day and month written by hand), each with its evidence."""
    written: str | None = None
    when = issued.value if issued is not None else IssueDate(None, None, None)
    for hand in clean.hand_fields:
        if hand.value is None:
            continue
        if hand.name == "number" and written is None and number is not None and number.value.number is None:
            written = hand.value
        elif hand.name == "day" and issued is not None and when.day is None and hand.value.isdigit():
            when = replace(when, day=int(hand.value))
        elif hand.name == "month" and issued is not None and when.month is None and hand.value.isdigit():
            when = replace(when, month=int(hand.value))
        else:
            continue
        field = "number" if hand.name == "number" else "issued_on"
        rule, sure = f"handwriting_{hand.engine}", round(hand.confidence, 4)
        trail.rows.append(Evidence("notice", "", field, rule, hand.value, None, None, (hand.box,), sure, 1.0))
    return written, when
