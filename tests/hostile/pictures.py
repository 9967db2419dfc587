"""Hostile pictures: headers that promise giant sheets, cut files, rings of directories."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

from tests.hostile.case import DAMAGED, Case

TOO_LARGE = ("image_too_large",)
UNREADABLE = ("damaged_file", "empty_document")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, pixels: bytes | None = None, extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000) if pixels is None else pixels, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def picture(kind: str, width: int = 800, height: int = 500, **options: Any) -> bytes:
    image = Image.new("L", (width, height), 255)
    ImageDraw.Draw(image).ellipse((100, 100, 400, 300), fill=120)
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def tiff(entries: dict[int, int], following: int = 0, tail: bytes = b"") -> bytes:
    """A little-endian TIFF of one directory at 8; each entry one long. `following`: offset of the next directory."""
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(entries.items()))
    return b"II*\x00" + struct.pack("<IH", 8, len(entries)) + rows + struct.pack("<I", following) + tail


def bilevel(width: int, height: int, strip: int) -> dict[int, int]:
    return {
        256: width,
        257: height,
        258: 1,
        259: 1,
        262: 0,
        273: strip,
        277: 1,
        278: height,
        279: (width + 7) // 8 * height & 0xFFFFFFFF,
    }


def ring_of_directories() -> bytes:
    """The directory names itself as the next one; its strip is white paper."""
    start = 8 + 2 + 9 * 12 + 4
    return tiff(bilevel(64, 64, start), following=8, tail=bytes(512))


def heic_header() -> bytes:
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00\x00\x01\x00meta" + bytes(60)


def jpeg_giant() -> bytes:
    """A real JPEG whose frame header says 65,500 x 65,500."""
    data = bytearray(picture("JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def cases() -> tuple[Case, ...]:
    bomb = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(60_000_000), 9))
    return (
        Case("pictures/giant.png", lambda: png(100_000, 100_000), TOO_LARGE),
        Case("pictures/most-giant.png", lambda: png(2**31 - 1, 2**31 - 1), (*TOO_LARGE, *DAMAGED)),
        Case("pictures/zero-wide.png", lambda: png(0, 10), UNREADABLE),
        Case("pictures/text-bomb.png", lambda: png(40, 40, extra=bomb), UNREADABLE, ocr=True),
        Case("pictures/cut.png", lambda: half(picture("PNG")), DAMAGED),
        Case("pictures/header-only.png", lambda: picture("PNG")[:20], DAMAGED),
        Case("pictures/giant.tif", lambda: tiff(bilevel(200_000, 200_000, 200)), TOO_LARGE),
        Case("pictures/ring.tif", ring_of_directories, UNREADABLE, ocr=True),
        Case("pictures/strips-beyond-the-end.tif", lambda: tiff(bilevel(800, 800, 900_000)), DAMAGED),
        Case("pictures/no-entries.tif", lambda: tiff({}), DAMAGED),
        Case("pictures/cut.jpg", lambda: half(picture("JPEG", quality=95)), DAMAGED),
        Case("pictures/marker-only.jpg", lambda: b"\xff\xd8\xff\xe0", DAMAGED),
        Case("pictures/giant.jpg", jpeg_giant, TOO_LARGE),
        Case("pictures/cut.webp", lambda: half(picture("WEBP", lossless=True)), DAMAGED),
        Case("pictures/giant.webp", lambda: picture("WEBP", 16_000, 6_000), TOO_LARGE),
        Case("pictures/cut.heic", heic_header, DAMAGED),
        Case("pictures/turning.gif", lambda: picture("GIF"), ("unsupported_format",)),
        Case("pictures/windows.bmp", lambda: picture("BMP"), ("unsupported_format",)),
        Case("pictures/jpeg-named.pdf", lambda: half(picture("JPEG", quality=94)), DAMAGED),
        Case("pictures/white.png", lambda: picture_of_nothing(), ("empty_document",), ocr=True),
        Case("pictures/one-pixel.png", lambda: png(1, 1, b"\x00\x80"), UNREADABLE, ocr=True),
        Case("pictures/thread.png", lambda: png(70_000, 1, bytes(8751)), UNREADABLE, ocr=True),
    )


def picture_of_nothing() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(buffer, "PNG")
    return buffer.getvalue()
