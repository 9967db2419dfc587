"""Addressees on two printed lines, as pages have them: the entry goes on where its line was full and unfinished."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import load_catalogue
from extract.parsing.header import parse_recipients
from extract.parsing.segments import segment
from tests.unit.parsing.header.plain_text import clean_of

HEAD = "BỘ NỘI VỤ\nSố: 12/BNV-TCCB\nV/v báo cáo\n\nHà Nội, ngày 04 tháng 3 năm 2025\n\n"
BODY = "\n\nThực hiện kế hoạch năm 2025, Bộ Nội vụ đề nghị các cơ quan báo cáo kết quả trước ngày 15/3/2025.\n"


@pytest.mark.parametrize(
    ("block", "names"),
    [
        (
            "Kính gửi:\n- Ủy ban nhân dân các tỉnh, thành phố trực thuộc\nTrung ương;\n- Sở Nội vụ các tỉnh, thành phố.",
            ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "Sở Nội vụ các tỉnh, thành phố"],
        ),
        (
            "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc\nTrung ương.",
            ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
        ),
        (
            "Kính gửi:\n- Sở Nội vụ;\n- Các Vụ, Cục, đơn vị sự nghiệp công lập trực thuộc\nBộ.",
            ["Sở Nội vụ", "Các Vụ, Cục, đơn vị sự nghiệp công lập trực thuộc Bộ"],
        ),
        ("Kính gửi: Sở Nội vụ tỉnh An Phú", ["Sở Nội vụ tỉnh An Phú"]),
    ],
)
def test_entries_go_on(block: str, names: list[str]) -> None:
    clean = clean_of(HEAD + block + BODY)
    catalogue = load_catalogue()
    found = parse_recipients(clean, segment(clean, catalogue), catalogue)
    assert [row.name for row in found if row.role == "addressee"] == names
