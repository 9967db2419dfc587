"""What every source of papers offers, and which source an address names.

Belongs here: the interface, the choice by scheme, patterns. Does not belong here: one kind of source (folder.py), the archive,
the ledger: a source lists and fetches, it remembers nothing.
"""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from typing import Protocol

from extract.errors import SettingsError
from extract.model import Source
from flows.command.settings import SourceSettings


@dataclass(frozen=True, slots=True)
class Listing:
    """`files`: what can be taken now, sorted by uri. `growing`: uris that still change and are left for the next run."""

    files: tuple[Source, ...]
    growing: tuple[str, ...] = ()


class SourceReader(Protocol):
    """One source. Both methods raise SourceUnreachable when the source as a whole cannot be reached."""

    def listing(self) -> Listing: ...

    def fetch(self, source: Source, max_bytes: int) -> bytes:
        """The bytes. Raises FileTooLarge, and VanishedFile where the file is gone or changed while it was read."""
        ...

    def digest(self, source: Source) -> str:
        """sha256 of a file that is too large to be fetched. Raises VanishedFile."""
        ...


def open_source(settings: SourceSettings) -> SourceReader:
    """The reader of an address: a folder, a single file, or file://. Raises SettingsError for a scheme that is not known."""
    from flows.sources.folder import FolderSource

    scheme, separator, rest = settings.address.partition("://")
    if not separator or scheme == "file":
        return FolderSource(settings, rest if separator else settings.address)
    raise SettingsError(
        f"source {settings.name!r}: addresses of the kind {scheme}:// are not supported",
        remedy="Name a folder, for example one that the share is mounted on.",
    )


def wanted(relative_path: str, settings: SourceSettings) -> bool:
    """True where the include patterns (if any) match and no exclude pattern does; both the path and the bare name are tried."""
    name = relative_path.rpartition("/")[2]

    def matches(patterns: tuple[str, ...]) -> bool:
        return any(
            fnmatch.fnmatch(relative_path.lower(), pattern.lower()) or fnmatch.fnmatch(name.lower(), pattern.lower())
            for pattern in patterns
        )

    return (not settings.include or matches(settings.include)) and not matches(settings.exclude)
