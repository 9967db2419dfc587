"""The limits of reading, each with its own error: bytes, megapixels, decompression, before the memory is taken.

Belongs here: the checks on sizes that a file declares. Limits are `ReadSettings`; time and memory are the supervisor's.
"""

from __future__ import annotations

import io
import re
import zlib

from extract.errors import ExpandsTooFar, FileTooLarge, ImageTooLarge
from extract.model import ReadSettings

_SAFE_EXPANSION = 64_000_000  # bytes that may come out of anything, however small it was
_SAFE_STREAM = 60_000  # deflate cannot make more than about 60 MB of this
_STREAM = re.compile(rb"stream\r?\n")


def check_bytes(data: bytes, file_name: str, settings: ReadSettings) -> None:
    """Raises FileTooLarge."""
    if len(data) > settings.max_bytes:
        raise FileTooLarge(file_name, f"{len(data):,} bytes, the limit is {settings.max_bytes:,}")


def check_megapixels(
    width: float, height: float, file_name: str, settings: ReadSettings, *, page: int | None = None
) -> None:
    """Raises ImageTooLarge; to be called before a bitmap of width x height is allocated."""
    megapixels = width * height / 1e6
    if megapixels > settings.max_megapixels:
        detail = f"{megapixels:.0f} megapixels, the limit is {settings.max_megapixels:g}"
        raise ImageTooLarge(file_name, detail, page=page)


def check_expansion(stored: int, unpacked: int, file_name: str, settings: ReadSettings) -> None:
    """Raises ExpandsTooFar where `unpacked` bytes come out of `stored` ones and both ratio and size are beyond reason."""
    if unpacked > settings.max_bytes or (unpacked > _SAFE_EXPANSION and unpacked > stored * settings.max_expansion):
        raise ExpandsTooFar(file_name, f"{stored:,} bytes unpack to {unpacked:,}")


def says_memory(fault: BaseException) -> bool:
    """Whether a library's own error means that memory ran out (OpenCV, the C library)."""
    text = str(fault).lower()
    return any(
        words in text for words in ("insufficient memory", "cannot allocate", "failed to allocate", "out of memory")
    )


def check_pdf_streams(data: bytes, file_name: str, settings: ReadSettings) -> None:
    """Raises ExpandsTooFar where one deflated stream of a PDF that is no picture unpacks beyond the limits.

    Streams are inflated in pieces and thrown away; small ones cannot do harm and are passed over.
    """
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[start : start + 1] not in (b"\x78", b"\x48", b"\x58", b"\x68"):
            continue
        end = data.find(b"endstream", start)
        size = (end if end >= 0 else len(data)) - start
        head = data[max(0, start - 400) : start]
        if size < _SAFE_STREAM or b"/Image" in head[head.rfind(b" obj") :]:
            continue
        inflated = _inflated_size(memoryview(data)[start : start + size], _ceiling(size, settings))
        check_expansion(size, inflated, file_name, settings)


def _ceiling(stored: int, settings: ReadSettings) -> int:
    return int(min(settings.max_bytes, max(_SAFE_EXPANSION, stored * settings.max_expansion))) + 1


def _inflated_size(stored: memoryview, ceiling: int) -> int:
    """Bytes that the deflated stream unpacks to, counted up to `ceiling`."""
    inflater = zlib.decompressobj()
    total = 0
    source = io.BytesIO(stored)
    piece = source.read(65_536)
    try:
        while piece and total < ceiling:
            total += len(inflater.decompress(piece, 1_000_000))
            piece = inflater.unconsumed_tail or source.read(65_536)
    except zlib.error:
        return total
    return total
