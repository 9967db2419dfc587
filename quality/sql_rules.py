"""Runs the rules in SQL on the staged tables and acts on what they find.

Belongs here: one rule → one verdict. A rule that cannot run is an error, and an error blocks. Does not belong here: the rules themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import duckdb

from extract.model import Verdict
from quality.rule_book import SqlRule
from quality.set_aside import empty_values, set_rows_aside

SHOWN = 5  # offending rows named in a verdict


def run_rule(
    con: duckdb.DuckDBPyConnection,
    rule: SqlRule,
    *,
    run_id: str,
    now: datetime,
    parameters: Mapping[str, object] | None = None,
) -> Verdict:
    """Runs one rule, sets rows aside or empties values where it says so. Never raises for a broken rule: that is an error verdict."""
    try:
        if rule.kind == "measure":
            return _measure(con, rule, now, parameters or {})
        return _rows(con, rule, run_id, now)
    except duckdb.Error as fault:
        return Verdict(
            rule.name, rule.table, rule.severity, "error", observed=str(fault).split("\n")[0], checked_at=now
        )


def _rows(con: duckdb.DuckDBPyConnection, rule: SqlRule, run_id: str, now: datetime) -> Verdict:
    found = con.execute(rule.sql).fetchall()
    keys = list(dict.fromkeys(row[1] for row in found))
    if keys and rule.action == "set_aside":
        set_rows_aside(con, table=rule.table, row_keys=keys, rule=rule.name, run_id=run_id, now=now)
    elif keys and rule.action == "empty":
        empty_values(con, table=rule.table, row_keys=keys, fields=rule.fields)
    return Verdict(
        rule.name,
        rule.table,
        rule.severity,
        "failed" if found else "passed",
        observed=_shown(found) if found else "0 rows",
        expected=rule.about,
        failing_rows=len(found),
        checked_at=now,
    )


def _shown(found: Sequence[tuple[object, ...]]) -> str:
    shown = "; ".join(f"{row[1]}: {row[2]}" for row in found[:SHOWN])
    return shown + (f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


def _measure(con: duckdb.DuckDBPyConnection, rule: SqlRule, now: datetime, parameters: Mapping[str, object]) -> Verdict:
    wanted = {name: value for name, value in parameters.items() if f"${name}" in rule.sql}
    row = con.execute(rule.sql, wanted or None).fetchone()
    observed, of_rows = (row[0], int(row[1] or 0)) if row else (None, 0)
    expected = " and ".join(
        part
        for part in (
            f"at least {rule.lower:g}" if rule.lower is not None else "",
            f"at most {rule.upper:g}" if rule.upper is not None else "",
        )
        if part
    )
    if observed is None or of_rows < rule.least_rows:
        text = f"too few rows to judge ({of_rows} of {rule.least_rows})"
        return Verdict(rule.name, rule.table, rule.severity, "passed", observed=text, expected=expected, checked_at=now)
    value = round(float(observed), 4)
    within = (rule.lower is None or value >= rule.lower) and (rule.upper is None or value <= rule.upper)
    return Verdict(
        rule.name,
        rule.table,
        rule.severity,
        "passed" if within else "failed",
        observed=f"{value:g} of {of_rows} rows",
        expected=f"{rule.about}: {expected}",
        failing_rows=0 if within else of_rows,
        checked_at=now,
    )
