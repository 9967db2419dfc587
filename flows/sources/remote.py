"""What all sources over a network share: trying again, limits, deadlines, names, and the words for people.

Belongs here: everything that does not depend on the protocol. Does not belong here: protocols (one module each), folders.
A source that is down is tried some times, each later than the last, and then is SourceUnreachable; one file that cannot be had costs
only itself, and is told at the end (`left_behind`).
"""

from __future__ import annotations

import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from extract.errors import FileTooLarge, SourceUnreachable, VanishedFile
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.sources.credentials import Credentials
from flows.sources.names import bare_name, is_paper_name
from flows.sources.source import Listing, SourceRefused, wanted

Value = TypeVar("Value")

_TRIES = 4
_IN_A_ROW = 3  # files that cannot be had one after the other: then it is the source
_FIRST_WAIT = 0.4  # seconds, doubled after each try and stretched by up to a half: two homes do not come back in step


class PassingFault(Exception):
    """The network or the server failed in a way that another moment may mend. The text is for people and holds no secret."""


class RefusedFault(Exception):
    """The server does not let us in, or is not the one it should be; trying again may lock the account. The text is for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the other side says of one file. `path`: as the protocol needs it; `version`: its ETag, where it has one."""

    path: str
    size: int | None
    modified_at: datetime | None
    version: str | None = None


class RemoteSource(ABC):
    """Implements SourceReader."""

    def __init__(self, settings: SourceSettings, credentials: Credentials) -> None:
        self.settings, self.credentials = settings, credentials
        self._listed: dict[str, Entry] = {}
        self._left: list[str] = []
        self._in_a_row = 0
        self.listing_ends = 0.0  # of the monotonic clock

    # What a protocol adds.

    @abstractmethod
    def entries(self) -> Iterable[Entry]:
        """All files of the source. May raise what `translated` knows."""

    @abstractmethod
    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """The file's bytes from its beginning, in pieces as they come: between them the time is looked at."""

    @abstractmethod
    def translated(self) -> AbstractContextManager[None]:
        """Turns the protocol's exceptions into PassingFault, RefusedFault or FileNotFoundError."""

    @abstractmethod
    def uri(self, entry: Entry) -> str:
        """The address that is written down: without user, password and signatures."""

    @abstractmethod
    def path(self, uri: str) -> str:
        """The other way round, for a file that was listed by another process."""

    def relative(self, entry: Entry) -> str:
        """The path that the patterns of the settings are held against."""
        return entry.path

    @abstractmethod
    def forget_connection(self) -> None:
        """After a fault: the next try begins anew."""

    def growing(self, entries: list[Entry]) -> set[str]:
        """Paths of files that are still being written; nothing where the protocol puts files in place whole."""
        return set()

    # What all have.

    def listing(self) -> Listing:
        def look() -> tuple[list[Entry], set[str]]:
            self.listing_ends = time.monotonic() + self.settings.seconds_a_listing
            found = []
            for entry in self.entries():
                if time.monotonic() > self.listing_ends:
                    raise RefusedFault(f"not listed after {self.settings.seconds_a_listing:g} s")
                if self.is_wanted(entry):
                    found.append(entry)
            return found, self.growing(found)

        try:
            found, growing = self._patiently(look)
        except RefusedFault as fault:
            raise SourceRefused(f"source {self.settings.name!r}: {fault}", remedy=self.remedy(str(fault))) from None
        except (PassingFault, FileNotFoundError) as fault:
            raise SourceUnreachable(f"source {self.settings.name!r}: {fault}") from None
        self._listed = {self.uri(entry): entry for entry in found}
        files = [
            Source(
                uri=uri,
                file_name=self.name(entry),
                size=entry.size,
                modified_at=entry.modified_at,
                source_name=self.settings.name,
                version=entry.version,
            )
            for uri, entry in sorted(self._listed.items())
            if entry.path not in growing
        ]
        return Listing(tuple(files), tuple(sorted(self.uri(entry) for entry in found if entry.path in growing)))

    def fetch(self, source: Source, max_bytes: int) -> bytes:
        entry = self._listed.get(source.uri) or Entry(
            self.path(source.uri), source.size, source.modified_at, source.version
        )
        if entry.size is not None and entry.size > max_bytes:
            raise FileTooLarge(source.file_name, f"{entry.size:,} bytes, the limit is {max_bytes:,}")

        def take() -> bytes:
            ends = time.monotonic() + self.settings.seconds_a_file
            parts: list[bytes] = []
            size = 0
            for part in self.chunks(entry):
                size += len(part)
                if size > max_bytes:
                    raise FileTooLarge(source.file_name, f"it has more bytes than the limit of {max_bytes:,}")
                if time.monotonic() > ends:
                    raise PassingFault(f"not complete after {self.settings.seconds_a_file:g} s")
                parts.append(part)
            data = b"".join(parts)
            if entry.size is not None and len(data) < entry.size:
                raise PassingFault(f"cut off after {len(data):,} of {entry.size:,} bytes")
            if entry.size is not None and len(data) > entry.size:
                raise VanishedFile(source.file_name, "it changed while it was read")
            return data

        try:
            data = self._patiently(take)
        except FileNotFoundError as fault:
            detail = str(fault) if type(fault) is FileNotFoundError and not fault.errno else "it is no longer there"
            raise VanishedFile(source.file_name, detail) from None
        except (PassingFault, RefusedFault) as fault:  # a file that we may not read does not close the others
            self._in_a_row += 1
            self._left.append(f"{source.file_name}: {fault}")
            if self._in_a_row >= _IN_A_ROW:
                raise SourceUnreachable(f"source {self.settings.name!r}: {source.file_name}: {fault}") from None
            raise VanishedFile(source.file_name, str(fault)) from None
        self._in_a_row = 0
        return data

    def left_behind(self) -> tuple[str, ...]:
        return tuple(self._left)

    def digest(self, source: Source) -> str:
        """Of a file that is too large its bytes are not fetched at all: sha256 of its address and version stands for it."""
        return sha256(f"{source.uri}\n{source.size}\n{source.modified_at}\n{source.version}".encode()).hexdigest()

    def name(self, entry: Entry) -> str:
        return bare_name(entry.path)

    def is_wanted(self, entry: Entry) -> bool:
        """By its name and by the patterns of the settings."""
        path = self.relative(entry)
        return all(is_paper_name(part) for part in path.split("/")) and wanted(path, self.settings)

    def _patiently(self, work: Callable[[], Value]) -> Value:
        for attempt in range(1, _TRIES + 1):
            try:
                with self.translated():
                    return work()
            except PassingFault:
                self.forget_connection()
                if attempt == _TRIES:
                    raise
                time.sleep(_FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(1.0, 1.5))
        raise AssertionError("unreachable")

    def remedy(self, fault: str) -> str:
        """What to do when the server does not let us in, or is too slow to be listed."""
        if "not listed" in fault:
            return f"Name a narrower address, or raise seconds_a_listing of [sources.{self.settings.name}]."
        return self.remedy_of(fault)

    def remedy_of(self, fault: str) -> str:
        """Of this protocol."""
        prefix = self.credentials.prefix
        return f"Set {prefix}_USER and {prefix}_PASSWORD in the environment of the service."
