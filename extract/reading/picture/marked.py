"""Words on their way through a page: an engine's word with the region it was found to belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.model import Region
from extract.reading.engines.interface import EngineWord
from extract.reading.picture.geometry import Rectangle


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """`zone` says which reading it comes from: 'page' (the first pass), 'foot' (read by columns), ...; pixels of the prepared page."""

    word: EngineWord
    region: Region = Region.BODY
    zone: str = "page"

    @property
    def rectangle(self) -> Rectangle:
        return Rectangle(self.word.left, self.word.top, self.word.right, self.word.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.word.left + self.word.right) / 2, (self.word.top + self.word.bottom) / 2

    def inside(self, area: Rectangle) -> bool:
        """Whether the word's middle lies in `area`."""
        x, y = self.middle
        return area.left <= x < area.right and area.top <= y < area.bottom

    def as_region(self, region: Region) -> MarkedWord:
        return replace(self, region=region)


def lines_of(words: Iterable[MarkedWord]) -> list[list[MarkedWord]]:
    """The engine's lines, in the engine's order."""
    lines: dict[tuple[str, int, int, int], list[MarkedWord]] = {}
    for marked in words:
        key = (marked.zone, marked.word.block, marked.word.paragraph, marked.word.line)
        lines.setdefault(key, []).append(marked)
    return list(lines.values())


def rows_of(words: Sequence[MarkedWord]) -> list[list[MarkedWord]]:
    """Lines by height on the page, whatever the engine's lines are: words whose middles lie in one another's rows, left to right."""
    rows: list[list[MarkedWord]] = []
    heights = sorted(marked.word.height for marked in words)
    tallest = 1.5 * heights[len(heights) // 2] if heights else 0
    for marked in sorted(words, key=lambda one: (one.middle[1], one.word.left)):
        for row in reversed(rows[-3:]):
            near = min(row, key=lambda one: abs(one.middle[0] - marked.middle[0]))
            reach = 0.5 * min(tallest, max(near.word.height, marked.word.height))
            if abs(near.middle[1] - marked.middle[1]) <= reach:
                row.append(marked)
                break
        else:
            rows.append([marked])
    return [sorted(row, key=lambda one: one.word.left) for row in rows]


def text_of(line: Iterable[MarkedWord]) -> str:
    return " ".join(marked.word.text for marked in line)


def bounds_of(words: Iterable[MarkedWord]) -> Rectangle:
    """The smallest rectangle round the words (at least one)."""
    boxes = [marked.rectangle for marked in words]
    return Rectangle(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )
