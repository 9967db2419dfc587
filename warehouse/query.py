"""Read-only questions to the published file, and how old its answers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class Answer:
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(home: Home, sql: str, variables: Mapping[str, str] | None = None) -> Answer:
    """Run SQL on the published file, read-only. `variables` are set as DuckDB variables: getvariable('name'). Raises UsageError on bad SQL or no publication."""
    raise NotImplementedError


def render(answer: Answer, form: str, path: Path | None = None) -> str:
    """table | csv | json as text; xlsx is written to `path`, and its name returned."""
    raise NotImplementedError


def staleness(home: Home) -> str:
    """One line for stderr: how old the data are, and what blocked the last run if it did."""
    raise NotImplementedError
