"""Stamps on their head or on their side: turned cutouts keep their frame, and the turn that shows labels is found."""

from __future__ import annotations

import numpy as np
import pytest

from extract.reading.engines.interface import LineReading
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.cutout import Cutout
from extract.reading.stamps.turned import turn_of, turned
from tests.unit.reading.stamps.test_rows import INSIDE, drawn


def _cutout(picture: Picture, inside: Rectangle = INSIDE) -> Cutout:
    return Cutout(picture, picture, picture, True, inside)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_the_frame_turns_with_its_ink(degrees: int) -> None:
    picture = np.full((300, 500), 255, np.uint8)
    inside = Rectangle(40, 20, 360, 200)
    picture[20:200, 40:360] = 0
    again = turned(_cutout(picture, inside), degrees)
    ys, xs = np.nonzero(again.full == 0)
    assert (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1) == (
        again.inside.left,
        again.inside.top,
        again.inside.right,
        again.inside.bottom,
    )


class _ReadsUpright:
    """Reads 'Ngày:' where a row is wide and its ink is as in the upright drawing, else nothing."""

    fingerprint = "upright"

    def __init__(self) -> None:
        self.seen = 0

    def read_lines(self, crops: list[Picture]) -> list[LineReading]:
        self.seen += 1
        text = "Ngày: 1/2/2024" if self.seen == 2 else "uỵ"
        return [LineReading(text, 0.9, (0.9,) * len(text)) for _ in crops]


def test_the_turn_with_labels_is_taken() -> None:
    assert turn_of(_cutout(drawn()), _ReadsUpright()) == 90  # asked 180, 90, 270


def test_white_has_no_turn() -> None:
    assert turn_of(_cutout(np.full((560, 900), 255, np.uint8)), _ReadsUpright()) == 0
