"""Seal letters leave the signature; positions and names stay; a surname gets its first letter back."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean_reading
from extract.model import Box, CleanText, Method, Page, Reading, Region, Stamp, Word

SEAL = Box(1, 0.52, 0.80, 0.70, 0.92)
ROWS = [
    (0.05, 0.14, "UBND TỈNH AN PHÚ"), (0.05, 0.45, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (0.08, 0.16, "Số: NUMBER"), (0.08, 0.5, "An Phú, ngày 06 tháng 3 năm 2025"),
    (0.13, 0.43, "THÔNG BÁO"), (0.15, 0.30, "Kết luận tại cuộc họp về chữa cháy rừng"),
    (0.19, 0.18, "Ngày 04/3/2025, Giám đốc Sở Y tế chủ trì cuộc họp về công tác"),
    (0.21, 0.14, "phòng cháy, chữa cháy rừng mùa khô và kết luận như sau:"),
    (0.76, 0.14, "Nơi nhận:"), (0.76, 0.58, "KT. GIÁM ĐỐC"), (0.78, 0.14, "- Như trên;"), (0.78, 0.56, "PHÓ GIÁM ĐỐC"),
    (0.80, 0.14, "- Lưu: VT."), (0.84, 0.56, "SỞ"), (0.86, 0.54, "AN PHÚ"), (0.90, 0.56, "NAME"),
]  # fmt: skip


def paper(number: str = "15/TB-SYT", name: str = "Hồ Thị Lam") -> CleanText:
    words = []
    for line, (y, x, text) in enumerate(ROWS):
        for word in text.replace("NUMBER", number).replace("NAME", name).split():
            words.append(Word(word, line, line, Box(1, x, y, x + 0.0105 * len(word), y + 0.012), 0.9))
            x += 0.0105 * (len(word) + 0.6)
    page = Page(1, 210.0, 297.0, 300, Method.OCR, "test", None, tuple(words), len(words), "", 0.9)
    return clean_reading(Reading("pdf", (page,), 1, 0, stamps=(Stamp("seal", 1, box=SEAL),), method=Method.OCR))


def test_seal_letters_go_and_positions_stay() -> None:
    cleaned = paper()
    assert cleaned.text.split("\n")[-6:] == ["- Lưu: VT.", "", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Hồ Thị Lam"]
    assert [word.text for word in cleaned.pages[0].words if word.region is Region.SEAL] == ["SỞ", "AN", "PHÚ"]


@pytest.mark.parametrize(
    ("read", "name"),
    [("guyễn Trúc Lam", "Nguyễn Trúc Lam"), ("hạm Thọ", "Phạm Thọ"), ("kiêm Trưởng Ban", "kiêm Trưởng Ban")],
)
def test_a_surname_gets_its_first_letter_back(read: str, name: str) -> None:
    assert paper(name=read).text.endswith(name)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("TB-SYT", "/TB-SYT"),
        ("TGM-SYT", "/GM-SYT"),
        ("IQĐ-SYT", "/QĐ-SYT"),
        ("15/TB-SYT", "15/TB-SYT"),
        ("12-TB/TU", "12-TB/TU"),
        ("XYZ-SYT", "XYZ-SYT"),
    ],
)
def test_the_slash_of_the_symbol(read: str, right: str) -> None:
    assert f"Số: {right}\n" in paper(number=read).text
