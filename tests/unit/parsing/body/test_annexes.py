"""Task tables of annexes become rows, with or without their cells apart; attached plans become directives."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import find_mentions, load_catalogue
from extract.parsing.body import BodyView
from extract.parsing.body.annexes import parse_annexes
from extract.parsing.body.records import BodyRecord
from tests.unit.parsing.body.reading import body_of, clean_text, outline

ROWS = [
    ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"],
    ["I", "HẠ TẦNG SỐ", "", "", ""],
    ["1", "Rà soát quy hoạch hạ tầng viễn thông", "Sở Xây dựng", "Sở Tài chính, UBND các xã, phường", "30/9/2025"],
    ["2", "Lắp đặt trạm 5G", "Sở Khoa học và Công nghệ", "Công an tỉnh", "Quý IV/2025"],
]


def annex(text: str) -> tuple[BodyRecord, ...]:
    clean = clean_text(text)
    view = BodyView(text, find_mentions(text, load_catalogue()))
    (body,) = parse_annexes(clean, [(0, len(clean.paragraphs))], view)
    return body.records


@pytest.mark.parametrize("between", [" | ", "\t", "   ", " "])
def test_a_task_table_gives_a_record_a_row(between: str) -> None:
    text = "Phụ lục\nDANH MỤC NHIỆM VỤ\n" + "\n".join(between.join(row).strip() for row in ROWS)
    records = annex(text)
    assert [(r.path, r.kind) for r in records] == [("annex/I", "group"), ("annex/I/1", "row"), ("annex/I/2", "row")]
    first = records[1]
    assert [(c.role, c.raw) for c in first.charges] == [
        ("lead", "Sở Xây dựng"), ("cooperating", "Sở Tài chính"), ("cooperating", "UBND các xã, phường"),
    ]  # fmt: skip
    assert first.is_leaf and first.deadline_spans is not None
    assert [text[a:b] for a, b, _ in first.deadline_spans] == ["30/9/2025"]


def test_an_attached_plan_is_parsed_as_a_body() -> None:
    text = """KẾ HOẠCH
Phòng, chống thiên tai năm 2025
I. MỤC ĐÍCH
1. Chủ động phòng ngừa.
II. NHIỆM VỤ
1. Sở Nông nghiệp và Môi trường rà soát đê điều.
2. UBND các xã, phường:
a) Sơ tán dân.
b) Trực 24/24 giờ."""
    assert [(r.path, r.kind) for r in annex(text)] == [
        ("annex/II", "group"), ("annex/II/1", "item"), ("annex/II/2", "group"), ("annex/II/2/a", "item"), ("annex/II/2/b", "item"),
    ]  # fmt: skip


def test_a_list_of_figures_gives_no_records() -> None:
    assert annex("Phụ lục\nDANH SÁCH THÔN ĐẶC BIỆT KHÓ KHĂN\nSTT Tên xã Số hộ\n1 Xã Nà Sơn 120\n2 Xã Lũng Vân 88") == ()


def test_a_table_in_the_body_is_taken_out_of_the_tree() -> None:
    text = (
        "UBND tỉnh ban hành Kế hoạch như sau:\n1. Sở Nội vụ tổng hợp kết quả.\n2. Phân công cụ thể:\n"
        + "\n".join("| " + " | ".join(row) + " |" for row in ROWS if row[0] != "I")
        + "\n3. Sở Tài chính bố trí kinh phí."
    )
    assert outline(text) == ["1 item", "2 item", "table/1 row", "table/2 row", "3 item"]


def test_rows_below_a_second_group_row_are_rows() -> None:
    """The empty cells of 'II | Nhóm dữ liệu' leave no separators behind."""
    table = """STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
I | Nhóm thể chế
1 | Xây dựng Đề án | Sở Nội vụ | Sở Tư pháp | 10/2025
II | Nhóm dữ liệu
2 | Làm sạch dữ liệu đất đai | Sở Nông nghiệp và Môi trường | UBND các xã | Quý IV/2025
3 | Sổ sức khỏe điện tử | Sở Y tế | Bảo hiểm xã hội tỉnh | 31/12/2025"""
    rows = [record.path for record in body_of(table).records if record.kind == "row"]
    assert rows == ["table/I/1", "table/II/2", "table/II/3"]
