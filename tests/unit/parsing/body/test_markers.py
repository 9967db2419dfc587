"""What the first characters of a paragraph may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsing.body.markers import Style, read_markers, roman, roman_value

SURE = [
    ("I. ĐÁNH GIÁ", Style.ROMAN, "I"),
    ("II- NHIỆM VỤ", Style.ROMAN, "II"),
    ("IV/ Tổ chức", Style.ROMAN, "IV"),
    ("B. NHIỆM VỤ", Style.UPPER, "B"),
    ("1. Sở Y tế", Style.NUMBER, "1"),
    ("01. Sở Y tế", Style.NUMBER, "1"),
    ("12) Rà soát", Style.NUMBER, "12"),
    ("3/ Giao Sở", Style.NUMBER, "3"),
    ("4- Công an tỉnh", Style.NUMBER, "4"),
    ("1.Sở Y tế", Style.NUMBER, "1"),
    ("2.4. Ban cán sự", Style.DECIMAL, "2.4"),
    ("2.4.1 Ban cán sự", Style.DECIMAL, "2.4.1"),
    ("a) Chủ trì", Style.LETTER, "a"),
    ("đ) Báo cáo", Style.LETTER, "đ"),
    ("b. Chủ trì", Style.LETTER, "b"),
    ("(1) Hoàn thành", Style.PAREN, "(1)"),
    ("(ii) Hoàn thành", Style.PAREN, "(ii)"),
    ("- Hướng dẫn", Style.DASH, "-"),
    ("– Hướng dẫn", Style.DASH, "-"),
    ("-Hướng dẫn", Style.DASH, "-"),
    ("+ Bậc mầm non", Style.PLUS, "-"),
    ("• Bậc mầm non", Style.DOT, "-"),
    ("Điều 3. Quyết định này", Style.ARTICLE, "Điều 3"),
    ("Chương II", Style.CHAPTER, "Chương II"),
    ("Phần thứ nhất", Style.PART, "Phần thứ nhất"),
]


@pytest.mark.parametrize(("line", "style", "label"), SURE)
def test_markers_of_every_family(line: str, style: Style, label: str) -> None:
    first = read_markers(line)[0]
    assert (first.style, first.label, first.sure) == (style, label, True)
    assert not line[first.end :].startswith((" ", ".", ")"))


@pytest.mark.parametrize(
    "line",
    [
        "15/7/2021 theo mẫu",
        "1.500 người dân",
        "12,5 tỷ đồng",
        "24/24 giờ",
        "1-2 ngày sau",
        "10, 11 và 12 tháng 9",
        "15 ngày kể từ khi nhận",
        "-5°C trở xuống",
        "-----",
        "+84 912 000 111",
        "V/v báo cáo",
        "Điều 5 Luật Đất đai quy định",
        "(kèm theo phụ lục)",
        "2025 là năm cuối",
        "100% các xã",
        "Sở Y tế rà soát",
        "",
    ],
)
def test_numbers_dates_and_signs_that_are_no_markers(line: str) -> None:
    assert not [reading for reading in read_markers(line) if reading.sure]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("l. Tăng cường", 1),
        ("I. Tăng cường", 1),
        ("2, Rà soát", 2),
        ("S. Báo cáo", 5),
        ("1O. Tổng hợp", 10),
        ("3 Sở Y tế", 3),
    ],
)
def test_garbled_numbers_are_offered_but_unsure(line: str, value: int) -> None:
    numbers = [r for r in read_markers(line) if r.style is Style.NUMBER]
    assert [(r.value, r.sure) for r in numbers] == [(value, False)]


@given(st.integers(1, 39))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman_value(roman(value)) == value


@given(st.text(max_size=60))
def test_any_line_gives_readings_inside_it(line: str) -> None:
    for reading in read_markers(line):
        assert 0 < reading.end <= len(line)
        assert line.startswith(reading.raw)
