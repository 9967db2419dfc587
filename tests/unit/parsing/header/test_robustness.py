"""Any text gives a header: nothing raises, every paragraph has one kind, spans give their raw value back, time is linear."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parsing.agencies import load_catalogue
from extract.parsing.header import is_notice, parse_header, parse_recipients, secrecy_mark
from extract.parsing.segments import segment
from tests.unit.parsing.header.own_notices import NOTICES
from tests.unit.parsing.header.plain_text import clean_of

CATALOGUE = load_catalogue()
KINDS = {"header", "title", "addressee", "body", "recipients", "signature", "annex", "copy"}

words = st.sampled_from(
    [
        "Số:",
        "/",
        "-",
        "TB",
        "UBND",
        "ngày",
        "tháng",
        "năm",
        "2025",
        "12",
        "Nơi",
        "nhận:",
        "Lưu:",
        "VT,",
        "TM.",
        "KT.",
        "CHỦ",
        "TỊCH",
        "THÔNG",
        "BÁO",
        "Kính",
        "gửi:",
        "V/v",
        "Hà",
        "Nội,",
        "PHỤ",
        "LỤC",
        "(",
        ")",
        ";",
        ".",
        ":",
        "Căn",
        "cứ",
        "Điều",
        "1.",
        "QUYẾT",
        "ĐỊNH",
        "MẬT",
        "HỎA",
        "TỐC",
        "ĐẢNG",
        "CỘNG",
        "SẢN",
        "VIỆT",
        "NAM",
        "Sở",
        "Y",
        "tế",
        "Bộ",
        "Công",
        "an",
        "và",
        "các",
        "huyện",
        "\n",
        "\n\n",
    ]
)
texts = st.one_of(
    st.text(max_size=400), st.lists(words, max_size=80).map(" ".join), st.lists(words, max_size=60).map("\n".join)
)


def check(text: str) -> None:
    clean = clean_of(text)
    segments = segment(clean, CATALOGUE)
    assert len(segments.kinds) == len(clean.paragraphs) and set(segments.kinds) <= KINDS
    header, evidence = parse_header(clean, segments, CATALOGUE)
    for row in evidence:
        assert row.char_start is None or clean.text[row.char_start : row.char_end] == row.raw
    for recipient in parse_recipients(clean, segments, CATALOGUE):
        assert recipient.name and 0 <= recipient.char_start < recipient.char_end <= len(text)
    is_notice(clean, segments, header)
    secrecy_mark(clean)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(NOTICES), st.integers(0, 60), st.integers(0, 60), st.booleans())
def test_notices_with_lines_lost_or_doubled(notice: object, first: int, second: int, double: bool) -> None:
    lines = notice.text.split("\n")  # type: ignore[attr-defined]
    first, second = first % len(lines), second % len(lines)
    if double:
        lines.insert(first, lines[second])
    else:
        del lines[min(first, second) : max(first, second)]
    check("\n".join(lines))


def test_time_grows_with_the_length() -> None:
    """Hostile lines (blanks, dots, digits, capitals) of twice the length take about twice the time, not four times."""
    for unit in ("Số: ........ ", "Hà Nội, ngày      ", "SỞ Y TẾ ", "- Lưu (", "a, ", "TM. ", "ngày 1/1/"):
        spent = []
        for times in (2_000, 8_000):
            began = time.process_time()
            check(unit * times)
            spent.append(time.process_time() - began)
        assert spent[1] < 12 * max(spent[0], 0.02), (unit, spent)
