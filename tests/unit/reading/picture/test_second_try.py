"""A low page is read once more; the surer reading is kept."""

from __future__ import annotations

import numpy as np

from extract.reading.engines.interface import EngineWord, Recognition
from extract.reading.picture.geometry import Picture
from extract.reading.picture.second_try import better_reading, is_low, sure_share

PAGE = np.full((300, 200), 255, np.uint8)


def reading(sure: int, unsure: int) -> Recognition:
    """Words of five letters."""
    words = [EngineWord("phòng", 10, 10 * i, 50, 9, 0.96 if i < sure else 0.4) for i in range(sure + unsure)]
    return Recognition(tuple(words), len(words))


def second(first: Recognition, again: Recognition) -> tuple[Recognition | None, int]:
    shown: list[Picture] = []

    def recognise(picture: Picture) -> Recognition:
        shown.append(picture)
        return again

    return better_reading(PAGE, 300, first, recognise), len(shown)


def test_the_surer_reading_of_a_low_page_is_kept() -> None:
    low, better = reading(180, 20), reading(195, 5)
    assert is_low(low.words) and not is_low(better.words)
    assert second(low, better) == (better, 1)
    assert second(low, reading(170, 30)) == (None, 1)


def test_fewer_sure_letters_are_no_better_reading() -> None:
    assert second(reading(180, 20), reading(150, 0)) == (None, 1)


def test_good_pages_and_short_feet_are_read_once() -> None:
    assert second(reading(198, 2), reading(200, 0)) == (None, 0)
    assert second(reading(20, 30), reading(50, 0)) == (None, 0)
    assert sure_share(()) == 1.0
