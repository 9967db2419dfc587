"""The typesetter: everything said is printed, inside the margins, the same every time."""

from __future__ import annotations

import io
import unicodedata

import pdfplumber
import pytest

from tests.renderer.layout import lay_out
from tests.renderer.legacy_font import TCVN3_CODES, TCVN3_LETTERS, as_legacy, to_tcvn3
from tests.renderer.notice import NOTICES, load_notice
from tests.renderer.pdf import sheet_to_pdf
from tests.renderer.plain import truth_blocks
from tests.renderer.setting import A4, MILLIMETRE, Style, break_lines

KEYS = sorted(path.stem for path in NOTICES.glob("*.toml") if path.stem != "EXPECTED")


@pytest.mark.parametrize("key", KEYS)
def test_every_word_of_the_body_is_printed_once_and_inside_the_page(key: str) -> None:
    notice, sheet = load_notice(key), lay_out(load_notice(key))
    printed = [
        p
        for p in truth_blocks(sheet)["body"]
        if not p.startswith(("Kính gửi", "- " + notice.addressees[0][:5] if notice.addressees else "\0"))
    ]
    said = [p.removeprefix("# ") for p in notice.body]
    assert [p for p in printed if p in said] == said
    right = A4[0] - Style().right_mm * MILLIMETRE
    for piece in sheet.pieces:
        assert piece.x >= 12 and 0 < piece.baseline < A4[1]
        if piece.role == "body":
            assert piece.x + piece.width <= right + 0.5


def test_page_numbers_stand_on_every_page_but_the_first() -> None:
    sheet = lay_out(load_notice("ap-tb-118"), Style(leading=1.72))
    assert sheet.page == 4
    assert [p.text for p in sheet.pieces if p.role == "furniture"] == ["2", "3", "4"]


def test_a_paragraph_runs_over_a_page_break() -> None:
    sheet = lay_out(load_notice("ap-tb-118"), Style(leading=1.72))
    pages: dict[int, set[int]] = {}
    for piece in sheet.pieces:
        if piece.role == "body":
            pages.setdefault(piece.paragraph, set()).add(piece.page)
    assert sum(len(found) == 2 for found in pages.values()) >= 2


def test_the_text_layer_says_what_was_set() -> None:
    sheet = lay_out(load_notice("ds-tb-41"))
    with pdfplumber.open(io.BytesIO(sheet_to_pdf(sheet))) as pdf:
        words = " ".join(page.extract_text() or "" for page in pdf.pages)
    got = unicodedata.normalize("NFC", " ".join(words.split()))
    assert "Chủ trì, phối hợp với Sở Tài chính, Văn phòng UBND tỉnh xây dựng Kế hoạch trang bị thiết bị" in got
    assert "Đông Sơn, ngày 12 tháng 9 năm 2025" in got


def test_the_pdf_is_the_same_every_time() -> None:
    first, second = (sheet_to_pdf(lay_out(load_notice("ap-tu-12"))) for _ in range(2))
    assert first == second


def test_legacy_text_comes_out_in_tcvn3_codes_under_a_vn_font() -> None:
    data = sheet_to_pdf(lay_out(load_notice("tg-tb-77")), encode=as_legacy)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        names = {char["fontname"].split("+")[1] for char in page.chars}
        text = page.extract_text()
    assert {".VnTime", ".VnTimeH-Bold"} <= names and all(name.startswith(".Vn") for name in names)
    assert "Së Tµi chÝnh thÈm ®Þnh" in text
    assert "ñy ban nh©n d©n" in text  # capitals lie under the codes of small letters in the H font


def test_tcvn3_turns_back() -> None:
    back = str.maketrans(dict(zip(TCVN3_CODES, TCVN3_LETTERS, strict=True)))
    text = "Đường về xã Ô Lâm, tỉnh Đông Sơn, ngày mưa ướt"
    assert to_tcvn3(text) != text
    assert to_tcvn3(text).translate(back) == text


def test_lines_break_at_words_and_lose_none() -> None:
    text = "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh kiểm tra"
    lines = break_lines(text, "serif", 14, 150)
    assert len(lines) > 2
    assert " ".join(lines) == text
