"""The table from the engine's figures to measured shares keeps the order of words and stays within 0..1."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.reading.picture.calibration import stated_confidence


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_a_surer_word_never_becomes_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= stated_confidence(low) <= stated_confidence(high) <= 1.0


def test_the_engine_is_too_modest_at_the_top_and_too_bold_below() -> None:
    assert stated_confidence(0.967) > 0.99
    assert stated_confidence(0.82) < 0.75
    assert stated_confidence(0.0) < 0.2
