"""Hostile PDFs, written object by object: trees that loop, streams that swell, sheets that are too large."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache

import pikepdf

from tests.hostile.case import DAMAGED, PUBLISHED, Case, notice
from tests.integration.formats.papers import BODY, FOOT, HEAD, Line, paper

ENCRYPTED = ("encrypted_pdf",)


@cache
def plain(number: int) -> bytes:
    """A born-digital notice of one page with a text layer."""
    head: list[Line] = [(x, y, line.replace("15/TB", f"{number}/TB"), bold) for x, y, line, bold in HEAD]
    return paper(head + BODY + FOOT)


def raw(objects: dict[int, bytes], *, root: int = 1) -> bytes:
    """A file of these objects with a correct cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00001 f \n"
    return bytes(out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start))


def stream(content: bytes, keys: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), keys, content)


def tree(
    page: bytes = b"",
    content: bytes = b"",
    more: dict[int, bytes] | None = None,
    kids: bytes = b"3 0 R",
    count: int = 1,
) -> bytes:
    """Catalogue 1, pages 2, one page 3 with content 4, a font 5."""
    sheet = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >>"
    )
    return raw({
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: page or sheet % b">>",
        4: stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **(more or {}),
    })  # fmt: skip


def with_resources(content: bytes, resources: bytes, more: dict[int, bytes]) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> %s >> >>"
    return tree(page % resources, content, more)


def looping_form() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return with_resources(b"/X Do", b"/XObject << /X 6 0 R >>", {6: stream(b"/X Do /X Do", form)})


def swelling_forms() -> bytes:
    """Ten forms, each drawing the next ten times: ten thousand million drawings."""
    more = {}
    for number in range(6, 16):
        inside = b"/Resources << /XObject << /X %d 0 R >> /Font << /F 5 0 R >> >>" % (number + 1)
        keys = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + (inside if number < 15 else b"")
        more[number] = stream(b"/X Do " * 10 if number < 15 else b"BT /F 9 Tf (a) Tj ET", keys)
    return with_resources(b"/X Do", b"/XObject << /X 6 0 R >>", more)


def changed(number: int, change: Callable[[pikepdf.Pdf], None], **options: object) -> Callable[[], bytes]:
    """The plain notice after a change of its objects."""

    def make() -> bytes:
        with pikepdf.open(io.BytesIO(plain(number))) as pdf:
            change(pdf)
            buffer = io.BytesIO()
            pdf.save(buffer, static_id="encryption" not in options, **options)  # type: ignore[arg-type]
        return buffer.getvalue()

    return make


def scripts(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.launchURL('http://192.0.2.1')")
    pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/sh"))
    pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://192.0.2.1/x"))


def embedded(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["../../evil.exe"] = pikepdf.AttachedFileSpec(
        pdf, b"MZ" + bytes(99), filename="../../evil.exe", mod_date="", creation_date="", description="", mime_type=""
    )


def outline_loop(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(pikepdf.Dictionary(Title="a"))
    item.Next, item.First, item.Parent = item, item, item
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=item, Last=item, Count=9))


def outside_text(pdf: pikepdf.Pdf) -> None:
    far = b"q BT /F1 9 Tf 1 0 0 1 -9000 -9000 Tm " + b"(%s) Tj " % (b"a " * 500) * 1_000 + b"ET Q"
    page = pdf.pages[0]
    font = min(page.Resources.Font.keys())
    page.contents_add(far.replace(b"/F1", str(font).encode()))


def endless_sheet() -> bytes:
    return plain(4907).replace(b"0 0 595.2756 841.8898", b"0 0 9e99999 99999999999")


def media_box(*box: float) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array(box)

    return change


def giant_sheet(pdf: pikepdf.Pdf) -> None:
    no_fonts(pdf)
    media_box(0, 0, 900_000, 900_000)(pdf)


def no_fonts(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font


def broken_object_stream() -> bytes:
    data = bytearray(changed(4006, lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)())
    at = data.index(b"stream", data.index(b"/ObjStm")) + 12
    data[at : at + 60] = bytes(60)
    return bytes(data)


def giant_picture() -> bytes:
    keys = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"
    return with_resources(
        b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject << /I 6 0 R >>", {6: stream(zlib.compress(bytes(450_000), 9), keys)}
    )


def words_on_a_page() -> bytes:
    lines = [(30.0, 835 - n * 0.8, "bao cao ket qua thuc hien nhiem vu duoc giao " * 2, False) for n in range(1_000)]
    return paper([*HEAD, *lines])


def escape_map() -> bytes:
    """A font whose letters mean escape sequences, NUL and half surrogates."""
    rows = b"<41> <001B005B00330031006D> <42> <0000> <43> <D800> <44> <202E> <45> <009B>".replace(b"> <4", b">\n<4")
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 5 beginbfchar\n"
    cmap += b"%s\nendbfchar endcmap end"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    line = b"BT /F 12 Tf 50 %d Td (ABCDE thong bao ket luan ABCDE bao cao ket qua) Tj ET "
    return tree(content=b"".join(line % y for y in range(100, 800, 20)), more={5: font, 6: stream(cmap % rows)})


def cases() -> tuple[Case, ...]:
    deflated = {4: stream(zlib.compress(b"(a) " + b" " * 120_000_000, 9), b"/Filter /FlateDecode")}
    unsure = ("published", "not_a_notice", "empty_document", "damaged_file")
    hungry = ("document_timeout", "out_of_memory")
    too_large = ("image_too_large",)
    return (
        Case("pdfs/cut-after-100.pdf", lambda: plain(4900)[:100], DAMAGED),
        Case("pdfs/cut-at-a-tenth.pdf", lambda: plain(4901)[: len(plain(4901)) // 10], DAMAGED),
        Case("pdfs/cut-in-the-middle.pdf", lambda: plain(4902)[: len(plain(4902)) // 2], (*DAMAGED, "empty_document")),
        Case("pdfs/cut-in-the-trailer.pdf", lambda: plain(4912)[:-40], DAMAGED),
        Case("pdfs/cut-at-the-end.pdf", lambda: plain(4001)[:-10], PUBLISHED),
        Case("pdfs/head-only.pdf", lambda: b"%PDF-1.7\n", DAMAGED),
        Case("pdfs/no-page.pdf", lambda: tree(kids=b"", count=0), DAMAGED),
        Case("pdfs/pdf-named.txt", lambda: plain(4002), PUBLISHED),
        Case("pdfs/junk-before.pdf", lambda: b"\x00junk\n" * 100 + plain(4003), PUBLISHED),
        Case("pdfs/zip-behind.pdf", lambda: plain(4004) + b"PK\x03\x04" + bytes(30), PUBLISHED),
        Case("pdfs/claims-100000-pages.pdf", lambda: tree(count=100_000), unsure, ocr=True),
        Case("pdfs/has-100000-pages.pdf", lambda: tree(content=b"", kids=b"3 0 R " * 100_000, count=100_000),
             ("empty_document", "document_timeout", "damaged_file"), ocr=True),
        Case("pdfs/giant-sheet.pdf", changed(4905, giant_sheet), too_large),
        Case("pdfs/negative-sheet.pdf", changed(4906, media_box(0, 0, -5, 0)), unsure, ocr=True),
        Case("pdfs/infinite-sheet.pdf", endless_sheet, unsure, ocr=True),
        Case("pdfs/page-tree-loop.pdf", lambda: tree(kids=b"2 0 R 3 0 R 2 0 R", count=3), unsure, ocr=True),
        Case("pdfs/parent-loop.pdf", lambda: tree(b"<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>"), unsure, ocr=True),
        Case("pdfs/form-loop.pdf", looping_form, (*hungry, *unsure), ocr=True),
        Case("pdfs/swelling-forms.pdf", swelling_forms, (*hungry, *unsure), ocr=True),
        Case("pdfs/outline-loop.pdf", changed(4007, outline_loop), PUBLISHED),
        Case("pdfs/deep-arrays.pdf", lambda: tree(more={6: b"[" * 60_000}), unsure, ocr=True),
        Case("pdfs/javascript.pdf", changed(4008, scripts), PUBLISHED),
        Case("pdfs/embedded-file.pdf", changed(4009, embedded), PUBLISHED),
        Case("pdfs/password.pdf", changed(4908, lambda pdf: None, encryption=pikepdf.Encryption(user="mat", owner="khau")), ENCRYPTED),
        Case("pdfs/owner-password.pdf", changed(4010, lambda pdf: None, encryption=pikepdf.Encryption(user="", owner="khau")), PUBLISHED),
        Case("pdfs/unknown-lock.pdf", lambda: plain(4909).replace(b"/Root", b"/Encrypt << /Filter /Other /V 9 >> /Root"), ENCRYPTED),
        Case("pdfs/wrong-xref.pdf", lambda: plain(4011).replace(b"0000000", b"0000009"), PUBLISHED),
        Case("pdfs/xref-loop.pdf", lambda: plain(4012).replace(b"trailer\n<<", b"trailer\n<< /Prev 15"), PUBLISHED),
        Case("pdfs/broken-object-stream.pdf", broken_object_stream, DAMAGED),
        Case("pdfs/wrong-lengths.pdf", lambda: plain(4013).replace(b"/Length ", b"/Length 9"), ("published", *DAMAGED)),
        Case("pdfs/stream-bomb.pdf", lambda: tree(more=deflated), ("expands_too_far",)),
        Case("pdfs/giant-picture.pdf", giant_picture, too_large),
        Case("pdfs/text-outside-the-sheet.pdf", changed(4014, outside_text), ("published", "document_timeout"), ocr=True),
        Case("pdfs/no-fonts.pdf", changed(4910, no_fonts), unsure, ocr=True),
        Case("pdfs/20000-words-on-a-page.pdf", words_on_a_page, ("published", "not_a_notice", "empty_document"), ocr=True),
        Case("pdfs/escape-letters.pdf", escape_map, unsure, ocr=True),
        Case("pdfs/text-in-a-pdf-dress.pdf", lambda: b"%PDF-1.4\n" + notice(4911).encode(), DAMAGED),
    )  # fmt: skip
