"""Archives and mails count as their members; bombs, foreign paths and locks have their errors."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from extract.errors import DamagedDocument, DocumentError, ExpandsTooFar, UnsafeArchive
from extract.model import ReadSettings
from extract.reading.formats.containers import members

SETTINGS = ReadSettings()


def packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def mail(attachments: dict[str, bytes], text: str = "Kính gửi các đơn vị.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vt@anphu.gov.vn", "syt@anphu.gov.vn", "Thông báo"
    message.set_content(text)
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_members_of_nested_archives_and_mails() -> None:
    inner = packed({"c.txt": b"ba"})
    outer = packed(
        {
            "a.txt": b"mot",
            "thu muc/b.txt": b"hai",
            "in.zip": inner,
            "__MACOSX/x": b"",
            "thu.eml": mail({"d.txt": b"bon"}),
        }
    )
    assert members(outer, "x.zip", SETTINGS) == [
        ("a.txt", b"mot"),
        ("thu muc/b.txt", b"hai"),
        ("in.zip/c.txt", b"ba"),
        ("thu.eml/d.txt", b"bon"),
    ]


def test_a_mail_without_attachment_is_its_text() -> None:
    assert [(name, content.strip()) for name, content in members(mail({}, "Thong bao so 12"), "a.eml", SETTINGS)] == [
        ("body.txt", b"Thong bao so 12")
    ]


def test_a_document_has_no_members() -> None:
    assert members(b"Thong bao", "a.txt", SETTINGS) == []


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x.txt"])
def test_paths_outside_are_refused(name: str) -> None:
    with pytest.raises(UnsafeArchive):
        members(packed({name: b"x"}), "x.zip", SETTINGS)


def test_nesting_has_an_end() -> None:
    data = packed({"a.txt": b"x"})
    for _ in range(5):
        data = packed({"in.zip": data})
    with pytest.raises(UnsafeArchive):
        members(data, "x.zip", SETTINGS)


def test_bombs_are_refused() -> None:
    bomb = packed({"a.txt": bytes(70_000_000)})
    with pytest.raises(ExpandsTooFar):
        members(bomb, "x.zip", SETTINGS)
    many = packed({f"{number}.txt": bytes(1_000_000) for number in range(70)})
    with pytest.raises(ExpandsTooFar):
        members(many, "x.zip", SETTINGS)


def test_broken_archives_are_damaged() -> None:
    data = packed({"a.txt": b"x" * 500})
    with pytest.raises(DamagedDocument):
        members(data[: len(data) // 2], "x.zip", SETTINGS)
    broken = bytearray(data)
    broken[40:50] = b"\xff" * 10
    with pytest.raises(DocumentError):
        members(bytes(broken), "x.zip", SETTINGS)
