"""A paper that is no notice: a citizen's blank application form.

Belongs here: that one page. Not here: notices.
"""

from __future__ import annotations

from tests.renderer.setting import Sheet, Style, set_paragraph

_DOTS = "." * 60
_FIELDS = (
    f"Họ và tên: {_DOTS}",
    f"Ngày sinh: {_DOTS[:24]} Giới tính: {_DOTS[:20]}",
    f"Số căn cước: {_DOTS[:30]} Nơi cấp: {_DOTS[:24]}",
    f"Nơi thường trú: {_DOTS}",
    f"Điện thoại liên hệ: {_DOTS[:40]}",
    f"Nội dung đề nghị xác nhận: {_DOTS[:50]}",
    f"{_DOTS}{_DOTS[:20]}",
    f"Mục đích sử dụng giấy xác nhận: {_DOTS[:45]}",
)


def blank_form() -> Sheet:
    """`Đơn đề nghị xác nhận`, unfilled."""
    sheet = Sheet(Style(size=13))
    sheet.y = sheet.top
    middle = (sheet.left + sheet.right) / 2
    for text, face, gap in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "serif-bold", 16),
        ("Độc lập - Tự do - Hạnh phúc", "serif-bold", 17),
        ("ĐƠN ĐỀ NGHỊ XÁC NHẬN TÌNH TRẠNG NHÀ Ở", "serif-bold", 44),
        ("(Mẫu dùng cho cá nhân)", "serif-italic", 18),
    ):
        sheet.y += gap
        sheet.centred(text, middle, face, 13, "head")
    sheet.y += 16
    for field in _FIELDS:
        set_paragraph(sheet, field, "serif", "body")
    set_paragraph(sheet, "Tôi xin cam đoan những lời khai trên là đúng sự thật.", "serif", "body")
    sheet.y += 20
    for text, face in (("NGƯỜI LÀM ĐƠN", "serif-bold"), ("(Ký, ghi rõ họ tên)", "serif-italic")):
        sheet.centred(text, sheet.left + 0.74 * (sheet.right - sheet.left), face, 13, "foot_right")
        sheet.y += 17
    return sheet
