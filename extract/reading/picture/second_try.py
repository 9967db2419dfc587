"""A page that was read badly is read once more from another picture of it; the better reading is kept, the reason stated.

Belongs here: which pages are low, the other picture, the comparison. Does not belong here: single lines (`second_opinion`), pages
that stand on their head (`orientation`). A slight blur takes away the steps and rims that scaling and thick toner leave about letters;
of what was tried on low pages only this one gave more than it took (docs/reading.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from extract.reading.engines.interface import EngineWord, Recognition
from extract.reading.picture.geometry import Picture

_SURE = 0.8
_LOW = 0.955  # share of letters in sure words: 0.97 and more on pages with nearly nothing wrong
_LEAST_LETTERS = 400  # a page with less is a foot with its seal and signature: read by columns later
_GAIN = 0.02  # less is as often a loss: a 'KT.' by pen went for seven letters elsewhere
_BLUR = 0.8  # pixels at 300 dpi


def sure_share(words: Sequence[EngineWord]) -> float:
    """Share of letters that stand in sure words; 1.0 of a page without words."""
    every = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.confidence >= _SURE) / every if every else 1.0


def is_low(words: Sequence[EngineWord]) -> bool:
    return sum(len(word.text) for word in words) >= _LEAST_LETTERS and sure_share(words) < _LOW


def better_reading(
    body: Picture, dpi: int, first: Recognition, recognise: Callable[[Picture], Recognition]
) -> Recognition | None:
    """The reading of the blurred picture where `first` is low and the new one surer, with no fewer sure letters; else None."""
    if not is_low(first.words):
        return None
    blurred = cv2.GaussianBlur(body, (0, 0), _BLUR * dpi / 300)
    again = recognise(np.asarray(blurred, dtype=np.uint8))
    surer = sure_share(again.words) > sure_share(first.words) + _GAIN
    return again if surer and _sure_letters(again.words) >= _sure_letters(first.words) else None


def _sure_letters(words: Sequence[EngineWord]) -> int:
    return sum(len(word.text) for word in words if word.confidence >= _SURE)
