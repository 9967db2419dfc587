"""Does a word's confidence mean what it says: buckets of confidence against the share of words that were read wrong.

Belongs here: aligning read words with the truth, buckets, the expected calibration error. Not here: reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from tests.corpus.measures import Truth, best_order, folded

EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 1.000001)


@dataclass(slots=True)
class Bucket:
    """Words whose confidence lies in [low, high): how many, the sum of their confidences, how many were wrong."""

    low: float
    high: float
    words: int = 0
    confidence: float = 0.0
    wrong: int = 0


def empty_buckets() -> list[Bucket]:
    return [Bucket(low, high) for low, high in pairwise(EDGES)]


def wrong_words(read: Sequence[str], truth: Truth) -> list[bool]:
    """For every word read whether it is wrong or should not be there, by the alignment with the order that fits best."""
    words = [folded(word) for word in read]
    best = best_order(" ".join(words), truth).split()
    wrong = [False] * len(words)
    for edit in Levenshtein.editops(words, best):
        if edit.tag in ("replace", "delete"):
            wrong[edit.src_pos] = True
    return wrong


def fill(buckets: Sequence[Bucket], words: Sequence[tuple[str, float]], truth: Truth) -> None:
    """Add one document's words (text, confidence 0..1) to the buckets."""
    flags = wrong_words([text for text, _ in words], truth)
    for (_, confidence), is_wrong in zip(words, flags, strict=True):
        bucket = next(b for b in buckets if b.low <= confidence < b.high)
        bucket.words += 1
        bucket.confidence += confidence
        bucket.wrong += is_wrong


def expected_calibration_error(buckets: Sequence[Bucket]) -> float:
    """Mean gap between stated and measured error over all words, in percentage points."""
    total = sum(b.words for b in buckets)
    gaps = (abs((b.words - b.confidence) - b.wrong) for b in buckets)
    return 100 * sum(gaps) / total if total else 0.0


def calibration_table(buckets: Sequence[Bucket]) -> str:
    """Markdown: confidence from-to, words, stated and measured error in percent."""
    lines = ["| confidence | words | stated error % | measured error % |", "|---|---|---|---|"]
    for b in buckets:
        if b.words:
            stated, measured = 100 * (1 - b.confidence / b.words), 100 * b.wrong / b.words
            lines.append(f"| {b.low:.2f}-{min(b.high, 1.0):.2f} | {b.words} | {stated:.2f} | {measured:.2f} |")
    return "\n".join([*lines, f"\nExpected calibration error: {expected_calibration_error(buckets):.2f} points"])
