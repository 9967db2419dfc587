"""Deadlines never raise, point into the text, and give back the day that a phrase was made of."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parsing.deadlines import find_deadlines
from extract.parsing.deadlines.clauses import cut_clauses
from extract.parsing.deadlines.tokens import fold, tokenise

_PIECES = st.sampled_from(
    ["Sở Y tế", "báo cáo", "hoàn thành", "trước", "ngày", "15/7/2025", "20/6", "trong", "tháng", "7", "năm 2025", "quý II", "chậm nhất",
     "17h00", "hằng tháng", "định kỳ", "06", "từ", "đến hết", "vòng", "05 ngày làm việc", "kể từ ngày",
     "(", ")", ",", ";", ".", "\n", "“", "”",
     "thời hạn", ":", "đã", "l5/7/2O21", "31/6/2025", "99999999999", "thứ Sáu", "tuần tới", "cuối", "lần lượt", "và", "-", "🙂", "İ"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map(" ".join))
_DAYS = st.dates(date(2000, 1, 1), date(2044, 12, 31))


@given(
    _TEXTS,
    st.integers(-5, 320),
    st.integers(-5, 320),
    st.one_of(st.none(), _DAYS),
    st.sampled_from(["directive", "cell"]),
)
@settings(max_examples=400, deadline=None)
def test_never_raises_and_spans_are_valid(text: str, start: int, end: int, issued: date | None, context: str) -> None:
    found = find_deadlines(text, start=start, end=end, issued_on=issued, context=context)
    for number, deadline in enumerate(found, 1):
        assert 0 <= deadline.char_start < deadline.char_end <= len(text)
        assert text[deadline.char_start : deadline.char_end] == deadline.raw
        assert deadline.clause_start <= deadline.clause_end
        assert deadline.seq == number
        assert deadline.start_on is None or deadline.end_on is None or deadline.start_on <= deadline.end_on
        assert deadline.kind in ("before", "by", "period", "relative", "recurring")
    assert found == find_deadlines(text, start=start, end=end, issued_on=issued, context=context)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_folding_keeps_every_offset_and_clauses_cover_all(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    covered = [False] * len(text)
    last = 0
    for begin, stop in cut_clauses(folded, text, 0, len(text)):
        assert last <= begin < stop
        last = stop
        covered[begin:stop] = [True] * (stop - begin)
    assert all(c or text[k].isspace() for k, c in enumerate(covered))
    assert all(folded[t.start : t.end] == t.text for t in tokenise(folded))


_FORMS = st.sampled_from(
    [
        ("before", "trước ngày {0.day:02d}/{0.month}/{0.year}"),
        ("before", "trước {0.day}/{0.month}/{0.year}"),
        ("before", "trước ngày {0.day:02d} tháng {0.month:02d} năm {0.year}"),
        ("before", "trước 17h00 ngày {0.day:02d}/{0.month:02d}/{0.year}"),
        ("by", "chậm nhất ngày {0.day:02d}/{0.month}/{0.year}"),
        ("by", "chậm nhất đến hết ngày {0.day} tháng {0.month} năm {0.year}"),
        ("by", "không quá ngày {0.day}-{0.month}-{0.year}"),
        ("by", "muộn nhất là ngày {0.day}.{0.month}.{0.year}"),
        ("by", "trong ngày {0.day:02d}/{0.month:02d}/{0.year}"),
    ]
)


@given(_FORMS, _DAYS)
@settings(max_examples=300, deadline=None)
def test_a_day_is_read_back(form: tuple[str, ...], day: date) -> None:
    kind, pattern = form
    phrase = pattern.format(day)
    (found,) = find_deadlines(f"Giao Sở Y tế báo cáo UBND tỉnh {phrase}.")
    assert (found.kind, found.due_on, found.raw) == (kind, day, phrase)
    timed = found.due_time is not None
    assert found.last_day == (day - timedelta(days=1) if kind == "before" and not timed else day)


@given(
    st.integers(1, 12),
    st.integers(2000, 2040),
    st.sampled_from(["tháng {0}/{1}", "tháng {0} năm {1}", "tháng {0:02d}/{1}"]),
)
@settings(max_examples=60, deadline=None)
def test_a_month_is_read_back(month: int, year: int, pattern: str) -> None:
    (found,) = find_deadlines(f"Hoàn thành trong {pattern.format(month, year)}.")
    assert (found.start_on, found.precision) == (date(year, month, 1), "month")
    assert found.due_on is not None and found.due_on + timedelta(days=1) == date(year + month // 12, month % 12 + 1, 1)


@given(st.integers(1, 4), st.integers(2000, 2040), st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_quarter_is_read_back(quarter: int, year: int, slash: bool) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    (found,) = find_deadlines(f"Hoàn thành trong quý {roman}{'/' if slash else ' năm '}{year}.")
    assert (found.start_on, found.precision) == (date(year, quarter * 3 - 2, 1), "quarter")
    assert found.due_on is not None and found.due_on.month == quarter * 3


@given(_DAYS, st.dates(date(2001, 1, 1), date(2044, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_a_day_without_year_lies_between_two_months_back_and_ten_ahead(day: date, issued: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    (found,) = find_deadlines(f"Báo cáo trước ngày {day.day}/{day.month}.", issued_on=issued)
    assert found.due_on is None and found.due_computed_on is not None
    assert (found.due_computed_on.month, found.due_computed_on.day) == (day.month, day.day)
    assert found.due_computed_on >= issued - timedelta(days=60)
