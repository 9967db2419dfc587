"""Doubtful readings of office lines and names against the closed lists."""

from __future__ import annotations

import pytest

from extract.reading.picture.signature_lines import office_line, person_name


@pytest.mark.parametrize(
    ("read", "line", "authority"),
    [
        ("PHOGIAMĐỐC", "PHÓ GIÁM ĐỐC", None),
        ("PHÔ GIAM ĐỚC", "PHÓ GIÁM ĐỐC", None),
        ("KT. GIÁM NÓC", "KT. GIÁM ĐỐC", "KT."),
        ("mKT. CHỦ TICH", "KT. CHỦ TỊCH", "KT."),
        ("TL. CHÚ TỊCH", "TL. CHỦ TỊCH", "TL."),
        ("KT.CHANHVINPHÒNG", "KT. CHÁNH VĂN PHÒNG", "KT."),
        ("LT GIÁM ĐÓC", "GIÁM ĐỐC", None),  # the pen's letters were not read: no authority is guessed
        ("THU TRƯỞNG", "THỨ TRƯỞNG", None),
    ],
)
def test_office_lines(read: str, line: str, authority: str | None) -> None:
    found = office_line(read)
    assert found is not None and (found.text, found.authority) == (line, authority)


@pytest.mark.parametrize(
    "read", ["SỞ Y TẾ", "CỘNG HÒA XHCN", "Phó Giám đốc dự họp", "YTE", "", "ĐƠN VỊ THUỘC SỞ", "TM. UBND"]
)
def test_other_lines_are_none(read: str) -> None:
    found = office_line(read)
    assert found is None or found.likeness < 0.7


def test_likeness_falls_with_every_letter() -> None:
    readings = [office_line(text) for text in ("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐC", "PHO GIAM C")]
    shares = [found.likeness for found in readings if found]
    assert len(shares) == 3 and shares == sorted(shares, reverse=True) and len(set(shares)) == 3


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Lường Văn Khiết", "Lường Văn Khiết"),
        ("NguyễnVănKhiết", "Nguyễn Văn Khiết"),
        ("Nguyên Vẫn Khiết", "Nguyễn Văn Khiết"),
        ("- Đỗ Thi Lam.", "Đỗ Thị Lam"),
        ("Hồ Lam", "Hồ Lam"),
    ],
)
def test_names(read: str, name: str) -> None:
    assert person_name(read) == name


@pytest.mark.parametrize(
    "read", ["Y TẾ", "KIÊN GIANG", "Giám đốc", "Lxt Vnă Khg", "Hồ", "Như trên", "Xyz Văn Khiết", ""]
)
def test_what_is_no_name(read: str) -> None:
    assert person_name(read) is None
