"""Files of every released version are taken over: with a backup, forward only, and the next night publishes what waited in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from extract.errors import ChidaoError
from tests.integration.warehouse.conftest import Published
from tests.integration.warehouse.invented import item
from tests.integration.warehouse.test_loading import all_rows
from warehouse import work_migration
from warehouse.home import Home
from warehouse.ledger import Ledger, migration
from warehouse.load import stage
from warehouse.publish import publish
from warehouse.tables import ALL_TABLES, columns
from warehouse.workbench import WorkTooNew, open_work

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted(path.name for path in RELEASED.iterdir() if (path / "work.sql").exists())


@pytest.fixture(params=VERSIONS)
def old_home(request: pytest.FixtureRequest, home: Home) -> Home:
    """As `released/make.py` left it with that version's program: one notice published, one waiting in staging."""
    with closing(sqlite3.connect(home.ledger_path)) as db:
        db.executescript((RELEASED / str(request.param) / "ledger.sql").read_text("utf-8"))
    with duckdb.connect(str(home.work_db)) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute((RELEASED / str(request.param) / "work.sql").read_text("utf-8"))
    return home


def described(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, list[tuple[str, str]]]:
    return {
        table: [(row[0], row[1]) for row in con.execute(f"DESCRIBE {schema}.{table}").fetchall()]
        for table in ALL_TABLES
    }


def the_contract() -> dict[str, list[tuple[str, str]]]:
    with duckdb.connect() as con:
        return {
            table: [
                (name, str(con.execute(f"SELECT typeof(NULL::{kind})").fetchall()[0][0]))
                for name, kind in columns(table).items()
            ]
            for table in ALL_TABLES
        }


def test_the_next_night_of_a_released_version_publishes_what_waited(
    old_home: Home, published: Published, tmp_path: Path
) -> None:
    with Ledger(old_home.ledger_path) as ledger:
        ledger.start_run("r3", datetime.now(UTC))
        assert {d.state for d in ledger.documents()} == {"published", "loaded"}
        third = item("91", title="Thông báo ba", arrival=2)
        assert len(stage(old_home, ledger, [item()], "r3").staged) <= 1  # known, whatever the digest of its rows is now
        assert publish(old_home, "r3", ()).notices == 2
        assert publish(old_home, "r3", ()).outcome == "nothing_new"
        assert {d.state for d in ledger.documents()} == {"published"}
        assert third.file.file_sha256 not in {d.file_sha256 for d in ledger.documents()}
    fresh = Home(tmp_path / "fresh").ensure()
    with Ledger(fresh.ledger_path) as ledger:
        from tests.integration.warehouse.invented import arrive

        for n, one in enumerate((item(), item("90", title="Thông báo hai", arrival=1)), 1):
            ledger.start_run(f"r{n}", datetime.now(UTC))
            arrive(fresh, ledger, one, run_id=f"r{n}")
            stage(fresh, ledger, [one], f"r{n}")
            publish(fresh, f"r{n}", ())
    assert all_rows(old_home) == all_rows(fresh)


def test_an_older_ledger_is_copied_before_it_is_migrated(old_home: Home) -> None:
    with closing(sqlite3.connect(old_home.ledger_path)) as db:
        was = db.execute("PRAGMA user_version").fetchone()[0]
        rows = db.execute("SELECT count(*) FROM source_file").fetchone()
    with Ledger(old_home.ledger_path) as ledger:
        assert ledger.db.execute("PRAGMA user_version").fetchone()[0] == migration.LEDGER_VERSION
        assert tuple(ledger.db.execute("SELECT count(*) FROM source_file").fetchone()) == rows
        whole = {
            table: [row[1] for row in ledger.db.execute(f"PRAGMA table_info({table})")]
            for (table,) in ledger.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        }
    backup = migration.backup_path(old_home.ledger_path, was)
    assert backup.exists() == (was < migration.LEDGER_VERSION)
    if backup.exists():
        with closing(sqlite3.connect(backup)) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (was,)
            assert db.execute("SELECT count(*) FROM source_file").fetchone() == rows
    with Ledger(old_home.root / "new.sqlite") as new:
        for table, names in whole.items():
            assert {row[1] for row in new.db.execute(f"PRAGMA table_info({table})")} == set(names), table


def test_an_older_working_file_gets_the_contracts_columns_and_keeps_its_rows(
    old_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A contract that lacked a table and two columns, and had one more: what every step has to bring up."""
    with duckdb.connect(str(old_home.work_db)) as con:
        for schema in ("main", "staging"):
            con.execute(f"ALTER TABLE {schema}.notice DROP COLUMN drafting_unit")
            con.execute(f"ALTER TABLE {schema}.directive ADD COLUMN forgotten INTEGER")
            con.execute(f"ALTER TABLE {schema}.page DROP COLUMN rotation")
            con.execute(f"DROP TABLE {schema}.review_item")
        con.execute("UPDATE meta.version SET work_version = 1")
        number = con.execute("SELECT number FROM main.notice").fetchall()
        boxes = con.execute("SELECT boxes FROM main.directive ORDER BY seq").fetchall()
    monkeypatch.setattr(work_migration, "WORK_VERSION", 2)
    monkeypatch.setattr("warehouse.workbench.WORK_VERSION", 2)
    with open_work(old_home) as work:
        for schema in ("main", "staging"):
            assert described(work.con, schema) == the_contract(), schema
        assert work.con.execute("SELECT number FROM main.notice").fetchall() == number
        assert work.con.execute("SELECT boxes FROM main.directive ORDER BY seq").fetchall() == boxes
        assert work.con.execute("SELECT work_version FROM meta.version").fetchall() == [(2,)]
        assert work.con.execute("SELECT current_schema()").fetchone() == ("main",)
    with duckdb.connect(str(work_migration.backup_path(old_home.work_db, 1)), read_only=True) as con:
        assert con.execute("SELECT number FROM main.notice").fetchall() == number
        assert con.execute("SELECT count(*) FROM duckdb_columns() WHERE column_name = 'forgotten'").fetchone() == (2,)


def test_a_migration_that_cannot_end_leaves_the_old_file(old_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_migration, "WORK_VERSION", 2)
    monkeypatch.setattr("warehouse.workbench.WORK_VERSION", 2)
    monkeypatch.setattr(work_migration, "_STEPS", {2: "SELECT error('no space left')"})
    with pytest.raises(duckdb.Error), open_work(old_home):
        pass
    monkeypatch.undo()
    with open_work(old_home) as work:
        assert work.con.execute("SELECT count(*) FROM main.notice").fetchone() == (1,)


def test_newer_files_are_refused_with_a_remedy(home: Home) -> None:
    with open_work(home) as work:
        work.con.execute("UPDATE meta.version SET work_version = 99")
    with pytest.raises(WorkTooNew) as refused, open_work(home):
        pass
    assert isinstance(refused.value, ChidaoError) and "version 99" in str(refused.value) and refused.value.remedy
    with Ledger(home.ledger_path) as ledger:
        ledger.db.execute("PRAGMA user_version = 99")
    with pytest.raises(ChidaoError, match="version 99"), Ledger(home.ledger_path) as ledger:
        ledger.documents()
