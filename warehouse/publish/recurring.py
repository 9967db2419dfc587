"""The next day due of recurring deadlines, as of the publication: the only value that moves with the calendar."""

from __future__ import annotations

from datetime import date, datetime

import duckdb
from dateutil.rrule import rrulestr


def next_due(recurrence: str, start: date, after: date) -> date | None:
    """First day of the RRULE (counted from `start`) that is later than `after`; None where the rule is over or cannot be read."""
    try:
        rule = rrulestr(recurrence.removeprefix("RRULE:"), dtstart=datetime(start.year, start.month, start.day))
        following = rule.after(datetime(after.year, after.month, after.day, 23, 59))
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None
    return None if following is None else following.date()


def refresh_next_due(con: duckdb.DuckDBPyConnection, prefix: str, today: str) -> None:
    """Set `next_due_on` of all recurring deadlines in `prefix`.deadline. `today`: the day in Viet Nam, ISO."""
    day = date.fromisoformat(today)
    rules = con.execute(
        f"SELECT DISTINCT recurrence, coalesce(start_on, basis_on) FROM {prefix}.deadline WHERE recurrence IS NOT NULL"
    ).fetchall()
    # a rule without a day of its own counts from a day long past: FREQ=MONTHLY;BYMONTHDAY=25 does not ask since when
    values = [(rule, start, next_due(rule, start or date(2000, 1, 3), day)) for rule, start in rules]
    con.execute("CREATE OR REPLACE TEMP TABLE next_due (recurrence VARCHAR, start DATE, due DATE)")
    if values:
        con.executemany("INSERT INTO next_due VALUES (?, ?, ?)", values)
    con.execute(
        f"UPDATE {prefix}.deadline AS d SET next_due_on = n.due FROM next_due n WHERE n.recurrence = d.recurrence"
        " AND n.start IS NOT DISTINCT FROM coalesce(d.start_on, d.basis_on) AND d.next_due_on IS DISTINCT FROM n.due"
    )
