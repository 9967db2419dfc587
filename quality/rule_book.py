"""The rule book: rules and expectations as data, read from `quality/rules/*.toml` and checked.

Belongs here: what a rule is and which words its entry may use. Does not belong here: running one (sql_rules, expectations).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from extract.errors import SettingsError

SEVERITIES = ("critical", "warning", "info")
ACTIONS = ("none", "set_aside", "empty")


@dataclass(frozen=True, slots=True)
class SqlRule:
    """One rule in SQL; keys and meanings stand at the head of sql_rules.toml."""

    name: str
    about: str
    kind: str
    table: str
    severity: str
    sql: str
    action: str = "none"
    fields: tuple[str, ...] = ()
    lower: float | None = None
    upper: float | None = None
    least_rows: int = 0
    profiles: tuple[str, ...] = ("nightly", "intraday", "backfill", "rerun")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One check that Great Expectations runs on one column of a staged table."""

    check: str
    table: str
    type: str
    severity: str
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def column(self) -> str:
        return str(self.kwargs["column"])


def _refuse(entry: Mapping[str, Any], allowed: set[str], where: str) -> None:
    unknown = sorted(set(entry) - allowed)
    if unknown:
        raise SettingsError(
            f"{where}: unknown key {', '.join(unknown)}", remedy=f"Allowed are: {', '.join(sorted(allowed))}."
        )
    if entry.get("severity") not in SEVERITIES:
        raise SettingsError(
            f"{where}: severity {entry.get('severity')!r}", remedy=f"Use one of {', '.join(SEVERITIES)}."
        )


@cache
def sql_rules() -> tuple[SqlRule, ...]:
    """All rules in SQL, in the order of the file. Raises SettingsError for an unknown key or word."""
    folder = files("quality")
    document = tomllib.loads((folder / "rules" / "sql_rules.toml").read_text("utf-8"))
    rules = []
    for entry in document["rule"]:
        name = entry.get("name", "?")
        _refuse(entry, set(SqlRule.__dataclass_fields__) - {"sql"}, f"sql_rules.toml, rule {name}")
        if entry.get("action", "none") not in ACTIONS or entry.get("kind") not in ("rows", "measure"):
            raise SettingsError(f"sql_rules.toml, rule {name}: action or kind", remedy="See the head of the file.")
        sql = (folder / "sql" / f"{name}.sql").read_text("utf-8")
        lists = {key: tuple(entry[key]) for key in ("fields", "profiles") if key in entry}
        rules.append(SqlRule(**{**entry, **lists, "sql": sql}))
    return tuple(rules)


@cache
def expectations() -> tuple[Expectation, ...]:
    """All expectations, in the order of the file. Raises SettingsError for an unknown key or word."""
    document = tomllib.loads((files("quality") / "rules" / "expectations.toml").read_text("utf-8"))
    found = []
    for entry in document["expectation"]:
        _refuse(entry, set(Expectation.__dataclass_fields__), f"expectations.toml, check {entry.get('check', '?')}")
        found.append(Expectation(**entry))
    return tuple(found)


def tuned(rules: tuple[SqlRule, ...], thresholds: Mapping[str, float]) -> tuple[SqlRule, ...]:
    """The rules with the office's own bounds: a measure's upper bound where it has one, else its lower.

    Raises SettingsError where a threshold names no measure.
    """
    measures = {rule.name: rule for rule in rules if rule.kind == "measure"}
    unknown = sorted(set(thresholds) - set(measures))
    if unknown:
        raise SettingsError(
            f"[gate.thresholds] names no measure: {', '.join(unknown)}",
            remedy=f"Known are: {', '.join(sorted(measures))}.",
        )

    def bounded(rule: SqlRule) -> SqlRule:
        if rule.name not in thresholds:
            return rule
        bound = float(thresholds[rule.name])
        return replace(rule, upper=bound) if rule.upper is not None else replace(rule, lower=bound)

    return tuple(bounded(rule) for rule in rules)
