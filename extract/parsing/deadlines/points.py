"""Points in time with what stands around them: '17h00 thứ Hai, ngày 25/8', lists of days, the phrase that a leading word makes of them.

Belongs here: `Span` and `Phrase`, a timed point, more days behind a first one. Does not belong here: leading words (`phrases`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time

from extract.parsing.deadlines.clock import match_time
from extract.parsing.deadlines.dates import Point, match_day, match_point, text_at
from extract.parsing.deadlines.tokens import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A point with the tokens it stands on."""

    point: Point
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first..stop. form: before | by | until | within | at | range | bare | relative | recurring | date.

    `labelled`: it stands behind a label ('Thời hạn hoàn thành:'). `spans`: for a range first and last, else one a deadline.
    """

    form: str
    first: int
    stop: int
    spans: tuple[Span, ...] = ()
    due_time: time | None = None
    labelled: bool = False
    amount: int = 0
    unit: str = ""  # ngay | ngay_lam_viec | gio | tuan | thang | nam
    basis: str = ""  # folded words after 'kể từ'
    recurrence: str | None = None
    named: str = ""  # a period without number: 'tuần tới', 'tháng này'


Rule = Callable[[Sequence[Token], int], "Phrase | None"]

_WEEKDAYS = frozenset({"hai", "ba", "tu", "nam", "sau", "bay", "2", "3", "4", "5", "6", "7"})


def _weekday(tokens: Sequence[Token], i: int) -> int:
    """Behind 'thứ Hai', 'ngày thứ Sáu', 'Chủ nhật', 'ngày mai' with the day itself after it (', ngày 25/8', '(25/8'), else i."""
    j = i + (text_at(tokens, i) == "ngay")
    text, after = text_at(tokens, j), text_at(tokens, j + 1)
    if (text == "thu" and after in _WEEKDAYS) or (text == "chu" and after == "nhat"):
        j += 2
    elif text == "mai" and j > i:
        j += 1
    else:
        return i
    j += text_at(tokens, j) in (",", "(", "-")
    return j if match_day(tokens, j) else i


def timed_point(tokens: Sequence[Token], i: int) -> tuple[time | None, Span | None]:
    """[time] [',' | 'cùng'] [weekday] point at token i."""
    due_time, j = match_time(tokens, i)
    j += due_time is not None and text_at(tokens, j) in ("'", "’")  # 17h00'
    if due_time and text_at(tokens, j) in (",", "-", "cua", "sang", "trua", "chieu", "toi"):
        j += 1
    point = match_point(tokens, j)
    if point is None and (behind := _weekday(tokens, j)) > j:
        j = behind
        point = match_day(tokens, j)
        if point and text_at(tokens, j - 1) == "(" and text_at(tokens, point.stop) == ")":
            return due_time, Span(point, j, point.stop + 1)
    if point is None and due_time is not None:
        return match_late_time(tokens, i)
    return (due_time, Span(point, j, point.stop)) if point else (None, None)


def match_late_time(tokens: Sequence[Token], i: int) -> tuple[time | None, Span | None]:
    """Nothing but a time was found before the date: give the date without it, so that no date is lost."""
    point = match_point(tokens, i)
    return None, Span(point, i, point.stop) if point else None


def list_tail(tokens: Sequence[Token], span: Span) -> tuple[Span, ...]:
    """More days behind a first one: ', 20/6', 'và 20/6', 'và ngày 20/6'. A year printed last holds for all before it."""
    spans = [span]
    for _ in range(11):
        j = spans[-1].stop
        sign = text_at(tokens, j)
        if sign not in (",", "va", "hoac") or span.point.day is None:
            break
        after = text_at(tokens, j + 1)
        if sign == "," and not after[:1].isdigit():
            break
        k = j + 2 if sign == "va" and after == "truoc" else j + 1
        point = match_day(tokens, k)
        if point is None:
            break
        spans.append(Span(point, k, point.stop))
    year = spans[-1].point.year
    if year is not None:
        spans = [s if s.point.year else replace(s, point=replace(s.point, year=year)) for s in spans]
    return tuple(spans)


def range_end(tokens: Sequence[Token], span: Span) -> Span | None:
    """The end behind a first point: 'Tháng 8 - tháng 9/2025', 'Quý III/2025 đến Quý I/2026'; None where none follows."""
    if text_at(tokens, span.stop) not in ("-", "den"):
        return None
    return timed_point(tokens, span.stop + 1)[1]


def pointed(tokens: Sequence[Token], form: str, first: int, i: int) -> Phrase | None:
    """A phrase of that form over the point at token i; several days where it leads a list of them."""
    due_time, span = timed_point(tokens, i)
    if span is None:
        return None
    spans = list_tail(tokens, span) if form in ("before", "by") else (span,)
    return Phrase(form, first, spans[-1].stop, spans, due_time)
