"""Values written by hand into the heading's typed lines: right or None.

Here a hole's marks are found and read by every witness; `witnesses` decides. What stands there typed stays text. Whether it is
typed is told by the ink: printed figures are as high as the line's other figures and stand on its baseline, written ones are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.reading.engines.agreement import Agreement, read_by_lines
from extract.reading.engines.digits import read_digit
from extract.reading.engines.interface import LineEngine
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.picture.heading_gaps import Gap
from extract.reading.picture.witnesses import Witnesses, accepted, accepted_alone, typed_value, written_value


@dataclass(frozen=True, slots=True)
class HoleReading:
    """What a hole holds. `typed`: printed figures; `empty`: nothing. `value` is None unless the witnesses agree."""

    gap: Gap
    typed: bool
    empty: bool
    value: str | None
    confidence: float
    witnesses: Witnesses | None = None


def with_slash_found(full: Picture, gap: Gap) -> tuple[Gap, bool]:
    """The number's hole up to the printed slash as it stands on the paper, and whether its end is in doubt.

    Where an engine read print and handwriting as one word the slash's place was reckoned from letter widths; here the slanted thin
    mark is looked for about there. If none stands free and some mark runs across the end, the last figure may be cut off.
    """
    if gap.name != "number" or gap.merged is None:
        return gap, False
    window = Rectangle(gap.area.left, gap.area.top, gap.area.right + 2 * gap.capital, gap.area.bottom)
    window = window.clipped(full.shape[1], full.shape[0])
    ink = np.where(window.cut(full) < 150, np.uint8(255), np.uint8(0))
    if ink.size == 0:
        return gap, True
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    end = gap.area.right - window.left
    best, crossing = None, False
    for number in range(1, len(stats)):
        left, _, width, height, _ = (int(value) for value in stats[number])
        if height < 0.6 * gap.capital:
            continue
        crossing |= left < end - 0.15 * gap.capital and left + width > end + 0.15 * gap.capital
        if height < 0.85 * gap.capital or not 0.12 * gap.capital <= width <= 0.65 * gap.capital:
            continue
        ys, xs = np.nonzero(labels == number)
        slant = float(np.corrcoef(xs, ys)[0, 1]) if xs.size > 10 else 0.0
        if (
            slant < -0.85
            and abs(left - end) < 0.9 * gap.capital
            and (best is None or abs(left - end) < abs(best - end))
        ):
            best = left
    if best is None:
        return gap, crossing
    area = Rectangle(gap.area.left, gap.area.top, window.left + best, gap.area.bottom)
    return replace(gap, area=area), False


def marks_in(full: Picture, gap: Gap) -> list[tuple[Rectangle, Picture]]:
    """Marks of figure size in a hole, left to right: their place and their ink (bright on dark). Strokes over one another are
    one mark. Writing may begin over the label's colon: the hole is a little wider than the printed gap."""
    around = gap.area.grown(gap.capital).clipped(full.shape[1], full.shape[0])
    part = around.cut(full)
    if part.size == 0:
        return []
    otsu, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = np.where(part < min(190.0, max(120.0, otsu + 10)), np.uint8(255), np.uint8(0))
    _, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    places: list[tuple[Rectangle, list[int]]] = []
    for number in range(1, len(stats)):
        left, top, width, height, size = (int(value) for value in stats[number])
        x, y = middles[number][0] + around.left, middles[number][1] + around.top
        if not (gap.area.left - gap.reach <= x < gap.area.right + 2 and gap.area.top <= y < gap.area.bottom):
            continue
        if height < 0.4 * gap.capital or size < 12 or width > 4 * gap.capital:
            continue
        places.append((Rectangle(left, top, left + width, top + height), [number]))
    found: list[tuple[Rectangle, Picture]] = []
    for place, numbers in _joined(sorted(places, key=lambda one: one[0].left)):
        colon = place.height < 0.95 * gap.capital and place.width < 0.4 * gap.capital and not found
        if place.height < 0.55 * gap.capital or (colon and gap.name == "number"):
            continue
        mark = np.where(np.isin(labels[place.top : place.bottom, place.left : place.right], numbers), 255, 0)
        found.extend(_parted(place, mark.astype(np.uint8), around))
    return found


def _joined(places: list[tuple[Rectangle, list[int]]]) -> list[tuple[Rectangle, list[int]]]:
    """Marks that stand over one another by more than half of the narrower one's width become one."""
    result: list[tuple[Rectangle, list[int]]] = []
    for place, numbers in places:
        if result:
            last, before = result[-1]
            common = min(last.right, place.right) - max(last.left, place.left)
            if common > 0.5 * min(last.width, place.width):
                whole = Rectangle(
                    min(last.left, place.left),
                    min(last.top, place.top),
                    max(last.right, place.right),
                    max(last.bottom, place.bottom),
                )
                result[-1] = (whole, before + numbers)
                continue
        result.append((place, numbers))
    return result


def _parted(place: Rectangle, mark: Picture, around: Rectangle) -> list[tuple[Rectangle, Picture]]:
    """A mark wider than a figure is cut where it is thinnest, if both halves look more like figures than the whole does."""

    def framed(piece: Picture, left: int) -> tuple[Rectangle, Picture]:
        box = Rectangle(left, place.top, left + piece.shape[1], place.bottom)
        moved = Rectangle(
            box.left + around.left, box.top + around.top, box.right + around.left, box.bottom + around.top
        )
        return moved, np.asarray(cv2.copyMakeBorder(piece, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(0,)), dtype=np.uint8)

    whole = framed(mark, place.left)
    if place.width < 0.85 * place.height:
        return [whole]
    # No figure is wider than high; one that is nearly so is cut only into two sure halves.
    wide = place.width > 1.1 * place.height
    best = 0.55 if wide else max(0.8, read_digit(whole[1]).probability)
    parts = [whole]
    columns = (mark > 0).sum(axis=0)
    low, high = round(0.3 * place.width), round(0.7 * place.width)
    for at in sorted(range(low, high), key=lambda x: (int(columns[x]), abs(x - place.width // 2)))[:6]:
        halves = [
            framed(np.ascontiguousarray(mark[:, :at]), place.left),
            framed(np.ascontiguousarray(mark[:, at:]), place.left + at),
        ]
        chance = min(read_digit(half[1]).probability for half in halves)
        if chance > best:
            best, parts = chance, halves
    return parts


def is_typed(places: Sequence[Rectangle], gap: Gap) -> bool:
    """Printed figures: all of one height, that of the line's capitals, all on its baseline."""
    if not places:
        return False
    high = [place.height / gap.capital for place in places]
    low = [(place.bottom - gap.baseline) / gap.capital for place in places]
    return (
        min(high) >= 0.85
        and max(high) <= 1.2
        and max(high) - min(high) <= 0.14
        and max(low) - min(low) <= 0.1
        and max(abs(one) for one in low) <= 0.075
    )


def read_hole(full: Picture, gap: Gap, second: LineEngine | None) -> HoleReading:
    """Read one hole of the page with all its ink. Without a second engine a value is rarely sure."""
    gap, doubtful = with_slash_found(full, gap)
    marks = marks_in(full, gap)
    if not marks:
        return HoleReading(gap, False, True, None, 0.0)
    places = [place for place, _ in marks]
    typed = is_typed(places, gap)
    context, alone = Agreement(None), Agreement(None)
    if second is not None:
        piece = gap.context.grown(2).clipped(full.shape[1], full.shape[0]).cut(full)
        context = read_by_lines(second, np.ascontiguousarray(piece), lambda text: accepted(gap.name, text))
        if not typed:
            tight = Rectangle(
                places[0].left, min(p.top for p in places), max(p.right for p in places), max(p.bottom for p in places)
            ).grown(3)
            crop = np.ascontiguousarray(tight.clipped(full.shape[1], full.shape[0]).cut(full))
            alone = read_by_lines(second, crop, lambda text: accepted_alone(gap.name, text))
    witnesses = Witnesses(context, alone, tuple(read_digit(mark) for _, mark in marks))
    value, confidence = typed_value(witnesses) if typed else written_value(gap.name, witnesses)
    if doubtful and not typed:
        value, confidence = None, 0.0
    return HoleReading(gap, typed, False, value, confidence, witnesses)
