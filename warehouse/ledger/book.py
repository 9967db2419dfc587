"""The ledger's door: one object that any process may open at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from warehouse.ledger.connection import Connections
from warehouse.ledger.documents import Documents
from warehouse.ledger.files import Files
from warehouse.ledger.forgotten import Forgotten
from warehouse.ledger.interrupted import Interrupted
from warehouse.ledger.papers import Papers
from warehouse.ledger.people import People
from warehouse.ledger.runs import Runs


class Ledger(Runs, Files, Documents, Interrupted, Forgotten, Papers, People):
    """SQLite, WAL, synchronous=full. Picklable (by path); one connection a thread; writers wait for each other.

    The state of a document is set to failed before the work (`begin`) and to done after it (`done`), so a kill leaves the truth.
    """

    def __init__(self, path: Path) -> None:
        self._books = Connections(path)

    @property
    def path(self) -> Path:
        return self._books.path

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection, for the account's own reading."""
        return self._books.db

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several writes as one (0.3 ms once instead of each)."""
        with self._books.transaction():
            yield

    def close(self) -> None:
        """Close this thread's connection; the next use opens it again."""
        self._books.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
