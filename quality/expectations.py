"""Great Expectations on the narrow staged columns, and its Data Docs.

Belongs here: everything that touches the library, imported inside functions (it takes seconds to import). It reads DuckDB only
through pandas batches: its SQLAlchemy path fails on DuckDB with every check (known upstream). A check that raised reports
`success=False` with the cause inside `exception_info`; that is read first and is an error, which blocks.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from extract.model import Verdict
from quality.rule_book import Expectation

KEPT_VALIDATIONS = 60  # nights of history in the Data Docs


def run_expectations(
    con: duckdb.DuckDBPyConnection, checks: Sequence[Expectation], *, reports_dir: Path, run_id: str, now: datetime
) -> tuple[Verdict, ...]:
    """Runs one suite a table and builds the Data Docs under `reports_dir`/gx. A fault of the library is an error for all checks."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    silence = io.StringIO()  # its progress bars go to stderr whatever its settings say
    try:
        with contextlib.redirect_stderr(silence), contextlib.redirect_stdout(silence):
            return tuple(_run(con, checks, reports_dir, run_id, now))
    except Exception as fault:  # whatever breaks inside the library must block, never pass unseen
        text = f"{type(fault).__name__}: {fault}"[:500]
        return tuple(Verdict(c.check, c.table, c.severity, "error", observed=text, checked_at=now) for c in checks)


def data_docs_index(reports_dir: Path) -> Path:
    """The Data Docs' first page, opened straight from disk."""
    return reports_dir / "gx" / "uncommitted" / "data_docs" / "local_site" / "index.html"


def _run(
    con: duckdb.DuckDBPyConnection, checks: Sequence[Expectation], reports_dir: Path, run_id: str, now: datetime
) -> list[Verdict]:
    import great_expectations as gx

    reports_dir.mkdir(parents=True, exist_ok=True)
    context = gx.get_context(mode="file", project_root_dir=str(reports_dir))
    source = context.data_sources.add_or_update_pandas("staged")
    verdicts: list[Verdict] = []
    for table in dict.fromkeys(check.table for check in checks):
        own = [check for check in checks if check.table == table]
        columns = ", ".join(dict.fromkeys(check.column for check in own))
        batch = con.execute(f"SELECT {columns} FROM staging.{table}").df()
        definition = source.add_dataframe_asset(table).add_batch_definition_whole_dataframe("staged")
        suite = context.suites.add_or_update(gx.ExpectationSuite(name=table))
        for check in own:
            kind = getattr(gx.expectations, check.type)
            suite.add_expectation(kind(**check.kwargs, severity=check.severity, meta={"check": check.check}))
        validation = context.validation_definitions.add_or_update(
            gx.ValidationDefinition(name=table, data=definition, suite=suite)
        )
        result = validation.run(
            batch_parameters={"dataframe": batch},
            run_id=gx.RunIdentifier(run_name=run_id, run_time=now),
            result_format={"result_format": "SUMMARY"},
        )
        named = {check.check: check for check in own}
        for outcome in result.results:
            meta = (outcome.expectation_config.meta if outcome.expectation_config else None) or {}
            verdicts.append(_verdict(outcome, named[meta["check"]], len(batch), now))
    _forget_old_validations(reports_dir)
    context.build_data_docs()
    return verdicts


def _raised(info: Mapping[str, Any]) -> str | None:
    """The message of an exception inside `exception_info`, which is flat or one level deep by metric."""
    for part in (info, *[value for value in info.values() if isinstance(value, Mapping)]):
        if part.get("raised_exception"):
            return str(part.get("exception_message"))[:500]
    return None


def _verdict(outcome: Any, check: Expectation, rows: int, now: datetime) -> Verdict:
    cause = _raised(outcome.exception_info or {})
    detail = outcome.result or {}
    failing = int(detail.get("unexpected_count") or 0)
    observed = cause or f"{failing} of {rows} rows"
    if not cause and failing:
        observed += f", such as {detail.get('partial_unexpected_list', [])[:5]}"
    bounds = {key: value for key, value in check.kwargs.items() if key != "column"}
    return Verdict(
        check.check,
        check.table,
        check.severity,
        "error" if cause else ("passed" if outcome.success else "failed"),
        observed=observed,
        expected=f"{check.type} {check.column} {bounds or ''}".strip(),
        failing_rows=failing,
        checked_at=now,
    )


def _forget_old_validations(reports_dir: Path) -> None:
    store = reports_dir / "gx" / "uncommitted" / "validations"
    for suite in [path for path in store.glob("*") if path.is_dir()]:
        for old in sorted(path for path in suite.glob("*") if path.is_dir())[:-KEPT_VALIDATIONS]:
            shutil.rmtree(old)
