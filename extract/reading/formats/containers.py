"""ZIP archives and mails as their members.

Belongs here: unpacking within the limits, safe names, nesting. Does not belong here: reading a member.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from io import BytesIO
from pathlib import PurePosixPath

from extract.errors import DamagedDocument, DocumentError, EncryptedDocument, UnsafeArchive
from extract.model import ReadSettings

from .limits import check_bytes, check_expansion
from .sniff import sniff

MAX_DEPTH = 3  # an archive in a mail in an archive
MAX_MEMBERS = 2000
_PIECE = 1 << 20
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(data: bytes, file_name: str, settings: ReadSettings) -> list[tuple[str, bytes]]:
    """(path inside, bytes) of every file that an archive or a mail holds, nested ones as 'inner.zip/paper.pdf'.

    An empty list for a file that is no archive (`sniff.is_archive`): it stands for itself. Raises UnsafeArchive, ExpandsTooFar,
    EncryptedDocument, DamagedDocument, FileTooLarge.
    """
    check_bytes(data, file_name, settings)
    if sniff(data) not in ("zip", "eml"):
        return []
    budget = _Budget(file_name, settings, len(data))
    try:
        return list(_walk(data, "", 1, budget))
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # the mail parser and zipfile raise many kinds on broken input
        raise DamagedDocument(file_name, f"{type(error).__name__}: {error}"[:300]) from error


class _Budget:
    """What may come out of one file in all."""

    def __init__(self, file_name: str, settings: ReadSettings, stored: int) -> None:
        self.file_name, self.settings, self.stored = file_name, settings, stored
        self.unpacked = self.count = 0

    def spend(self, size: int) -> None:
        self.unpacked += size
        check_expansion(self.stored, self.unpacked, self.file_name, self.settings)

    def one_more(self) -> None:
        self.count += 1
        if self.count > MAX_MEMBERS:
            raise UnsafeArchive(self.file_name, f"more than {MAX_MEMBERS} members")


def _walk(data: bytes, prefix: str, depth: int, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    if depth > MAX_DEPTH:
        raise UnsafeArchive(budget.file_name, f"archives nest deeper than {MAX_DEPTH} levels")
    parts = _zip_parts(data, budget) if sniff(data) == "zip" else _mail_parts(data, budget)
    for name, content in parts:
        budget.one_more()
        if sniff(content) in ("zip", "eml"):
            yield from _walk(content, f"{prefix}{name}/", depth + 1, budget)
        else:
            yield f"{prefix}{name}", content


def _zip_parts(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DamagedDocument(budget.file_name, f"the archive cannot be opened: {error}") from error
    with archive:
        for info in archive.infolist():
            if info.is_dir() or any(mark in info.filename for mark in _LITTER):
                continue
            if info.flag_bits & 0x1:
                raise EncryptedDocument(budget.file_name, f"the member {info.filename} is encrypted")
            yield _safe_name(info.filename, budget), _inflate(archive, info, budget)


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    """The member's bytes, read in pieces: the size that the directory declares may lie."""
    check_expansion(info.compress_size, info.file_size, budget.file_name, budget.settings)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as source:
            while piece := source.read(_PIECE):
                size += len(piece)
                check_expansion(info.compress_size, size, budget.file_name, budget.settings)
                budget.spend(len(piece))
                pieces.append(piece)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise DamagedDocument(budget.file_name, f"the member {info.filename} cannot be unpacked: {error}") from error
    return b"".join(pieces)


def _safe_name(name: str, budget: _Budget) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise UnsafeArchive(budget.file_name, f"the member {name!r} lies outside the archive")
    return str(path)


def _mail_parts(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    """Attachments of a mail; its own text where it has none."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    found = False
    for number, part in enumerate(_leaves(message), start=1):
        name = part.get_filename()
        kind = part.get_content_type()
        if name is None and kind.startswith(("text/", "multipart/")):
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        if (
            name is None
            and kind.startswith("image/")
            and part.get_content_disposition() != "attachment"
            and len(content) < 20_000
        ):
            continue  # a logo of the signature
        budget.spend(len(content))
        found = True
        yield (
            _safe_name(PurePosixPath((name or f"part-{number}").replace("\\", "/")).name or f"part-{number}", budget),
            content,
        )
    body = None if found else message.get_body(preferencelist=("plain", "html"))
    text = body.get_payload(decode=True) if body is not None else None
    if isinstance(text, bytes) and text.strip():
        budget.spend(len(text))
        yield "body.txt", text


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if not part.is_multipart() and isinstance(part, EmailMessage):
            yield part
