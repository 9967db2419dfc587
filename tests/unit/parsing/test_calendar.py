"""Working days in Viet Nam."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extract.parsing.calendar import add_working_days, calendar_days, is_working_day


def test_days_off_with_their_names() -> None:
    days = {day: (working, name) for day, working, name in calendar_days(2025, 2025)}
    assert len(days) == 365
    assert days[date(2025, 1, 29)][0] is False and "Tết" in (days[date(2025, 1, 29)][1] or "")
    assert days[date(2025, 9, 2)][0] is False
    assert days[date(2025, 7, 5)] == (False, None)
    assert days[date(2025, 7, 7)] == (True, None)


def test_a_saturday_worked_for_a_bridging_day() -> None:
    assert not is_working_day(date(2025, 5, 2))
    assert is_working_day(date(2025, 4, 26))


def test_years_out_of_order_give_nothing() -> None:
    assert calendar_days(2026, 2025) == ()
    assert len(calendar_days(2024, 2025)) == 366 + 365


def test_working_days_skip_weekends_and_tet() -> None:
    assert add_working_days(date(2025, 6, 10), 5) == date(2025, 6, 17)
    assert add_working_days(date(2025, 1, 24), 1) == date(2025, 2, 3)
    assert add_working_days(date(2025, 6, 10), 0) == date(2025, 6, 10)
    assert add_working_days(date(2025, 6, 10), -2) == date(2025, 6, 6)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_the_sum_is_a_working_day_with_so_many_between(day: date, count: int) -> None:
    end = add_working_days(day, count)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, end.toordinal() + 1)]
    assert is_working_day(end)
    assert sum(is_working_day(d) for d in between) == count
