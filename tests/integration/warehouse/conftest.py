"""A home, its ledger, and nights on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tests.integration.warehouse.invented import arrive
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import LoadInput, stage
from warehouse.publish import PublishResult, publish

Night = Callable[..., PublishResult]
Published = Callable[[], duckdb.DuckDBPyConnection]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home").ensure()


@pytest.fixture
def ledger(home: Home) -> Iterator[Ledger]:
    with Ledger(home.ledger_path) as book:
        yield book


@pytest.fixture
def night(home: Home, ledger: Ledger) -> Night:
    """Run a night over inputs: arrive, stage, publish. `seen` False: they are known to the ledger already."""

    def run(run_id: str, *items: LoadInput, seen: bool = True, **options: object) -> PublishResult:
        ledger.start_run(run_id, datetime.now(UTC))
        if seen:
            arrive(home, ledger, *items, run_id=run_id)
        stage(home, ledger, items, run_id)
        return publish(home, run_id, options.pop("verdicts", ()), **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def published(home: Home) -> Iterator[Published]:
    """Open the file that is published now, read-only."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def connect() -> duckdb.DuckDBPyConnection:
        con = duckdb.connect(str(home.published_db.resolve()), read_only=True)
        con.execute("SET TimeZone = 'UTC'")
        opened.append(con)
        return con

    yield connect
    for con in opened:
        con.close()
