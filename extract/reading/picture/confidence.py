"""How sure a line and a page are: low percentiles, because one misread number outweighs three hundred sure words."""

from __future__ import annotations

from collections.abc import Sequence

UNSURE = 0.85  # flags 2.4 % of the words and catches half of the errors (docs, measurements)


def percentile(values: Sequence[float], share: float) -> float:
    """The value at `share` (0..1) of the sorted values, linear between neighbours; 0.0 for none."""
    if not values:
        return 0.0
    ranked = sorted(values)
    place = share * (len(ranked) - 1)
    low = int(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (place - low)


def line_confidence(words: Sequence[float]) -> float:
    """A line is as sure as its tenth percentile; with few words that is nearly its worst word."""
    return round(percentile(words, 0.1), 4)


def page_confidence(words: Sequence[float]) -> float | None:
    """Half the tenth percentile, three tenths the median, a fifth the share of sure words; None for a page without words."""
    if not words:
        return None
    sure = sum(1 for value in words if value >= UNSURE) / len(words)
    return round(0.5 * percentile(words, 0.1) + 0.3 * percentile(words, 0.5) + 0.2 * sure, 4)
