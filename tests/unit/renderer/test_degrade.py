"""Degrading: the same from the same seed, worse from level to level, and the boxes follow the picture."""

from __future__ import annotations

import numpy as np
import pytest

from tests.renderer.build_samples import seeded
from tests.renderer.degrade import LEVELS, degrade

_PAGE = np.full((420, 300, 3), 255, np.uint8)
_PAGE[100:120, 60:200] = 0


@pytest.mark.parametrize("name", LEVELS)
def test_equal_seeds_give_equal_pictures(name: str) -> None:
    first, second = (degrade(_PAGE, LEVELS[name], seeded("x")) for _ in range(2))
    assert np.array_equal(first.picture, second.picture)
    assert not np.array_equal(first.picture, degrade(_PAGE, LEVELS[name], seeded("y")).picture)


def test_a_photocopy_has_one_bit() -> None:
    assert set(np.unique(degrade(_PAGE, LEVELS["photocopy"], seeded("x")).picture)) == {0, 255}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_points_follow_the_turned_picture(turn: int) -> None:
    """The dark bar's middle, moved by the matrix, is dark in the final picture."""
    result = degrade(_PAGE, LEVELS["light"], seeded("x"), turn)
    assert result.picture.shape[:2] == ((420, 300) if turn % 180 == 0 else (300, 420))
    x, y = result.matrix @ np.array([130.0, 110.0, 1.0])
    assert result.picture[round(y), round(x)].mean() < 90
    x, y = result.matrix @ np.array([130.0, 300.0, 1.0])
    assert result.picture[round(y), round(x)].mean() > 160


def test_levels_grow_worse() -> None:
    spread = [
        float(degrade(_PAGE, LEVELS[n], seeded("x")).picture[200:, 40:260].std())
        for n in ("clean", "light", "medium", "hard")
    ]
    assert spread == sorted(spread) and spread[0] < spread[-1] / 4
