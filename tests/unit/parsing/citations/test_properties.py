"""Citations never raise, point into the text, and give back what was printed."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parsing.citations import find_citations

_PIECES = st.sampled_from(
    ["Thông báo", "số", "Số:", " 12/TB-UBND", "77-KL/TW", "ngày", "15/7/2025", ",", ";", "\n", "của", "UBND tỉnh", "Bộ Y tế", "tại",
     "các văn bản", ":", "(gửi kèm theo)", "này", "Luật Giá", "16/2023/QH15", "l2O/", "-", "/", "\u0301", "Đ", "ß", "İ", "🙂", "  "]
)  # fmt: skip
_CODES = {
    "TB": "Thông báo",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "CĐ": "Công điện",
    "NQ": "Nghị quyết",
}


@given(
    st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=30).map(" ".join)),
    st.integers(-5, 320),
    st.integers(-5, 320),
)
@settings(max_examples=300, deadline=None)
def test_never_raises_and_spans_are_valid(text: str, start: int, end: int) -> None:
    found = find_citations(text, start=start, end=end, province_name="An Phú", own_number="12/TB-UBND")
    for number, citation in enumerate(found, 1):
        assert 0 <= citation.char_start < citation.char_end <= len(text)
        assert text[citation.char_start : citation.char_end] == citation.raw
        assert citation.seq == number
    assert found == find_citations(text, start=start, end=end, province_name="An Phú", own_number="12/TB-UBND")


@given(
    st.integers(1, 9999),
    st.sampled_from(sorted(_CODES)),
    st.sampled_from(["UBND", "BYT", "TTg", "VPCP", "SYT"]),
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2040, 12, 31))),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_what_is_printed_is_read_back(number: int, code: str, organ: str, day: date | None, with_so: bool) -> None:
    printed = f"{_CODES[code]} {'số ' if with_so else ''}{number}/{code}-{organ}"
    if day:
        printed += f" ngày {day.day:02d}/{day.month}/{day.year}"
    (found,) = find_citations(f"Thực hiện nghiêm {printed}; Sở Y tế rà soát.")
    assert (found.raw, found.doc_type, found.full_number) == (printed, _CODES[code], f"{number}/{code}-{organ}")
    assert found.issued_on == day
