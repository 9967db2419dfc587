"""A short value (a number, a date) read several times over: several scales and sharpnesses, and the engines that are there.

A value counts only when its readings agree; otherwise there is none. Measured (docs): one reading of a handwritten number is
right in one of three and looks as sure when it is wrong; readings that change with the scale are wrong nearly always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.reading.engines.interface import GreyPicture, LineEngine, LineReading
from extract.reading.engines.tesseract import Tesseract

_PADS = (0.0, 0.15, 0.3)  # of the crop's height, above and below


@dataclass(frozen=True, slots=True)
class Agreement:
    """What most readings say. `share` of all readings (abstentions count), `rival` share of the next best valid value."""

    value: str | None
    share: float = 0.0
    rival: float = 0.0
    certainty: float = 0.0  # mean over the agreeing readings of their least sure character
    readings: tuple[str, ...] = ()


def variants(crop: GreyPicture) -> list[GreyPicture]:
    """The crop at three paddings and three sharpnesses."""
    made = []
    for share in _PADS:
        pad = round(share * crop.shape[0])
        padded = cv2.copyMakeBorder(crop, pad, pad, 4, 4, cv2.BORDER_CONSTANT, value=(255,))
        made.append(padded)
        made.append(cv2.resize(padded, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
        made.append(cv2.GaussianBlur(padded, (0, 0), 1.5))
    return [np.asarray(one, dtype=np.uint8) for one in made if min(one.shape) >= 8]


def agree(readings: Sequence[tuple[str, float]], accept: Callable[[str], str | None]) -> Agreement:
    """Vote of (text, certainty) readings; `accept` gives the canonical value of a text, None where it is not of the form."""
    texts = tuple(text for text, _ in readings)
    valid = [(value, sure) for text, sure in readings if (value := accept(text)) is not None]
    if not valid:
        return Agreement(None, readings=texts)
    counts = Counter(value for value, _ in valid).most_common()
    value, count = counts[0]
    rival = counts[1][1] if len(counts) > 1 else 0
    certainty = [sure for other, sure in valid if other == value]
    return Agreement(value, count / len(readings), rival / len(readings), sum(certainty) / len(certainty), texts)


def read_by_lines(engine: LineEngine, crop: GreyPicture, accept: Callable[[str], str | None]) -> Agreement:
    """All variants of a crop through a line engine."""
    readings = engine.read_lines(variants(crop))
    return agree([(one.text, _least_sure(one)) for one in readings], accept)


def _least_sure(reading: LineReading) -> float:
    """The least sure figure; where there is none, the least sure character between the first and the last letter. Leader dots at
    the ends do not count, nor do 'tháng' and 'năm' between the figures of a day."""
    figures = [sure for letter, sure in zip(reading.text, reading.characters, strict=True) if letter.isdigit()]
    if figures:
        return min(figures)
    sure = [i for i, letter in enumerate(reading.text) if letter.isalnum()]
    return min(reading.characters[sure[0] : sure[-1] + 1], default=0.0) if sure else 0.0


def read_by_tesseract(
    engine: Tesseract, crop: GreyPicture, accept: Callable[[str], str | None], *, allowed: str, dpi: int, timeout: float
) -> Agreement:
    """Three sharpnesses of a crop through tesseract with a closed set of characters."""
    readings = []
    for blur, factor in ((0.0, 1.0), (1.5, 0.5), (2.0, 1.0)):
        seen = cv2.GaussianBlur(crop, (0, 0), blur) if blur else crop
        seen = cv2.resize(seen, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        seen = cv2.copyMakeBorder(seen, 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=(255,))
        found = engine.recognise(
            np.asarray(seen, dtype=np.uint8),
            psm=7,
            dpi=round(dpi * factor),
            timeout=timeout,
            variables=(("tessedit_char_whitelist", allowed),),
        )
        text = "".join(word.text for word in found.words)
        readings.append((text, min((word.confidence for word in found.words), default=0.0)))
    return agree(readings, accept)
