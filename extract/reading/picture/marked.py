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
    """Printed rows from top to bottom: the engine's lines, joined where they lie side by side (parted by a wide gap)."""
    placed = [(bounds_of(line), line) for line in lines_of(words)]
    rows: list[list[MarkedWord]] = []
    bounds: list[Rectangle] = []
    for area, line in sorted(placed, key=lambda one: one[0].top + one[0].bottom):
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            other = bounds[at]
            common = min(area.bottom, other.bottom) - max(area.top, other.top)
            apart = area.left >= other.right - 5 or other.left >= area.right - 5
            if apart and common > 0.5 * min(area.height, other.height):
                rows[at].extend(line)
                bounds[at] = other.joined(area)
                break
        else:
            rows.append(list(line))
            bounds.append(area)
    return [sorted(row, key=lambda one: one.word.left) for row in rows]


def text_of(line: Iterable[MarkedWord]) -> str:
    return " ".join(marked.word.text for marked in line)


def bounds_of(words: Iterable[MarkedWord]) -> Rectangle:
    """The smallest rectangle round the words (at least one)."""
    boxes = [marked.word for marked in words]
    return Rectangle(
        min([b.left for b in boxes]),
        min([b.top for b in boxes]),
        max([b.right for b in boxes]),
        max([b.bottom for b in boxes]),
    )
