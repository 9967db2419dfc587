"""The gate: every check on the staged notices, one list of verdicts, and whether they block.

Belongs here: the order of the checks. Rules come before expectations, because a row that a rule sets aside is no longer published and
must not block. Does not belong here: what a check is (rule_book), how it runs, what happens after a block (warehouse, flows).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extract.model import Verdict
from quality.expectations import run_expectations
from quality.rule_book import expectations, sql_rules, tuned
from quality.sql_rules import run_rule

USUAL_NIGHTS = 5  # fewer published nights than this say nothing about a usual volume


def audit(
    con: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    profile: str = "nightly",
    thresholds: Mapping[str, float] | None = None,
    reports_dir: Path,
    recent_arrivals: Sequence[int] = (),
    corrections: tuple[int, int] = (0, 0),
    now: datetime | None = None,
) -> tuple[Verdict, ...]:
    """Checks the `staging` schema, mends it where a rule says so, writes the Data Docs.

    `profile`: nightly | backfill | rerun. `thresholds`: rule name → bound, from the settings. `recent_arrivals`: notices of the last
    published nights, newest last. `corrections`: (orphaned, all that stand).
    Raises SettingsError for a threshold that names no measure; a check that fails to run is a verdict.
    """
    now = now or datetime.now(UTC)
    mean = sum(recent_arrivals) / len(recent_arrivals) if len(recent_arrivals) >= USUAL_NIGHTS else None
    parameters = {
        "recent_mean": mean,
        "orphaned_corrections": corrections[0],
        "standing_corrections": corrections[1],
    }
    verdicts = [
        run_rule(con, rule, run_id=run_id, now=now, parameters=parameters)
        for rule in tuned(sql_rules(), thresholds or {})
        if profile in rule.profiles
    ]
    verdicts.extend(run_expectations(con, expectations(), reports_dir=reports_dir, run_id=run_id, now=now))
    return tuple(verdicts)


def blocking(verdicts: Iterable[Verdict], accepted: Iterable[str] = ()) -> tuple[Verdict, ...]:
    """The verdicts that block; an accepted failure does not, an error always does."""
    waived = set(accepted)
    return tuple(v for v in verdicts if v.blocks and not (v.outcome == "failed" and v.check_name in waived))
