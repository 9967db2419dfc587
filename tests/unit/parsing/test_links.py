"""What a notice does to an earlier paper."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Link
from extract.parsing.citations import find_citations
from extract.parsing.deadlines import find_deadlines
from extract.parsing.links import find_links


def _links(text: str) -> tuple[Link, ...]:
    return find_links(text, find_citations(text), find_deadlines(text), path="3")


KINDS = [
    ("Gia hạn thời gian hoàn thành nhiệm vụ tại Thông báo số 55/TB-UBND đến ngày 30/9/2025.", "extends", "55/TB-UBND"),
    (
        "Gia hạn thời gian thực hiện nhiệm vụ tại khoản 4 Thông báo số 9/TB-UBND đến hết ngày 5/6/2025.",
        "extends",
        "9/TB-UBND",
    ),
    ("Đồng ý lùi thời hạn thực hiện mục 3 Kế hoạch số 12/KH-UBND sang tháng 9 năm 2025.", "extends", "12/KH-UBND"),
    ("Kéo dài thời gian thực hiện Quyết định số 77/QĐ-UBND đến hết quý I/2026.", "extends", "77/QĐ-UBND"),
    ("Lùi thời hạn báo cáo tại Công văn số 5/STC-NS sang quý IV.", "extends", "5/STC-NS"),
    ("Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 1/2/2020.", "replaces", "5/QĐ-UBND"),
    ("Bãi bỏ Công văn số 5/UBND-KT ngày 1/2/2020.", "repeals", "5/UBND-KT"),
    ("Thông báo số 12/TB-UBND ngày 5/1/2025 hết hiệu lực.", "repeals", "12/TB-UBND"),
    ("Sửa đổi, bổ sung khoản 2 Điều 5 Quy chế ban hành kèm theo Quyết định số 8/QĐ-UBND.", "amends", "8/QĐ-UBND"),
    ("Điều chỉnh thời hạn nêu tại Kế hoạch số 9/KH-UBND thành trước ngày 30/9/2025.", "amends", "9/KH-UBND"),
    ("Đôn đốc các xã thực hiện Công điện số 6/CĐ-TTg.", "reminds", "6/CĐ-TTg"),
    (
        "Tiếp tục thực hiện nghiêm các nhiệm vụ được giao tại Công điện số 6/CĐ-TTg ngày 1/2/2025.",
        "reminds",
        "6/CĐ-TTg",
    ),
    ("Thu hồi Quyết định số 7/QĐ-UBND ngày 1/2/2025.", "recalls", "7/QĐ-UBND"),
    ("Báo cáo kết quả thực hiện Chỉ thị số 5/CT-TTg ngày 1/1/2025 về Sở Nội vụ.", "reports_on", "5/CT-TTg"),
    ("Đính chính Quyết định số 7/QĐ-UBND ngày 1/2/2025.", "corrects", "7/QĐ-UBND"),
]

NONE = [
    "Thực hiện Chỉ thị số 5/CT-TTg ngày 1/1/2025.",
    "Điều chỉnh quy hoạch theo Nghị định số 5/2025/NĐ-CP.",
    "Gia hạn giấy phép theo quy định tại Nghị định số 5/2025/NĐ-CP.",
    "Căn cứ Nghị quyết số 68/NQ-CP của Chính phủ.",
    "Thu hồi đất để thực hiện dự án.",
]


@pytest.mark.parametrize(("text", "kind", "number"), KINDS)
def test_the_kind_and_the_paper(text: str, kind: str, number: str) -> None:
    (link,) = _links(text)
    assert (link.kind, link.to_full_number, link.path) == (kind, number, "3")
    assert text[link.char_start : link.char_end] == link.raw


@pytest.mark.parametrize("text", NONE)
def test_no_link(text: str) -> None:
    assert _links(text) == ()


def test_the_item_and_the_new_day() -> None:
    (link,) = _links(
        "Gia hạn thời gian hoàn thành nhiệm vụ tại điểm a khoản 2 Mục II Thông báo số 55/TB-UBND ngày 5/6/2025 đến ngày 30/9/2025."
    )
    assert (link.to_path, link.new_due_on, link.to_issued_on) == (
        "II/2/a",
        date(2025, 9, 30),
        date(2025, 6, 5),
    )


def test_the_day_of_effect() -> None:
    (link,) = _links("Quyết định này có hiệu lực kể từ ngày 01/8/2025 và thay thế Quyết định số 5/QĐ-UBND.")
    assert link.effective_on == date(2025, 8, 1)


def test_one_verb_acts_on_several_papers() -> None:
    links = _links("Bãi bỏ Công văn số 5/UBND-KT và Công văn số 6/UBND-KT.")
    assert [(k.kind, k.to_full_number) for k in links] == [("repeals", "5/UBND-KT"), ("repeals", "6/UBND-KT")]


@given(
    st.lists(
        st.sampled_from(
            ["Gia hạn", "thay thế", "Thông báo số 5/TB-UBND", "hết hiệu lực", "ngày 5/6/2025", ";", ".", "\n", "điểm a"]
        ),
        max_size=20,
    )
)
@settings(max_examples=150, deadline=None)
def test_never_raises_and_spans_are_valid(words: list[str]) -> None:
    text = " ".join(words)
    for link in _links(text):
        assert 0 <= link.char_start < link.char_end <= len(text)
        assert text[link.char_start : link.char_end] == link.raw


def test_a_part_of_a_text_gives_the_same_link_with_offsets_into_the_whole() -> None:
    text = "Sở Y tế rà soát.\nGia hạn nhiệm vụ tại Thông báo số 5/TB-UBND, hoàn thành trước ngày 30/9/2025.\nKết thúc."
    start, end = text.index("Gia"), text.index("\nKết")
    (link,) = find_links(text, find_citations(text), find_deadlines(text), start=start, end=end)
    assert text[link.char_start : link.char_end] == link.raw
    assert (link.kind, link.new_due_on) == ("extends", date(2025, 9, 30))
    assert find_links(text, find_citations(text), start=end) == ()
