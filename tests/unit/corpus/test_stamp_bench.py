"""The stamp bench: the same pictures every time, fair counting, and three clear stamps read whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from extract.model import Box, ReadSettings, Stamp
from extract.parsing.agencies import load_catalogue
from tests.corpus.stamp_bench import Case, case, cases, judge, stamps_read, table
from tests.corpus.stamp_drawing import day_as_written, stamp_by_lot
from tests.corpus.stamp_offices import agency_by_lot, places
from tests.corpus.texts import generator


def test_pictures_come_out_alike_and_every_sixth_is_bare() -> None:
    first, again = (list(cases("tune", 2)) for _ in range(2))
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip(first, again, strict=True))
    assert case("tune-900", "tune", "light", bare=True).stamp is None


def test_the_sets_share_no_place() -> None:
    assert not set(places("tune")) & set(places("held"))
    rng = generator("offices")
    assert len({agency_by_lot("tune", rng) for _ in range(60)}) > 40


def test_every_way_of_dating_means_its_day() -> None:
    assert day_as_written("2021-07-04", "d.m.y") == "4.7.21"
    assert day_as_written("2021-07-04", "words") == "04 tháng 7 năm 2021"


def _case() -> tuple[Case, Stamp]:
    stamp = replace(
        stamp_by_lot("tune", generator("one")),
        agency=("SỞ TƯ PHÁP",), number="415", day="2024-05-12", hand=False, transfer=None, file_symbol=None,
    )  # fmt: skip
    one = replace(case("tune-901", "tune", "clean", bare=False), stamp=stamp, box=(0.1, 0.1, 0.5, 0.5))
    right = Stamp("incoming", 1, agency_raw="SỞ TƯ PHÁP", number="415", stamped_on=date(2024, 5, 12))
    return one, replace(right, box=Box(1, 0.1, 0.1, 0.5, 0.5))


@pytest.mark.parametrize(
    ("number", "review", "silent", "wrong"),
    [("415", False, 0, 0), ("416", False, 1, 1), ("416", True, 0, 1), (None, True, 0, 0)],
)
def test_wrong_is_silent_only_where_nobody_is_asked(number: str | None, review: bool, silent: int, wrong: int) -> None:
    one, right = _case()
    count: Counter[str] = Counter()
    judge(one, [replace(right, number=number, needs_review=review)], load_catalogue(), count, [])
    assert (count["silently wrong"], count["wrong"]) == (silent, wrong)
    assert count["hit"] == count["stamps"] == 1 and count["agency right"] == 1
    assert "all" in table({"all": count})


def test_clear_stamps_are_read_whole() -> None:
    """A framed one, a rounded one, one without a frame; by both engines where they are installed."""
    chosen = [case(name, "tune", "clean", bare=False) for name in ("tune-307", "tune-354", "tune-312")]
    assert [one.stamp.frame for one in chosen if one.stamp] == ["single", "rounded", "none"]
    count: Counter[str] = Counter()
    misses: list[str] = []
    for found in chosen:
        judge(found, stamps_read(found, ReadSettings()), load_catalogue(), count, misses)
    assert count["hit"] == count["found"] == 3, misses
    assert count["agency right"] >= 2 and count["typed number right"] >= 2 and count["typed date right"] >= 2, misses
    assert count["silently wrong"] == 0, misses
