"""Synthetic pages for tests: drawn with Pillow and a system font that has Vietnamese letters (checked)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/freefont/FreeSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
SAMPLE = "ẾộẶữỉđƯ"


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """A serif font whose Vietnamese letters are not the empty box; the test is skipped where there is none."""
    for path in FONTS:
        if not Path(path).is_file():
            continue
        found = ImageFont.truetype(path, size)
        box = bytes(found.getmask("\U0010fffe"))
        if all(bytes(found.getmask(letter)) != box for letter in SAMPLE):
            return found
    pytest.skip("no system font with Vietnamese letters")


def blank(width: int = 2480, height: int = 3508) -> Image.Image:
    """A white A4 page at 300 dpi."""
    return Image.new("RGB", (width, height), "white")


def write(
    page: Image.Image, x: int, y: int, text: str, size: int = 54, colour: str | tuple[int, int, int] = "black"
) -> None:
    ImageDraw.Draw(page).text((x, y), text, font=font(size), fill=colour)


def bgr(page: Image.Image) -> NDArray[np.uint8]:
    """As the rasteriser gives it."""
    return np.ascontiguousarray(np.asarray(page.convert("RGB"))[..., ::-1])


def grey(page: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(page.convert("L"))


def notice(stamp: bool = False) -> Image.Image:
    """A one-page notice of an invented office, with a two-column heading and foot; a red incoming stamp on request."""
    page = blank()
    write(page, 300, 200, "UBND TỈNH AN PHÚ")
    write(page, 380, 275, "SỞ NỘI VỤ")
    write(page, 1050, 200, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    write(page, 1300, 275, "Độc lập - Tự do - Hạnh phúc")
    write(page, 360, 390, "Số: 88/TB-SNV")
    write(page, 1300, 390, "An Phú, ngày 12 tháng 7 năm 2024")
    write(page, 1050, 560, "THÔNG BÁO")
    write(page, 620, 640, "Về việc nộp báo cáo công tác sáu tháng đầu năm")
    lines = (
        "Sở Nội vụ thông báo để các cơ quan, đơn vị biết và thực hiện như sau:",
        "1. Các phòng chuyên môn hoàn thành báo cáo trước ngày 20 tháng 7 năm 2024.",
        "2. Văn phòng Sở tổng hợp kết quả, trình Giám đốc Sở xem xét, quyết định.",
        "Đề nghị các đơn vị nghiêm túc tổ chức thực hiện./.",
    )
    for number, text in enumerate(lines):
        write(page, 320, 1000 + 90 * number, text)
    write(page, 320, 1500, "Nơi nhận:", 46)
    write(page, 320, 1565, "- Như trên;", 42)
    write(page, 320, 1625, "- Lưu: VT, VP.", 42)
    write(page, 1500, 1500, "KT. GIÁM ĐỐC")
    write(page, 1470, 1575, "PHÓ GIÁM ĐỐC")
    write(page, 1480, 1900, "Trần Văn Mẫu")
    if stamp:
        red = (205, 30, 40)
        draw = ImageDraw.Draw(page)
        draw.rectangle((300, 690, 300 + 590, 690 + 300), outline=red, width=6)
        write(page, 330, 700, "UBND TỈNH TÂN GIANG", 46, red)
        write(page, 330, 800, "ĐẾN", 70, red)
        write(page, 520, 765, "Số:...................", 46, red)
        write(page, 520, 835, "Ngày:................", 46, red)
        write(page, 330, 920, "Chuyển:...........................", 46, red)
        write(page, 620, 760, "1234", 46)
        write(page, 650, 830, "15/7/2024", 46)
    return page
