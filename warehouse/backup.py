"""A copy of a home that fits together, made while a run may be going on, and the way back from it.

Belongs here: what must be copied together, and in which order. Does not belong here: where backups are kept and how long.
Order: ledger and work.duckdb at one moment, under the lock on work.duckdb; then what they name (originals, stored results), which only
ever grows or is removed for good. So every paper of the copied ledger has its original in the copy. A second backup into the same
folder copies only what is new, and removes what `forget` removed. An original that the home merely lost stays: it is what a backup is for.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import ChidaoError, UsageError
from warehouse.archive import Archive
from warehouse.durable import sync_file, sync_folder, write_durably
from warehouse.home import Home
from warehouse.publish import current_path
from warehouse.workbench import lock

MANIFEST = "backup.json"
_WAIT = 3600.0  # seconds for the end of a loading or publishing
_GROWING = ("archive", "store", "corrections", "reports")  # folders whose files are whole when they appear
_ORIGINAL = re.compile(r"archive/.+/[0-9a-f]{64}")  # not the marks beside originals
_SINGLE = ("chidao.toml", "work/catalogue", "work/backfill.json")


class BackupDamaged(ChidaoError):
    """The backup is not whole: it was interrupted, or a file changed."""

    remedy = "Take an older backup, or make a new one with `chidao backup DIR`."


@dataclass(frozen=True, slots=True)
class Copied:
    """`files`: in the backup; `new`: copied this time; `removed`: forgotten, or no longer of use; `bytes` of the new ones."""

    files: int
    new: int
    removed: int
    bytes: int


def back_up(home: Home, target: Path) -> Copied:
    """Raises HomeBusy where work.duckdb stays in use for an hour, OSError (a full disk). The manifest is written last."""
    if not home.ledger_path.exists():
        raise UsageError(f"{home.root} holds no runs yet: there is nothing to back up")
    if target.resolve().is_relative_to(home.root.resolve()):
        raise UsageError("the backup must not lie in the home itself")
    (target / "work").mkdir(parents=True, exist_ok=True)
    (target / MANIFEST).unlink(missing_ok=True)
    whole: dict[str, str] = {}
    with lock(home, wait_seconds=_WAIT):
        _copy_ledger(home.ledger_path, target / "work" / "ledger.sqlite")
        whole["work/ledger.sqlite"] = _sha256(target / "work" / "ledger.sqlite")
        if home.work_db.exists():
            _replace(home.work_db, target / "work" / "work.duckdb")
            whole["work/work.duckdb"] = _sha256(target / "work" / "work.duckdb")
            log = Path(f"{home.work_db}.wal")  # left by a kill: its last words belong to it
            if log.exists():
                _replace(log, target / "work" / log.name)
            else:
                (target / "work" / log.name).unlink(missing_ok=True)
        published = current_path(home)
    files = new = size = removed = 0
    for name in _GROWING:
        kept = set()
        for path in _files(home.root / name):
            relative = path.relative_to(home.root)
            kept.add(relative)
            files += 1
            done = _copy_once(path, target / relative)
            new, size = new + (done is not None), size + (done or 0)
        for path in list(_files(target / name)):
            relative = path.relative_to(target)
            if relative not in kept and not _is_lost_original(home, relative):
                path.unlink()
                removed += 1
    for name in _SINGLE:
        if (home.root / name).exists():
            _replace(home.root / name, target / name)
    if published is not None:
        for old in _files(target / "published"):
            if old.name != published.name:
                old.unlink()
        _copy_once(published, target / "published" / "versions" / published.name)
    told = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "published": published.name if published else None,
        "sha256": whole,
        "files": files,
    }
    write_durably(target / MANIFEST, json.dumps(told, indent=1).encode())
    return Copied(files, new, removed, size)


def recover(backup: Path, home: Home) -> datetime:
    """Puts a backup in place of a home that is not there (or empty); returns when it was made. Raises BackupDamaged, UsageError."""
    try:
        told = json.loads((backup / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        raise BackupDamaged(f"{backup} is no whole backup: it has no readable {MANIFEST}") from None
    for name, digest in told["sha256"].items():
        if not (backup / name).is_file() or _sha256(backup / name) != digest:
            raise BackupDamaged(f"{backup / name} is missing or changed")
    if home.root.exists() and any(home.root.iterdir()):
        raise UsageError(
            f"{home.root} is not empty", remedy="Name a new --home, or move the old one aside; nothing is overwritten."
        )
    home.ensure()
    for path in _files(backup):
        if path.name != MANIFEST:
            _copy_once(path, home.root / path.relative_to(backup))
    if told.get("published"):
        home.published_db.symlink_to(Path("versions") / told["published"])
        sync_folder(home.published)
    return datetime.fromisoformat(told["made_at"])


def _copy_ledger(source: Path, target: Path) -> None:
    """SQLite's own online copy: consistent while others write."""
    part = target.with_name(f".part-{target.name}")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(source, timeout=60)) as ledger, closing(sqlite3.connect(part)) as copy:
        ledger.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    sync_file(part)
    part.replace(target)


def _replace(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".part-{target.name}")
    shutil.copy2(source, part)
    sync_file(part)
    part.replace(target)


def _copy_once(source: Path, target: Path) -> int | None:
    """Bytes copied; None where the same file is there, or the source went away meanwhile (a paper that was forgotten)."""
    try:
        state = source.stat()
        if target.exists() and (target.stat().st_size, int(target.stat().st_mtime)) == (
            state.st_size,
            int(state.st_mtime),
        ):
            return None
        _replace(source, target)
    except FileNotFoundError:
        return None
    return state.st_size


def _is_lost_original(home: Home, relative: Path) -> bool:
    """Whether a file of the backup's archive is missing in the home without the mark that secrecy and `forget` leave in its place."""
    return _ORIGINAL.fullmatch(relative.as_posix()) is not None and not Archive(home).is_sealed(relative.name)


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith((".part-", ".draft-")) and not path.is_symlink():
                yield path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
