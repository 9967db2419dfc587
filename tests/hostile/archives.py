"""Hostile archives, mails, office files and envelopes."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage

from tests.hostile.case import DAMAGED, NO_NOTICE, PUBLISHED, Case, notice, text

UNSAFE = ("unsafe_archive",)
TOO_FAR = ("expands_too_far",)
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Always the same bytes for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2023, 6, 12, 0, 0, 0))
            info.compress_type = method
            file.writestr(info, content)
    return buffer.getvalue()


def nested(depth: int, number: int) -> bytes:
    data = archive({"paper.txt": notice(number).encode()})
    for _ in range(depth - 1):
        data = archive({"inner.zip": data})
    return data


def locked() -> bytes:
    """The flag of encryption set in both headers."""
    data = bytearray(archive({"paper.txt": notice(3901).encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def linked() -> bytes:
    """A member that is a symlink to a file outside, as Info-ZIP stores it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        info = zipfile.ZipInfo("link.txt", (2023, 6, 12, 0, 0, 0))
        info.create_system, info.external_attr = 3, 0o120777 << 16
        file.writestr(info, "../../../../etc/passwd")
        file.writestr(zipfile.ZipInfo("paper.txt", (2023, 6, 12, 0, 0, 0)), notice(3004))
    return buffer.getvalue()


def docx(document: str, declaration: str = "") -> bytes:
    body = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document xmlns:w="{_WORDS}"><w:body>{document}</w:body></w:document>'
    return archive(
        {"[Content_Types].xml": _KINDS.encode(), "_rels/.rels": _RELATIONS.encode(), "word/document.xml": body.encode()}
    )


def paragraphs(words: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.split("\n"))


def laughs() -> str:
    rows = ['<!ENTITY l0 "ha ha ha ha ha ha ha ha">']
    rows += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE d [{''.join(rows)}]>"


def mail(number: int, file_name: str, *, inner: bool = False) -> bytes:
    """A mail with a notice attached; `inner`: in a mail that is attached to a mail."""
    message = EmailMessage()
    message["From"], message["To"] = "vanthu@anphu.example", "nhan@anphu.example"
    message["Subject"], message["Date"] = f"Văn bản {number}", "Mon, 12 Jun 2023 08:00:00 +0700"
    message.set_content("Kính gửi văn bản.")
    message.add_attachment(notice(number).encode(), maintype="application", subtype="octet-stream", filename=file_name)
    if inner:
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Subject"] = "a@anphu.example", "b@anphu.example", "Chuyển tiếp"
        outer.set_content("Xem thư kèm theo.")
        outer.add_attachment(message)
        message = outer
    for part in message.walk():
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"ranh-gioi-{number}-{len(part.get_payload())}-{id_of(part)}")
    return message.as_bytes()


def id_of(part: object) -> int:
    """Boundaries must differ by level and be the same on every build."""
    return len(str(part)) % 9973


def raw_name_mail(number: int) -> bytes:
    """A file name of bytes that are no UTF-8, an escape sequence, and a path."""
    content = base64.encodebytes(notice(number).encode())
    return (
        b"From: a@anphu.example\r\nTo: b@anphu.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b'--x\r\nContent-Type: application/octet-stream; name="../..\xff\xfe\x1b[31m.txt"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment; filename="../../t\xff\xfe\x1b[31m\x9b.txt"\r\n\r\n'
        + content
        + b"\r\n--x--\r\n"
    )


def endless_mail() -> bytes:
    """Multiparts in multiparts, deeper than a parser's stack."""
    parts = [b"From: a@anphu.example\r\nTo: b@anphu.example\r\nMIME-Version: 1.0\r\n"]
    for n in range(1_500):
        parts.append(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n))
    return b"".join(parts) + b"Content-Type: text/plain\r\n\r\nhet\r\n"


def envelope(content: bytes, declaration: str = "", subject: str = "Văn bản") -> bytes:
    packed = base64.b64encode(content).decode()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<edXMLEnvelope><edXMLHeader><MessageHeader><Subject>{subject}</Subject>'
        f"</MessageHeader></edXMLHeader><edXMLBody><Attachment><AttachmentName>../../a.txt</AttachmentName>"
        f"<ContentTransferEncoded>{packed}</ContentTransferEncoded></Attachment></edXMLBody></edXMLEnvelope>"
    ).encode()


def cases() -> tuple[Case, ...]:
    outward = '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    padded = f"<!-- <edXMLEnvelope > {' ' * 21_000}-->{outward}"
    return (
        Case("archives/papers.zip", lambda: archive({"a/paper.txt": notice(3001).encode(), "__MACOSX/a": b"x"}), NO_NOTICE,
             {"a/paper.txt": PUBLISHED}),
        Case("archives/one-bad-member.zip", lambda: archive({"paper.txt": notice(3002).encode(), "bad.pdf": b"%PDF-1.4 no"}),
             NO_NOTICE, {"paper.txt": PUBLISHED, "bad.pdf": DAMAGED}),
        Case("archives/three-deep.zip", lambda: nested(3, 3003), NO_NOTICE, {"inner.zip/inner.zip/paper.txt": PUBLISHED}),
        Case("archives/five-deep.zip", lambda: nested(5, 3902), UNSAFE),
        Case("archives/slip.zip", lambda: archive({"../../evil.txt": notice(3903).encode()}), UNSAFE),
        Case("archives/slip-inside.zip", lambda: archive({"a/../../evil.txt": notice(3904).encode()}), UNSAFE),
        Case("archives/slip-windows.zip", lambda: archive({"..\\..\\evil.txt": notice(3905).encode()}), UNSAFE),
        Case("archives/absolute.zip", lambda: archive({"/tmp/evil.txt": notice(3906).encode()}), UNSAFE),
        Case("archives/drive.zip", lambda: archive({"C:/evil.txt": notice(3907).encode()}), UNSAFE),
        Case("archives/link.zip", linked, NO_NOTICE, {"link.txt": NO_NOTICE, "paper.txt": PUBLISHED}),
        Case("archives/member-names.zip", lambda: archive({"\x1b[31mred\nline\x9b.txt": notice(3005).encode()}), NO_NOTICE,
             {"*": PUBLISHED}),
        Case("archives/bomb.zip", lambda: archive({"zeros.txt": bytes(120_000_000)}), TOO_FAR),
        Case("archives/many-small-bombs.zip", lambda: archive({f"{n}.txt": bytes(9_000_000) for n in range(12)}), TOO_FAR),
        Case("archives/three-thousand.zip", lambda: archive({f"{n}": b"" for n in range(3_000)}, zipfile.ZIP_STORED), UNSAFE),
        Case("archives/locked.zip", locked, ("encrypted_pdf",)),
        Case("archives/cut.zip", lambda: archive({"paper.txt": notice(3908).encode()})[:400], DAMAGED),
        Case("archives/wrong-sum.zip", lambda: archive({"p.txt": notice(3909).encode()}, zipfile.ZIP_STORED).replace(b"TB-VP", b"TB-VQ"),
             DAMAGED),
        Case("archives/empty.zip", lambda: archive({}), ("unsupported_format", "empty_document", "damaged_file")),
        Case("archives/sheet.xlsx", lambda: archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}),
             ("unsupported_format",)),
        Case("archives/nested-mail.eml", lambda: mail(3006, "paper.txt", inner=True), NO_NOTICE, {"*": PUBLISHED}),
        Case("archives/mail-path.eml", lambda: mail(3007, "../../../evil.txt"), NO_NOTICE, {"evil.txt": PUBLISHED}),
        Case("archives/mail-bytes.eml", lambda: raw_name_mail(3008), NO_NOTICE, {"*": PUBLISHED}),
        Case("archives/mail-endless.eml", endless_mail, (*DAMAGED, *UNSAFE, "not_a_notice", "unsupported_format")),
        Case("archives/mail-empty.eml", lambda: b"From: a@b.example\r\nTo: c@d.example\r\n\r\n",
             ("unsupported_format", "empty_document")),
        Case("archives/plain.docx", lambda: docx(paragraphs(notice(3009))), PUBLISHED),
        Case("archives/laughs.docx", lambda: docx(paragraphs(notice(3910)) + paragraphs("&l9;"), laughs()), ("published", *DAMAGED)),
        Case("archives/outward.docx", lambda: docx(paragraphs(notice(3010, about="&x; dự án")), outward), ("published", *DAMAGED)),
        Case("archives/bomb.docx", lambda: docx(paragraphs("a") + " " * 120_000_000), TOO_FAR),
        Case("archives/deep.docx", lambda: docx("<w:p>" * 20_000), DAMAGED),
        Case("archives/cut.docx", lambda: docx(paragraphs(notice(3911)))[:700], DAMAGED),
        Case("archives/not-word.docx", lambda: archive({"word/document.xml": b"<a"}), DAMAGED),
        Case("archives/plain.edxml", lambda: envelope(notice(3011).encode()), PUBLISHED),
        Case("archives/outward.edxml", lambda: envelope(notice(3912).encode(), outward, "&x;"), UNSAFE),
        Case("archives/outward-late.edxml", lambda: envelope(notice(3913).encode(), padded, "&x;"), (*UNSAFE, *DAMAGED)),
        Case("archives/laughs.edxml", lambda: envelope(notice(3914).encode(), laughs(), "&l9;"), UNSAFE),
        Case("archives/bomb-inside.edxml", lambda: envelope(archive({"z.txt": bytes(120_000_001)})), TOO_FAR),
        Case("archives/cut.edxml", lambda: envelope(notice(3915).encode())[:500], DAMAGED),
        Case("archives/escapes.edxml", lambda: envelope(text(3012)(), subject="=1+1 \u009b31m \u202e"), PUBLISHED),
    )  # fmt: skip
