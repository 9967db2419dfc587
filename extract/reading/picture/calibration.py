"""What a word's confidence means: the engine's own figure turned into the share of such words that were right when counted.

Tesseract says 0.967 of words of which 993 in 1 000 are right, and 0.82 of words of which only two in three are. The table is data
(`data/word_confidence.csv`), monotone, so no order of words changes; how it was counted stands beside it and in docs/reading.md.
Belongs here: the table's use. Not here: thresholds on the engine's own figures inside reading, which stay as measured.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from itertools import pairwise


@functools.cache
def _knots() -> tuple[tuple[float, float], ...]:
    table = resources.files("extract.reading.picture").joinpath("data", "word_confidence.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return tuple((float(row["engine"]), float(row["stated"])) for row in rows)


def stated_confidence(engine: float) -> float:
    """The measured chance (0..1) that a word is right to which the engine gave `engine` (0..1); linear between the knots."""
    value = min(1.0, max(0.0, engine))
    for (low, low_stated), (high, high_stated) in pairwise(_knots()):
        if value <= high:
            return round(low_stated + (high_stated - low_stated) * (value - low) / (high - low), 4)
    return _knots()[-1][1]
