"""The shelf of publications: versioned files and the symlink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class Publication:
    path: Path
    written_at: datetime
    is_current: bool


def publications(home: Home) -> tuple[Publication, ...]:
    """Newest first."""
    raise NotImplementedError


def current_path(home: Home) -> Path | None:
    """The versioned file that the symlink names: what `chidao path` prints."""
    raise NotImplementedError


def restore(home: Home, name: str) -> Path:
    """Point the symlink at an older publication (its file name or its time). Raises UsageError where there is none."""
    raise NotImplementedError
