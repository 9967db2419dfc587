"""Citations by family: numbers, types, issuers, lists."""

from datetime import date
from typing import Any

import pytest

from extract.model import Citation
from extract.parsing.citations import find_citations


def _documents(text: str, **more: Any) -> list[Citation]:
    return [c for c in find_citations(text, province_name="tỉnh An Phú", **more) if c.kind == "document"]


# (text, type, full number, day, issuer, its source)
ONE = [
    ("Chỉ thị 15/CT-TTg", "Chỉ thị", "15/CT-TTg", None, "Thủ tướng Chính phủ", "symbol"),
    ("Nghị quyết số 68/NQ-CP của Chính phủ", "Nghị quyết", "68/NQ-CP", None, "Chính phủ", "printed"),
    ("Nghị quyết số 68/NQ-CP ngày 01/7/2021 của Chính phủ về hỗ trợ",
     "Nghị quyết", "68/NQ-CP", "2021-07-01", "Chính phủ", "printed"),
    ("Quyết định số 23/2021/QĐ-TTg của Thủ tướng Chính phủ",
     "Quyết định", "23/2021/QĐ-TTg", None, "Thủ tướng Chính phủ", "printed"),
    ("Quyết định số 30/2021/QĐ-UBND của UBND tỉnh",
     "Quyết định", "30/2021/QĐ-UBND", None, "UBND tỉnh An Phú", "printed"),
    ("Quyết định số 5/QĐ-UBND ngày 15/01/2025 của Ủy ban nhân dân tỉnh Tân Giang về",
     "Quyết định", "5/QĐ-UBND", "2025-01-15", "UBND tỉnh Tân Giang", "printed"),
    ("Luật Đầu tư công số 58/2024/QH15", "Luật", "58/2024/QH15", None, "Quốc hội", "symbol"),
    ("Luật Phòng, chống thiên tai số 33/2013/QH13", "Luật", "33/2013/QH13", None, "Quốc hội", "symbol"),
    ("Bộ luật Lao động số 45/2019/QH14", "Bộ luật", "45/2019/QH14", None, "Quốc hội", "symbol"),
    ("Nghị quyết số 192/2025/QH15 ngày 19/02/2025 của Quốc hội",
     "Nghị quyết", "192/2025/QH15", "2025-02-19", "Quốc hội", "printed"),
    ("Nghị quyết của Quốc hội số 192/2025/QH15", "Nghị quyết", "192/2025/QH15", None, "Quốc hội", "printed"),
    ("Nghị quyết số 1656/NQ-UBTVQH15 ngày 16/6/2025",
     "Nghị quyết", "1656/NQ-UBTVQH15", "2025-06-16", "Ủy ban Thường vụ Quốc hội", "symbol"),
    ("Nghị định số 85/2025/NĐ-CP ngày 08 tháng 4 năm 2025 của Chính phủ",
     "Nghị định", "85/2025/NĐ-CP", "2025-04-08", "Chính phủ", "printed"),
    ("Kết luận số 77-KL/TW ngày 02/5/2024 của Bộ Chính trị",
     "Kết luận", "77-KL/TW", "2024-05-02", "Bộ Chính trị", "printed"),
    ("Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
     "Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị", "printed"),
    ("Thông tư số 17/2024/TT-NHNN ngày 28/6/2024 của Thống đốc Ngân hàng Nhà nước Việt Nam về mở tài khoản",
     "Thông tư", "17/2024/TT-NHNN", "2024-06-28", "Thống đốc Ngân hàng Nhà nước Việt Nam", "printed"),
    ("Quyết định số 1650/QĐ-SGDĐT ngày 30/8/2024 của Giám đốc Sở Giáo dục và Đào tạo.",
     "Quyết định", "1650/QĐ-SGDĐT", "2024-08-30", "Giám đốc Sở Giáo dục và Đào tạo", "printed"),
    ("Quyết định số 77/QĐ-CTK ngày 02/6/2025 của Cục trưởng Cục Thống kê và các văn bản liên quan",
     "Quyết định", "77/QĐ-CTK", "2025-06-02", "Cục trưởng Cục Thống kê", "printed"),
    ("Kết luận số 183-KL/TW ngày 01/8/2025 của Bộ Chính trị, Ban Bí thư về tiếp tục",
     "Kết luận", "183-KL/TW", "2025-08-01", "Bộ Chính trị, Ban Bí thư", "printed"),
    ("đề nghị của UBND phường Nậm Khòa tại Tờ trình số 212/TTr-UBND ngày 30/10/2025 về hỗ trợ",
     "Tờ trình", "212/TTr-UBND", "2025-10-30", "UBND phường Nậm Khòa", "printed"),
    ("theo đề nghị của Đảng ủy xã Bản Vạn tại Tờ trình số 08-TTr/ĐU ngày 03/6/2026",
     "Tờ trình", "08-TTr/ĐU", "2026-06-03", "Đảng ủy xã Bản Vạn", "printed"),
    ("đề nghị của Chủ tịch UBND đặc khu Hòn Khoai tại Văn bản số 45/UBND-KT ngày 03/6/2026",
     "Công văn", "45/UBND-KT", "2026-06-03", "Chủ tịch UBND đặc khu Hòn Khoai", "printed"),
    ("Chỉ thị số 05-CT/TW", "Chỉ thị", "05-CT/TW", None, None, None),
    ("Công văn số 123-CV/VPTU ngày 5/6/2025", "Công văn", "123-CV/VPTU", "2025-06-05", None, None),
    ("Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025 của Ban Chỉ đạo Trung ương",
     "Kế hoạch", "02-KH/BCĐTW", "2025-06-19", "Ban Chỉ đạo Trung ương", "printed"),
    ("Công văn số 123/VPCP-KTTH", "Công văn", "123/VPCP-KTTH", None, "Văn phòng Chính phủ", "symbol"),
    ("văn bản số 575/UBND-VP7 ngày 09/9/2025", "Công văn", "575/UBND-VP7", "2025-09-09", "UBND tỉnh An Phú", "symbol"),
    ("văn bản số 1305/CĐ-BYT ngày 02/9/2025", "Công điện", "1305/CĐ-BYT", "2025-09-02", "Bộ Y tế", "symbol"),
    ("Tờ trình số 12/TTr-STC ngày 05/6/2025 của Sở Tài chính",
     "Tờ trình", "12/TTr-STC", "2025-06-05", "Sở Tài chính", "printed"),
    ("Thông tư liên tịch số 12/2015/TTLT-BYT-BTC",
     "Thông tư liên tịch", "12/2015/TTLT-BYT-BTC", None, "Bộ Y tế", "symbol"),
    ("Quyết định số 135/HĐBT ngày 4/3/1990", "Quyết định", "135/HĐBT", "1990-03-04", "Hội đồng Bộ trưởng", "symbol"),
    ("Quyết định số 12a/QĐ-UBND", "Quyết định", "12a/QĐ-UBND", None, "UBND tỉnh An Phú", "symbol"),
    ("Quyết định 1.234/QĐ-BTC", "Quyết định", "1.234/QĐ-BTC", None, "Bộ Tài chính", "symbol"),
    ("Quyết định số 1514/QĐĐ-BYT", "Quyết định", "1514/QĐ-BYT", None, "Bộ Y tế", "symbol"),
    ("Nghị quyết số 66.7/2025/NQ-CP", "Nghị quyết", "66.7/2025/NQ-CP", None, "Chính phủ", "symbol"),
    ("Nghị quyết số 66.13/2026/NQ-CP", "Nghị quyết", "66.13/2026/NQ-CP", None, "Chính phủ", "symbol"),
    ("Quyết định số 05/2025/QĐ-UBND của UBND tỉnh ngày 15/01/2025",
     "Quyết định", "05/2025/QĐ-UBND", "2025-01-15", "UBND tỉnh An Phú", "printed"),
    ("Thông báo kết luận số 12/TB-VPCP ngày 5/1/2025",
     "Thông báo", "12/TB-VPCP", "2025-01-05", "Văn phòng Chính phủ", "symbol"),
    ("Thông báo số 143 ngày 12/8/2025 của UBND tỉnh", "Thông báo", None, "2025-08-12", "UBND tỉnh An Phú", "printed"),
    ("tại Điện ngày 21/7/2025", "Điện", None, "2025-07-21", None, None),
    ("theo Công điện ngày 21/7/2025 của Thủ tướng Chính phủ",
     "Công điện", None, "2025-07-21", "Thủ tướng Chính phủ", "printed"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Luật", None, "2025-06-16", None, None),
    ("Thông báo số 45 /TB-UBND ngày 15-7-2025", "Thông báo", "45/TB-UBND", "2025-07-15", "UBND tỉnh An Phú", "symbol"),
    ("Quyết định số 9/QĐ-BCĐ ngày 1/2/2025 của Ban Chỉ đạo phòng thủ dân sự tỉnh",
     "Quyết định", "9/QĐ-BCĐ", "2025-02-01", "Ban Chỉ đạo phòng thủ dân sự tỉnh", "printed"),
]  # fmt: skip

NONE = [
    "Thực hiện chỉ đạo của Chính phủ và quy định 5K của Bộ Y tế.",
    "dịch COVID-19/SARS-CoV-2, tỷ lệ 15/7 và 20/KCN",
    "Gửi báo cáo ngày 20/7/2025 về Sở Nội vụ.",
    "Luật Đất đai có hiệu lực từ ngày 01/8/2024.",
    "Triển khai Luật Đất đai trước ngày 01/8/2025.",
    "Trực 24/24 giờ; Quốc lộ 1A/ĐT.741.",
    "Nghị quyết Đại hội Đảng bộ tỉnh; Đề án phát triển du lịch.",
    "Bưu điện ngày 20/7/2025 đã phát hành.",
    "tiêu chuẩn 3/4 và 12/2025",
    "Ngày 15/7/2025, Thủ tướng Chính phủ chủ trì.",
]


@pytest.mark.parametrize(("text", "kind", "full", "day", "issuer", "source"), ONE)
def test_one_paper(
    text: str, kind: str, full: str | None, day: str | None, issuer: str | None, source: str | None
) -> None:
    (found,) = _documents(text)
    assert (found.doc_type, found.full_number) == (kind, full)
    assert found.issued_on == (date.fromisoformat(day) if day else None)
    assert (found.issuer, found.issuer_source) == (issuer, source)
    assert text[found.char_start : found.char_end] == found.raw


@pytest.mark.parametrize("text", NONE)
def test_no_paper(text: str) -> None:
    assert _documents(text) == []


def test_parts_of_a_number() -> None:
    (state,) = _documents("Quyết định số 07/2025/QĐ-UBND-HC")
    assert (state.number, state.symbol) == ("07", "QĐ-UBND-HC")
    (party,) = _documents("Thông báo số 12-TB/TU")
    assert (party.number, party.symbol, party.issuer) == ("12", "TB/TU", "Tỉnh ủy An Phú")
    (law,) = _documents("Luật Giá số 16/2023/QH15")
    assert (law.number, law.symbol) == ("16", "QH15")


def test_the_issuer_named_before_holds_for_the_whole_list() -> None:
    text = "theo chỉ đạo của UBND tỉnh tại Thông báo số 43/TB-UBND ngày 12/8/2025, Thông báo số 48/TB-UBND ngày 16/8/2025. Sở Y tế"
    assert [(c.full_number, c.issuer, c.issuer_source) for c in _documents(text)] == [
        ("43/TB-UBND", "UBND tỉnh An Phú", "printed"),
        ("48/TB-UBND", "UBND tỉnh An Phú", "printed"),
    ]


def test_a_list_with_a_shared_head_and_a_date_that_may_hold_further_left() -> None:
    text = "các văn bản của Bộ Y tế: Số 818/BYT-DP, số 850/BYT-DP ngày 28/9/2025, số 828/BYT-MT ngày 30/9/2025 (gửi kèm theo)"
    first, second, third = _documents(text)
    assert (first.issued_on, first.date_candidates) == (None, (date(2025, 9, 28),))
    assert (second.issued_on, third.issued_on) == (date(2025, 9, 28), date(2025, 9, 30))
    assert {c.issuer for c in (first, second, third)} == {"Bộ Y tế"}
    assert {c.doc_type for c in (first, second, third)} == {"Công văn"}
    assert first.raw == "Số 818/BYT-DP"


def test_the_issuer_behind_the_last_holds_for_those_of_the_same_organ() -> None:
    found = _documents("các Nghị quyết: số 57-NQ/TW, số 59-NQ/TW, số 66-NQ/TW của Bộ Chính trị")
    assert [c.issuer for c in found] == ["Bộ Chính trị"] * 3
    found = _documents("Nghị quyết số 57-NQ/TW và Quyết định số 8/QĐ-TTg của Thủ tướng Chính phủ")
    assert [c.issuer for c in found] == [None, "Thủ tướng Chính phủ"]


def test_two_issuers_in_one_sentence() -> None:
    text = "Bộ Tài chính tại Công văn số 54/BTC-NSNN ngày 20/5/2025 và Bộ Xây dựng tại văn bản số 12/BXD-KHTC ngày 21/5/2025"
    assert [(c.full_number, c.issuer) for c in _documents(text)] == [
        ("54/BTC-NSNN", "Bộ Tài chính"),
        ("12/BXD-KHTC", "Bộ Xây dựng"),
    ]


def test_numbers_that_share_one_symbol() -> None:
    found = _documents("Công văn số 123, 124 và 125/UBND-VX ngày 5/6/2025 của UBND tỉnh")
    assert [c.full_number for c in found] == ["123/UBND-VX", "124/UBND-VX", "125/UBND-VX"]
    assert [c.doc_type for c in found] == ["Công văn"] * 3
    assert [c.issued_on for c in found] == [None, None, date(2025, 6, 5)]


@pytest.mark.parametrize(("printed", "number"), [("l23", "123"), ("14O", "140"), ("S6", "56"), ("1B", "18")])
def test_a_letter_read_for_a_digit_is_repaired_with_less_confidence(printed: str, number: str) -> None:
    (found,) = _documents(f"Thông báo số {printed}/TB-VPCP ngày 28/3/2025")
    (plain,) = _documents(f"Thông báo số {number}/TB-VPCP ngày 28/3/2025")
    assert found.full_number == plain.full_number == f"{number}/TB-VPCP"
    assert found.rule_confidence < plain.rule_confidence


def test_the_header_s_own_number_is_no_citation() -> None:
    text = "UBND TỈNH AN PHÚ\nSố: 12/TB-UBND\nAn Phú, ngày 5 tháng 6 năm 2025\nTheo Công văn số 13/STC-NS"
    assert [c.full_number for c in _documents(text)] == ["13/STC-NS"]


def test_self_references_and_attachments() -> None:
    text = "Thủ trưởng các cơ quan thực hiện Thông báo này (có danh sách kèm theo); gửi kèm theo Kế hoạch số 5/KH-UBND."
    found = [(c.kind, c.raw, c.doc_type) for c in find_citations(text)]
    assert ("self", "Thông báo này", "Thông báo") in found
    assert ("attachment", "kèm theo", None) in found
    assert ("attachment", "gửi kèm theo", None) in found
    assert ("document", "Kế hoạch số 5/KH-UBND", "Kế hoạch") in found


def test_the_own_number_in_an_annex_is_a_self_reference() -> None:
    (found,) = find_citations("(Kèm theo Thông báo số 12/TB-UBND ngày 5/6/2025 của UBND tỉnh", own_number="12/TB-UBND")
    assert found.kind == "self"


def test_a_lower_case_verb_is_no_self_reference() -> None:
    assert [c for c in find_citations("đề nghị báo cáo này được gửi; kế hoạch này cần sửa") if c.kind == "self"] == []


def test_offsets_hold_for_a_part_of_a_text() -> None:
    text = "Công văn số 1/STC-NS\nCông văn số 2/STC-NS"
    (found,) = find_citations(text, start=text.index("\n"))
    assert text[found.char_start : found.char_end] == found.raw == "Công văn số 2/STC-NS"
    assert found.seq == 1


def test_a_day_without_year_takes_the_notice_s() -> None:
    (found,) = _documents("Công văn số 2/STC-NS ngày 20/5", issued_on=date(2025, 6, 1))
    assert found.issued_on == date(2025, 5, 20)
    (found,) = _documents("Công văn số 2/STC-NS ngày 20/5")
    assert found.issued_on is None


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "các nghị quyết của Bộ Chính trị (số 52-NQ/TW, ngày 02/12/2024; số 53-NQ/TW, ngày 04/01/2025); báo cáo",
            ["Bộ Chính trị", "Bộ Chính trị"],
        ),
        ("kết luận của Ban Bí thư (số 12-KL/TW ngày 05/3/2025)", ["Ban Bí thư"]),
        # The symbol knows better than the words before a bracket.
        ("chỉ đạo của Thủ tướng Chính phủ (Văn bản số 123/VPCP-KTTH ngày 05/3/2025)", ["Văn phòng Chính phủ"]),
        ("Nghị quyết số 8-NQ/TW, ngày 03/6/2017 do Đảng ủy Bộ Tài chính chủ trì, phối hợp", [None]),
        ("Nghị quyết số 5-NQ/TW ngày 02/3/2020 do Bộ Y tế xây dựng báo cáo", [None]),
        ("Quyết định số 15/QĐ-X ngày 02/3/2020 do Bộ Y tế ban hành", ["Bộ Y tế"]),
        (
            "Tờ trình số 7-TTr/ĐU ngày 9/9/2025 của Đảng ủy Bộ Nông nghiệp và Môi trường",
            ["Đảng ủy Bộ Nông nghiệp và Môi trường"],
        ),
    ],
)
def test_issuers_before_brackets_and_owners_that_issue_nothing(text: str, issuers: list[str | None]) -> None:
    assert [found.issuer for found in _documents(text)] == issuers
