"""What makes two files the same paper: a digest of the content that a re-saved copy keeps.

Belongs here: the digest. For a PDF it is taken over its pages' object trees (content, pictures, fonts, annotations) without what
saving changes: Info, XMP, /ID, dates of modification, object numbers, stream compression, file layout. For any other format
over the bytes. Does not belong here: whether two papers are alike.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

_LEFT_OUT = frozenset(
    ("/Metadata", "/PieceInfo", "/LastModified", "/ModDate", "/CreationDate", "/M", "/ID", "/Parent", "/P", "/StructParents",
    "/StructParent",
     "/Length", "/Filter", "/DecodeParms", "/DL", "/Tabs", "/Thumb", "/ProcSet", "/Producer", "/Creator", "/Contents", "/Popup", "/Dest",
     "/A", "/AA", "/B", "/NM", "/Lang", "/ByteRange")
)  # fmt: skip
_PAGE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
_PRECISION = 4
_MAX_DEPTH = 60
_MAX_PARSED = 2_000_000  # bytes of operators; a page that draws a map is compared as it is written


def content_identity(data: bytes) -> str:
    """sha256 (hex) of the content. Never raises: a file that cannot be walked is known by its bytes."""
    if b"%PDF-" in data[:1024]:
        try:
            return _pdf_identity(data)
        except (Exception, RecursionError):
            return hashlib.sha256(data).hexdigest()
    return hashlib.sha256(data).hexdigest()


def _pdf_identity(data: bytes) -> str:
    import pikepdf

    digest = hashlib.sha256(b"pdf-content-1")
    with pikepdf.open(BytesIO(data)) as pdf:
        walker = _Walker()
        for page in pdf.pages:
            digest.update(b"page")
            digest.update(_bytes_of_contents(page))
            for key in _PAGE_KEYS:
                digest.update(key.encode() + walker.digest(_inherited(page.obj, key), 0))
            digest.update(walker.digest(page.obj.get("/Annots"), 0))
    return digest.hexdigest()


def _inherited(node: Any, key: str) -> Any:
    """A page's attribute, which may stand at a node above it."""
    for _ in range(_MAX_DEPTH):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _bytes_of_contents(page: Any) -> bytes:
    """Digest of the page's operators, written anew: tools split and re-join the streams, fold white space, escape strings."""
    import pikepdf

    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    joined = b"\n".join(_stream_bytes(part) for part in parts)
    if len(joined) <= _MAX_PARSED:
        joined = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
    return hashlib.sha256(b" ".join(joined.split())).digest()


def _stream_bytes(stream: Any) -> bytes:
    """The stream's content as it means: decoded where the filter is lossless, as stored (JPEG, CCITT) where not."""
    import pikepdf

    try:
        return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.generalized))
    except (pikepdf.PdfError, pikepdf.DataDecodingError):
        return bytes(stream.read_raw_bytes())


class _Walker:
    """Digests of objects, indirect ones remembered by number so that shared and circular ones cost once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def digest(self, item: Any, depth: int) -> bytes:
        import pikepdf

        if item is None or depth > _MAX_DEPTH:
            return b"null"
        if not isinstance(item, pikepdf.Object):
            return _scalar(item)
        number = item.objgen if item.is_indirect else (0, 0)
        if number != (0, 0):
            if number in self._known:
                return self._known[number]
            self._known[number] = b"circle"
        result = self._digest(item, depth)
        if number != (0, 0):
            self._known[number] = result
        return result

    def _digest(self, item: Any, depth: int) -> bytes:
        import pikepdf

        if isinstance(item, pikepdf.Stream):
            own = hashlib.sha256(b"stream" + _stream_bytes(item))
            own.update(self._pairs(item, depth, stream=True))
            return own.digest()
        if isinstance(item, pikepdf.Dictionary):
            if item.get("/Type") == "/Page":
                return b"page"
            return hashlib.sha256(b"dict" + self._pairs(item, depth, stream=False)).digest()
        if isinstance(item, pikepdf.Array):
            return hashlib.sha256(b"array" + b"".join(self.digest(part, depth + 1) for part in item)).digest()
        return _scalar(item)

    def _pairs(self, item: Any, depth: int, *, stream: bool) -> bytes:
        """Keys in order with their values. A remaining filter (JPEG) is part of what the stream is; lossless ones are not."""
        parts = []
        for key in sorted(item.keys()):
            if key in _LEFT_OUT and not (stream and key == "/Contents"):
                continue
            parts.append(str(key).encode() + b"=" + self.digest(item[key], depth + 1))
        return b";".join(parts)


def _scalar(item: Any) -> bytes:
    """Numbers by value (1 and 1.0 and 1.00000 are one), the rest by their text."""
    try:
        number = float(item)
    except (TypeError, ValueError):
        return b"s:" + bytes(str(item), "utf-8", "surrogateescape")
    return b"n:" + f"{round(number, _PRECISION):g}".encode()
