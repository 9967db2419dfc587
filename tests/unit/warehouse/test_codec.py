"""Every record that crosses a boundary survives the way through JSON exactly."""

from __future__ import annotations

import dataclasses
import inspect
import typing
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import model
from warehouse import codec

RECORDS = [kind for _, kind in inspect.getmembers(model, inspect.isclass) if dataclasses.is_dataclass(kind)]
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7))])


def strategy(hint: typing.Any, depth: int = 0) -> st.SearchStrategy[typing.Any]:
    """Values of a type hint; deep tuples stay short."""
    simple: dict[typing.Any, st.SearchStrategy[typing.Any]] = {
        str: st.text(max_size=8),
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        date: st.dates(),
        time: st.times().map(
            lambda t: t.replace(fold=0)
        ),  # `fold` is no part of a value here: equality does not see it either
        datetime: st.datetimes(timezones=ZONES).map(lambda t: t.replace(fold=0)),
        type(None): st.none(),
    }
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{f.name: strategy(hints[f.name], depth + 1) for f in dataclasses.fields(hint)})
    args = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        if args[-1] is Ellipsis:
            return st.lists(strategy(args[0], depth + 1), max_size=2 if depth < 2 else 1).map(tuple)
        return st.tuples(*(strategy(arg, depth + 1) for arg in args))
    return st.one_of(*(strategy(arg, depth) for arg in args))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_round_trip_is_exact(kind: type) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(strategy(kind))
    def holds(value: object) -> None:
        data = codec.dumps(value)
        back: object = codec.loads(data, kind)
        assert back == value
        assert repr(back) == repr(value)  # 1 and 1.0 and True are equal, and not the same
        assert codec.dumps(back) == data

    holds()


def test_what_does_not_fit_is_refused() -> None:
    for data in (
        b"{}",
        b"[]",
        b'{"number": "x"}',
        b"nonsense",
        b'{"page": 1, "x0": 0, "y0": 0, "x1": 1, "y1": 1, "z": 0}',
    ):
        with pytest.raises(codec.CodecError):
            codec.loads(data, model.Box)


@dataclasses.dataclass(frozen=True)
class Either:
    value: int | str | tuple[str, ...] | None = None


@pytest.mark.parametrize("value", [None, 3, "3", ("a", "b"), ()])
def test_unions_keep_their_member(value: int | str | tuple[str, ...] | None) -> None:
    assert codec.loads(codec.dumps(Either(value)), Either) == Either(value)


def test_a_field_that_was_added_with_a_default_reads_old_files() -> None:
    old = codec.dumps(model.Source("file:///a", "a"))
    assert codec.loads(old, model.Source).source_name == "command"
    assert b"source_name" not in old
