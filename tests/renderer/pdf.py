"""A set sheet as a born-digital PDF with embedded fonts, the same bytes every time.

Belongs here: drawing pieces and rules with reportlab, images pasted over pages. Not here: pictures of pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.renderer.fonts import register_faces
from tests.renderer.setting import A4, Piece, Sheet

Encode = Callable[[Piece], tuple[str, str]]  # -> (face name, text as it is written into the file)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture on a page: box in points, origin top left. A picture with alpha lets the page shine through."""

    page: int
    image: Image.Image
    x0: float
    y0: float
    x1: float
    y1: float


def _as_is(piece: Piece) -> tuple[str, str]:
    return piece.face, piece.text


def sheet_to_pdf(sheet: Sheet, pasted: Sequence[Pasted] = (), encode: Encode = _as_is, title: str = "") -> bytes:
    """The PDF's bytes. `invariant` fixes reportlab's time stamp and identity."""
    register_faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator("chidao samples")
    for page in range(1, sheet.page + 1):
        for rule in (r for r in sheet.rules if r.page == page):
            canvas.setLineWidth(rule.weight)
            canvas.setStrokeColorRGB(*((0.8, 0.05, 0.1) if rule.colour == "red" else (0, 0, 0)))
            if rule.boxed:
                canvas.rect(rule.x0, A4[1] - rule.y1, rule.x1 - rule.x0, rule.y1 - rule.y0)
            else:
                canvas.line(rule.x0, A4[1] - rule.y0, rule.x1, A4[1] - rule.y1)
        for piece in (p for p in sheet.pieces if p.page == page):
            face, text = encode(piece)
            line = canvas.beginText(piece.x, A4[1] - piece.baseline)
            line.setFont(face, piece.size)
            line.setWordSpace(piece.spacing)
            line.textOut(text)
            canvas.drawText(line)
        for paste in (p for p in pasted if p.page == page):
            canvas.drawImage(
                ImageReader(paste.image),
                paste.x0,
                A4[1] - paste.y1,
                paste.x1 - paste.x0,
                paste.y1 - paste.y0,
                mask="auto",
            )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted(data: bytes, password: str) -> bytes:
    """The same PDF under a user password (RC4, whose bytes do not change from run to run)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out,
            encryption=pikepdf.Encryption(user=password, owner=password, R=3, aes=False, metadata=False),
            static_id=True,
        )
    return out.getvalue()


def saved_again(data: bytes, stamp: str) -> bytes:
    """The same pages, saved by another program at another time: other bytes, the same paper."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/ModDate"] = pikepdf.String(stamp)
        pdf.docinfo["/Producer"] = pikepdf.String("Bản sao lưu của văn thư")
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def images_to_pdf(pages: Sequence[tuple[bytes, str, tuple[int, int], int]]) -> bytes:
    """A scan: one encoded picture a page, nothing else. Each: (bytes, 'jpeg' | 'ccitt' | 'png-l', (w, h), dpi)."""
    pdf = pikepdf.new()
    for data, kind, (width, height), dpi in pages:
        image = pikepdf.Stream(pdf, data)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height = width, height
        if kind == "ccitt":
            image.BitsPerComponent, image.ColorSpace = 1, pikepdf.Name.DeviceGray
            image.Filter = pikepdf.Name.CCITTFaxDecode
            image.DecodeParms = pikepdf.Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=True)
        else:
            image.BitsPerComponent = 8
            image.ColorSpace = pikepdf.Name.DeviceRGB if kind == "jpeg" else pikepdf.Name.DeviceGray
            image.Filter = pikepdf.Name.DCTDecode
        w, h = width * 72 / dpi, height * 72 / dpi
        content = pikepdf.Stream(pdf, f"q {w:.3f} 0 0 {h:.3f} 0 0 cm /Im0 Do Q".encode())
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(w, 3), round(h, 3)],
            Contents=pdf.make_indirect(content),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image))),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()
