"""Stamps, signature blocks and marks inside text become rows and leave the text; sentences are never taken for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from extract.model import CleanText, Region

from .plain import clean, words_in

HEAD = "UBND TỈNH AN PHÚ\nSỞ Y TẾ\n\nSố: 31/TB-SYT\n\nAn Phú, ngày 21 tháng 7 năm 2025\n\n"
TITLE = "THÔNG BÁO\n**về việc tổ chức trực cấp cứu**\n"
BODY = (
    "\nThực hiện chỉ đạo của UBND tỉnh, Sở Y tế thông báo:\n\n"
    "1. Các bệnh viện thực hiện từ nay đến ngày 30/7/2025./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
)
BLOCK = "VPU BND TỈNH TÂN GIANG\n\nĐẾN Số:.....\nNgày: 24/7/2025.....\n\nChuyên:.....\n"


def incoming(cleaned: CleanText) -> list[tuple[str | None, str | None, date | None]]:
    return [(stamp.agency_raw, stamp.number, stamp.stamped_on) for stamp in cleaned.stamps if stamp.kind == "incoming"]


@pytest.mark.parametrize(
    "text",
    [HEAD + TITLE + "\n" + BLOCK + BODY, HEAD + BLOCK + "\n" + TITLE + BODY, BLOCK + "\n" + HEAD + TITLE + BODY],
    ids=["after the title", "before the title", "at the very top"],
)
def test_a_block_is_found_wherever_it_fell(text: str) -> None:
    cleaned = clean(text)
    assert incoming(cleaned) == [("VPU BND TỈNH TÂN GIANG", None, date(2025, 7, 24))]
    assert "TÂN GIANG" not in cleaned.text and "ĐẾN" not in cleaned.text and "Chuyên" not in cleaned.text
    assert "UBND TỈNH AN PHÚ\nSỞ Y TẾ" in cleaned.text
    assert "THÔNG BÁO\nvề việc tổ chức trực cấp cứu" in cleaned.text
    assert len(words_in(cleaned, Region.STAMP)) == len(BLOCK.split())


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("SỞ Y TẾ TÂN GIANG\nCÔNG VĂN ĐẾN\nSố: 1998\nNgày: 15/9/2025\n", ("SỞ Y TẾ TÂN GIANG", "1998", date(2025, 9, 15))),
        ("CỤC THUẾ TỈNH TÂN GIANG\nCV ĐẾN Số: 77\nNgày 15-9-2025\nLưu hồ sơ số:\n", ("CỤC THUẾ TỈNH TÂN GIANG", "77", date(2025, 9, 15))),
        ("TRƯỜNG ĐẠI HỌC TÂN GIANG\nĐẾN Số: 1998 Ngày: 15/9/2025\nChuyển: P. Tổng hợp\nSố và ký hiệu HS: .....\n",
         ("TRƯỜNG ĐẠI HỌC TÂN GIANG", "1998", date(2025, 9, 15))),
        ("VĂN PHÒNG UBND TỈNH TÂN GIANG\nSố: 1998\nĐẾN\nNgày: 15/9/2025\n", ("VĂN PHÒNG UBND TỈNH TÂN GIANG", "1998", date(2025, 9, 15))),
        ("BAN QUẢN LÝ KHU KINH TẾ\nVĂN BẢN ĐẾN\nGiờ: 8h30\nNgày: 15.9.2025\nSố: 12\n", ("BAN QUẢN LÝ KHU KINH TẾ",
        "12", date(2025, 9, 15))),
        ("SỞ Y TẾ TÂN GIANG\nSố: 1998\nNgày: 15/9/2025\nChuyển: .....\n", ("SỞ Y TẾ TÂN GIANG", "1998", date(2025, 9, 15))),
    ],
    ids=["two lines", "CV", "labels on one line", "number above", "hour", "anchor lost"],
)  # fmt: skip
def test_layouts_of_the_block(block: str, expected: tuple[str, str, date]) -> None:
    cleaned = clean(HEAD + block + "\n" + TITLE + BODY)
    assert incoming(cleaned) == [expected]
    assert "THÔNG BÁO\nvề việc tổ chức trực cấp cứu" in cleaned.text
    assert "Số: 31/TB-SYT" in cleaned.text


@pytest.mark.parametrize(
    "text",
    [
        "THÔNG BÁO\nVỀ KẾ HOẠCH TỪ NAY\nĐẾN NĂM 2030\n\nNgày 15 tháng 9 năm 2025, UBND tỉnh họp.\n\nSố lượng đại biểu tham dự đông đủ.\n",
        HEAD + TITLE + "\n1. Chuyển: hồ sơ của các đơn vị đến Sở Nội vụ.\n2. Ngày 15/9/2025 gửi báo cáo.\n",
        HEAD + TITLE + BODY,
    ],
)
def test_sentences_and_titles_are_no_stamp(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.stamps == ()
    assert words_in(cleaned, Region.STAMP) == []


@pytest.mark.parametrize(
    "block",
    [
        "Ký bởi: Sở Y tế tỉnh An Phú\nCơ quan: UBND tỉnh An Phú\nThời gian ký: 21.07.2025 16:05:33 +07:00\n",
        "Người ký: SỞ Y TẾ Email: syt@anphu.gov.vn Cơ quan: Tỉnh An Phú Thời gian ký: 21.07.2025 16:05:33 +07:00\n",
        "Người ký: Sở Y tế\ntỉnh An Phú\nEmail: syt@anphu.gov.vn\nThời gian ký: 21.07.2025\n16:05:33 +07:00\n",
    ],
)
def test_signature_blocks_are_rows_with_their_time(block: str) -> None:
    cleaned = clean(block + "\n" + HEAD + TITLE + BODY)
    signed = [stamp for stamp in cleaned.stamps if stamp.kind == "digital_signature"]
    assert [stamp.stamped_at for stamp in signed] == [
        datetime(2025, 7, 21, 16, 5, 33, tzinfo=timezone(timedelta(hours=7)))
    ]
    assert cleaned.text.startswith("UBND TỈNH AN PHÚ")


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("HỎA TỐC", "urgency"),
        ("HOẢ TỐC", "urgency"),
        ("THƯỢNG KHẨN", "urgency"),
        ("KHẨN", "urgency"),
        ("MẬT", "secrecy"),
        ("MÂT", "secrecy"),
        ("HOA TOC", "urgency"),
        ("TỐI MẬT", "secrecy"),
    ],
)
def test_marks_of_the_heading_are_rows(mark: str, kind: str) -> None:
    cleaned = clean(HEAD.replace("Số: 31", f"{mark}\n\nSố: 31") + TITLE + BODY)
    assert [(stamp.kind, stamp.raw_text) for stamp in cleaned.stamps] == [(kind, mark)]
    assert mark not in cleaned.text


def test_a_mark_at_the_end_of_the_number_line_leaves_the_number() -> None:
    cleaned = clean(HEAD.replace("Số: 31/TB-SYT", "Số: 31/TB-SYT HỎA TỐC") + TITLE + BODY)
    assert "Số: 31/TB-SYT\n" in cleaned.text and [stamp.kind for stamp in cleaned.stamps] == ["urgency"]


def test_the_type_name_keeps_its_urgency_and_honey_is_no_secret() -> None:
    cleaned = clean(HEAD + "CÔNG ĐIỆN KHẨN\nvề phòng, chống bão\n\nĐiện: Các xã.\n\n1. Hỗ trợ các hộ nuôi ong mật.\n")
    assert cleaned.stamps == () and "CÔNG ĐIỆN KHẨN" in cleaned.text


def test_a_copy_block_at_the_end_is_apart() -> None:
    tail = "\nTL. GIÁM ĐỐC\n\nHồ Thị Lam\n\nSAO Y\nSố: 12/SY-VP\nTân Giang, ngày 25 tháng 7 năm 2025\nCHÁNH VĂN PHÒNG\n\nNgô Hải Triều\n"
    cleaned = clean(HEAD + TITLE + BODY + tail)
    assert [stamp.kind for stamp in cleaned.stamps] == ["copy"]
    assert cleaned.text.endswith("Hồ Thị Lam") and "12/SY" not in cleaned.text


def test_letters_of_a_text_file_must_be_the_marks_own() -> None:
    cleaned = clean(HEAD + "MẶT\n\n" + TITLE + BODY)
    assert cleaned.stamps == () and "MẶT" in cleaned.text


def test_hour_desk_and_file_are_kept() -> None:
    block = (
        "SỞ Y TẾ TÂN GIANG\nCÔNG VĂN ĐẾN\nSố: 1998\nNgày: 15/9/2025\nGiờ: 8h30\n"
        "Chuyển: P. Tổng hợp\nSố và ký hiệu HS: 12/HS-VT\n"
    )
    (stamp,) = (one for one in clean(HEAD + block + "\n" + TITLE + BODY).stamps if one.kind == "incoming")
    assert stamp.stamped_at == datetime(2025, 9, 15, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    assert (stamp.transfer_to, stamp.file_symbol) == ("P. Tổng hợp", "12/HS-VT")
    assert "8h30" in stamp.raw_text


def test_an_hour_without_its_day_is_no_instant() -> None:
    block = "SỞ Y TẾ TÂN GIANG\nCÔNG VĂN ĐẾN\nSố: 1998\nNgày: ..../..../....\nGiờ: 8h30\n"
    (stamp,) = (one for one in clean(HEAD + block + "\n" + TITLE + BODY).stamps if one.kind == "incoming")
    assert stamp.stamped_at is None and "8h30" in stamp.raw_text
