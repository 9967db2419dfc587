"""What a file is, by its content; its name's ending is never looked at.

Belongs here: signatures of the formats that are read, and of the well-known ones that are not. Does not belong here: reading.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from .plain_text import decode, is_markdown

_MAIL_HEADER = re.compile(
    rb"^(?:received|from|mime-version|return-path|date|subject|to|message-id|delivered-to|x-[\w-]+|content-type|reply-to):",
    re.IGNORECASE | re.MULTILINE,
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif")
_EDXML = re.compile(rb"<(?:\w+:)?edxml(?:envelope|header)?[\s>]", re.IGNORECASE)
_FOREIGN = (
    b"\xd0\xcf\x11\xe0",  # old Office
    b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"GIF8", b"BM", b"{\\rtf", b"SQLite format 3", b"OggS", b"ID3", b"\xfd7zXZ",
)  # fmt: skip


def sniff(data: bytes) -> str | None:
    """pdf | tiff | jpeg | png | webp | heif | docx | zip | eml | edxml | markdown | text; None for anything else."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return "tiff"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return "heif"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(_FOREIGN):
        return None
    return _text_kind(data, head)


def is_archive(data: bytes) -> bool:
    """Whether the file counts as its members: a ZIP that is no document, or a mail."""
    return sniff(data) in ("zip", "eml")


def _zip_kind(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names or "mimetype" in names:
        return None  # a sheet, slides, an e-book: no notice
    return "zip"


def _text_kind(data: bytes, head: bytes) -> str | None:
    plain = head.replace(b"\x00", b"")
    if plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" and _EDXML.search(plain):
        return "edxml"
    if _is_mail(head):
        return "eml"
    decoded = decode(data)
    if decoded is None:
        return None
    return "markdown" if is_markdown(decoded[0]) else "text"


def _is_mail(head: bytes) -> bool:
    """At least two mail headers before the first empty line, the first of them on the first line."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_MAIL_HEADER.match(top)) and len({name.lower() for name in _MAIL_HEADER.findall(top)}) >= 2
