"""Fields of incoming stamps from their lines: layouts of NĐ 30/2020 and local ones, misreadings, running text, garbage."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.stamps.grammar import StampFields, labels_in, parse_stamp_lines
from extract.reading.stamps.values import date_of, number_of, time_of, words_of


@pytest.mark.parametrize(
    ("lines", "agency", "number", "day"),
    [
        (
            [
                "UBND TỈNH AN PHÚ",
                "ĐẾN   Số: ...1998...",
                "Ngày: 15/9/2026",
                "Chuyển: ......",
                "Số và ký hiệu HS: .....",
            ],
            "UBND TỈNH AN PHÚ",
            "1998",
            date(2026, 9, 15),
        ),
        (
            ["VPU BND TỈNH AN PHÚ", "ĐẾN Số:.....", "Ngày: 24/7/2021.....", "Chuyên:....."],
            "VPU BND TỈNH AN PHÚ",
            None,
            date(2021, 7, 24),
        ),
        (
            ["SỞ Y TẾ AN PHÚ", "CÔNG VĂN ĐẾN", "Số: 12  Giờ: 14h05", "Ngày ..24.07.2021.."],
            "SỞ Y TẾ AN PHÚ",
            "12",
            date(2021, 7, 24),
        ),
        (
            ["TRUNG TÂM CÔNG BÁO", "CV Số: 2352", "ĐẾN Ngày: 21/3/18", "Chuyển:...."],
            "TRUNG TÂM CÔNG BÁO",
            "2352",
            date(2018, 3, 21),
        ),
        (["VĂN BẢN ĐẾN", "Số đến: 07", "Ngày đến: 01-02-2020"], None, "07", date(2020, 2, 1)),
        (
            ["SỞ TƯ PHÁP ĐÔNG SƠN", "ĐÊN Sô: 88", "Ngay: 3/12/2023", "Chuyến: P. HCTH"],
            "SỞ TƯ PHÁP ĐÔNG SƠN",
            "88",
            date(2023, 12, 3),
        ),
    ],
)
def test_layouts(lines: list[str], agency: str | None, number: str | None, day: date | None) -> None:
    fields = parse_stamp_lines(lines)
    assert (fields.agency_raw, fields.number, fields.stamped_on) == (agency, number, day)
    assert fields.is_incoming


@pytest.mark.parametrize(
    "name",
    ["TRUNG TÂM TIN HỌC Q. NGÃI", "UBND HUYỆN GIO LINH", "SỞ NÔNG NGHIỆP", "VP. HĐND TỈNH TÂN GIANG", "SỞ XÂY DỰNG"],
)
def test_names_that_look_like_labels_stay_names(name: str) -> None:
    fields = parse_stamp_lines([name, "ĐẾN Số: 5", "Ngày: 1/2/2024"])
    assert fields.agency_raw == name.strip(".")
    assert fields.number == "5"


def test_two_line_name() -> None:
    assert (
        parse_stamp_lines(["VĂN PHÒNG", "UBND TỈNH AN PHÚ", "ĐẾN Số: 1", "Ngày:"]).agency_raw
        == "VĂN PHÒNG UBND TỈNH AN PHÚ"
    )


@pytest.mark.parametrize("value", ["2?52", "19 98", "l9", "xố", "0", "12/3/4", "1234567"])
def test_a_number_that_is_none_is_empty_and_doubtful(value: str) -> None:
    fields = parse_stamp_lines(["ĐẾN", f"Số: {value}", "Ngày: 1/2/2024"])
    assert fields.number is None
    assert "number" in fields.doubtful


@pytest.mark.parametrize("value", ["31/2/2024", "15/13/2025", "4/7", "1/1/1893", "24//2021", "2.4.5 &"])
def test_a_day_outside_the_calendar_is_empty_and_doubtful(value: str) -> None:
    fields = parse_stamp_lines(["ĐẾN Số: 1", f"Ngày: {value}"])
    assert fields.stamped_on is None
    assert "date" in fields.doubtful


@pytest.mark.parametrize(
    "lines",
    [
        ["Ngày 15/7/2021, Sở Y tế chuyển đến các đơn vị"],
        ["Thực hiện văn bản đến ngày 3/4/2020 của Sở Nội vụ"],
        ["Số: 12/TB-UBND"],
        ["Thời gian từ ngày 5/7/2021 đến 23h ngày 06/7/2021"],
    ],
)
def test_running_text_is_no_stamp(lines: list[str]) -> None:
    assert not parse_stamp_lines(lines).is_incoming


def test_without_the_word_three_labels_make_a_stamp() -> None:
    assert parse_stamp_lines(["Số: 4", "Ngày: 4/4/2022", "Chuyển: ..."]).is_incoming
    assert not parse_stamp_lines(["Số: 4", "Ngày: 4/4/2022"]).is_incoming


def test_leaders_alone_are_no_value() -> None:
    assert parse_stamp_lines(
        ["ĐẾN Số: ........", "Ngày: ..../..../....", "Chuyển: ....", "Số và ký hiệu HS: ...."]
    ) == StampFields(labels=("anchor", "number", "date", "transfer_to", "file_symbol"), confidence=1.0)


def test_longest_label_wins() -> None:
    assert [label.field for label, _, _ in labels_in("Số và ký hiệu HS: 12/HS")] == ["file_symbol"]


def test_values() -> None:
    assert number_of("...12/VP...") == "12/VP"
    assert date_of("24 tháng 7 năm 2021") == date(2021, 7, 24)
    assert date_of("24tháng7năm2021") == date(2021, 7, 24)  # white lost, a mark misread
    assert date_of("24 thang 7 nãm 2021") == date(2021, 7, 24)
    assert date_of("24 / 07 / 2021") == date_of("24 07 2021") == date_of("24/072021") == date(2021, 7, 24)
    assert date_of("3I4/2026") == date(2026, 4, 3)
    assert date_of("8525") is None and date_of("1/12 2021") is None  # may part in two ways
    assert time_of("14 giờ 05") == "14:05" and time_of("25h") is None
    assert words_of("Đ/c Phó Giám đốc....") == "Đ/c Phó Giám đốc" and words_of("s«c<<+") is None


@given(st.lists(st.text(max_size=60), max_size=8))
def test_never_raises_and_invents_nothing(lines: list[str]) -> None:
    fields = parse_stamp_lines(lines)
    joined = " ".join(lines)
    assert fields.number is None or fields.number[0] in joined
    assert 0.0 <= fields.confidence <= 1.0


@given(st.integers(1, 99_999), st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 6))
def test_what_is_written_is_read(number: int, day: date, dots: int) -> None:
    leaders = "." * dots if dots > 1 else ""
    lines = ["SỞ NỘI VỤ TÂN GIANG", f"ĐẾN Số: {leaders}{number}{leaders}", f"Ngày: {leaders}{day:%d/%m/%Y}{leaders}"]
    fields = parse_stamp_lines(lines)
    assert (fields.number, fields.stamped_on) == (str(number), day)
