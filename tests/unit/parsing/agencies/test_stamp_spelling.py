"""Names of offices on stamps, misread as small worn print is: spelled from closed lists, open names left as read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsing.agencies import canonical_stamp_agency, load_catalogue
from extract.parsing.agencies.stamp_spelling import spelled


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("SƠ NÓNG NGHIỆP VẢ MƠI T RƯƠNG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ("UY BẠN MTTQ VIỆT NAM TÍNH BÌNH DƯƠNG", "ỦY BAN MTTQ VIỆT NAM TỈNH BÌNH DƯƠNG"),
        ("CHÍ CỤC KIẾM LÂM HÀ NỘI", "CHI CỤC KIỂM LÂM HÀ NỘI"),
        ("BẠN TUYÊN GIÁO VẢ ĐÂN VẬN TÌNH ỦY LẢM ĐỒNG", "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY LÂM ĐỒNG"),
        ("TAND KHU VỤC 3 - HÁI DƯƠNG", "TAND KHU VỰC 3 - HẢI DƯƠNG"),
        ("PHÒNG ÂN HÓA - XÃ HỘI XÃ TÂN KHÊ", "PHÒNG VĂN HÓA - XÃ HỘI XÃ TÂN KHÊ"),
        ("TRƯỜNG CAO ĐĂNG Y TẾ KON TUM", "TRƯỜNG CAO ĐẲNG Y TẾ KON TUM"),
    ],
)
def test_words_of_offices_get_their_marks(read: str, printed: str) -> None:
    assert spelled(read) == printed


@pytest.mark.parametrize(
    "name",
    [
        "UBND XÃ QUANG NAM",  # a commune may be called nearly as a province is
        "UBND PHƯỜNG BẾN THÓC",
        "SỞ CÔNG THƯƠNG TÂN GIANG",  # no slip of An Giang: a letter more
        "BỆNH VIỆN ĐA KHOA TỈNH TÂN GIANG",
        "CHI CỤC THUẾ HÒA BÌNH SƠN",
        "TRƯỜNG THPT LÊ HOÀNG CHIỂU",
        "KHO BẠC NHÀ NƯỚC KHU VỰC XVII",
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        "TAND KHU VỰC 13 - VĨNH PHÚC",
        "Sở nào đó",  # no capitals: not as stamps print
        "",
    ],
)
def test_names_that_are_right_stay(name: str) -> None:
    assert spelled(name) == name


def test_the_canonical_name_is_found_through_a_misreading() -> None:
    catalogue = load_catalogue()
    right, number = canonical_stamp_agency("SỞ TÀI CHÍNH TỈNH LÂM ĐỒNG", catalogue)
    assert canonical_stamp_agency("SƠ TÀI CHÍNH TÍNH LẢM ĐÔNG", catalogue) == (right, number)
    assert number is not None


@given(st.text(alphabet="AĂBỦ1.,-& ỞTPỈNH", max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(spelled(text), str)


def test_figures_and_short_forms_keep_their_capitals() -> None:
    catalogue = load_catalogue()
    assert canonical_stamp_agency("KHO BẠC NHÀ NƯỚC KHU VỰC XVII", catalogue)[0] == "Kho bạc Nhà nước Khu vực XVII"
    assert (canonical_stamp_agency("TAND KHU VỰC 3 - HẢI DƯƠNG", catalogue)[0] or "").startswith("TAND ")


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("BỆNH VIỆN ĐA KHOA TỈNH TÂN GIANG", "Bệnh viện Đa khoa tỉnh Tân Giang"),
        ("CHI CỤC KIỂM LÂM TỈNH AN PHÚ", "Chi cục Kiểm lâm tỉnh An Phú"),
        ("PHÒNG VĂN HÓA - XÃ HỘI XÃ TÂN KHÊ", "Phòng Văn hóa - Xã hội xã Tân Khê"),
        ("TRUNG TÂM Y TẾ HUYỆN BẾN LỞ", "Trung tâm Y tế huyện Bến Lở"),
        ("TRƯỜNG THPT XÃ ẢNG TÔN", "Trường THPT xã Ảng Tôn"),
    ],
)
def test_levels_are_written_small(read: str, name: str) -> None:
    assert canonical_stamp_agency(read, load_catalogue())[0] == name
