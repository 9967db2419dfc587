"""Formats are told by content; what is not read has its own error, and no other error escapes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from extract.errors import (
    DamagedDocument,
    DocumentError,
    EmptyDocument,
    FileTooLarge,
    ImageTooLarge,
    UnsafeArchive,
    UnsupportedFormat,
)
from extract.model import ReadSettings
from extract.reading.document import read_document
from extract.reading.formats.sniff import is_archive, sniff

SETTINGS = ReadSettings()


def picture(kind: str, size: tuple[int, int] = (20, 20)) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", size, 255).save(buffer, kind)
    return buffer.getvalue()


def archive(names: list[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in names:
            target.writestr(name, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        (picture("TIFF"), "tiff"),
        (picture("JPEG"), "jpeg"),
        (picture("PNG"), "png"),
        (picture("WEBP"), "webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "heif"),
        (archive(["word/document.xml", "[Content_Types].xml"]), "docx"),
        (archive(["xl/workbook.xml", "[Content_Types].xml"]), None),
        (archive(["a.pdf", "b/c.txt"]), "zip"),
        (b"From: a@b.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nbody", "eml"),
        ("Số: 12/TB-UBND\n\nTHÔNG BÁO\n".encode(), "text"),
        ("Số: 12/TB-UBND\n\n**THÔNG BÁO**\n".encode(), "markdown"),
        ("Số: 12/TB-UBND\nTHÔNG BÁO của Ủy ban nhân dân tỉnh\n".encode("utf-16"), "text"),
        ("Số: 12/TB-UBND\nTHÔNG BÁO của Ủy ban nhân dân tỉnh\n".encode("utf-16-le"), "text"),
        (b'<?xml version="1.0"?><edXML><edXMLEnvelope/></edXML>', "edxml"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), None),
        (b"MZ\x90\x00" + bytes(100), None),
        (bytes(range(256)) * 20, None),
    ],
)
def test_kinds(data: bytes, kind: str | None) -> None:
    assert sniff(data) == kind
    assert is_archive(data) == (kind in ("zip", "eml"))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b"  \n\t\n", EmptyDocument),
        (b"MZ\x90\x00" + bytes(100), UnsupportedFormat),
        (archive(["a.pdf"]), UnsupportedFormat),
        (b"%PDF-1.7\nnothing else", DamagedDocument),
        (picture("PNG")[:45], DamagedDocument),
        (b"\xff\xd8\xff\xe0" + bytes(30), DamagedDocument),
        (archive(["word/document.xml", "[Content_Types].xml"]), DamagedDocument),
        (b"<edXML><broken></edXML>", DamagedDocument),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><edXML>&a;</edXML>', UnsafeArchive),
    ],
)
def test_faults_have_their_class(data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as caught:
        read_document(data, "giấy.bin", SETTINGS)
    assert caught.value.file_name == "giấy.bin"


def test_limits_are_checked_before_anything_is_decoded() -> None:
    with pytest.raises(FileTooLarge):
        read_document(b"x" * 11, "a.txt", ReadSettings(max_bytes=10))
    with pytest.raises(ImageTooLarge) as caught:
        read_document(picture("PNG", (2000, 1000)), "a.png", ReadSettings(max_megapixels=1.0))
    assert caught.value.page == 1


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"%PDF-1.5\n", b"PK\x03\x04", b"II*\x00", b"\x89PNG\r\n\x1a\n", b"From: a\nSubject: b\n", b"<edXML>"]
    ),
)
@settings(max_examples=120, deadline=None)
def test_only_document_errors_escape(tail: bytes, head: bytes) -> None:
    try:
        reading = read_document(head + tail, "x", SETTINGS)
    except DocumentError:
        return
    assert any(page.words for page in reading.pages)
