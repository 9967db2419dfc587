"""From a phrase to a `Deadline`: years that are not printed, relative sums, last days.

Belongs here: calendar arithmetic against the day of issue, the meeting and the arrival. Does not belong here: grammar.
A year that is not printed is the basis day's, or the next where the day would lie more than two months before it
(a notice of December that says 'trước ngày 15/01' means the coming January).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from extract.parsing.calendar import add_working_days
from extract.parsing.deadlines.dates import Point
from extract.parsing.deadlines.points import Phrase

_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Basis:
    """The days that a limit may count from."""

    issued_on: date | None = None
    event_on: date | None = None
    arrived_on: date | None = None

    def first(self) -> tuple[date | None, str | None]:
        """The basis for what names none: the issue, else the meeting, else the arrival."""
        for day, name in (
            (self.issued_on, "issued_on"),
            (self.event_on, "event_on"),
            (self.arrived_on, "arrival_stamp"),
        ):
            if day:
                return day, name
        return None, None


@dataclass(frozen=True, slots=True)
class Resolved:
    kind: str
    due_on: date | None = None
    due_computed_on: date | None = None
    basis_on: date | None = None
    basis: str | None = None
    last_day: date | None = None
    start_on: date | None = None
    end_on: date | None = None
    inclusive: bool | None = None
    precision: str | None = None


def point_bounds(point: Point, basis: Basis) -> tuple[date, date, bool] | None:
    """(first day, last day, whether the year was printed); None without any year or for a day that does not exist."""
    if point.year is not None:
        bounds = point.bounds(point.year)
        return (*bounds, True) if bounds else None
    base, _ = basis.first()
    if base is None:
        return None
    bounds = point.bounds(base.year)
    if bounds is None or bounds[1] < base - _BACK:
        bounds = point.bounds(base.year + 1) if base.year < 2099 else None
    return (*bounds, False) if bounds else None


def resolve_point(phrase: Phrase, first: Point, last: Point, basis: Basis) -> Resolved | None:
    """A phrase with a printed day or period. None where it names no possible day."""
    found = point_bounds(last, basis)
    if found is None:
        if last.year is None and last.bounds(2024) is not None and basis.first()[0] is None:
            kind = _kind(phrase, last)  # no year anywhere: the words and the kind are kept, no day is guessed
            return Resolved(kind, inclusive=kind != "before", precision=last.precision)
        return None
    start, end, printed = found
    kind = _kind(phrase, last)
    before = kind == "before"
    if before:
        timed = phrase.due_time is not None and phrase.due_time > time(
            0, 0
        )  # 'trước 17h00 ngày 20/7': the 20th is still in time
        due, last_day = start, start if timed else start - timedelta(days=1)
    else:
        due = last_day = end
    start_on: date | None = None
    end_on: date | None = None
    if kind == "period":
        opening = point_bounds(first, basis) if first is not last else found
        start_on, end_on = (opening[0] if opening else start), end
        if start_on > end_on:
            return None
    elif not printed:
        end_on = due
    base, name = basis.first()
    return Resolved(
        kind,
        due_on=due if printed else None,
        due_computed_on=None if printed else due,
        basis_on=None if printed else base,
        basis=None if printed else name,
        last_day=last_day,
        start_on=start_on,
        end_on=end_on,
        inclusive=not before,
        precision=last.precision,
    )


def _kind(phrase: Phrase, point: Point) -> str:
    if phrase.form == "range":
        return "period"
    if phrase.form == "before":
        return "before"
    if point.precision == "day" and point.first_day is None:
        return "by"
    return "by" if phrase.form in ("until", "postponed") else "period"


def is_bygone(resolved: Resolved, basis: Basis) -> bool:
    """Whether the printed day lies before the notice and its meeting: nobody is charged with a day gone by.

    Such a day tells which things are meant ('thuê bao đăng ký trước ngày 15/4/2024'); one without its year is never taken for
    such. A day between the meeting and the issue stays: conclusions are often issued late.
    """
    days = [day for day in (basis.issued_on, basis.event_on) if day]
    last = resolved.end_on or resolved.due_on
    if resolved.due_on is None and resolved.precision in ("month", "quarter") and resolved.kind == "period":
        return bool(days and last and last < min(days))  # 'trong quý II' of a notice of July: misread or of next year
    return bool(days and resolved.due_on and last and last < min(days))


def resolve_relative(phrase: Phrase, basis: Basis) -> Resolved:
    """A limit counted from a day. Without that day the amount alone is known: no date."""
    base, name = _basis_of(phrase, basis)
    due = _sum(phrase, base) if base else None
    start = None
    return Resolved(
        "relative",
        due_computed_on=due,
        basis_on=base if due else None,
        basis=name if due else None,
        last_day=due,
        start_on=start,
        inclusive=True,
        precision={"thang": "month"}.get(phrase.unit, "day") if phrase.named else "day",
    )


def _basis_of(phrase: Phrase, basis: Basis) -> tuple[date | None, str | None]:
    words = phrase.basis
    if not words:
        return basis.first()
    if any(w in words for w in ("nhan duoc", "nhan van ban", "nhan thong bao")):
        own = any(w in words for w in ("nay", "thong bao", "cong van", "cong dien", "chi thi", "van ban chi dao"))
        if not own:
            return None, None
        return (basis.arrived_on, "arrival_stamp") if basis.arrived_on else (basis.issued_on, "issued_on")
    if "hop" in words.split() or "hoi nghi" in words:
        return basis.event_on, "event_on"
    own_paper = any(
        w in words
        for w in ("thong bao", "cong van", "cong dien", "chi thi", "ke hoach", "van ban", "ket luan", "quyet dinh")
    )
    if (
        ("ban hanh" in words or words.startswith(("ngay ky", "ky"))) and (own_paper or len(words.split()) <= 3)
    ) or "nay" in words.split():
        return basis.issued_on, "issued_on"
    return None, None


def _sum(phrase: Phrase, base: date) -> date | None:
    try:
        if phrase.named:
            return _named_end(phrase.named, base)
        if phrase.unit == "ngay_lam_viec":
            return add_working_days(base, phrase.amount)
        days = {"ngay": 1, "tuan": 7}.get(phrase.unit)
        if days:
            return base + timedelta(days=days * phrase.amount)
        if phrase.unit == "gio":
            return (
                base + timedelta(hours=phrase.amount)
                if phrase.amount < 24
                else base + timedelta(days=phrase.amount // 24)
            )
        months = phrase.amount * (12 if phrase.unit == "nam" else 1)
        year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
        for day in (base.day, 30, 29, 28):
            try:
                return date(year, month + 1, min(day, base.day))
            except ValueError:
                continue
    except (OverflowError, ValueError):
        return None
    return None


def _named_end(named: str, base: date) -> date | None:
    """The last day of 'tuần này', 'tuần tới', 'tháng này', 'ngày nay'; a week ends on Sunday."""
    unit, which = named.split()
    ahead = which in ("toi", "sau")
    if unit == "ngay":
        return base
    if unit == "tuan":
        return base + timedelta(days=6 - base.weekday() + (7 if ahead else 0))
    year, month = divmod(base.year * 12 + base.month - 1 + (2 if ahead else 1), 12)
    return date(year, month + 1, 1) - timedelta(days=1)
