"""Lines, columns and blocks of a page in reading order.

The engine reads the two columns of the heading (issuer | national title) and of the foot (recipients | signature) as lines
that run through both; here they are taken apart. Everything else keeps the engine's lines and order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of, rows_of, text_of
from extract.reading.stamps.folding import distance, fold

_TITLES = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")


@dataclass(frozen=True, slots=True)
class Columns:
    """A part of the page that is set in two columns: rows between `top` and `bottom`, parted at `split` (pixels)."""

    top: int
    bottom: int
    split: int


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `block` counts columns and paragraphs in reading order."""

    block: int
    words: tuple[MarkedWord, ...]


def _national_title(rows: Sequence[list[MarkedWord]]) -> tuple[int, int] | None:
    """Row and word index where the national title (or the Party's) begins: found by its first words, misreadings allowed."""
    for number, row in enumerate(rows):
        folded = [fold(marked.word.text) for marked in row]
        for title in _TITLES:
            wanted = title.split()
            for start in range(len(folded)):
                window = folded[start : start + len(wanted)]
                key, want = "".join(window), "".join(wanted[: len(window)])
                if len(window) >= 4 and distance(key, want, 5) <= max(1, len(want) // 6):
                    return number, start
    return None


def _gap_near(row: Sequence[MarkedWord], split: int, width: int, height: int) -> int | None:
    """The middle of the row's widest gap near `split` that is wider than any space between words; None where there is none."""
    ordered = sorted(row, key=lambda one: one.word.left)
    gaps = []
    reach = ordered[0].word.right
    for marked in ordered[1:]:
        gap = marked.word.left - reach
        if gap > 0.8 * height and reach < split + 0.1 * width and marked.word.left > split - 0.15 * width:
            gaps.append((gap, (marked.word.left + reach) // 2))
        reach = max(reach, marked.word.right)
    return max(gaps)[1] if gaps else None


def _sides(words: Sequence[MarkedWord], area: Columns, width: int) -> tuple[list[MarkedWord], list[MarkedWord]]:
    """Left and right words of a two-column area; each row is parted at its own gap."""
    left: list[MarkedWord] = []
    right: list[MarkedWord] = []
    for line in lines_of(words):
        bounds = bounds_of(line)
        at = _gap_near(line, area.split, width, max(12, bounds.height))
        if at is None and min(area.split - bounds.left, bounds.right - area.split) > 0.06 * width:
            at = area.split  # both columns, their gap filled by a speck
        elif at is None:  # all in one column
            at = width if bounds.left + bounds.right < 2 * area.split else 0
        for marked in line:
            (left if marked.middle[0] < at else right).append(marked)
    return left, right


def heading_columns(words: Sequence[MarkedWord], width: int) -> Columns | None:
    """The two-column heading of a first page, or None. Ends above the first row that runs through the gap (type name, body)."""
    rows = rows_of(words)
    found = _national_title(rows)
    if found is None:
        return None
    number, start = found
    first = rows[number][start].word
    if first.left < 0.25 * width:  # a single-column heading
        return None
    before = [m.word.right for m in rows[number][:start]]
    height = max(12, first.height)
    split = (
        (max(before) + first.left) // 2
        if before and first.left - max(before) > height // 2
        else first.left - height // 2
    )
    bottom = first.bottom
    for row in rows[number + 1 : number + 12]:
        area = bounds_of(row)
        over = max(
            0, min(split - area.left, area.right - split)
        )  # a long left line reaches a little into the right column
        runs_through = over > 0.06 * width and _gap_near(row, split, width, height) is None
        if runs_through or area.top - bottom > 6 * height:
            break
        centred = abs((area.left + area.right) / 2 - width / 2) < 0.08 * width and area.width < 0.4 * width
        if (
            centred
            and area.left < split + 3 * height
            and row[0].word.text.upper() == row[0].word.text
            and len(row) <= 4
        ):
            break
        bottom = max(bottom, area.bottom)
    top = max(0, bounds_of(rows[number]).top - 3 * height)
    return Columns(top, bottom + height // 4, split)


def arrange(words: Sequence[MarkedWord], columns: Sequence[Columns], width: int) -> list[Line]:
    """All words as lines in reading order: above, left column, right column, and so on down the page."""
    remaining = list(words)
    parts: list[tuple[int, list[list[MarkedWord]]]] = []
    for area in columns:
        band = Rectangle(-width, area.top, 2 * width, area.bottom)
        inside = [marked for marked in remaining if marked.inside(band)]
        remaining = [marked for marked in remaining if not marked.inside(band)]
        parts.extend((area.top, rows_of(side)) for side in _sides(inside, area, width) if side)
    blocks: dict[tuple[str, int], list[list[MarkedWord]]] = {}
    for line in lines_of(remaining):
        blocks.setdefault((line[0].zone, line[0].word.block), []).append(line)
    tops = [area.top for area in columns]
    for lines in blocks.values():
        parts.append((bounds_of([marked for line in lines for marked in line]).top, lines))
    ordered = sorted(
        enumerate(parts), key=lambda one: (_rank(one[1][0], tops), one[0] if one[1][0] in tops else one[1][0])
    )
    return [Line(number, tuple(line)) for number, (_, (_, lines)) in enumerate(ordered, 1) for line in lines]


def _rank(top: int, tops: Sequence[int]) -> float:
    """Blocks in bands between the two-column areas: 0 above the first, 0.5 the first, 1 below it, ..."""
    band = sum(1 for start in tops if start <= top)
    return band - 0.5 if top in tops else float(band)


def texts(lines: Sequence[Line]) -> str:
    return "\n".join(text_of(line.words) for line in lines)
