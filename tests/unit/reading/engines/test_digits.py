"""The digit recogniser on drawn figures."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.reading.engines.digits import features, normalised, read_digit
from tests.unit.reading.picture import drawing


def figure(digit: int, size: int = 60) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    canvas = Image.new("L", (80, 100), 0)
    ImageDraw.Draw(canvas).text((20, 10), str(digit), font=drawing.font(size), fill=255)
    return np.asarray(canvas)


@pytest.mark.parametrize("digit", range(10))
def test_printed_figures_are_read(digit: int) -> None:
    found = read_digit(figure(digit))
    assert found.value == digit
    assert abs(sum(found.all) - 1) < 1e-3


@pytest.mark.parametrize("size", [30, 45, 70])
def test_size_does_not_matter(size: int) -> None:
    assert [read_digit(figure(digit, size)).value for digit in (2, 3, 5, 7, 8)] == [2, 3, 5, 7, 8]


def test_normalised_is_centred() -> None:
    canvas = normalised(figure(0))
    ys, xs = np.nonzero(canvas > 60)
    assert canvas.shape == (28, 28)
    assert abs(ys.mean() - 13.5) < 2 and abs(xs.mean() - 13.5) < 2


def test_an_empty_mark_gives_no_error() -> None:
    assert features(np.zeros((20, 20), np.uint8)).shape == (324,)
    assert read_digit(np.zeros((20, 20), np.uint8)).probability == 0.1
