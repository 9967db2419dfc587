"""Heading and foot side by side in plain text: wide gaps, markdown tables, broken cells."""

from __future__ import annotations

import pytest

from .plain import clean, lines

HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH AN PHÚ",
    "Số: 15/TB-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Phú, ngày 06 tháng 3 năm 2025",
    "THÔNG BÁO",
    "Kết luận tại cuộc họp",
]
FOOT = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NN.", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Hồ Thị Lam"]
BODY = "Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:\n\n1. Sở Y tế báo cáo./.\n"
GAPS = """
      ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         TỈNH AN PHÚ                Độc lập - Tự do - Hạnh phúc

      Số: 15/TB-UBND              An Phú, ngày 06 tháng 3 năm 2025

                           THÔNG BÁO
                     Kết luận tại cuộc họp

BODY
Nơi nhận:                                  TL. CHỦ TỊCH
- Như trên;                              CHÁNH VĂN PHÒNG
- Lưu: VT, NN.


                                            Hồ Thị Lam
"""
TABLE = """
| **ỦY BAN NHÂN DÂN**<br>**TỈNH AN PHÚ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 15/TB-UBND | *An Phú, ngày 06 tháng 3 năm 2025* |

**THÔNG BÁO**<br>**Kết luận tại cuộc họp**

BODY
| **Nơi nhận:**<br>- Như trên;<br>- Lưu: VT, NN. | **TL. CHỦ TỊCH**<br>**CHÁNH VĂN PHÒNG**<br><br>**Hồ Thị Lam** |
| --- | --- |
"""


@pytest.mark.parametrize("text", [GAPS, TABLE], ids=["gaps", "markdown table"])
def test_columns_come_one_after_the_other(text: str) -> None:
    found = lines(text.replace("BODY", BODY))
    assert found[:8] == HEAD
    assert found[8].startswith("Ngày 04/3/2025") and found[9] == "1. Sở Y tế báo cáo./."
    assert found[10:] == FOOT


def test_tables_of_the_body_stay_rows_with_their_empty_cells() -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|----|:---|---|---|\n| 1 | Rà soát<br>các chốt | | 15/7/2025 |\n"
        "|2|Mua máy bơm|Sở Tài chính|quý II|\n"
    )
    found = lines("THÔNG BÁO\nKết luận tại cuộc họp\n\n" + BODY + "\n" + table)
    assert found[-3:] == [
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát các chốt | | 15/7/2025",
        "2 | Mua máy bơm | Sở Tài chính | quý II",
    ]


def test_cells_behind_tabs_are_rows_with_their_empty_cells() -> None:
    table = (
        "STT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tRà soát các chốt\t\tTháng 7/2025\n2\tMua máy bơm\tSở Tài chính\tQuý II\n"
    )
    found = lines("THÔNG BÁO\nKết luận tại cuộc họp\n\n" + BODY + "\n" + table)
    assert found[-3:] == [
        "STT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát các chốt | | Tháng 7/2025",
        "2 | Mua máy bơm | Sở Tài chính | Quý II",
    ]


def test_one_tab_behind_a_marker_makes_no_table() -> None:
    text = "THÔNG BÁO\nKết luận tại cuộc họp\n\n1.\tSở Y tế báo cáo.\n2.\tSở Tài chính cấp\tkinh phí.\n3.\tCông an tỉnh tuần tra.\n"
    assert lines(text)[-3:] == ["1. Sở Y tế báo cáo.", "2. Sở Tài chính cấp kinh phí.", "3. Công an tỉnh tuần tra."]


def test_gaps_inside_sentences_are_no_columns() -> None:
    text = "Số:     /TB-UBND\n\nAn Phú, ngày     tháng 9 năm 2025\n\nTHÔNG BÁO\nKết luận tại cuộc họp\n\n" + BODY
    cleaned = clean(text)
    assert cleaned.text.startswith("Số: /TB-UBND\n\nAn Phú, ngày tháng 9 năm 2025\n\nTHÔNG BÁO")
