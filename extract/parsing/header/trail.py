"""The evidence rows of the header: each value with its words, boxes and confidences.

Belongs here: making rows out of spans. Does not belong here: any reader.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extract.model import CleanText, Evidence, PlacedWord


class Trail:
    """Collects evidence rows."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        self.rows: list[Evidence] = []

    def add(self, field: str, span: tuple[int, int] | None, rule: str, confidence: float = 1.0) -> None:
        if span is None:
            self.rows.append(Evidence("notice", "", field, rule, None, None, None, rule_confidence=confidence))
            return
        start, end = span
        words = _words_between(self.clean.words, start, end)
        boxes = tuple(w.box for w in words if w.box is not None)
        sure = round(min((w.confidence for w in words), default=1.0), 4)
        self.rows.append(
            Evidence("notice", "", field, rule, self.clean.text[start:end], start, end, boxes, sure, confidence)
        )


def _words_between(words: tuple[PlacedWord, ...], start: int, end: int) -> tuple[PlacedWord, ...]:
    """The words that overlap text[start:end]; `words` are in the order of the text."""
    first = bisect_right(words, start, key=lambda word: word.char_end)
    last = bisect_left(words, end, key=lambda word: word.char_start)
    return words[first:last]
