"""Each lost row has a cause, and what has none blocks: the gate's rule on real staged rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extract.model import Verdict
from quality.rule_book import sql_rules
from quality.set_aside import set_rows_aside
from quality.sql_rules import run_rule
from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import arrive, item, reparsed
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import LoadInput, stage
from warehouse.publish import Accept, publish
from warehouse.workbench import open_work

NOW = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)


def lost_without_cause(home: Home) -> Verdict:
    rule = next(rule for rule in sql_rules() if rule.name == "lost_without_cause")
    with open_work(home) as work:
        return run_rule(work.con, rule, run_id="r2", now=NOW)


def loses_a_directive(one: LoadInput) -> LoadInput:
    """The same versions of all stages, and a directive less: what a run that timed out somewhere would give."""
    return replace(one, notice=replace(one.notice, directives=one.notice.directives[:1]))


def test_a_row_that_goes_without_a_cause_is_found(home: Home, ledger: Ledger, night: Night) -> None:
    one = item()
    night("r1", one)
    ledger.start_run("r2", NOW)
    stage(home, ledger, [loses_a_directive(one)], "r2")
    verdict = lost_without_cause(home)
    assert (verdict.outcome, verdict.severity, verdict.blocks) == ("failed", "critical", True)
    assert "UBND các huyện" in str(verdict.observed)
    result = publish(home, "r2", (verdict,), Accept("lost_without_cause", "looked at", "clerk"))
    assert result.outcome == "published"


def test_what_new_rules_take_away_has_its_cause(home: Home, ledger: Ledger, night: Night) -> None:
    one = item()
    night("r1", one)
    ledger.start_run("r2", NOW)
    stage(home, ledger, [reparsed(loses_a_directive(one))], "r2")
    assert lost_without_cause(home).outcome == "passed"


def test_a_newer_version_takes_its_ids_with_cause(home: Home, ledger: Ledger, night: Night) -> None:
    one = item()
    night("r1", one)
    ledger.start_run("r2", NOW)
    rescan = item(salt="rescan", arrival=9)
    arrive(home, ledger, rescan, run_id="r2")
    stage(home, ledger, [rescan, one], "r2")
    assert lost_without_cause(home).outcome == "passed"


@pytest.mark.parametrize(("table", "key"), [("deadline", "{}#1"), ("directive", "{}")])
def test_what_a_rule_keeps_back_says_set_aside(
    home: Home, ledger: Ledger, night: Night, published: Published, table: str, key: str
) -> None:
    one = item()
    night("r1", one)
    ledger.start_run("r2", NOW)
    stage(home, ledger, [reparsed(one, place="An Phú 2")], "r2")
    with open_work(home) as work:
        row = work.con.execute("SELECT directive_id FROM staging.directive WHERE path = '1'").fetchone()
        assert row is not None
        keys = [key.format(row[0])]
        set_rows_aside(work.con, table=table, row_keys=keys, rule="deadline_span", run_id="r2", now=NOW)
    publish(home, "r2", ())
    causes = published().execute(
        "SELECT DISTINCT table_name, cause FROM change WHERE run_id = 'r2' AND action = 'removed' AND table_name = ?",
        [table],
    )
    assert causes.fetchall() == [(table, "set_aside")]
