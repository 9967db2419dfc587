"""What every source of papers offers, and which source an address names.

Belongs here: the interface, the choice by scheme, patterns. Does not belong here: one kind of source (a module each), the archive,
the ledger: a source lists and fetches, it remembers nothing.
"""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from typing import Protocol

from extract.errors import SettingsError, SourceUnreachable
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.sources.credentials import credentials_of

SCHEMES = ("file", "s3", "sftp", "https", "imaps")


class SourceRefused(SourceUnreachable):
    """The other side does not let us in, or is not who it should be. Not tried again: that may lock an account."""

    remedy = "Check the source's credentials in the environment, its certificate or its host key."


@dataclass(frozen=True, slots=True)
class Listing:
    """`files`: what can be taken now, sorted by uri. `growing`: uris that still change and are left for the next run."""

    files: tuple[Source, ...]
    growing: tuple[str, ...] = ()


class SourceReader(Protocol):
    """One source. All methods raise SourceUnreachable when the source as a whole cannot be reached."""

    def listing(self) -> Listing: ...

    def fetch(self, source: Source, max_bytes: int) -> bytes:
        """The bytes. Raises FileTooLarge, VanishedFile where the file is gone, changed while it was read or cannot be had."""
        ...

    def left_behind(self) -> tuple[str, ...]:
        """Why files that are there could not be had, several times each; the other files of the source could."""
        ...

    def digest(self, source: Source) -> str:
        """What stands for the sha256 of a file that is too large to be fetched. Raises VanishedFile."""
        ...


def open_source(settings: SourceSettings) -> SourceReader:
    """The reader of an address. Nothing is connected yet. Raises SettingsError for a scheme that is not known."""
    scheme, separator, rest = settings.address.partition("://")
    if not separator or scheme == "file":
        from flows.sources.folder import FolderSource

        return FolderSource(settings, rest if separator else settings.address)
    credentials = credentials_of(settings.name)
    if scheme == "s3":
        from flows.sources.object_storage import ObjectStorageSource

        return ObjectStorageSource(settings, credentials)
    if scheme == "sftp":
        from flows.sources.sftp import SftpSource

        return SftpSource(settings, credentials)
    if scheme == "https":
        from flows.sources.web_index import WebIndexSource

        return WebIndexSource(settings, credentials)
    if scheme == "imaps":
        from flows.sources.mailbox import MailboxSource

        return MailboxSource(settings, credentials)
    raise SettingsError(
        f"source {settings.name!r}: addresses of the kind {scheme}:// are not supported",
        remedy=f"Name a folder (for example one that a share is mounted on), or {', '.join(f'{one}://' for one in SCHEMES[1:])}.",
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
