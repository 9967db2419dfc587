"""Cleaning never raises, places every word it keeps, and accounts for every word that was read."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cleaning.clean import clean_reading
from extract.model import Box, CleanText, Method, Page, Reading, Region, Word
from extract.reading.formats.plain_text import pages_of_text

PIECES = st.sampled_from(
    ["THÔNG BÁO", "Số: 12/TB-UBND", "ĐẾN Số:.....", "Ngày: 24/7/2021", "Chuyển:....", "Nơi nhận:", "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN", "**", "# ", "|",
     "1.", "a)", "-", "Kính gửi:", "PHỤ LỤC", "Sở Y tế báo cáo", "[Handwritten Signature]", "\n", "\n\n", "\f", "\t", "}",
     "./.", "HỎA TỐC", "Ký bởi: X",
     "Thời gian ký: 24.07.2021 16:05:33 +07:00", "e\u0302\u0323", "\u200b", "\u00ad", "Ð", "©", "aø", "2", "......", "MẬT", "SAO Y"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map(" ".join)


def check(reading: Reading, cleaned: CleanText) -> None:
    last = 0
    for word in cleaned.words:
        assert last <= word.char_start < word.char_end <= len(cleaned.text)
        assert set(cleaned.text[last : word.char_start]) <= set(" \n|")
        assert cleaned.text[word.char_start : word.char_end].strip()
        last = word.char_end
    between = "".join(
        cleaned.text[one.char_end : other.char_start]
        for one, other in zip(cleaned.words, cleaned.words[1:], strict=False)
    )
    assert set(between) <= set(" \n|")
    for page, before in zip(cleaned.pages, reading.pages, strict=True):
        assert [word.text for word in page.words] == [word.text for word in before.words]
        assert len(page.words) == page.words_total
    body = sum(word.region is Region.BODY for page in cleaned.pages for word in page.words)
    assert body == len(cleaned.words)
    spans = [(p.char_start, p.char_end) for p in cleaned.paragraphs]
    assert [cleaned.text[start:end] for start, end in spans] == [line for line in cleaned.text.split("\n") if line]
    assert unicodedata.is_normalized("NFC", cleaned.text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_cleaned_without_loss(text: str) -> None:
    pages = pages_of_text(text, "utf-8")
    reading = Reading("text", pages, len(pages), 0)
    check(reading, clean_reading(reading))


@st.composite
def boxed_pages(draw: st.DrawFn) -> Page:
    words = []
    for line in range(draw(st.integers(0, 12))):
        y = 0.05 + line * 0.03 + draw(st.floats(-0.01, 0.01))
        x = draw(st.floats(0.02, 0.7))
        for place in range(draw(st.integers(1, 6))):
            width = draw(st.floats(0.005, 0.15))
            box = Box(1, min(x, 0.99), max(0.0, y), min(1.0, x + width), min(1.0, max(0.0, y) + 0.015))
            x += width + draw(st.floats(0.0, 0.1))
            text = draw(
                st.one_of(
                    PIECES.map(lambda s: s.split()[0] if s.split() else "x"),
                    st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=6),
                )
            )
            region = draw(st.sampled_from([Region.BODY] * 8 + [Region.STAMP, Region.SEAL]))
            words.append(Word(text, line, line + draw(st.integers(0, 1)) * place, box, draw(st.floats(0, 1)), region))
    return Page(
        1, 210.0, 297.0, 300, draw(st.sampled_from([Method.OCR, Method.TEXT_LAYER])), "test", None, tuple(words), len(words),
        " ".join(word.text for word in words), 1.0, draw(st.sampled_from([0, 90, 180, 270])), draw(st.sampled_from([None, 0.0, 1.5, -2.0])),
    )  # fmt: skip


@given(boxed_pages())
@settings(max_examples=80, deadline=None)
def test_any_page_with_boxes_is_cleaned_without_loss(page: Page) -> None:
    reading = Reading("pdf", (page,), 1, 0)
    check(reading, clean_reading(reading))
