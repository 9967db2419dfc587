"""The published tables are the contract's: names, order, types, NOT NULL, and a comment on each."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import item
from warehouse.home import Home
from warehouse.tables import ALL_TABLES, columns

ROOT = Path(__file__).parents[3]
COPY = ROOT / "warehouse" / "sql" / "contract.sql"
SHARED = ROOT.parent / "shared" / "contract.sql"


def described(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    tables = [
        r[0]
        for r in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary").fetchall()
    ]
    return {table: [row[:3] for row in con.execute(f"DESCRIBE {table}").fetchall()] for table in tables}


@pytest.mark.parametrize("contract", [COPY, SHARED], ids=["copy", "shared"])
def test_describe_equals_the_contract(contract: Path, night: Night, published: Published) -> None:
    if not contract.exists():
        pytest.skip(f"{contract.name} is not beside this repository")
    night("r1", item())
    with duckdb.connect() as wanted:
        wanted.execute(contract.read_text(encoding="utf-8"))
        expected = described(wanted)
    ours = described(published())
    assert set(expected) == set(ALL_TABLES)
    for table, rows in expected.items():
        assert ours[table][: len(rows)] == rows, table


def test_every_table_and_column_has_a_comment(night: Night, published: Published) -> None:
    night("r1", item())
    con = published()
    assert con.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL OR comment = ''").fetchall() == []
    bare = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE (comment IS NULL OR comment = '')"
        " AND table_name IN (SELECT table_name FROM duckdb_tables())"
    ).fetchall()
    assert bare == []
    assert (
        con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''").fetchall()
        == []
    )


def test_columns_are_read_from_the_ddl_in_order(home: Home, night: Night, published: Published) -> None:
    night("r1", item())
    con = published()
    for table in ALL_TABLES:
        assert [r[0] for r in con.execute(f"DESCRIBE {table}").fetchall()] == list(columns(table))


def test_the_file_is_of_storage_version_1_2(home: Home, night: Night) -> None:
    """So that clients from DuckDB 1.2 on read it: the version stands in the file's header, 65 for v1.2."""
    result = night("r1", item())
    assert result.path is not None
    with result.path.open("rb") as file:
        header = file.read(64)
    assert header[8:12] == b"DUCK"
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{result.path}' AS p (READ_ONLY)")
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'p'").fetchone()
    assert tags is not None and tags[0]["storage_version"].startswith("v1.2.0")
