"""Reading order of words with boxes: two-column heading and foot column by column, everything else line by line.

Belongs here: words to lines, lines to columns, the order of all. Used for text layers and for recognised pages alike, so
it looks only at boxes and at the few printed words that tell a heading or a foot from a table. Does not belong here:
paragraphs (cleaning). Layout rules: NĐ 30/2020 Phụ lục I (domain reference 1.2): agency and number left, quốc hiệu and date
right; `Nơi nhận` left, signature right; all between across the full width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.model import Box

_GUTTERS = tuple(0.26 + 0.006 * step for step in range(70))  # where a gutter may stand, fractions of the page width
_CENTRE = (0.45, 0.59)  # a lone line whose middle lies here is a centred title, not a column
_HEAD_WORDS = re.compile(r"cong hoa xa hoi|xa hoi chu nghia|doc lap|tu do|hanh phuc|dang cong san|, ?ngay.{0,14}thang")
_FOOT_WORDS = re.compile(
    r"^n[oơ]i nh[aâăậ]?|(?:^| )(?:tm|kt|tl|tuq|t/m|k/t|t/l)\b\.? ?[a-z]|^(?:pho )?(?:chu tich|giam doc|bo truong|chanh van phong)"
)
_SUBJECT = re.compile(r"^v ?/ ?v\b|^ve viec\b|^v.v ")
_FULL_WORDS = re.compile(
    r"^kinh (?:gui|trinh)|^phu luc\b|^(?:thong bao|cong dien|quyet dinh|ke hoach|chi thi|ket luan)$"
)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a word comes in reading order. `index` into the words given; `column`: left | right | full."""

    index: int
    line: int
    block: int
    column: str


@dataclass(slots=True)
class _Unit:
    """A line, or what of it stands in one column: word indices from left to right, and their extent."""

    words: list[int]
    x0: float
    x1: float
    yc: float
    height: float
    text: str


def fold_latin(text: str) -> str:
    """Lower case without accents; for matching printed labels only."""
    base = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in base if not unicodedata.combining(char)).lower()


def order_words(
    texts: Sequence[str], boxes: Sequence[Box], *, lines: Sequence[int] | None = None, aspect: float = 0.707
) -> tuple[Placement, ...]:
    """Reading order of the words `texts` with `boxes` (page fractions, the page upright). `lines`: a number a word where
    the engine already knows its lines, None to find them from the boxes. `aspect`: page width / height.
    Every index comes exactly once."""
    if not texts:
        return ()
    units = _units(texts, boxes, range(len(texts)), lines, aspect)
    placements: list[Placement] = []
    line_number = 0
    for block, (column, members) in enumerate(_sequence(units, texts, boxes, aspect)):
        for unit in members:
            placements.extend(Placement(index, line_number, block, column) for index in unit.words)
            line_number += 1
    return tuple(placements)


def _units(
    texts: Sequence[str], boxes: Sequence[Box], members: Sequence[int], lines: Sequence[int] | None, aspect: float
) -> list[_Unit]:
    """Lines of the words `members`, top to bottom."""
    groups: list[list[int]] = []
    if lines is not None:
        by_line: dict[int, list[int]] = {}
        for index in members:
            by_line.setdefault(lines[index], []).append(index)
        groups = list(by_line.values())
    else:
        for index in sorted(members, key=lambda i: (boxes[i].y0 + boxes[i].y1, boxes[i].x0)):
            box = boxes[index]
            middle, height = (box.y0 + box.y1) / 2, box.y1 - box.y0
            for group in reversed(groups[-4:]):
                own_middle, own_height = _middle(group, boxes)
                if abs(own_middle - middle) < 0.5 * max(1e-4, min(height, own_height)):
                    group.append(index)
                    break
            else:
                groups.append([index])
    units = [_unit(group, texts, boxes) for group in groups]
    return sorted(units, key=lambda unit: (unit.yc, unit.x0))


def _middle(group: Sequence[int], boxes: Sequence[Box]) -> tuple[float, float]:
    return (
        median((boxes[i].y0 + boxes[i].y1) / 2 for i in group),
        median(boxes[i].y1 - boxes[i].y0 for i in group),
    )


def _unit(group: Sequence[int], texts: Sequence[str], boxes: Sequence[Box]) -> _Unit:
    words = sorted(group, key=lambda i: (boxes[i].x0, boxes[i].x1, i))
    yc, height = _middle(words, boxes)
    text = fold_latin(" ".join(texts[i] for i in words))
    return _Unit(words, boxes[words[0]].x0, max(boxes[i].x1 for i in words), yc, height, text)


def _sequence(
    units: list[_Unit], texts: Sequence[str], boxes: Sequence[Box], aspect: float
) -> list[tuple[str, list[_Unit]]]:
    """(column, lines) in reading order: bands of two columns taken out, the rest full width."""
    parts: list[tuple[str, list[_Unit]]] = []
    at = 0
    for pieces in _joined(_bands(units, boxes, aspect), units):
        start = pieces[0][0]
        if units[at:start]:
            parts.append(("full", _visual_order(units[at:start])))
        left: list[_Unit] = []
        right: list[_Unit] = []
        for first, end, gutter in pieces:
            for unit in units[first:end]:
                low = [i for i in unit.words if (boxes[i].x0 + boxes[i].x1) / 2 < gutter]
                high = [i for i in unit.words if (boxes[i].x0 + boxes[i].x1) / 2 >= gutter]
                if low and high and _clearance(unit, gutter, boxes, aspect) is None:
                    low, high = (unit.words, []) if (unit.x0 + unit.x1) / 2 < gutter else ([], unit.words)
                left += [_unit(low, texts, boxes)] if low else []
                right += [_unit(high, texts, boxes)] if high else []
            at = end
        parts += [("left", left), ("right", right)]
    if units[at:]:
        parts.append(("full", _visual_order(units[at:])))
    return parts


def _joined(bands: list[tuple[int, int, float]], units: list[_Unit]) -> list[list[tuple[int, int, float]]]:
    """Bands of one heading together: a long office's name needs another gutter than the quốc hiệu above it."""
    groups: list[list[tuple[int, int, float]]] = []
    for start, end, gutter in bands:
        headed = any(_HEAD_WORDS.search(unit.text) for unit in units[start:end])
        while headed and start > (groups[-1][-1][1] if groups else 0) and _quoc_hieu(units[start - 1]):
            start -= 1
        if headed and groups and groups[-1][-1][1] == start and _HEAD_WORDS.search(units[start - 1].text):
            groups[-1].append((start, end, gutter))
        else:
            groups.append([(start, end, gutter)])
    return groups


def _quoc_hieu(unit: _Unit) -> bool:
    """The quốc hiệu alone on its line, right of the page's first third."""
    return unit.x0 > 0.33 and bool(_HEAD_WORDS.search(unit.text))


def _visual_order(units: list[_Unit]) -> list[_Unit]:
    """Top to bottom; pieces of one visual line (an engine's split line, cells of a row) left to right."""
    rows: list[list[_Unit]] = []
    for unit in units:
        if rows and abs(rows[-1][0].yc - unit.yc) < 0.4 * min(rows[-1][0].height, unit.height):
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return [unit for row in rows for unit in sorted(row, key=lambda one: one.x0)]


def _bands(units: list[_Unit], boxes: Sequence[Box], aspect: float) -> list[tuple[int, int, float]]:
    """Two-column bands (first unit, one past the last, gutter), top to bottom, not overlapping: the best gutter first."""
    found: list[tuple[int, int, int, float, float]] = []
    for gutter in _GUTTERS:
        free = [_clearance(unit, gutter, boxes, aspect) for unit in units]
        at = 0
        while at < len(units):
            if free[at] is None:
                at += 1
                continue
            end = at
            while end < len(units) and free[end] is not None:
                end += 1
            start, stop = _trimmed(units, at, end, gutter, boxes)
            if start < stop == end and _FOOT_WORDS.search(units[start].text):
                # Below a foot's first line nothing is a title: names stand under the seal, in the page's middle too.
                while stop < len(units) and _clearance(units[stop], gutter, boxes, aspect, titles=False) is not None:
                    stop += 1
            pairs = _sides(units[start:stop], gutter, boxes)
            if pairs:
                room = min((free[i] or 0.0 for i in range(start, min(stop, end))), default=0.0)
                found.append((pairs, stop - start, start, room, gutter))
            at = end
    chosen: list[tuple[int, int, float]] = []
    for _, length, start, _, gutter in sorted(found, key=lambda one: (-one[0], -one[1], -one[3], one[4])):
        if all(start + length <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, start + length, gutter))
    return sorted(chosen)


def _clearance(unit: _Unit, gutter: float, boxes: Sequence[Box], aspect: float, *, titles: bool = True) -> float | None:
    """The free room around `gutter` in the unit's line, None where a word or ordinary space covers it."""
    if _FULL_WORDS.search(unit.text):
        return None
    alone = unit.x1 <= gutter or unit.x0 >= gutter
    if alone:
        if titles and _CENTRE[0] < (unit.x0 + unit.x1) / 2 < _CENTRE[1] and unit.x0 > 0.3:
            return None
        return min(abs(gutter - unit.x1), abs(unit.x0 - gutter))
    for before, after in zip(unit.words, unit.words[1:], strict=False):
        low, high = boxes[before].x1, boxes[after].x0
        if low <= gutter <= high:
            # The quốc hiệu is long: its line's gap may be hardly wider than a space.
            wanted = 0.5 if _HEAD_WORDS.search(unit.text) else 0.95
            return min(gutter - low, high - gutter) if (high - low) * aspect >= wanted * unit.height else None
    return None


def _trimmed(units: list[_Unit], start: int, end: int, gutter: float, boxes: Sequence[Box]) -> tuple[int, int]:
    """The run without the body's short lines at its edges: before the first and after the last sign of a heading or foot."""
    foot = next((i for i in range(start, end) if _FOOT_WORDS.search(units[i].text)), None)
    if foot is not None and not any(_HEAD_WORDS.search(unit.text) for unit in units[start:end]):
        first = foot
        while first > start and units[first - 1].x0 >= gutter:
            first -= 1
        return first, end
    signs = [i for i in range(start, end) if _HEAD_WORDS.search(units[i].text)]
    if not signs:
        return start, start
    last = signs[-1] + 1
    pitch = 2.2 * median(unit.height for unit in units[start:end])
    subject = False  # 'V/v ...' of an official letter stands lower, below the date's line
    while last < end:
        subject = subject or bool(_SUBJECT.match(units[last].text))
        if units[last].yc - units[last - 1].yc > (2 * pitch if subject else pitch):
            break
        last += 1
    return start, last


def _sides(units: list[_Unit], gutter: float, boxes: Sequence[Box]) -> int:
    """How many lines the poorer side of the gutter has; 0 where the two sides do not stand beside each other."""
    left = [u.yc for u in units if u.x0 < gutter]
    right = [u.yc for u in units if any(boxes[i].x0 >= gutter for i in u.words)]
    if not left or not right:
        return 0
    slack = 2 * median(unit.height for unit in units)
    if min(left) > max(right) + slack or min(right) > max(left) + slack:
        return 0
    return min(len(left), len(right))
