"""work.duckdb under its lock: one process at a time, and a crash lets go of it.

Belongs here: lock, connection, schemas, the version of the working file. Does not belong here: what is loaded or published.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources

import duckdb

from extract.errors import ChidaoError, HomeBusy
from warehouse.home import Home
from warehouse.tables import create_tables
from warehouse.work_migration import WORK_VERSION, back_up, bring_up


class WorkTooNew(ChidaoError):
    """An older program must not write into a newer working file."""

    remedy = "Install the version of chidao that wrote it, or a later one."


@dataclass(frozen=True, slots=True)
class Work:
    """An open work.duckdb: `con` sees schemas main, staging, meta (see `warehouse`)."""

    home: Home
    con: duckdb.DuckDBPyConnection


@contextmanager
def lock(home: Home, *, wait_seconds: float = 0.0) -> Iterator[None]:
    """The lock on work.duckdb, for its holder's life at most: the kernel drops it with the process. Raises HomeBusy."""
    home.work.mkdir(parents=True, exist_ok=True)
    handle = os.open(home.work_lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() >= deadline:
                    raise HomeBusy(f"{home.work_db} is in use by another process") from None
                time.sleep(0.05)
        yield
    finally:
        os.close(handle)


@contextmanager
def open_work(home: Home, *, wait_seconds: float = 0.0, memory_limit: str = "1GB", threads: int = 2) -> Iterator[Work]:
    """Open work.duckdb under its lock, creating its tables where they are missing. Raises HomeBusy after `wait_seconds`, WorkTooNew."""
    with lock(home, wait_seconds=wait_seconds):
        con = _connect(home, memory_limit, threads)
        try:
            older = _older_version(con)
            if older is not None:
                con.close()
                back_up(home.work_db, older)
                con = _connect(home, memory_limit, threads)
                bring_up(con, older)
            _prepare(con)
            yield Work(home, con)
        finally:
            con.close()


def _connect(home: Home, memory_limit: str, threads: int) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(str(home.work_db), config={"memory_limit": memory_limit, "threads": threads})
    try:
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")  # it writes to stdout, also where that is a file
        con.execute(f"SET temp_directory = '{str(home.work / 'spill').replace(chr(39), chr(39) * 2)}'")
        con.execute("SET preserve_insertion_order = true")
    except BaseException:
        con.close()
        raise
    return con


def _older_version(con: duckdb.DuckDBPyConnection) -> int | None:
    """The file's version where this program must migrate it; None for a new file. Raises WorkTooNew."""
    known = con.execute(
        "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'meta' AND table_name = 'version'"
    ).fetchone()
    row = con.execute("SELECT max(work_version) FROM meta.version").fetchone() if known else None
    version = row[0] if row else None
    if version is not None and version > WORK_VERSION:
        raise WorkTooNew(f"work.duckdb has version {version}, this program knows {WORK_VERSION}")
    return version if version is not None and version < WORK_VERSION else None


def sql(*path: str) -> str:
    """A packaged SQL file: sql('load', 'resolve_citations')."""
    return resources.files("warehouse.sql").joinpath(*path[:-1], f"{path[-1]}.sql").read_text(encoding="utf-8")


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE SCHEMA IF NOT EXISTS meta")
    con.execute("CREATE TABLE IF NOT EXISTS meta.version (work_version INTEGER)")
    row = con.execute("SELECT max(work_version) FROM meta.version").fetchone()
    version = row[0] if row else None
    if version is None:
        con.execute("BEGIN")
        con.execute("CREATE SCHEMA staging")
        create_tables(con, "staging")
        create_tables(con, "main")
        con.execute(sql("work", "meta"))
        con.execute("INSERT INTO meta.version VALUES (?)", [WORK_VERSION])
        con.execute("COMMIT")
    con.execute("USE main")
