"""Small PDFs made for the tests beside this file, with an embedded font that has Vietnamese letters."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path("/usr/share/fonts/truetype")
_CANDIDATES = (
    ("liberation2/LiberationSerif-Regular.ttf", "liberation2/LiberationSerif-Bold.ttf"),
    ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
)
WIDTH, HEIGHT = A4

Line = tuple[float, float, str, bool]

HEAD: list[Line] = [
    (85, 790, "ỦY BAN NHÂN DÂN", True),
    (250, 790, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
    (95, 775, "TỈNH AN PHÚ", True),
    (300, 775, "Độc lập - Tự do - Hạnh phúc", True),
    (90, 750, "Số: 15/TB-UBND", False),
    (310, 750, "An Phú, ngày 06 tháng 3 năm 2025", False),
    (260, 720, "THÔNG BÁO", True),
    (175, 705, "Kết luận tại cuộc họp về chữa cháy rừng", True),
]
BODY: list[Line] = [
    (115, 675, "Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về công tác phòng cháy, chữa", False),
    (85, 660, "cháy rừng mùa khô. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND tỉnh kết luận:", False),
    (115, 640, "1. Chi cục Kiểm lâm rà soát lực lượng trực, báo cáo trước ngày 15/3/2025./.", False),
]
FOOT: list[Line] = [
    (85, 600, "Nơi nhận:", True),
    (85, 586, "- Như trên;", False),
    (85, 572, "- Lưu: VT, NN.", False),
    (350, 600, "TL. CHỦ TỊCH", True),
    (340, 585, "CHÁNH VĂN PHÒNG", True),
    (360, 520, "Hồ Thị Lam", True),
]


def fonts() -> None:
    regular, bold = next(pair for pair in _CANDIDATES if (_FONTS / pair[0]).exists())
    pdfmetrics.registerFont(TTFont("Paper", str(_FONTS / regular)))
    pdfmetrics.registerFont(TTFont("Paper-Bold", str(_FONTS / bold)))


def paper(*pages: list[Line], extra: bytes | None = None) -> bytes:
    """A PDF of the pages' lines (x, y in points from below, text, bold). `extra` changes only metadata."""
    fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    if extra:
        canvas.setAuthor(extra.decode())
    for page in pages:
        for x, y, text, bold in page:
            canvas.setFont("Paper-Bold" if bold else "Paper", 12)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def table_paper() -> bytes:
    """A page with a ruled table of two columns and three rows, a cell of two lines."""
    fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFont("Paper", 12)
    canvas.drawString(115, 700, "Các đơn vị thực hiện nhiệm vụ theo bảng phân công dưới đây của Ủy ban nhân dân:")
    for y in (680, 650, 610, 580):
        canvas.line(85, y, 500, y)
    for x in (85, 300, 500):
        canvas.line(x, 680, x, 580)
    for x, y, text in ((90, 660, "Nhiệm vụ"), (310, 660, "Thời hạn"), (90, 635, "Rà soát lực lượng trực"), (90, 620, "tại các chốt"),
                       (310, 635, "trước ngày 15/3/2025"), (90, 590, "Mua máy bơm"), (310, 590, "quý II năm 2025")):  # fmt: skip
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def saved(data: bytes, **options: Any) -> bytes:
    """`data` as another tool would save it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["xmp:ModifyDate"] = "2025-03-08T07:00:00+07:00"
        pdf.docinfo["/ModDate"] = "D:20250308070000+07'00'"
        buffer = io.BytesIO()
        pdf.save(buffer, **options)
    return buffer.getvalue()
