"""The shelf of publications: versioned, read-only files, and the symlink that names the one that counts.

Belongs here: names, copying, putting in place, pruning, restoring. Does not belong here: what is in the files (`edition`).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import ChidaoError, UsageError
from warehouse.durable import sync_file, sync_folder
from warehouse.home import Home

_NAME = re.compile(r"chidao-(\d{8}T\d{6}\d{6}Z)\.duckdb")
_FORM = "%Y%m%dT%H%M%S%fZ"
_ALWAYS_KEPT = 3
_FICLONE = 0x40049409  # ioctl of btrfs and xfs: a copy that shares its blocks


class PublicationDamaged(ChidaoError):
    """The file that was written is not fit to be put in place; the last good one stays."""

    remedy = "Look for a full disk and run again; the last good publication stays in place."


@dataclass(frozen=True, slots=True)
class Publication:
    path: Path
    written_at: datetime
    is_current: bool


def publications(home: Home) -> tuple[Publication, ...]:
    """Newest first."""
    current = current_path(home)
    found = []
    for path in home.versions.glob("chidao-*.duckdb"):
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(Publication(path, datetime.strptime(match[1], _FORM).replace(tzinfo=UTC), path == current))
    return tuple(sorted(found, key=lambda p: p.written_at, reverse=True))


def current_path(home: Home) -> Path | None:
    """The versioned file that the symlink names: what `chidao path` prints. None before the first publication."""
    try:
        target = home.versions / home.published_db.readlink().name
    except OSError:
        return None
    return target if target.is_file() else None


def new_draft(home: Home, copy_of: Path | None) -> Path:
    """A writable file beside the versions, empty or a copy of a publication (reflink where the file system can). Old drafts are removed."""
    home.versions.mkdir(parents=True, exist_ok=True)
    for left in home.versions.glob(".draft-*"):
        left.unlink(missing_ok=True)
    draft = home.versions / f".draft-{os.getpid()}.duckdb"
    if copy_of is not None:
        _copy(copy_of, draft)
        draft.chmod(0o644)
    return draft


def put_in_place(
    home: Home, draft: Path, at: datetime, keep: int, rows_sha256: str, data_of: Mapping[str, str]
) -> Path:
    """The draft becomes chidao-<at>.duckdb, mode 0444, and the symlink names it. Raises PublicationDamaged on a left .wal.

    `rows_sha256`: of the draft's data. `data_of`: file name -> rows_sha256 of the older files: `keep` counts
    different data, not nights that only told their account.
    """
    wal = draft.with_name(draft.name + ".wal")
    if wal.exists():
        raise PublicationDamaged(f"{draft.name} was closed with a write-ahead log left behind")
    sync_file(draft)
    draft.chmod(0o444)
    path = home.versions / f"chidao-{at.astimezone(UTC).strftime(_FORM)}.duckdb"
    if path.exists() or path.with_name(path.name + ".wal").exists():
        raise PublicationDamaged(f"{path.name} exists already")
    draft.replace(path)
    sync_folder(home.versions)
    _point(home, path)
    _prune(home, keep, {**data_of, path.name: rows_sha256})
    return path


def restore(home: Home, name: str) -> Path:
    """Point the symlink at an older publication, by its file name or the beginning of its time. Raises UsageError where not one fits."""
    wanted = name.removeprefix("chidao-").removesuffix(".duckdb")
    fitting = [p.path for p in publications(home) if wanted and p.path.name.startswith(f"chidao-{wanted}")]
    if len(fitting) != 1:
        kept = ", ".join(p.path.name for p in publications(home)) or "none"
        raise UsageError(f"{len(fitting)} publications fit {name!r}", remedy=f"Name one of those kept: {kept}.")
    _point(home, fitting[0])
    return fitting[0]


def purge_older(home: Home) -> int:
    """Remove every publication but the current one: a paper that was found to be secret stood in them. Returns how many went."""
    older = [p.path for p in publications(home) if not p.is_current]
    for path in older:
        path.unlink(missing_ok=True)
        path.with_name(path.name + ".wal").unlink(missing_ok=True)
    return len(older)


def _point(home: Home, path: Path) -> None:
    """Swap the symlink by rename: a reader sees the old file or the new one."""
    fresh = home.published / f".link-{os.getpid()}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("versions") / path.name)
    fresh.replace(home.published_db)
    sync_folder(home.published)


def _prune(home: Home, keep: int, data_of: Mapping[str, str]) -> None:
    """Keep the newest file of each of the last `keep` different data, and the last three in any case.

    A reader that has an old file open keeps it: the bytes go with its last handle. One that has just read the symlink still finds its file.
    """
    seen: set[str] = set()
    for place, publication in enumerate(publications(home)):
        data = data_of.get(publication.path.name, publication.path.name)
        if place >= _ALWAYS_KEPT and not publication.is_current and (data in seen or len(seen) >= max(keep, 1)):
            publication.path.unlink(missing_ok=True)
            publication.path.with_name(publication.path.name + ".wal").unlink(missing_ok=True)
        else:
            seen.add(data)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("wb") as new, contextlib.suppress(OSError):
        fcntl.ioctl(new.fileno(), _FICLONE, old.fileno())
        return
    shutil.copyfile(source, target)
