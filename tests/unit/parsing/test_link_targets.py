"""From the printed item of another paper to the path of its directive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsing.link_targets import directive_path


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ("khoản 2", "2"),
        ("điểm a khoản 2 Mục II", "II/2/a"),
        ("điểm đ, khoản 10, Mục iv", "IV/10/đ"),
        ("khoản 2 Điều 3", "Điều 3/2"),
        ("mục 2.4", "2.4"),
        ("Mục II.3", "II/3"),
        ("gạch đầu dòng thứ 2 mục 3", "3/-2"),
        ("nhiệm vụ số 5", "5"),
        ("tiết b điểm 1 mục III", "III/1/b"),
        ("các nội dung", None),
    ],
)
def test_items_become_paths(item: str, path: str | None) -> None:
    assert directive_path(item) == path


@given(st.text(max_size=80))
def test_any_text_is_taken(item: str) -> None:
    directive_path(item)
