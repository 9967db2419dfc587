"""The rule book refuses what it does not know and takes the office's bounds."""

from __future__ import annotations

import pytest

from extract.errors import SettingsError
from extract.model import Verdict
from quality.gate import blocking
from quality.rule_book import _refuse, expectations, sql_rules, tuned
from quality.set_aside import ROW_KEYS
from warehouse.tables import ALL_TABLES


def test_every_rule_has_its_query_and_a_known_table() -> None:
    rules = sql_rules()
    assert len({rule.name for rule in rules}) == len(rules) > 20
    for rule in rules:
        assert rule.sql.strip().rstrip().upper().find("SELECT") >= 0
        assert rule.table in (ROW_KEYS if rule.action != "none" else ALL_TABLES)
        assert rule.action != "empty" or rule.fields


def test_critical_and_warning_both_occur() -> None:
    assert {rule.severity for rule in sql_rules()} >= {"critical", "warning"}
    assert {check.severity for check in expectations()} >= {"critical", "warning"}
    assert len({check.check for check in expectations()}) == len(expectations())


def test_a_bound_of_the_office_replaces_the_books() -> None:
    by_name = {rule.name: rule for rule in tuned(sql_rules(), {"needs_review_share": 0.1, "agency_match_rate": 0.9})}
    assert by_name["needs_review_share"].upper == 0.1
    assert by_name["agency_match_rate"].lower == 0.9


def test_a_bound_that_names_no_measure_is_refused() -> None:
    with pytest.raises(SettingsError, match="words_add_up"):
        tuned(sql_rules(), {"words_add_up": 1.0})


def test_an_unknown_key_is_refused_with_its_place() -> None:
    with pytest.raises(SettingsError, match=r"rule x: unknown key sevrity"):
        _refuse({"name": "x", "sevrity": "critical"}, {"name", "severity"}, "rule x")


@pytest.mark.parametrize(
    ("severity", "outcome", "accepted", "blocks"),
    [
        ("critical", "failed", (), True),
        ("critical", "failed", ("c",), False),
        ("warning", "failed", (), False),
        ("warning", "error", (), True),
        ("critical", "error", ("c",), True),
        ("critical", "passed", (), False),
    ],
)
def test_what_blocks(severity: str, outcome: str, accepted: tuple[str, ...], blocks: bool) -> None:
    assert bool(blocking([Verdict("c", None, severity, outcome)], accepted)) is blocks
