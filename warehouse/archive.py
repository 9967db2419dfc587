"""The archive: original bytes, unchanged, by their sha256; the way back from every published value.

Belongs here: bytes in and out. Does not belong here: what the bytes are, who sent them (the ledger knows).
Layout: archive/<2 hex>/<2 hex>/<sha256>, mode 0444. Secret and forgotten papers: only the mark `<sha256>.sealed` stays, the
bytes are dropped. `<sha256>.released`: a person said that the paper is not secret.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ChidaoError
from warehouse.durable import sync_folder, write_durably
from warehouse.home import Home


class NotInArchive(ChidaoError):
    """The bytes were never archived, or were dropped because the paper is secret."""

    remedy = "Let the next run fetch the file again from its source."


@dataclass(frozen=True, slots=True)
class Archived:
    """`path` is relative to CHIDAO_HOME. `new` is False where the same bytes were there before."""

    sha256: str
    path: str
    size: int
    new: bool


class Archive:
    """Safe for several processes: a file appears whole, by rename, under the name that its content gives it."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def relative_path(self, sha256: str) -> str:
        """'archive/ab/cd/abcd...', relative to CHIDAO_HOME, also of a file that is not there."""
        return f"archive/{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def path(self, sha256: str) -> Path:
        return self._home.root / self.relative_path(sha256)

    def put(self, data: bytes) -> Archived:
        """Keep the bytes. Sealed ones are not written again: `new` is False and nothing stands at `path`."""
        sha256 = hashlib.sha256(data).hexdigest()
        new = not self.exists(sha256) and not self.is_sealed(sha256)
        if new:
            write_durably(self.path(sha256), data, mode=0o444)
        return Archived(sha256, self.relative_path(sha256), len(data), new)

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises NotInArchive; ChidaoError if the disk changed them."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotInArchive(f"{sha256} is not in the archive") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ChidaoError(f"{self.path(sha256)} is damaged", remedy="Restore the archive from the backup.")
        return data

    def exists(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def seal(self, sha256: str) -> None:
        """Of a secret paper: drop the bytes and remember that they are not to be kept."""
        write_durably(self._seal_mark(sha256), b"")
        self._release_mark(sha256).unlink(missing_ok=True)
        self.drop(sha256)

    def unseal(self, sha256: str) -> None:
        """Undo a false alarm: the next pull may archive the bytes again, and their mark of secrecy counts for none."""
        write_durably(self._release_mark(sha256), b"")
        self._seal_mark(sha256).unlink(missing_ok=True)

    def is_released(self, sha256: str) -> bool:
        return self._release_mark(sha256).exists()

    def is_sealed(self, sha256: str) -> bool:
        return self._seal_mark(sha256).exists()

    def drop(self, sha256: str) -> None:
        """Remove the bytes; no error where they are not there."""
        self.path(sha256).unlink(missing_ok=True)
        if self.path(sha256).parent.is_dir():
            sync_folder(self.path(sha256).parent)

    def _release_mark(self, sha256: str) -> Path:
        return self.path(sha256).with_name(f"{sha256}.released")

    def _seal_mark(self, sha256: str) -> Path:
        return self.path(sha256).with_name(f"{sha256}.sealed")
