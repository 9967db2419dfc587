"""work.duckdb under its lock: one process at a time, and a crash lets go of it.

Belongs here: lock, connection, schemas, migration of the working file. Does not belong here: what is loaded or published.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from extract.errors import HomeBusy
from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class Work:
    """An open work.duckdb: `con` sees schemas main, staging, meta (see `warehouse`)."""

    home: Home
    con: duckdb.DuckDBPyConnection


@contextmanager
def open_work(home: Home, *, wait_seconds: float = 0.0, memory_limit: str = "1GB", threads: int = 2) -> Iterator[Work]:
    """Open work.duckdb under an exclusive file lock, creating or migrating its tables. Raises HomeBusy after `wait_seconds`."""
    raise NotImplementedError
    yield
