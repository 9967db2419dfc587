"""When a written value is believed: agreement, doubt, contradiction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.engines.agreement import Agreement, agree
from extract.reading.engines.digits import Digit
from extract.reading.picture.witnesses import Witnesses, accepted, accepted_alone, typed_value, written_value


def digits(figures: str, chance: float) -> tuple[Digit, ...]:
    rest = (1 - chance) / 9
    return tuple(
        Digit(int(figure), chance, tuple(chance if i == int(figure) else rest for i in range(10))) for figure in figures
    )


NONE = Agreement(None)


def test_two_witnesses_that_agree_are_believed() -> None:
    seen = Witnesses(Agreement("416", 0.6, 0.2, 0.6), NONE, digits("416", 0.5))
    assert written_value("number", seen)[0] == "416"


def test_the_line_alone_is_not_believed() -> None:
    seen = Witnesses(Agreement("559", 1.0, 0.0, 0.95), Agreement("559", 1.0, 0.0, 0.95), digits("388", 0.5))
    assert written_value("number", seen) == (None, 0.0)


def test_clear_digits_alone_are_believed_unless_the_line_denies_them() -> None:
    assert written_value("number", Witnesses(NONE, NONE, digits("5060", 0.9)))[0] == "5060"
    assert written_value("number", Witnesses(NONE, NONE, digits("5060", 0.7)))[0] is None
    denied = Witnesses(Agreement("9000", 0.9, 0.0, 0.9), NONE, digits("5060", 0.9))
    assert written_value("number", denied)[0] is None


def test_one_figure_apart_the_sure_digit_decides() -> None:
    seen = Witnesses(Agreement("559", 0.6, 0.3, 0.5), NONE, digits("359", 0.95))
    assert written_value("number", seen)[0] == "359"
    assert written_value("number", Witnesses(Agreement("557", 0.6, 0.3, 0.5), NONE, digits("359", 0.95)))[0] is None


def test_a_written_day_has_two_figures() -> None:
    seen = Witnesses(Agreement("5", 1.0, 0.0, 0.9), Agreement("5", 1.0, 0.0, 0.9), digits("5", 0.99))
    assert written_value("day", seen) == (None, 0.0)
    assert written_value("month", seen)[0] == "5"


@pytest.mark.parametrize(("name", "figures"), [("day", "45"), ("day", "00"), ("month", "13"), ("number", "0")])
def test_outside_the_limits_is_nothing(name: str, figures: str) -> None:
    assert written_value(name, Witnesses(NONE, NONE, digits(figures, 0.99)))[0] is None
    assert accepted_alone(name, figures) is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("number", "Số: 416 /TB-UBND", "416"),
        ("number", "S6.5060/QĐ-SYT", "5060"),
        ("number", "Số: 4I6/TB-UBND", "416"),
        ("number", "Số: Ê99/UBND", None),
        ("number", "Số:/TB-SYT", None),
        ("day", "ngày30 tháng 3 năm 2018", "30"),
        ("day", "ngày 3O thảng 3 nãm 2018", "30"),
        ("day", "ngày A6 tháng 10 nôm 2017", None),
        ("month", "ngày 16 tháng 10 nôm 2017", "10"),
        ("month", "ngày 16 tháng 4Ô năm 2017", None),
    ],
)
def test_accepted(name: str, text: str, value: str | None) -> None:
    assert accepted(name, text) == value


def test_typed_needs_nearly_all_readings() -> None:
    assert typed_value(Witnesses(Agreement("21", 1.0, 0.0, 0.7), NONE, ())) == ("21", 0.7)
    assert typed_value(Witnesses(Agreement("21", 0.6, 0.0, 0.9), NONE, ())) == (None, 0.0)
    assert typed_value(Witnesses(Agreement("21", 0.8, 0.2, 0.9), NONE, ())) == (None, 0.0)


def test_agree_counts_abstentions() -> None:
    result = agree([("12", 0.9), ("12", 0.7), ("x", 0.9), ("13", 0.5)], lambda text: text if text.isdigit() else None)
    assert (result.value, result.share, result.rival) == ("12", 0.5, 0.25)
    assert result.certainty == pytest.approx(0.8)
    assert agree([], lambda text: text).value is None


@given(
    st.sampled_from(["day", "month", "number"]),
    st.text("0123456789", min_size=1, max_size=5),
    st.floats(0.11, 0.99),
    st.one_of(st.none(), st.text("0123456789", min_size=1, max_size=5)),
    st.floats(0, 1),
)
def test_a_value_is_always_within_its_limits(
    name: str, figures: str, chance: float, line: str | None, share: float
) -> None:
    limits = {"day": 31, "month": 12, "number": 99_999}
    context = Agreement(accepted_alone(name, line) if line else None, share, 0.0, share)
    value, confidence = written_value(name, Witnesses(context, NONE, digits(figures, chance)))
    assert value is None or 1 <= int(value) <= limits[name]
    assert 0.0 <= confidence <= 1.0
