# ruff: noqa: E501
"""Single rules of header and foot, each with several papers of its family."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from extract.model import Box, CleanText, HandField, Header, Stamp
from extract.parsing.agencies import load_catalogue
from extract.parsing.header import is_notice, parse_header, secrecy_mark
from extract.parsing.header.casing import office_case, sentence_case
from extract.parsing.header.line_kinds import is_archive, is_position, person_name, type_line
from extract.parsing.header.number import read_number
from extract.parsing.header.spotted import Line
from extract.parsing.segments import segment
from tests.unit.parsing.header.plain_text import clean_of

CATALOGUE = load_catalogue()


def header_of(clean: CleanText) -> Header:
    return parse_header(clean, segment(clean, CATALOGUE), CATALOGUE)[0]


@pytest.mark.parametrize(
    ("line", "number", "symbol", "full"),
    [
        ("Số: 88 /TB-UBND", "88", "TB-UBND", "88/TB-UBND"),
        ("Số: /TB-UBND", None, "TB-UBND", None),
        ("Số:……/QĐ-UBND", None, "QĐ-UBND", None),
        ("Số: ....../BC - SYT", None, "BC-SYT", None),
        ("Số: 23/2021/QĐ-TTg", "23", "QĐ-TTg", "23/2021/QĐ-TTg"),
        ("Số 12-TB/TU", "12", "TB/TU", "12-TB/TU"),
        ("Số: 05 - CT/TU", "05", "CT/TU", "05-CT/TU"),
        ("Số 1500-CV/BTGDVTU", "1500", "CV/BTGDVTU", "1500-CV/BTGDVTU"),
        ("Số: 575/UBND-VP7", "575", "UBND-VP7", "575/UBND-VP7"),
        ("Số: 120/QĐ-UBND-HC", "120", "QĐ-UBND-HC", "120/QĐ-UBND-HC"),
        ("Sô: l52/TB-UBND", "152", "TB-UBND", "152/TB-UBND"),
        ("Số: 15a/TB-VPCP", "15a", "TB-VPCP", "15a/TB-VPCP"),
        ("TỈNH AN PHÚ Số: 7/CĐ-UBND An Phú, ngày 2 tháng 3 năm 2024", "7", "CĐ-UBND", "7/CĐ-UBND"),
        ("Số / No.: 001099012345", None, None, None),
        ("số lượng 12/TB ca", None, None, None),
    ],
)
def test_number_lines(line: str, number: str | None, symbol: str | None, full: str | None) -> None:
    found = read_number([Line(0, line, 0, len(line))])
    assert (
        (found.value.number, found.value.symbol, found.value.full) == (number, symbol, full)
        if found
        else symbol is None
    )


HEAD = "UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: {number}/TB-SYT\nLào Cai, {date}\nTHÔNG BÁO\nVề việc họp\nSở Y tế thông báo họp.\nGIÁM ĐỐC\nVàng Thị Mỷ"


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("ngày 09 tháng 7 năm 2021", date(2021, 7, 9), "day"),
        ("ngày     tháng 9 năm 2021", date(2021, 9, 1), "month"),
        ("ngày .... tháng 9 năm 2021", date(2021, 9, 1), "month"),
        ("ngày O7 thảng 6 nãm 2022", date(2022, 6, 7), "day"),
        ("hồi 15 giờ 00 ngày 22 tháng 7 năm 2024", date(2024, 7, 22), "day"),
        ("ngày 45 tháng 12 năm 2017", None, None),  # a pen stroke read as a digit: unreadable, not 'only the month'
        ("ngày    tháng    năm 2021", None, None),
        ("ngày 31 tháng 02 năm 2021", None, None),
    ],
)
def test_issue_dates(printed: str, day: date | None, precision: str | None) -> None:
    header = header_of(clean_of(HEAD.format(number="1", date=printed)))
    assert (header.issued_on, header.issued_on_precision) == (day, precision)
    assert header.place == "Lào Cai" and header.issuer == "Sở Y tế tỉnh Lào Cai"


@pytest.mark.parametrize(
    "place", ["TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Thừa Thiên Huế", "Bảo Hà", "Hà Nội"]
)
@pytest.mark.parametrize("left", ["", "Số: 8/TB-UBND ", "Độc lập - Tự do - Hạnh phúc "])
def test_places_as_printed_also_behind_another_column(place: str, left: str) -> None:
    header = header_of(clean_of(f"ỦY BAN NHÂN DÂN\n{left}{place}, ngày 2 tháng 9 năm 2024\nTHÔNG BÁO\nVề việc họp"))
    assert header.place == place


def _hand(name: str, value: str | None) -> HandField:
    return HandField(name, value, Box(1, 0.2, 0.1, 0.3, 0.15), 0.9 if value else 0.0, "test")


def test_handwriting_fills_what_is_not_printed_and_drops_what_it_was_misread_as() -> None:
    blank = clean_of(HEAD.format(number="", date="ngày     tháng 9 năm 2021"))
    header = header_of(replace(blank, hand_fields=(_hand("number", "416"), _hand("day", "25"))))
    assert (header.full_number, header.issued_on, header.issued_on_precision) == (
        "416/TB-SYT",
        date(2021, 9, 25),
        "day",
    )
    misread = clean_of(HEAD.format(number="4", date="ngày 1 tháng 9 năm 2021"))
    header = header_of(replace(misread, hand_fields=(_hand("number", None), _hand("day", None))))
    assert (header.number, header.symbol, header.issued_on) == (None, "TB-SYT", None)


def test_what_is_inferred_stands_in_columns_of_its_own() -> None:
    text = "THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh\n\nNgày 15/9/2021, Chủ tịch UBND tỉnh chủ trì họp.\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nVàng Thị Mỷ"
    header = header_of(clean_of(text))
    assert (header.issued_on, header.issued_on_inferred, header.issued_on_inferred_from) == (
        None,
        date(2021, 9, 15),
        "meeting",
    )
    arrived = Stamp("incoming", agency_raw="SỞ Y TẾ", stamped_on=date(2021, 9, 20))
    assert header_of(clean_of(text, [arrived])).issued_on_inferred_from == "arrival_stamp"
    signed = Stamp("digital_signature", stamped_at=datetime(2021, 9, 18, 9, tzinfo=UTC))
    header = header_of(clean_of(text, [arrived, signed]))
    assert (header.issued_on_inferred, header.issued_on_inferred_from) == (date(2021, 9, 18), "digital_signature")


@pytest.mark.parametrize(
    ("place", "symbol", "foot", "issuer"),
    [
        ("Lai Châu", "TB-UBND", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Hà Nội", "TB-VPCP", "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM", "Văn phòng Chính phủ"),
        ("Hà Nội", "KH-BYT", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", "Bộ Y tế"),
        ("Cà Mau", "TB-SNNMT", "GIÁM ĐỐC", "Sở Nông nghiệp và Môi trường tỉnh Cà Mau"),
        ("An Phú", "TB-UBND", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Ủy ban nhân dân tỉnh An Phú"),
    ],
)
def test_issuer_of_a_lost_head(place: str, symbol: str, foot: str, issuer: str) -> None:
    text = f"Số: 8/{symbol}\n{place}, ngày 2 tháng 9 năm 2025\nTHÔNG BÁO\nVề việc họp\nUBND tỉnh thông báo họp.\n{foot}\nVàng Thị Mỷ"
    header = header_of(clean_of(text))
    assert (header.issuer, header.issuer_source) == (issuer, "inferred")


@pytest.mark.parametrize(
    ("mark", "code"),
    [("MẬT", "mat"), ("TỐI MẬT", "toi_mat"), ("TUYỆT MẬT", "tuyet_mat"), ("[ MẬT ]", "mat"), ("M Ậ T", "mat")],
)
def test_secrecy_is_a_mark_of_its_own(mark: str, code: str) -> None:
    assert secrecy_mark(clean_of(f"UBND TỈNH LÀO CAI\n{mark}\nKẾ HOẠCH\nDiễn tập")) == code
    assert secrecy_mark(clean_of("x", [Stamp("secrecy", raw_text=mark.strip("[] "))])) in (code, None)


@pytest.mark.parametrize("text", ["BÍ MẬT NHÀ NƯỚC", "Bảo vệ tài liệu MẬT theo quy định", "mật", "MẬT ONG RỪNG"])
def test_running_words_are_no_mark(text: str) -> None:
    assert secrecy_mark(clean_of(f"UBND TỈNH LÀO CAI\n{text}\nKẾ HOẠCH")) is None


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCĂN CƯỚC CÔNG DÂN\nSố / No.: 001099012345\nHọ và tên: VÀNG THỊ MỶ\nNgày sinh: 01/01/1999\nQuê quán: An Phú",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Phú, ngày 2 tháng 3 năm 2024\nĐƠN XIN NGHỈ PHÉP\nKính gửi: Sở Nội vụ\nTên tôi là Vàng Thị Mỷ, nay làm đơn này xin nghỉ.",
        "Đoàn công tác kiểm tra dự án\nSáng 5/6, đoàn đã kiểm tra tiến độ. Theo chủ đầu tư, tiến độ đạt 60%, dự kiến xong trong năm nay.\nTin: Minh Anh",
        "IMG 2031",
        "HÓA ĐƠN GIÁ TRỊ GIA TĂNG\nNgày 02 tháng 3 năm 2024\nĐơn vị bán hàng: Công ty An Phú\nTổng tiền: 1.000.000 đồng\nNgười mua hàng ký",
    ],
)
def test_other_papers_are_no_notices(text: str) -> None:
    clean = clean_of(text)
    verdict, why = is_notice(clean, segment(clean, CATALOGUE), header_of(clean))
    assert not verdict and why


def test_an_annex_page_without_heading_ends_the_foot() -> None:
    text = "THÔNG BÁO\nVề việc họp\nSở thông báo họp.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nVàng Thị Mỷ\nDANH SÁCH CÁN BỘ\n1 Nguyễn Văn A"
    clean = clean_of(text)
    paged = replace(clean, paragraphs=tuple(replace(p, page=1 + (i > 7)) for i, p in enumerate(clean.paragraphs)))
    segments = segment(paged, CATALOGUE)
    assert segments.kinds[-2:] == ("annex", "annex") and segments.annexes == ((8, 10),)
    assert segments.of("signature") == (6, 7) and segments.of("recipients") == (3, 4, 5)


def test_the_title_ends_where_bold_ends() -> None:
    clean = clean_of(
        "THÔNG BÁO\nKết luận của Chủ tịch\nUBND tỉnh Lào Cai\nUBND tỉnh thông báo kết luận\n1. Sở Y tế báo cáo."
    )
    bold = tuple(replace(p, bold=i < 3) for i, p in enumerate(clean.paragraphs))
    segments = segment(replace(clean, paragraphs=bold), CATALOGUE)
    assert segments.title == (0, 3) and segments.body == (3, 5)


def test_lines_that_look_alike() -> None:
    assert person_name("Đại tá Lò Văn Sơn") == "Lò Văn Sơn" and person_name("ThS. Vũ Đình Lâm") == "Vũ Đình Lâm"
    assert person_name("VĂN PHÒNG") is None and person_name("ĐẠI H") is None and person_name("PHÓ GIÁM ĐỐC") is None
    assert is_archive("- Lưu: VT, TH.") and is_archive("Lưu Văn phòng Tỉnh ủy.") and not is_archive("Lưu Thị Kim Oanh")
    assert is_position("PHÓ GIÁM ĐÓC") and is_position("GIÁM ĐỐC SỞ Y TẾ") and not is_position("Phó Giám đốc")
    assert type_line("T H Ô N G B Á O") == ("Thông báo", "") and type_line("QUYẾT ĐỊNH:") is None
    assert office_case("PHÓ CHÁNH VĂN PHÒNG") == "Phó Chánh Văn phòng"
    assert sentence_case("KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY") == "Kết luận của Ban Thường vụ Tỉnh ủy"


def test_a_ward_is_no_plan() -> None:
    assert type_line("PHƯỜNG AN KHÁNH") is None
    assert type_line("PHƯƠNG ÁN") == ("Phương án", "")
    assert type_line("THÔNG BÁO :") == ("Thông báo", "")
