"""Working days in Viet Nam, with Tết."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _calendar(year: int) -> tuple[dict[date, str], frozenset[date]]:
    """Public holidays of one year with their names, and the weekend days worked for a day off; empty where unknown."""
    try:
        found = holidays.country_holidays("VN", years=[year], language="vi")
        named = {day: name for day, name in found.items() if day.year == year}
        return named, frozenset(day for day in found.weekend_workdays if day.year == year)
    except (NotImplementedError, ValueError, OverflowError, AttributeError):
        return {}, frozenset()


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday, or a Saturday worked for a bridging day.

    Substitute days for holidays at a weekend: Labour Code 2019, article 111; bridging days are set each year by the
    Prime Minister and known to the library for past years only.
    """
    named, worked = _calendar(day.year)
    return day in worked or (day.weekday() < 5 and day not in named)


def calendar_days(first_year: int, last_year: int) -> tuple[tuple[date, bool, str | None], ...]:
    """(day, is_working, holiday's name or None) for every day of the years, both included; empty if last < first."""
    days: list[tuple[date, bool, str | None]] = []
    for year in range(max(first_year, 1), min(last_year, 9999) + 1):
        names, _ = _calendar(year)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            days.append((day, is_working_day(day), names.get(day)))
    return tuple(days)


def add_working_days(day: date, count: int) -> date:
    """The day `count` working days after `day`, which itself is not counted; earlier for a negative count.

    Counting starts on the next day (Civil Code 2015, article 147).
    """
    step = 1 if count >= 0 else -1
    left = min(abs(count), 2000)  # eight years: no notice sets more, and the loop stays bounded
    while left:
        try:
            day += timedelta(days=step)
        except OverflowError:
            return day
        left -= is_working_day(day)
    return day
