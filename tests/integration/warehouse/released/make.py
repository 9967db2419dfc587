"""`PYTHONPATH=TREE python make.py FOLDER`: a small ledger and work.duckdb as text, by the program in TREE, a released version's source.

Belongs here: writing what every later version must be able to take over. Run it once for each release, with that release's own tree.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path


def main(folder: Path) -> None:
    import duckdb

    from tests.integration.warehouse.invented import arrive, item
    from warehouse.home import Home
    from warehouse.ledger import Ledger
    from warehouse.load import stage
    from warehouse.publish import publish

    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch)).ensure()
        first, second = item(), item("90", title="Thông báo hai", arrival=1)
        with Ledger(home.ledger_path) as ledger:
            ledger.start_run("r1", datetime(2026, 11, 1, tzinfo=UTC))
            arrive(home, ledger, first)
            stage(home, ledger, [first], "r1")
            publish(home, "r1", ())
            ledger.start_run("r2", datetime(2026, 11, 2, tzinfo=UTC))
            arrive(home, ledger, second, run_id="r2")  # it waits in staging
            stage(home, ledger, [second], "r2")
            version = ledger.db.execute("PRAGMA user_version").fetchone()[0]
            dump = [*ledger.db.iterdump(), f"PRAGMA user_version={version};"]
        (folder / "ledger.sql").write_text("\n".join(dump) + "\n", "utf-8")
        with duckdb.connect(str(home.work_db), read_only=True) as con:
            (folder / "work.sql").write_text("\n".join(_statements(con)) + "\n", "utf-8")


def _statements(con: object) -> list[str]:
    execute = con.execute  # type: ignore[attr-defined]
    execute("SET TimeZone = 'UTC'")
    lines = ["CREATE SCHEMA staging;", "CREATE SCHEMA meta;"]
    tables = execute("SELECT schema_name, table_name, sql FROM duckdb_tables() ORDER BY 1, 2").fetchall()
    for schema, table, ddl in tables:
        lines.append(ddl.replace(f"CREATE TABLE {table}(", f"CREATE TABLE main.{table}(") if schema == "main" else ddl)
        types = execute(
            "SELECT '{' || string_agg(concat('\"', column_name, '\": \"', data_type, '\"'), ', ' ORDER BY column_index) || '}'"
            " FROM duckdb_columns() WHERE schema_name = $1 AND table_name = $2",
            [schema, table],
        ).fetchone()[0]
        rows = execute(f"SELECT to_json(t)::VARCHAR FROM {schema}.{table} t ORDER BY 1").fetchall()
        for (row,) in rows:
            text = row.replace("'", "''")
            lines.append(
                f"INSERT INTO {schema}.{table} SELECT r.* FROM (SELECT from_json('{text}', '{types}') AS r);".replace(
                    "\n", " "
                )
            )
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]))
