"""Markdown and the remarks of OCR services go; what they said about weight stays as hints; list markers stay."""

from __future__ import annotations

import pytest

from extract.model import Region

from .plain import clean, lines, words_in

BEFORE = "Số: **26** /TB-UBND\n\n## THÔNG BÁO\n\n**Kết luận tại cuộc họp**\n\nNgày 04/3/2025, Chủ tịch UBND tỉnh kết luận:\n\n"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("#### 6. Các xã, phường:", "6. Các xã, phường:"),
        ("**1. Sở Y tế** báo cáo.", "1. Sở Y tế báo cáo."),
        ("1\\. Sở Y tế báo cáo.", "1. Sở Y tế báo cáo."),
        ("1. Sở Y tế (*gửi kèm theo*) báo cáo.", "1. Sở Y tế (gửi kèm theo) báo cáo."),
        ("* Sở Y tế báo cáo.", "- Sở Y tế báo cáo."),
        ("+ Sở Y tế báo cáo.", "+ Sở Y tế báo cáo."),
        ("> 1. Sở Y tế báo cáo.", "1. Sở Y tế báo cáo."),
        ("1. Sở Y tế báo cáo.<br>", "1. Sở Y tế báo cáo."),
        ("1. __Sở Y tế__ báo cáo *ngay*.", "1. Sở Y tế báo cáo ngay."),
        ("<u>1. Sở Y tế</u> báo cáo.", "1. Sở Y tế báo cáo."),
        ("1. Gửi về ten_don_vi@anphu.gov.vn.", "1. Gửi về ten_don_vi@anphu.gov.vn."),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert plain in lines(BEFORE + marked + "\n")


@pytest.mark.parametrize(
    "remark",
    ["[Handwritten Signature]", "[Chữ ký]", "![logo](img-0.jpeg)", "[Stamp: red seal]", "-----", "***", "}", "(Đã ký)"],
)
def test_remarks_are_noise_and_counted(remark: str) -> None:
    cleaned = clean(BEFORE + f"1. Sở Y tế báo cáo./.\n\nTL. CHỦ TỊCH\n\n{remark}\n\nHồ Thị Lam\n")
    assert remark.strip("!") not in cleaned.text
    assert cleaned.text.endswith("TL. CHỦ TỊCH\n\nHồ Thị Lam")
    assert set(remark.split()) <= set(words_in(cleaned, Region.NOISE))


def test_hints_of_weight_and_level_are_kept() -> None:
    cleaned = clean(BEFORE + "#### 6. Các xã, phường:\n\n- Rà soát.\n")
    hints = {cleaned.text[p.char_start : p.char_end]: (p.bold, p.heading_level) for p in cleaned.paragraphs}
    assert hints["THÔNG BÁO"] == (True, 2)
    assert hints["Kết luận tại cuộc họp"] == (True, 0)
    assert hints["6. Các xã, phường:"] == (True, 4)
    assert hints["- Rà soát."] == (False, 0)


def test_bold_number_keeps_its_value_and_gaps_stay_gaps() -> None:
    assert lines(BEFORE)[0] == "Số: 26 /TB-UBND"
    assert lines("Số: ....../TB-UBND\n\nAn Phú, ngày ... tháng 9 năm 2021\n\nTHÔNG BÁO\n")[:2] == [
        "Số: /TB-UBND",
        "An Phú, ngày tháng 9 năm 2021",
    ]


def test_an_ellipsis_in_a_sentence_stays() -> None:
    assert "1. Các xã Bình Hòa, Long Sơn, ... báo cáo." in lines(
        BEFORE + "1. Các xã Bình Hòa, Long Sơn, ... báo cáo.\n"
    )
