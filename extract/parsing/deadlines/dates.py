"""Calendar expressions: days, months, quarters, years and parts of them, with or without a printed year.

Belongs here: the grammar from tokens to a `Point` and a point's first and last day. Does not belong here: whether the
expression is a deadline. Every matcher looks at a bounded number of tokens and never backtracks over more.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.parsing.deadlines.tokens import Token

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "l": 1, "ll": 2, "lll": 3, "1v": 4}
_MONTH_WORDS = {
    "mot": 1,
    "gieng": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_MONTH_WORDS_TEN = {"mot": 11, "hai": 12}
_PARTS = {"dau": "first", "giua": "middle", "cuoi": "last"}
_TEN_DAYS = {"thuong": "first", "trung": "middle", "ha": "last"}


@dataclass(frozen=True, slots=True)
class Point:
    """A day or a period. `year` None: not printed. `part`: first | middle | last of the unit. `stop`: token after it.

    precision: day | third_of_month | month | quarter | year.
    """

    stop: int
    precision: str
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    first_day: int | None = None  # of a range '15-20/7'
    part: str | None = None
    span: tuple[int, int] | None = (
        None  # days of a month, 'tuần đầu', 'nửa cuối'; up to 31: counted from its end, 32: to its end
    )
    half: int | None = None
    first_unit: int | None = None  # of a run of months or quarters: 'quý III-IV/2025', 'tháng 7, 8/2025'
    repaired: bool = False

    def bounds(self, year: int) -> tuple[date, date] | None:
        """First and last day in `year`; None where there is no such day ('31/6')."""
        try:
            if self.day is not None and self.month is not None:
                last = date(year, self.month, self.day)
                return (last.replace(day=self.first_day) if self.first_day else last), last
            if self.month is not None:
                length = monthrange(year, self.month)[1]
                low, high = {"first": (1, 10), "middle": (11, 20), "last": (21, length)}.get(
                    self.part or "", (1, length)
                )
                if self.span:
                    low, high = self.span[0], min(self.span[1], length)
                    if self.span[1] == 31:  # counted from the month's end
                        low += length - 31
                return date(year, self.first_unit or self.month, low), date(year, self.month, high)
            months = self._months()
            return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])
        except ValueError:
            return None

    def _months(self) -> tuple[int, int]:
        if self.quarter and self.first_unit:
            return self.first_unit * 3 - 2, self.quarter * 3
        first, length = (self.quarter * 3 - 2, 3) if self.quarter else (1, 12)
        if self.half:
            first, length = self.half * 6 - 5, 6
        third = max(length // 3, 1) if length == 3 else 3
        if self.part == "first":
            return first, first + third - 1
        if self.part == "middle":
            middle = first + 1 if length == 3 else first + 4
            return middle, middle if length == 3 else middle + 2
        if self.part == "last":
            return first + length - third, first + length - 1
        return first, first + length - 1


def text_at(tokens: Sequence[Token], i: int) -> str:
    """The folded text of token i, '' outside."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def number_at(tokens: Sequence[Token], i: int, low: int, high: int) -> int | None:
    """The number at token i when it lies in low..high, else None; a lone 'l' counts as 1 before a date's slash."""
    if not 0 <= i < len(tokens):
        return None
    token = tokens[i]
    if token.number is None:
        return 1 if token.text in ("l", "i") and low <= 1 and text_at(tokens, i + 1) == "/" else None
    return token.number if low <= token.number <= high else None


def year_at(tokens: Sequence[Token], i: int) -> int | None:
    if not 0 <= i < len(tokens) or len(tokens[i].text) != 4:
        return None
    return number_at(tokens, i, 1945, 2099)


def _year_after(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """A year in '/2025', '-2025', '.2025', 'năm 2025', ', năm 2025' at token i; (None, i) without."""
    text = text_at(tokens, i)
    if text in "/-." and text:
        year = year_at(tokens, i + 1)
        return (year, i + 2) if year else (None, i)
    j = i + 1 if text == "," else i
    if text_at(tokens, j) == "nam":
        year = year_at(tokens, j + 1)
        if year:
            return year, j + 2
        if text_at(tokens, j + 1) == "nay":
            return None, j + 2
    return None, i


def _repaired(tokens: Sequence[Token], start: int, stop: int) -> bool:
    return any(t.repaired or t.text == "l" for t in tokens[start:stop])


def match_day(tokens: Sequence[Token], i: int) -> Point | None:
    """A day with its month at token i: 'ngày 15/7/2021', '15 tháng 7 năm 2021', '15-20/7', '15/7'."""
    start = i
    named = text_at(tokens, i) == "ngay"
    if named:
        i += 1
    if text_at(tokens, i) in ("mung", "mong", "thu") and not text_at(tokens, i + 1).isalpha():
        i += 1
    first: int | None = None
    day = number_at(tokens, i, 1, 31)
    if day is None or len(tokens[i].text) > 2:
        return None
    if text_at(tokens, i + 1) == "-" and text_at(tokens, i + 3) in ("/", "thang"):
        last = number_at(tokens, i + 2, 1, 31)
        if last is not None and last > day:
            first, day, i = day, last, i + 2
    sign = text_at(tokens, i + 1)
    if sign == "thang":
        month, j = _month_at(tokens, i + 2)
        if month is None:
            return None
        year, stop = _year_after(tokens, j)
        return Point(stop, "day", year, None, month, day, first, repaired=_repaired(tokens, start, stop))
    if not sign or sign not in "/-.":
        return None
    month = number_at(tokens, i + 2, 1, 12)
    if month is None or len(tokens[i + 2].text) > 2:
        return None
    j = i + 3
    if text_at(tokens, j) == sign:
        year = year_at(tokens, j + 1)
        if year is not None:
            return Point(j + 2, "day", year, None, month, day, first, repaired=_repaired(tokens, start, j + 2))
        short = number_at(tokens, j + 1, 15, 45)
        if short is not None and len(tokens[j + 1].text) == 2 and text_at(tokens, j + 2) != "/":
            return Point(j + 2, "day", 2000 + short, None, month, day, first, repaired=True)
        return None
    after = text_at(tokens, j)
    if (
        sign == "-" and named and first is None and after not in ("/", "-", "hang", "thang", "va")
    ):  # the Party's 'ngày 30-6'
        return Point(j, "day", None, None, month, day, repaired=_repaired(tokens, start, j))
    if sign != "/" or after in ("/", "%"):
        return None
    year, stop = _year_after(tokens, j) if text_at(tokens, j) in (",", "nam") else (None, j)
    return Point(stop, "day", year, None, month, day, first, repaired=_repaired(tokens, start, stop))


def _month_at(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    month = number_at(tokens, i, 1, 12)
    if month is not None and len(tokens[i].text) <= 2:
        return month, i + 1
    text = text_at(tokens, i)
    if text == "muoi" and text_at(tokens, i + 1) in _MONTH_WORDS_TEN:
        return _MONTH_WORDS_TEN[text_at(tokens, i + 1)], i + 2
    if text == "nam" and year_at(tokens, i + 1):
        return None, i  # 'tháng năm 2021': a month left out, not May
    return (_MONTH_WORDS[text], i + 1) if text in _MONTH_WORDS else (None, i)


def _run(tokens: Sequence[Token], i: int, first: int, most: int) -> tuple[int, int, int] | None:
    """'-IV/2025', ', 8/2025', 'và 8 năm 2025' behind a first month or quarter: (last, year, token behind)."""
    if text_at(tokens, i) not in ("-", ",", "va"):
        return None
    last = number_at(tokens, i + 1, 1, most) or (_ROMAN.get(text_at(tokens, i + 1)) if most == 4 else None)
    if last is None or last <= first:
        return None
    year, stop = _year_after(tokens, i + 2)
    return (last, year, stop) if year else None


_ORDINALS = {"nhat": 1, "mot": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "tu": 4, "4": 4}


def _days_of_month(tokens: Sequence[Token], i: int) -> tuple[tuple[int, int], int] | None:
    """'tuần đầu (của)', 'tuần thứ hai', 'nửa cuối', '10 ngày đầu' before a month: (first and last day, token behind)."""
    text, after = text_at(tokens, i), text_at(tokens, i + 1)
    found: tuple[int, int] | None = None
    stop = i + 2
    if text == "tuan" and after in ("dau", "cuoi"):
        found = (1, 7) if after == "dau" else (25, 31)
        stop += text_at(tokens, stop) in ("tien", "cung")
    elif text == "tuan" and (after == "thu" or after in _ORDINALS):
        stop += after == "thu"
        week = _ORDINALS.get(text_at(tokens, stop - 1))
        found = (7 * week - 6, 7 * week) if week else None
    elif text == "nua" and after in ("dau", "cuoi"):
        found = (1, 15) if after == "dau" else (16, 32)
    elif after == "ngay" and text_at(tokens, i + 2) in ("dau", "cuoi"):
        days = number_at(tokens, i, 2, 20)
        stop = i + 3
        if days:
            found = (1, days) if text_at(tokens, i + 2) == "dau" else (32 - days, 31)
    if found is None:
        return None
    stop += text_at(tokens, stop) in ("cua", "trong")
    return (found, stop) if text_at(tokens, stop) == "thang" else None


def match_period(tokens: Sequence[Token], i: int) -> Point | None:
    """A month, quarter, half-year or year, or a part of one, at token i: 'cuối tháng 7 năm 2021', 'Quý II/2025'."""
    start, part = i, None
    text = text_at(tokens, i)
    if text == "nua" and text_at(tokens, i + 1) in ("dau", "cuoi") and text_at(tokens, i + 2) == "nam":
        year = year_at(tokens, i + 3)
        return Point(i + 4 if year else i + 3, "quarter", year, half=1 if text_at(tokens, i + 1) == "dau" else 2)
    if text in ("tuan", "nua") or text_at(tokens, i + 1) == "ngay":
        days = _days_of_month(tokens, i)
        inner = match_period(tokens, days[1]) if days else None
        if days is None or inner is None or inner.precision != "month":
            return None
        return replace(inner, precision="third_of_month", span=days[0], first_unit=None)
    if text in _PARTS:
        part, i = _PARTS[text], i + 1
    elif text in _TEN_DAYS and text_at(tokens, i + 1) == "tuan" and text_at(tokens, i + 2) == "thang":
        part, i = _TEN_DAYS[text], i + 2
    text = text_at(tokens, i)
    if text == "thang":
        month, j = _month_at(tokens, i + 1)
        if month is None:
            return None
        run = None if part else _run(tokens, j, month, 12)
        if run:
            return Point(run[2], "month", run[1], None, run[0], first_unit=month)
        year, stop = _year_after(tokens, j)
        precision = "third_of_month" if part else "month"
        return Point(stop, precision, year, None, month, part=part, repaired=_repaired(tokens, start, stop))
    if text == "quy":
        number = number_at(tokens, i + 1, 1, 4) or _ROMAN.get(text_at(tokens, i + 1))
        if number is None:
            return None
        run = None if part else _run(tokens, i + 2, number, 4)
        if run:
            return Point(run[2], "quarter", run[1], run[0], first_unit=number)
        year, stop = _year_after(tokens, i + 2)
        return Point(stop, "month" if part else "quarter", year, number, part=part)
    if text == "nam":
        year = year_at(tokens, i + 1)
        if year is not None and text_at(tokens, i + 2) not in ("-", "/"):
            return Point(i + 2, "quarter" if part else "year", year, part=part)
        if part and text_at(tokens, i + 1) == "nay":
            return Point(i + 2, "quarter", None, part=part)
        return None
    half = number_at(tokens, i, 6, 6) or (6 if text == "sau" else None)
    if (
        half
        and text_at(tokens, i + 1) == "thang"
        and text_at(tokens, i + 2) in ("dau", "cuoi")
        and text_at(tokens, i + 3) == "nam"
    ):
        year = year_at(tokens, i + 4)
        return Point(i + 5 if year else i + 4, "quarter", year, half=1 if text_at(tokens, i + 2) == "dau" else 2)
    month = number_at(tokens, i, 1, 12)
    if month is not None and text_at(tokens, i + 1) == "/" and len(tokens[i].text) <= 2:
        year = year_at(tokens, i + 2)
        if year is not None:
            return Point(i + 3, "third_of_month" if part else "month", year, None, month, part=part)
    return None


def match_point(tokens: Sequence[Token], i: int) -> Point | None:
    """A day, else a period, at token i."""
    return match_day(tokens, i) or match_period(tokens, i)
