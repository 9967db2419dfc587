"""Batches: everything once, the longest first, a share for every process."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from flows.orchestration.work_list import Task, batches
from warehouse.ledger import DocumentRow

NOW = datetime(2025, 7, 1, tzinfo=UTC)


def task(number: int, seconds: float) -> Task:
    name = f"n_{number}"
    row = DocumentRow(name, name, name, name, name, NOW, "archived", None, None, None, False, 0, False)
    return Task(row, ("missing",), seconds)


@given(st.lists(st.floats(0.01, 600), max_size=60), st.integers(1, 8))
def test_every_document_is_in_exactly_one_batch(seconds: list[float], processes: int) -> None:
    tasks = [task(number, length) for number, length in enumerate(seconds)]
    found = batches(tasks, 30.0, processes)
    assert sorted(name for batch in found for name in batch) == sorted(one.document.notice_id for one in tasks)
    assert all(found)


@given(st.lists(st.floats(0.01, 600), min_size=1, max_size=60), st.integers(1, 8))
def test_a_batch_ends_once_its_time_is_reached(seconds: list[float], processes: int) -> None:
    tasks = [task(number, length) for number, length in enumerate(seconds)]
    length = {one.document.notice_id: one.seconds for one in tasks}
    for batch in batches(tasks, 30.0, processes):
        assert sum(length[name] for name in batch[:-1]) < 30.0


def test_many_small_ones_are_shared_among_the_processes() -> None:
    found = batches([task(number, 0.05) for number in range(10)], 30.0, 2)
    assert [len(batch) for batch in found] == [5, 5]


def test_the_longest_come_first() -> None:
    assert batches([task(1, 1.0), task(2, 40.0), task(3, 5.0)], 30.0, 1) == (("n_2",), ("n_3", "n_1"))
