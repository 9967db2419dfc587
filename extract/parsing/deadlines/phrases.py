"""Time-limit phrases: the LL matcher from a leading word ('trước', 'chậm nhất', 'trong' ...) to a `Phrase`.

Belongs here: which words may lead a date and what they say of it. Does not belong here: whether the phrase sets a deadline
(`judging`), recurring and relative limits (`recurring`, `relative`), years that are not printed (`resolving`).
Each rule reads forward a bounded number of tokens, so matching a clause is linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.parsing.deadlines.clock import match_time
from extract.parsing.deadlines.dates import match_day, match_period, match_point, text_at
from extract.parsing.deadlines.points import Phrase, Span, pointed, timed_point
from extract.parsing.deadlines.tokens import Token

_SKIP_BEFORE = frozenset(
    {
        "dip",
        "buoi",
        "sang",
        "trua",
        "chieu",
        "gio",
        "hanh",
        "chinh",
        "thoi",
        "diem",
        "moc",
        "han",
        "het",
        "cac",
        "la",
        "hoi",
        "luc",
    }
)


def _skip(tokens: Sequence[Token], i: int, words: frozenset[str]) -> int:
    for _ in range(4):
        if text_at(tokens, i) not in words:
            break
        i += 1
    return i


def match_before(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'trước [thời điểm] [17h00] [ngày] 20/7[/2021]'; 'trước 17h00 cùng ngày' takes the day named last before it."""
    j = _skip(tokens, i + 1, _SKIP_BEFORE)
    found = pointed(tokens, "before", i, j) or _before_occasion(tokens, i)
    if found:
        return found
    if text_at(tokens, j) == "khi" and text_at(tokens, j + 1) == "ket" and text_at(tokens, j + 2) == "thuc":
        return pointed(tokens, "until", i, j + 3)  # 'trước khi kết thúc năm 2025': its last day is in time
    due_time, after = match_time(tokens, j)
    if due_time and text_at(tokens, after) == "cung" and text_at(tokens, after + 1) == "ngay":
        for k in range(i - 1, max(-1, i - 60), -1):
            day = match_day(tokens, k)
            if day:
                return Phrase("before", i, after + 2, (Span(day, after, after + 2),), due_time)
    return None


_OCCASIONS = frozenset({"khai", "quoc", "bau", "le", "tet", "dai", "to", "dip", "ky", "ngay", "nam", "khoi", "khanh"})
_LONGEST_OCCASION = 8  # tokens: 'ngày khai giảng năm học mới', 'ngày bầu cử đại biểu Quốc hội khóa XVI'


def _before_occasion(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'trước ngày khai giảng (05/9/2025)', 'trước dịp Quốc khánh 02/9': the day of a feast that everybody knows, printed behind it."""
    j = i + 1 + (text_at(tokens, i + 1) in ("ngay", "dip", "le"))
    if text_at(tokens, j) not in _OCCASIONS:
        return None
    for k in range(j + 1, j + 1 + _LONGEST_OCCASION):
        opened = text_at(tokens, k) == "("
        day = match_day(tokens, k + opened)
        if day:
            stop = day.stop + (opened and text_at(tokens, day.stop) == ")")
            return Phrase("before", i, stop, (Span(day, k, stop),))
        if not text_at(tokens, k).isalpha():
            return None
    return None


_SKIP_BY = frozenset(
    {"la", "den", "toi", "vao", "het", "trong", "khong", "qua", "cuoi", "ngay", "thoi", "diem"}
    | {"sang", "trua", "chieu", "dem", "buoi"}
)


def match_latest(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'chậm nhất (là) (đến hết) ngày 20/5', 'chậm nhất trước ngày ...', 'chậm nhất trong tháng 8'."""
    if text_at(tokens, i + 1) != "nhat":
        return None
    j = i + 2
    for _ in range(5):
        text = text_at(tokens, j)
        if text == "truoc":
            found = match_before(tokens, j)
            return replace(found, first=i) if found else None
        found = pointed(tokens, "by", i, j)
        if found:
            return found
        if text not in _SKIP_BY:
            return None
        j += 1
    return None


def match_not_later(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'không quá ngày 15/7', 'không muộn hơn ngày', 'không chậm hơn'."""
    text, after = text_at(tokens, i + 1), text_at(tokens, i + 2)
    if text == "qua":
        return pointed(tokens, "by", i, i + 2)
    if text in ("muon", "cham", "tre") and after in ("hon", "qua"):
        return pointed(tokens, "by", i, i + 3)
    return None


def match_over(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'không để người dân ở tạm quá ngày 30/9', 'không kéo dài quá tháng 10': a last day behind an order not to go over it."""
    found = pointed(tokens, "by", i, i + 1)
    if found is None:
        return None
    for k in range(i - 1, max(-1, i - 16), -1):
        if text_at(tokens, k) in (",", ";", ":", "."):
            break
        if text_at(tokens, k) == "khong" and text_at(tokens, k + 1) in ("de", "keo", "duoc", "cham"):
            return found
    return None


def match_until(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'đến (hết) ngày 30/9', 'đến trước ngày', 'đến cuối năm 2025', 'hết ngày 15/7'."""
    j = i + 1
    if text_at(tokens, i) != "het" and text_at(tokens, j) == "truoc":
        found = match_before(tokens, j)
        return replace(found, first=i) if found else None
    if text_at(tokens, j) == "thoi" and text_at(tokens, j + 1) == "diem":
        j += 2
    if text_at(tokens, j) in ("het", "ngay") and match_point(tokens, j) is None:
        j += 1
    return pointed(tokens, "until", i, j)


def match_at(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'vào (dịp|khoảng) cuối tháng 7 năm 2021', 'vào ngày 19/8'."""
    return pointed(tokens, "at", i, _skip(tokens, i + 1, frozenset({"dip", "khoang", "hoi", "luc"})))


def match_range(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'từ ngày 30/6/2021 đến hết ngày 11/7/2021', 'từ ngày 15 đến ngày 20/7', 'từ tháng 5 đến tháng 9/2025'."""
    due_time, start = timed_point(tokens, i + 1)
    j = start.stop if start else i + 1
    if start is None:
        if text_at(tokens, j) == "nay":  # 'từ nay đến hết năm 2025': the end alone
            found = match_until(tokens, i + 2) if text_at(tokens, i + 2) in ("den", "toi") else None
            return replace(found, first=i) if found else None
        j += text_at(tokens, j) == "ngay"
        if not text_at(tokens, j).isdigit():
            return None
        j += 1
    if text_at(tokens, j) not in ("den", "toi", "-"):
        return None
    first_day = None if start else tokens[j - 1].number
    j += 1
    j += text_at(tokens, j) == "het"
    due_time, span = timed_point(tokens, j)
    if span is None:
        return None
    if start is None:
        if first_day is None or span.point.day is None or not 1 <= first_day <= span.point.day:
            return None
        start = Span(replace(span.point, day=first_day), i, i)
    if start.point.year is None and span.point.year is not None:
        start = replace(start, point=replace(start.point, year=span.point.year))
    return Phrase("range", i, span.stop, (start, span), due_time)


def match_postponed(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'lùi thời hạn trình Đề án sang tháng 10/2025'; `judging` asks for the words that put off."""
    return pointed(tokens, "postponed", i, i + 1)


def match_part(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'trình UBND tỉnh tuần đầu tháng 9', 'bàn giao mặt bằng đầu tháng 11/2025', without a leading word; of a month or a quarter."""
    period = match_period(tokens, i)
    if period is None or not (period.month or period.quarter):
        return None
    return Phrase("within", i, period.stop, (Span(period, i, period.stop),)) if period else None


_NAMED = frozenset({"nay", "toi", "sau"})


def match_within(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'trong ngày 05/8', 'trong tháng 6 năm 2025', 'trong quý II', 'trong tuần tới'."""
    j = i + 1
    if text_at(tokens, j) in ("ca", "sang", "chieu", "buoi"):
        j += 1 + (text_at(tokens, j) == "buoi" and text_at(tokens, j + 1) in ("sang", "chieu"))
    if text_at(tokens, j) in ("ngay", "hom") and text_at(tokens, j + 1) in ("hom", "nay"):
        return Phrase("relative", i, j + (3 if text_at(tokens, j + 1) == "hom" else 2), named="ngay nay", unit="ngay")
    if text_at(tokens, j) in ("tuan", "thang") and match_period(tokens, j) is None:
        after = text_at(tokens, j + 1)
        if after in _NAMED and not (
            after == "sau" and text_at(tokens, j) == "thang" and text_at(tokens, j + 2) == "dau"
        ):
            return Phrase("relative", i, j + 2, named=f"{text_at(tokens, j)} {after}", unit=text_at(tokens, j))
        if after in (",", ".", ";", ")", "") and text_at(tokens, j) == "tuan":
            return Phrase("relative", i, j + 1, named="tuan nay", unit="tuan")
        return None
    day = None if match_period(tokens, j) else timed_point(tokens, j)[1]
    if day and day.point.day:
        return Phrase("within", i, day.stop, (day,))
    period = match_period(tokens, j)
    if period is None:
        return None
    first = Span(period, j, period.stop)
    sign = text_at(tokens, period.stop)
    if sign in ("va", "-", ",", "hoac") and text_at(tokens, period.stop + 1) in ("thang", "quy", "cuoi", "dau"):
        last = match_period(tokens, period.stop + 1)
        if last:
            if last.year and not period.year:
                first = replace(first, point=replace(period, year=last.year))
            return Phrase("within", i, last.stop, (first, Span(last, period.stop + 1, last.stop)))
    return Phrase("within", i, period.stop, (first,))


def match_done(tokens: Sequence[Token], i: int) -> Phrase | None:
    """A bare date or period straight behind 'hoàn thành' or 'xong': 'hoàn thành quý III/2025', 'xong ngày 15/7'."""
    if text_at(tokens, i) == "thanh" and text_at(tokens, i - 1) != "hoan":
        return None
    return pointed(tokens, "bare", i + 1, i + 1)


_MILESTONES = {"khoi": "cong", "khanh": "thanh", "thong": "xe"}


def match_milestone(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'phấn đấu khởi công ngày 19/12/2025': a day behind a milestone that is striven for; 'Lễ khởi công ngày ...' is an event."""
    if text_at(tokens, i + 1) != _MILESTONES.get(text_at(tokens, i)):
        return None
    aims = [text_at(tokens, k) for k in range(max(0, i - 4), i)]
    if "le" in aims or "da" in aims:
        return None
    earlier = [text_at(tokens, k) for k in range(max(0, i - 40), i)]
    done = any(
        a == "hoan" and b == "thanh" for a, b in pairwise(earlier)
    )  # 'hoàn thành ... trước ngày ..., thông xe ngày ...'
    if not (done or {"phan", "bao", "phai", "de", "quyet"} & set(aims)):
        return None
    j = i + 2 + 2 * (text_at(tokens, i + 2) in ("toan", "ky") and text_at(tokens, i + 3) in ("tuyen", "thuat", "bo"))
    return pointed(tokens, "bare", j, j)


def match_bare_day(tokens: Sequence[Token], i: int) -> Phrase | None:
    """A day without a leading word: consumed, so that its parts are not read as something else."""
    day = match_day(tokens, i)
    return Phrase("date", i, day.stop, (Span(day, i, day.stop),)) if day else None
