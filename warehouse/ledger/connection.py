"""The ledger's SQLite connections: one a thread, WAL, synchronous=full, waiting for other writers."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import ChidaoError
from warehouse.ledger.migration import LEDGER_VERSION, bring_up


class LedgerTooNew(ChidaoError):
    """An older program must not write into a newer ledger."""

    remedy = "Install the version of chidao that wrote it, or a later one."


def instant(at: datetime) -> str:
    """UTC, so that text order is time order. Naive instants are a fault of the program."""
    if at.tzinfo is None:
        raise ValueError(f"an instant without time zone: {at!r}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def from_instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


class Connections:
    """Opens on first use in each thread. Picklable by path; transactions nest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @property
    def db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = self._open()
            self._local.db = db
            self._local.depth = 0
        return db

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """BEGIN IMMEDIATE: two writers never both hold a read lock and wait for each other."""
        db = self.db
        if self._local.depth:
            yield db
            return
        db.execute("BEGIN IMMEDIATE")
        self._local.depth = 1
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        else:
            db.execute("COMMIT")
        finally:
            self._local.depth = 0

    def close(self) -> None:
        db = getattr(self._local, "db", None)
        if db is not None:
            db.close()
            self._local.db = None

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA busy_timeout=60000")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > LEDGER_VERSION:
            db.close()
            raise LedgerTooNew(f"{self.path} has version {version}, this program knows {LEDGER_VERSION}")
        if version < LEDGER_VERSION:
            bring_up(db, self.path)
        return db
