"""Text files: encodings, pages, words with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cleaning.clean import clean_reading
from extract.model import ReadSettings
from extract.reading.document import read_document
from extract.reading.formats.plain_text import decode, pages_of_text

TEXT = (
    "Số: 12/TB-UBND\nAn Phú, ngày 06 tháng 3 năm 2025\nTHÔNG BÁO\nỦy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện.\n"
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


def test_windows_1258_comes_with_combining_marks() -> None:
    data = "Thông báo vê\u0300 viê\u0323c hop".encode("cp1258")
    decoded = decode(data)
    assert decoded is not None and decoded[1] == "cp1258" and "vê\u0300" in decoded[0]


def test_bytes_of_legacy_fonts_are_converted_in_cleaning() -> None:
    tcvn3 = "Sè: 12/TB-UBND\n\nTh«ng b¸o\n\nñy ban nh©n d©n tØnh yªu cÇu c¸c ®¬n vÞ thùc hiÖn nghiªm c¸c nhiÖm vô ®\u00adîc giao.\n".encode(
        "latin-1"
    )
    decoded = decode(tcvn3)
    assert decoded is not None and decoded[1] == "8-bit legacy font encoding"
    cleaned = clean_reading(read_document(tcvn3, "cu.txt", ReadSettings()))
    assert cleaned.text.startswith("Số: 12/TB-UBND\n\nThông báo")
    assert "ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện nghiêm các nhiệm vụ được giao." in cleaned.text


def test_form_feeds_are_pages_and_words_know_their_place() -> None:
    pages = pages_of_text("Trang một\nhai ba\f\nTrang hai\f", "utf-8")
    assert [page.number for page in pages] == [1, 2]
    assert [(word.text, word.line, word.block) for word in pages[0].words] == [
        ("Trang", 0, 0),
        ("một", 0, 0),
        ("hai", 1, 0),
        ("ba", 1, 0),
    ]


@given(st.text())
def test_offsets_point_at_the_words(text: str) -> None:
    for page in pages_of_text(text, "utf-8"):
        assert len(page.words) == page.words_total
        for word in page.words:
            assert word.offset is not None and page.text[word.offset :].startswith(word.text)
