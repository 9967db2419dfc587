"""Words of office on recognised pages: marks restored where no other words are spelled like them, each with its row."""

from __future__ import annotations

import pytest

from extract.cleaning.known_names import cue_phrases
from extract.cleaning.lines import Line, Token
from extract.cleaning.repairs import repair
from extract.cleaning.zones import Zones
from extract.model import Method, Page, Word


def repaired(text: str, method: Method = Method.OCR, zones: Zones | None = None) -> tuple[str, list[str]]:
    line = Line([Token(0, at, Word(word, 1, 1, confidence=0.8), word) for at, word in enumerate(text.split())], 0)
    page = Page(1, 210, 297, 300, method, "", None, (), 0, "", None)
    repair([line], zones or Zones(0, 1, 1), (page,))
    return line.text, [token.rule for token in line.tokens if token.rule]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Sở Y tế để nghị các đơn vị thông kê", "Sở Y tế đề nghị các đơn vị thống kê"),
        ("Vụ Pháp chế thấm định, tống hợp", "Vụ Pháp chế thẩm định, tổng hợp"),
        ("Phòng Chuyển đối số chu trì", "Phòng Chuyển đổi số chủ trì"),
        ("II. TỎ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN"),
        ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
        ("hoàn thành trong quý II1/2026.", "hoàn thành trong quý III/2026."),
        ("hoàn thành trong quý 1V/2026.", "hoàn thành trong quý IV/2026."),
        ("trước ngày LŠ tháng 10 năm 2025", "trước ngày 15 tháng 10 năm 2025"),
        ("trước ngày 2l tháng 10 năm 2025", "trước ngày 21 tháng 10 năm 2025"),
    ],
)
def test_repaired(read: str, printed: str) -> None:
    text, rules = repaired(read)
    assert text == printed and set(rules) <= {"cue_phrase", "quarter_number", "day_figures"} and rules


@pytest.mark.parametrize(
    "text",
    [
        "Thủ trưởng các cơ quan, Thứ trưởng phụ trách",
        "tính từ phần đầu, có quan hệ, để xuất khẩu",
        "Uỷ ban nhân dân tỉnh hoà giải",  # tone placement is the printer's
        "bao cao su thiên nhiên",
        "trong quý I/2026, quý II/2026",
        "trong ngày SO tháng 10",  # no day of a month
        "ngày lễ tháng 10 năm 2025",
    ],
)
def test_left_alone(text: str) -> None:
    assert repaired(text) == (text, [])


def test_only_on_recognised_pages() -> None:
    assert repaired("Sở Y tế để nghị", Method.PLAIN_TEXT) == ("Sở Y tế để nghị", [])


def test_copies_in_the_list_of_recipients() -> None:
    assert repaired("- UBND tỉnh (b/€);", zones=Zones(0, 0, 1))[0] == "- UBND tỉnh (b/c);"


def test_a_key_has_one_reading() -> None:
    assert ("thu", "truong") not in cue_phrases() and cue_phrases()["de", "nghi"] == ("đề", "nghị")


def test_a_stop_inside_a_date_goes() -> None:
    assert (
        repaired("hoàn thành chậm nhất là ngày 15 tháng. 11 năm 2025")[0]
        == "hoàn thành chậm nhất là ngày 15 tháng 11 năm 2025"
    )
