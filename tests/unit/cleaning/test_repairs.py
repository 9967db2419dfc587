"""Repairs only where a closed list or the digits beside make them safe, each with its row."""

from __future__ import annotations

import pytest

from .plain import clean

BODY = "\n\nNgày 04/3/2025, Chủ tịch UBND tỉnh kết luận:\n\n1. Sở Y tế báo cáo.\n\nNơi nhận:\n- Lưu: VT.\n\n"


@pytest.mark.parametrize(
    ("read", "repaired"),
    [
        ("CỘNG HÓA XÃ HỘI CHỦ NGHIA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND TÌNH BẮC KẠN", "UBND TỈNH BẮC KẠN"),
        ("SƠ Y TE", "SỞ Y TẾ"),
        ("Sô: 12/TB-UBND", "Số: 12/TB-UBND"),
        ("Lai Châu, ngày 09 thảng 7 nãm 2021", "Lai Châu, ngày 09 tháng 7 năm 2021"),
        ("Lai Châu, ngày09 tháng 7 năm 2021", "Lai Châu, ngày 09 tháng 7 năm 2021"),
        ("THÔNG BẢO", "THÔNG BÁO"),
    ],
)
def test_heading(read: str, repaired: str) -> None:
    cleaned = clean(read + "\n\nTHÔNG BÁO\nKết luận tại cuộc họp" + BODY)
    assert cleaned.text.split("\n")[0] == repaired
    for row in cleaned.repairs:
        assert cleaned.text[row.char_start : row.char_end] == row.repaired
        assert row.raw in read and row.repaired in repaired


@pytest.mark.parametrize(
    ("read", "repaired"),
    [("KT. GIAM ĐỌC", "KT. GIÁM ĐỐC"), ("PHO CHANH VĂN PHONG", "PHÓ CHÁNH VĂN PHÒNG"), ("PHÓ GIÁM ĐỐ", "PHÓ GIÁM ĐỐC")],
)
def test_foot(read: str, repaired: str) -> None:
    cleaned = clean("THÔNG BÁO\nKết luận tại cuộc họp" + BODY + "TL. CHỦ TỊCH\n" + read + "\n\nHồ Thị Lam\n")
    assert repaired in cleaned.text.split("\n") and cleaned.repairs


@pytest.mark.parametrize(
    "text",
    [
        "UỶ BAN NHÂN DÂN",  # tone placement is the printer's
        "ỦY BAN NHÂN DÂN",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/TB-UBND",
        "Lai Châu, ngày 09 tháng 7 năm 2021",
        "TL. CHỦ TỊCH",
        "SỞ Y HỌC",
    ],
)
def test_right_headings_are_left_alone(text: str) -> None:
    cleaned = clean(text + "\n\nTHÔNG BÁO\nKết luận tại cuộc họp" + BODY)
    assert cleaned.text.split("\n")[0] == text and cleaned.repairs == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Sơ y tế của dự án tính từ năm nay, báo cáo ngay 02 nội dung.",
        "1. Các tỉnh miền Nam 2025 hộ, so với năm trước tăng.",
        "1. Bà Nam 2025 phiếu thông bảo.",
    ],
)
def test_sentences_are_left_alone(sentence: str) -> None:
    cleaned = clean("THÔNG BÁO\nKết luận tại cuộc họp" + BODY.replace("1. Sở Y tế báo cáo.", sentence))
    assert sentence in cleaned.text and cleaned.repairs == ()
