"""An older ledger made into this program's: the steps between versions, after a copy of the file was put beside it.

Belongs here: what each version added, and the backup. Does not belong here: opening (`connection`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

LEDGER_VERSION = 2
# What an older ledger lacks, by the version that has it; a new one is made whole by schema.sql.
_STEPS = {2: "ALTER TABLE source_file ADD COLUMN version TEXT;"}


def bring_up(db: sqlite3.Connection, path: Path) -> None:
    """Makes or migrates the schema, once, also where several processes open the ledger at the same moment.

    An older one is copied first, to `backup_path`. Raises OSError or sqlite3.Error with the ledger as it was.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if 0 < version < LEDGER_VERSION:
            _back_up(path, version)
        for number in range(version + 1, LEDGER_VERSION + 1):
            if version and number in _STEPS:
                db.execute(_STEPS[number])
        for statement in _statements(_schema()):
            db.execute(statement)
        db.execute(f"PRAGMA user_version={LEDGER_VERSION}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def backup_path(path: Path, version: int) -> Path:
    """Where the ledger of an older version is kept when it is migrated: 'ledger.v1.sqlite'."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def _back_up(path: Path, version: int) -> None:
    """Through a connection of its own: what is committed, while the caller holds the writers off. Written beside and renamed."""
    part = path.with_name(f".part-{path.name}")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(backup_path(path, version))


def _statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would commit what is open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _schema() -> str:
    return resources.files("warehouse.ledger").joinpath("schema.sql").read_text(encoding="utf-8")
