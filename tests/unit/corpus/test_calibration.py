"""Calibration: words are judged by alignment, buckets add up."""

from __future__ import annotations

from tests.corpus.calibration import calibration_table, empty_buckets, expected_calibration_error, fill, wrong_words
from tests.corpus.measures import Truth

TRUTH: Truth = {
    "blocks": {"head_left": [], "head_right": [], "head": [], "body": ["Sở Y tế thực hiện ngay"]},
    "rows": [],
    "stamp": None,
}


def test_a_misread_and_an_extra_word_are_wrong_and_nothing_after_them() -> None:
    assert wrong_words(["Sở", "X", "Y", "tê", "thực", "hiện", "ngay"], TRUTH) == [
        False,
        True,
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_lost_word_makes_no_other_word_wrong() -> None:
    assert not any(wrong_words(["Sở", "tế", "thực", "hiện", "ngay"], TRUTH))


def test_an_honest_reader_has_no_calibration_error() -> None:
    """Six words at 0.5, three of them wrong."""
    buckets = empty_buckets()
    fill(buckets, [(w, 0.5) for w in ("Sở", "Z", "tê", "thục", "hiện", "ngay")], TRUTH)
    assert expected_calibration_error(buckets) == 0.0
    assert "| 0.50-0.70 | 6 | 50.00 | 50.00 |" in calibration_table(buckets)


def test_a_boaster_is_found_out() -> None:
    buckets = empty_buckets()
    fill(buckets, [(w, 1.0) for w in ("Sở", "Z", "tê", "thục", "hiện", "ngay")], TRUTH)
    assert expected_calibration_error(buckets) == 50.0
