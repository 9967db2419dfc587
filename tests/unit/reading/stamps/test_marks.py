"""Marks as a whole against the closed list."""

from __future__ import annotations

import pytest

from extract.reading.stamps.marks import mark_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HỎA TỐC", "hoa_toc"),
        ("HOA TOC", "hoa_toc"),
        ("HỎATÔC", "hoa_toc"),
        ("HÒA TÓC.", "hoa_toc"),
        ("THƯỢNG KHẨN", "thuong_khan"),
        ("KHẨN", "khan"),
        ("TỐI MẬT", "toi_mat"),
        ("MẬT", "mat"),
        ("SAO Y BẢN CHÍNH", "sao_y"),
        ("TRÍCH SAO", "trich_sao"),
    ],
)
def test_marks(text: str, value: str) -> None:
    mark = mark_of(text)
    assert mark is not None and mark.value == value


@pytest.mark.parametrize("text", ["mật", "khẩn trương", "HÓA CHẤT", "SỞ Y TẾ", "MẶT TRẬN", "", "12", "KHẨN CẤP"])
def test_other_words_are_no_marks(text: str) -> None:
    mark = mark_of(text)
    assert mark is None
