"""An older work.duckdb made into this program's: tables rebuilt to the contract's columns, after a copy of the file was put beside it.

Belongs here: the steps and the backup. Does not belong here: opening and locking (`workbench`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from warehouse.durable import sync_file
from warehouse.tables import ALL_TABLES, columns, ddl

WORK_VERSION = 1
# SQL for what the contract's own DDL cannot tell (tables of schema meta, values of new NOT NULL columns), by the version that needs it
_STEPS: dict[int, str] = {}


def backup_path(path: Path, version: int) -> Path:
    """Where the file of an older version is kept when it is migrated: 'work.v1.duckdb'."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def back_up(path: Path, version: int) -> None:
    """Copy the closed file; its write-ahead log goes into it when it is opened, which the caller did. Raises OSError (a full disk)."""
    part = path.with_name(f".part-{path.name}")
    try:
        shutil.copyfile(path, part)
        sync_file(part)
        part.replace(backup_path(path, version))
    finally:
        part.unlink(missing_ok=True)


def bring_up(con: duckdb.DuckDBPyConnection, version: int) -> None:
    """In one transaction: a kill leaves the old file. Columns that went go, new ones are NULL, rows stay."""
    con.execute("BEGIN")
    try:
        for number in range(version + 1, WORK_VERSION + 1):
            if number in _STEPS:
                con.execute(_STEPS[number])
        for schema in ("staging", "main"):
            con.execute(f"USE {schema}")
            for table in ALL_TABLES:
                _fit(con, schema, table)
        con.execute("DELETE FROM meta.version")
        con.execute("INSERT INTO meta.version VALUES (?)", [WORK_VERSION])
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def _fit(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> None:
    """The current schema's table as the contract has it, with the rows it had."""
    old = con.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = $1 AND table_name = $2"
        " ORDER BY column_index",
        [schema, table],
    ).fetchall()
    was = [row[0] for row in old]
    if was == list(columns(table)):
        return
    if was:
        con.execute(f"ALTER TABLE {schema}.{table} RENAME TO before_{table}")
    con.execute(ddl(table))
    if was:
        kept = ", ".join(name for name in columns(table) if name in was)
        con.execute(f"INSERT INTO {schema}.{table} ({kept}) SELECT {kept} FROM {schema}.before_{table}")
        con.execute(f"DROP TABLE {schema}.before_{table}")
