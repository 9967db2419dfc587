"""Recurring limits: 'trước ngày 25 hằng tháng', 'thứ Sáu hằng tuần', 'định kỳ 06 tháng' as RFC 5545 rules.

Belongs here: the phrases and their RRULE. Does not belong here: whether the directive asks for something then (`judging`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from extract.parsing.deadlines.clock import match_time
from extract.parsing.deadlines.dates import Point, match_day, number_at, text_at
from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.tokens import Token

_EVERY = frozenset({"hang", "moi"})
_FREQUENCY = {"ngay": "DAILY", "tuan": "WEEKLY", "thang": "MONTHLY", "quy": "MONTHLY;INTERVAL=3", "nam": "YEARLY"}
_WEEKDAY = {"hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tu": "WE", "4": "WE", "nam": "TH", "5": "TH", "sau": "FR",
            "6": "FR", "bay": "SA", "7": "SA"}  # fmt: skip
_LEADS = frozenset({"truoc", "vao", "cham", "nhat", "la", "den", "khong", "qua", "muon", "luc", "ngay"})


def _every(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """'hằng tháng', 'mỗi tuần', 'hằng tháng, quý' (the shortest, printed first)."""
    unit = text_at(tokens, i + 1)
    if text_at(tokens, i) not in _EVERY or unit not in _FREQUENCY:
        return None, i
    return unit, i + 2


def _weekday_behind(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """'(vào) (chiều|sáng|ngày) thứ Năm', '(thứ 6)' behind 'hằng tuần'."""
    j = i
    while text_at(tokens, j) in ("vao", "chieu", "sang", "ngay", "(", "truoc") and j < i + 4:
        j += 1
    _, j = match_time(tokens, j)
    weekday = _WEEKDAY.get(text_at(tokens, j + 1)) if text_at(tokens, j) == "thu" else None
    return (weekday, j + 2) if weekday else (None, i)


def _days(tokens: Sequence[Token], i: int) -> tuple[list[int], int]:
    """'ngày 15', 'ngày 15 và 30', 'ngày cuối cùng' at token i; ([], i) without."""
    j = i + (text_at(tokens, i) == "ngay")
    if text_at(tokens, j) == "cuoi":
        k = j + 1 + (text_at(tokens, j + 1) == "cung")
        return ([-1], k) if k > j + 1 or text_at(tokens, k) in ("thang", "cua", "hang") else ([], i)
    days: list[int] = []
    while (day := number_at(tokens, j, 1, 31)) is not None and len(days) < 6:
        days.append(day)
        j += 1
        if text_at(tokens, j) in (",", "va") and number_at(tokens, j + 1 + (text_at(tokens, j + 1) == "ngay"), 1, 31):
            j += 1 + (text_at(tokens, j + 1) == "ngay")
        else:
            break
    return (days, j) if days else ([], i)


def _of_period(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """What a day recurs in: 'hằng tháng', 'của tháng', 'của tháng cuối quý', 'tháng cuối quý', 'của tháng sau'."""
    j = i + (text_at(tokens, i) in ("cua", "trong"))
    unit, stop = _every(tokens, j)
    if unit:
        return unit, stop
    if text_at(tokens, j) == "thang":
        words = [text_at(tokens, j + k) for k in range(1, 5)]
        if words[0] in ("cuoi", "dau") and words[1] in ("tien", "cung"):  # 'tháng đầu tiên của quý sau'
            words, j = [words[0], *words[2:], ""], j + 1
        if words[0] in ("cuoi", "dau") and words[1] in ("quy", "moi", "cua"):
            extra = 2 if words[1] == "quy" else 3
            stop = j + 1 + extra + (text_at(tokens, j + 1 + extra) in _EVERY)
            return f"thang {words[0]} quy", stop
        if words[0] in ("tiep", "ke", "lien", "sau") and j > i:
            stop = j + 2
            while text_at(tokens, stop) in ("theo", "tiep", "ke", "sau", "do"):
                stop += 1
            return "thang", stop
        if j > i and words[0] in (",", ";", ".", ")", "", "de"):
            return "thang", j + 1
    if text_at(tokens, j) in ("cuoi", "dau") and text_at(tokens, j + 1) in ("quy", "moi") and j > i:
        return f"thang {text_at(tokens, j)} quy", j + 2
    return None, i


def _rule(unit: str, days: list[int]) -> str | None:
    if unit.endswith("quy") and unit != "quy":
        months = "3,6,9,12" if "cuoi" in unit else "1,4,7,10"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={','.join(map(str, days))}"
    if unit == "thang":
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"
    if unit == "quy":
        return f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={','.join(map(str, days))}"
    return None


def match_recurring(tokens: Sequence[Token], i: int) -> Phrase | None:
    """A recurring limit at token i, with its leading words: tried before every other rule."""
    j = i
    while text_at(tokens, j) in _LEADS and j < i + 4 and text_at(tokens, j) != "ngay":
        j += 1
    due_time, j = match_time(tokens, j)
    unit, stop = _every(tokens, j)
    if unit == "tuan":
        weekday, after = _weekday_behind(tokens, stop)
        if weekday:
            return Phrase("recurring", i, after, due_time=due_time, recurrence=f"FREQ=WEEKLY;BYDAY={weekday}")
    if unit in ("thang", "quy"):
        dated = _dated_behind(tokens, i, stop, unit)
        if dated:
            return dated
    if unit:
        return Phrase("recurring", i, stop, due_time=due_time, recurrence=f"FREQ={_FREQUENCY[unit]}")
    if text_at(tokens, j) == "thu" and text_at(tokens, j + 1) in _WEEKDAY:
        unit, stop = _every(tokens, j + 2)
        if text_at(tokens, j + 2) == "dau" and text_at(tokens, j + 3) == "tuan":
            unit, stop = "tuan", j + 4
        if unit == "tuan":
            return Phrase(
                "recurring",
                i,
                stop,
                due_time=due_time,
                recurrence=f"FREQ=WEEKLY;BYDAY={_WEEKDAY[text_at(tokens, j + 1)]}",
            )
    days, after = _days(tokens, j)
    if days:
        unit, stop = _of_period(tokens, after)
        rule = _rule(unit, days) if unit else None
        if rule:
            return Phrase("recurring", i, stop, due_time=due_time, recurrence=rule)
    return _yearly(tokens, i, j, due_time)


def _dated_behind(tokens: Sequence[Token], first: int, i: int, unit: str) -> Phrase | None:
    """'hằng tháng, trước ngày 28', 'hằng quý (trước ngày 20 của tháng cuối quý)': the day behind the frequency at token i."""
    j = i + (text_at(tokens, i) in (",", "("))
    if text_at(tokens, j) not in ("truoc", "vao", "cham"):
        return None
    j += 1 + (text_at(tokens, j + 1) == "nhat")
    if match_day(tokens, j) is not None:
        return None
    days, stop = _days(tokens, j)
    if not days:
        return None
    named, after = _of_period(tokens, stop)
    rule = _rule(named or unit, days)
    return Phrase("recurring", first, after if named else stop, recurrence=rule) if rule else None


def _yearly(tokens: Sequence[Token], i: int, j: int, due_time: time | None) -> Phrase | None:
    """'15/12 hằng năm', 'ngày 10 tháng 6 và (trước) ngày 10 tháng 12 hằng năm' at token j; i is the leading word's.

    Days of several months that differ stand as BYYEARDAY of a year of 365 days.
    """
    days: list[Point] = []
    stop = j
    for _ in range(4):
        day = match_day(tokens, stop)
        if day is None or day.year is not None:
            return None
        days.append(day)
        stop = day.stop
        unit, after = _every(tokens, stop)
        if unit == "nam":
            return Phrase("recurring", i, after, due_time=due_time, recurrence=_yearly_rule(days))
        if text_at(tokens, stop) not in (",", "va", "hoac"):
            return None
        stop += 1 + (text_at(tokens, stop + 1) == "truoc")
    return None


def _yearly_rule(days: Sequence[Point]) -> str | None:
    if len({day.day for day in days}) == 1:
        return f"FREQ=YEARLY;BYMONTH={','.join(str(day.month) for day in days)};BYMONTHDAY={days[0].day}"
    bounds = [day.bounds(2025) for day in days]
    return "FREQ=YEARLY;BYYEARDAY=" + ",".join(str(b[1].timetuple().tm_yday) for b in bounds if b)


def match_periodic(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'định kỳ (mỗi) 06 tháng', 'định kỳ hằng tháng (trước ngày 25)', 'định kỳ vào ngày 15 hằng tháng'."""
    if text_at(tokens, i + 1) != "ky":
        return None
    j = i + 2
    count = number_at(tokens, j + (text_at(tokens, j) in _EVERY), 1, 12)
    if count:
        j += 1 + (text_at(tokens, j) in _EVERY)
        unit = text_at(tokens, j)
        if unit in _FREQUENCY and match_day(tokens, j) is None:
            rule = "FREQ=" + (
                f"MONTHLY;INTERVAL={3 * count}" if unit == "quy" else f"{_FREQUENCY[unit]};INTERVAL={count}"
            )
            return Phrase(
                "recurring",
                i,
                j + 1,
                recurrence=rule.replace(";INTERVAL=1", "") if count == 1 and unit != "quy" else rule,
            )
        return None
    found = match_recurring(tokens, j)
    if found is None and text_at(tokens, j) in _FREQUENCY and text_at(tokens, j) != "nam":
        found = Phrase("recurring", j, j + 1, recurrence=f"FREQ={_FREQUENCY[text_at(tokens, j)]}")
    if found is None:
        return None
    inner = None
    k = found.stop + (text_at(tokens, found.stop) in ("(", ","))
    if text_at(tokens, k) in ("truoc", "vao", "cham"):
        days, _ = _days(tokens, k + 1 + (text_at(tokens, k + 1) == "nhat"))
        if (
            days
            and found.recurrence in ("FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3")
            and match_day(tokens, k + 1) is None
        ):
            inner = _rule("thang" if found.recurrence == "FREQ=MONTHLY" else "quy", days)
            _, stop = _days(tokens, k + 1 + (text_at(tokens, k + 1) == "nhat"))
            return Phrase("recurring", i, stop, recurrence=inner)
    return Phrase("recurring", i, found.stop, due_time=found.due_time, recurrence=found.recurrence)
