"""Hard-wrapped lines and paragraphs cut by page breaks become whole; headings, titles, foot and lists stay apart."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from extract.cleaning.zones import has_marker

from .plain import clean, lines

WRAPPED = """ỦY BAN NHÂN DÂN
TỈNH AN PHÚ

Số: 15/TB-UBND

An Phú, ngày 06 tháng 3 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh
tại cuộc họp về phòng cháy, chữa cháy rừng

Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về công tác phòng cháy,
chữa cháy rừng mùa khô. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND tỉnh
kết luận như sau:
1. Chi cục Kiểm lâm chủ trì, phối hợp với các địa phương rà soát lực lượng trực
tại các chốt; báo cáo kết quả trước ngày 15/3/2025. Các tổ chức chính trị
- xã hội vận động hội viên tham gia trực cùng kiểm lâm theo Kế hoạch số
15. của tỉnh.
2. Sở Tài chính bố trí kinh phí mua sắm trang thiết bị chữa cháy cho các xã:
a) Xã Bình Hòa được cấp hai máy bơm công suất lớn và vòi dẫn nước đi kèm với
xe chở;
b) Xã Long Sơn được cấp một máy bơm.
Văn phòng UBND tỉnh thông báo để các đơn vị thực hiện./.

Nơi nhận:
- Chủ tịch, các PCT
UBND tỉnh;
- Lưu: VT, NN.

TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Hồ Thị Lam
"""


def test_wrapped_text_becomes_whole_paragraphs() -> None:
    found = lines(WRAPPED)
    assert found[:7] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN PHÚ",
        "Số: 15/TB-UBND",
        "An Phú, ngày 06 tháng 3 năm 2025",
        "THÔNG BÁO",
        "Kết luận của Chủ tịch UBND tỉnh",
        "tại cuộc họp về phòng cháy, chữa cháy rừng",
    ]
    assert found[7].startswith("Ngày 04/3/2025") and found[7].endswith("kết luận như sau:")
    assert found[8].startswith("1. Chi cục") and found[8].endswith("Kế hoạch số 15. của tỉnh.")
    assert "chính trị - xã hội vận động" in found[8]
    assert [line[:2] for line in found[9:12]] == ["2.", "a)", "b)"]
    assert found[10].endswith("xe chở;")
    assert found[12:15] == [
        "Văn phòng UBND tỉnh thông báo để các đơn vị thực hiện./.",
        "Nơi nhận:",
        "- Chủ tịch, các PCT",
    ]
    assert found[-4:] == ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hồ Thị Lam"]


BEFORE = "Số: 15/TB-UBND\n\nTHÔNG BÁO\nKết luận tại cuộc họp\n\nNgày 04/3/2025, Chủ tịch UBND tỉnh kết luận:\n\n"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("1. Sở Y tế hướng dẫn các đơn vị thực hiện\n\ntheo quy định.", "1. Sở Y tế hướng dẫn các đơn vị thực hiện theo quy định."),
        (
            "1. Sở Y tế, Sở Tài chính và các cơ quan liên quan,\n\nSở Nội vụ rà soát.",
            "1. Sở Y tế, Sở Tài chính và các cơ quan liên quan, Sở Nội vụ rà soát.",
        ),
        (
            "1. Công an tỉnh báo cáo kết quả cho Ủy ban nhân dân\n\nTỉnh trước ngày 15/7.",
            "1. Công an tỉnh báo cáo kết quả cho Ủy ban nhân dân Tỉnh trước ngày 15/7.",
        ),
        ("1. Sở Y tế hướng dẫn\n\n2\n\ncác đơn vị thực hiện.", "1. Sở Y tế hướng dẫn các đơn vị thực hiện."),
        ("1. Sở Y tế báo cáo trước ngày\n\n15/7/2025 theo quy định.", "1. Sở Y tế báo cáo trước ngày 15/7/2025 theo quy định."),
        (
            "1. Sở Y tế hướng dẫn các đơn vị (*bệnh viện, trạm*\n\n*y tế*) thực hiện.",
            "1. Sở Y tế hướng dẫn các đơn vị (bệnh viện, trạm y tế) thực hiện.",
        ),
        (
            "1. Sở Y tế hướng dẫn các tổ chức chính trị\n\f2\n- xã hội thực hiện.",
            "1. Sở Y tế hướng dẫn các tổ chức chính trị - xã hội thực hiện.",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_cut_by_a_page_break_is_joined(cut: str, whole: str) -> None:
    assert whole in lines(BEFORE + cut + "\n\nNơi nhận:\n- Lưu: VT.\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Sở Y tế chủ trì:", "- hướng dẫn các đơn vị;"),
        ("1. Sở Y tế thực hiện;", "kịp thời báo cáo UBND tỉnh."),
        ("1. Sở Y tế chủ trì phối hợp với các đơn vị liên quan", "- Đẩy nhanh tiến độ."),
        ("1. Sở Y tế - Cơ quan thường trực", "2. Sở Tài chính bố trí kinh phí."),
        ("II. NHIỆM VỤ TRỌNG TÂM", "Các sở, ngành thực hiện các nhiệm vụ sau."),
        ("Sở Y tế báo cáo.", "Sở Nội vụ tổng hợp."),
    ],
)
def test_paragraphs_that_end_stay_apart(first: str, second: str) -> None:
    found = lines(f"{BEFORE}{first}\n\n{second}\n\nNơi nhận:\n- Lưu: VT.\n")
    assert first in found and second in found


def test_paragraphs_of_one_line_each_are_not_taken_for_wrapped_text() -> None:
    long = (
        "Các sở, ban, ngành, địa phương tiếp tục thực hiện nghiêm các chỉ đạo của tỉnh về phòng, chống thiên tai. " * 3
    )
    found = lines(f"{BEFORE}1. {long.strip()}\n2. {long.strip()}\n3. Sở Y tế thực hiện.\n")
    assert [line[:2] for line in found if line[0].isdigit()] == ["1.", "2.", "3."]


def test_indented_first_lines_open_paragraphs() -> None:
    body = "\n".join(
        [
            "    Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về công tác phòng cháy",
            "chữa cháy rừng mùa khô, sau đó kết luận về các nhiệm vụ của từng cơ quan nhé.",
            "    Các đơn vị đã chủ động chuẩn bị lực lượng, phương tiện, vật tư đầy đủ cho",
            "mùa khô năm nay, nhất là tại các xã vùng cao của tỉnh ta trong thời gian qua.",
            "    Trong thời gian tới, Chủ tịch UBND tỉnh yêu cầu các cơ quan, đơn vị khẩn",
            "trương thực hiện các nhiệm vụ.",
        ]
    )
    found = lines("Số: 15/TB-UBND\n\nTHÔNG BÁO\nKết luận tại cuộc họp\n\n" + body + "\n")
    assert [line.split()[0] for line in found[3:]] == ["Ngày", "Các", "Trong"]


def test_annex_titles_stand_apart_and_its_text_is_joined() -> None:
    annex = (
        "Nơi nhận:\n- Lưu: VT.\n\nTL. CHỦ TỊCH\n\nHồ Thị Lam\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Thông báo số 15/TB-UBND)\n\n"
        "1. Sở Y tế hướng dẫn các đơn vị thực hiện\n\ntheo quy định."
    )
    found = lines(BEFORE + "1. Sở Y tế thực hiện./.\n\n" + annex)
    assert found[-4:] == [
        "PHỤ LỤC",
        "PHÂN CÔNG NHIỆM VỤ",
        "(Kèm theo Thông báo số 15/TB-UBND)",
        "1. Sở Y tế hướng dẫn các đơn vị thực hiện theo quy định.",
    ]


@pytest.mark.parametrize("mode", ["tight", "gaps", "pages"])
@pytest.mark.parametrize("width", [70, 84, 100])
def test_wrapping_a_whole_notice_is_undone(width: int, mode: str) -> None:
    sample = (Path(__file__).parents[3] / "samples" / "01-van-ban-thuan.txt").read_text(encoding="utf-8")
    cleaned = clean(sample)
    wrapped: list[str] = []
    count = 0
    for paragraph in cleaned.paragraphs:
        if paragraph.gap_before and wrapped and mode != "tight":
            wrapped.append("")
        for line in textwrap.wrap(
            cleaned.text[paragraph.char_start : paragraph.char_end], width, break_on_hyphens=False
        ):
            wrapped.append(line)
            count += 1
            if mode == "pages" and count % 20 == 0:
                wrapped += ["", str(count // 20 + 1), ""]
    assert lines("\n".join(wrapped)) == [cleaned.text[p.char_start : p.char_end] for p in cleaned.paragraphs]


@pytest.mark.parametrize(
    "number", ["21/NQ-CP của Chính phủ", "12-TB/TU của Tỉnh ủy", "15/7/2025 theo quy định", "2.500 tỷ đồng"]
)
def test_numbers_at_a_line_start_are_no_markers(number: str) -> None:
    assert not has_marker(number)


@pytest.mark.parametrize(
    "item",
    [
        "1. Sở",
        "1.Sở",
        "2.4. Sở",
        "2.4 Sở",
        "a) Sở",
        "đ) Sở",
        "I. VỀ",
        "II/ VỀ",
        "1/ Sở",
        "1- Sở",
        "- Sở",
        "-Sở",
        "+ Sở",
        "Điều 3. Sở",
    ],
)
def test_markers_open_items(item: str) -> None:
    assert has_marker(item)


@pytest.mark.parametrize(
    "heading", ["3. Chuyển đổi số", "2. Phát triển kinh tế số, xã hội số", "Ứng dụng công nghệ số"]
)
def test_a_heading_that_ends_on_digital_is_whole(heading: str) -> None:
    """'số' asks for more only where a number follows."""
    text = f"KẾ HOẠCH\nTriển khai nhiệm vụ\n\nI. NHIỆM VỤ TRỌNG TÂM NĂM 2025\n\n{heading}\n\nTrung tâm Dữ liệu nâng cấp nền tảng.\n"
    assert lines(text)[-2:] == [heading, "Trung tâm Dữ liệu nâng cấp nền tảng."]
