"""Bent list markers of recognised pages, mended from the run they stand in."""

from __future__ import annotations

import pytest

from extract.cleaning.lines import Line, Token
from extract.cleaning.marker_slips import repair_markers
from extract.cleaning.zones import Zones
from extract.model import Method, Page, Word


def _line(text: str, left: float = 0.1) -> Line:
    return Line([Token(0, at, Word(word, 1, 1), word) for at, word in enumerate(text.split())], 0, left=left)


def _page(method: Method) -> Page:
    return Page(1, 210, 297, 300, method, "", None, (), 0, "", None)


def mended(*texts: str, method: Method = Method.OCR) -> list[str]:
    lines = [_line(text) for text in texts]
    repair_markers(lines, Zones(0, len(lines), len(lines)), [_page(method)])
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (("I. ĐÁNH GIÁ", "1. Tốt.", "I. NHIỆM VỤ", "1. Sở Y tế."), "II. NHIỆM VỤ"),
        (("I. ĐÁNH GIÁ", "1. Tốt.", "I.NHIỆM VỤ", "1. Sở Y tế."), "II.NHIỆM VỤ"),
        (("I. ĐÁNH GIÁ", "1. Tốt.", "____I.NHIỆM VỤ", "1. Sở Y tế."), "II.NHIỆM VỤ"),
        (("I. ĐÁNH GIÁ", "1. Tốt.", "H. NHIỆM VỤ", "1. Sở Y tế."), "II. NHIỆM VỤ"),
        (("I. MỤC ĐÍCH", "II NỘI DUNG", "1. Tuyên truyền.", "III. TỔ CHỨC"), "II. NỘI DUNG"),
        (("I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Tuyên truyền.", "II. TỔ CHỨC THỰC HIỆN"), "III. TỔ CHỨC THỰC HIỆN"),
        (("I. MỤC ĐÍCH", "II. NỘI DUNG", "HI. TỔ CHỨC THỰC HIỆN"), "III. TỔ CHỨC THỰC HIỆN"),
        (("I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KINH PHÍ", "TV. TỔ CHỨC"), "IV. TỔ CHỨC"),
        (("I. Đánh giá chung:", "1. Tốt.", "I. Nhiệm vụ thời gian tới:", "1. Sở Y tế."), "II. Nhiệm vụ thời gian tới:"),
        (
            ("I. ĐÁNH GIÁ CHUNG", "1. Tốt.", "IH.NHIỆM VỤ TRONG THỜI GIAN TỚI", "1. Sở Y tế."),
            "II.NHIỆM VỤ TRONG THỜI GIAN TỚI",
        ),
        (
            ("I. VỀ KẾT QUẢ", "1. Tốt.", "VỀ QUAN ĐIỂM CHỈ ĐẠO", "Tập trung.", "HI. VỀ NHIỆM VỤ", "1. Sở Y tế."),
            "III. VỀ NHIỆM VỤ",
        ),
        (("I. Đánh giá chung", "IL. Nhiệm vụ", "1. Sở Y tế."), "II. Nhiệm vụ"),
    ],
)
def test_sections_are_counted_through(read: tuple[str, ...], printed: str) -> None:
    assert printed in mended(*read)


@pytest.mark.parametrize(
    "read",
    [
        ("I. ĐÁNH GIÁ", "1. Tốt.", "III. NHIỆM VỤ"),  # a heading before it may have been lost
        ("Phần I", "I. ĐÁNH GIÁ", "II. NHIỆM VỤ", "Phần II", "I. KINH PHÍ", "II. TỔ CHỨC"),
        ("A. VỀ KINH TẾ", "I. ĐÁNH GIÁ", "B. VỀ XÃ HỘI", "I. ĐÁNH GIÁ"),
        ("TL. CHỦ TỊCH", "LÀM RÕ CÁC NỘI DUNG"),
        ("1. Tốt.", "2. Xấu.", "a) Một.", "b) Hai.", "c) Ba.", "d) Bốn.", "e) Năm."),
        ("- Một.", "* Ghi chú."),
    ],
)
def test_what_may_be_right_stays(read: tuple[str, ...]) -> None:
    assert mended(*read) == list(read)


@pytest.mark.parametrize("slip", ["¡.", "l.", "I.", "|.", "!.", "I,"])
def test_the_first_number(slip: str) -> None:
    assert mended(f"{slip} Sở Y tế báo cáo.", "- Gấp.", "2. Sở Tài chính.")[0] == "1. Sở Y tế báo cáo."


def test_a_roman_one_before_a_roman_two_stays() -> None:
    assert mended("I. ĐÁNH GIÁ", "a) Tốt.", "II. NHIỆM VỤ", "1. Sở Y tế.", "2. Sở Tài chính.")[0] == "I. ĐÁNH GIÁ"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (("c) Ba.", "d) Bốn.", "d) Năm.", "e) Sáu."), ["c) Ba.", "d) Bốn.", "đ) Năm.", "e) Sáu."]),
        (("c) Ba.", "đ) Bốn.", "đ) Năm."), ["c) Ba.", "d) Bốn.", "đ) Năm."]),
        (("à) Một.", "b) Hai."), ["a) Một.", "b) Hai."]),
        (("a) Một.", "b) Hai.", "e) Ba.", "d) Bốn."), ["a) Một.", "b) Hai.", "c) Ba.", "d) Bốn."]),
    ],
)
def test_letters_are_counted_through(read: tuple[str, ...], printed: list[str]) -> None:
    start = ("a) Một.", "b) Hai.") if read[0].startswith("c") else ()
    assert mended(*start, *read)[len(start) :] == printed


def test_dashes() -> None:
    assert mended("- Sở Y tế.", "~ Sở Tài chính.", "- Sở Nội vụ.")[1] == "- Sở Tài chính."
    assert mended("Sở Y tế.", "~ Sở Tài chính.")[1] == "~ Sở Tài chính."


def test_text_files_and_layers_are_left_alone() -> None:
    read = ["I. ĐÁNH GIÁ", "1. Tốt.", "I. NHIỆM VỤ", "1. Sở Y tế."]
    assert mended(*read, method=Method.TEXT_LAYER) == read and mended(*read, method=Method.PLAIN_TEXT) == read


def test_every_change_keeps_what_was_read() -> None:
    lines = [_line("I. ĐÁNH GIÁ"), _line("H. NHIỆM VỤ")]
    repair_markers(lines, Zones(0, 2, 2), [_page(Method.OCR)])
    token = lines[1].tokens[0]
    assert (token.raw, token.text, token.rule) == ("H.", "II.", "section_number")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (("L.MỤC ĐÍCH, YÊU CẦU", "1. Mục đích.", "II NỘI DUNG", "1. Tuyên truyền."), "II. NỘI DUNG"),
        (("L.MỤC ĐÍCH, YÊU CẦU", "1. Mục đích.", "II NỘI DUNG", "1. Tuyên truyền."), "I.MỤC ĐÍCH, YÊU CẦU"),
        (("1. Sở Y tế", "-_a) Chủ trì kiểm tra.", "b) Báo cáo."), "a) Chủ trì kiểm tra."),
        (("1. Sở Y tế", "a) Chủ trì kiểm tra.", "'b) Báo cáo."), "b) Báo cáo."),
        (("1. Sở Y tế.", "_2. Sở Xây dựng.", "3. Sở Nội vụ."), "2. Sở Xây dựng."),
    ],
)
def test_strokes_before_markers_and_lost_stops(read: tuple[str, ...], printed: str) -> None:
    assert printed in mended(*read)
