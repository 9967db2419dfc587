"""Letters printed twice for weight count once, and as pdfplumber's own slower way keeps them."""

from __future__ import annotations

import random
import time
from typing import Any

from pdfplumber.utils.text import dedupe_chars

from extract.reading.text_layer.words import printed_once


def char(text: str, x: float, y: float, font: str = "A") -> dict[str, Any]:
    return {"text": text, "x0": x, "doctop": y, "fontname": font, "size": 12.0, "upright": True}


def test_the_same_letters_are_kept_in_the_same_order() -> None:
    dice = random.Random(3)
    chars = [
        char(dice.choice("abc"), dice.uniform(0, 30), dice.choice((0.0, 0.4, 20.0)), dice.choice("AB"))
        for _ in range(400)
    ]
    assert printed_once(chars) == dedupe_chars(chars, tolerance=1)
    assert len(printed_once([char("a", 1, 1), char("a", 1.3, 1), char("b", 1.3, 1)])) == 2


def test_a_page_of_a_hundred_thousand_letters_takes_seconds() -> None:
    chars = [char("abcdefgh"[n % 8], float(n % 500) * 3, float(n // 500) * 9) for n in range(100_000)]
    started = time.process_time()
    assert len(printed_once(chars)) == 100_000
    assert time.process_time() - started < 10
