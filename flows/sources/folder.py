"""A folder as a source: what lies in it, and nothing that only pretends to.

Belongs here: walking and reading a local folder (or one file) safely. Hidden files, fifos, devices and symlinks that lead out of the
folder are not followed; a file is taken when it has stopped growing. Does not belong here: other kinds of sources.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from extract.errors import FileTooLarge, SourceUnreachable, VanishedFile
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.sources.names import display_name, escaped, is_paper_name
from flows.sources.source import Listing, wanted

_CHUNK = 1024 * 1024


class FolderSource:
    """Implements SourceReader. `address` is the path of a folder or of one file."""

    def __init__(self, settings: SourceSettings, address: str) -> None:
        self._settings = settings
        self._root = Path(os.path.normpath(Path(address).expanduser().absolute()))

    def listing(self) -> Listing:
        try:
            root = self._root.stat()
        except OSError as fault:
            raise SourceUnreachable(f"source {self._settings.name!r}: {self._root}: {fault.strerror}") from None
        if stat.S_ISREG(root.st_mode):
            paths = [self._root]
        else:
            base = self._root.resolve()
            paths = sorted(self._walk(self._root, base))
        seen = {path: _state(path) for path in paths}
        self._settle(seen)
        files, growing = [], []
        for path, state in seen.items():
            if state is None:
                continue
            if _state(path) != state:
                growing.append(_uri(path))
                continue
            size, modified = state
            files.append(
                Source(
                    uri=_uri(path),
                    file_name=display_name(path.name),
                    size=size,
                    modified_at=datetime.fromtimestamp(modified / 1e9, UTC),
                    source_name=self._settings.name,
                )
            )
        return Listing(tuple(sorted(files, key=lambda file: file.uri)), tuple(growing))

    def fetch(self, source: Source, max_bytes: int) -> bytes:
        path = _path(source.uri)
        try:
            handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as fault:
            raise VanishedFile(source.file_name, fault.strerror or "") from None
        with os.fdopen(handle, "rb", buffering=0) as file:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise VanishedFile(source.file_name, "it is no longer a regular file")
            if before.st_size > max_bytes:
                raise FileTooLarge(source.file_name, f"{before.st_size:,} bytes, the limit is {max_bytes:,}")
            parts = []
            try:
                while part := file.read(_CHUNK):
                    parts.append(part)
                    if len(parts) * _CHUNK > max_bytes + _CHUNK:
                        raise FileTooLarge(source.file_name, "it grew beyond the limit while it was read")
            except OSError as fault:
                raise VanishedFile(source.file_name, fault.strerror or "") from None
            after = os.fstat(handle)
        data = b"".join(parts)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
            raise VanishedFile(source.file_name, "it changed while it was read")
        return data

    def left_behind(self) -> tuple[str, ...]:
        return ()

    def digest(self, source: Source) -> str:
        try:
            with _path(source.uri).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as fault:
            raise VanishedFile(source.file_name, fault.strerror or "") from None

    def _walk(self, folder: Path, base: Path) -> Iterator[Path]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except PermissionError:
            return  # one closed folder does not close the others; doctor names it
        except OSError as fault:
            if folder == self._root:
                raise SourceUnreachable(f"source {self._settings.name!r}: {folder}: {fault.strerror}") from None
            return
        for entry in entries:
            path = folder / entry.name
            if not is_paper_name(entry.name):
                continue
            if entry.is_symlink() and not _inside(path, base):
                continue
            if entry.is_dir(follow_symlinks=False):
                if self._settings.recursive:
                    yield from self._walk(path, base)
            elif entry.is_file() and wanted(path.relative_to(self._root).as_posix(), self._settings):
                yield path

    def _settle(self, seen: dict[Path, tuple[int, int] | None]) -> None:
        """Waits once where a file is younger than the settings' time; who changes meanwhile is growing."""
        now = time.time()
        ages = [now - state[1] / 1e9 for state in seen.values() if state is not None]
        if any(age < self._settings.settle_seconds for age in ages):  # also times in the future
            time.sleep(self._settings.settle_seconds)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else None


def _inside(link: Path, base: Path) -> bool:
    """A link to a file inside the folder; links to folders are not followed (they may form a ring)."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(base)


def _uri(path: Path) -> str:
    return "file://" + escaped(str(path))


def _path(uri: str) -> Path:
    return Path(unquote(uri.removeprefix("file://"), errors="surrogateescape"))
