"""Number and day of a stamp from crops of their own: where each stands by its label, in the stamp's own ink and in black.

A crop is read many times over; what its readings do not confirm is None. Not here: the stamp's words (`incoming`), what is a
number or a day (`values`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.reading.engines.agreement import Agreement, read_by_lines, read_by_tesseract
from extract.reading.engines.interface import LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.cutout import (
    STAMP_DPI,
    Cutout,
    ink_bounds,
    row_above,
    with_figures_cut_off,
    without_leaders,
    without_lines,
)
from extract.reading.stamps.grammar import labels_in
from extract.reading.stamps.office_name import StampLine
from extract.reading.stamps.values import date_of, number_of, time_of

_ALLOWED = {"number": "0123456789", "date": "0123456789/.-"}
_FIGURES = str.maketrans("OoQlB", "00018")  # print of worn rubber; other letters are as like one figure as another
_NUMBER_TO_DATE = 0.55  # width of 'Số:' over 'Ngày:' in Times
_TALL = 1.35  # ink this much taller than its label is handwriting; typed values are as tall as the label or lower


@dataclass(frozen=True, slots=True)
class CropValue:
    """What a field's crops say: the sure value, and the one that most readings have. `tall`: the ink is higher than print, so
    written by hand."""

    value: str | None
    tall: bool
    likely: str | None = None


def label_boxes(rows: Sequence[StampLine]) -> dict[str, tuple[Rectangle, int]]:
    """Box of each label's word and the right end of its row's words (or the frame's)."""
    boxes: dict[str, tuple[Rectangle, int]] = {}
    for row in rows:
        starts, at = [], 0
        for word in row.words:
            starts.append(at)
            at += len(word.text) + 1
        found = labels_in(row.text)
        for i, (label, begin, end) in enumerate(found):
            covered = [
                w for w, start in zip(row.words, starts, strict=True) if start < end and start + len(w.text) > begin
            ]
            if not covered or label.field in boxes:
                continue
            last = covered[-1]
            used = min(len(last.text), end - starts[row.words.index(last)])
            right = last.left + round(last.width * used / max(1, len(last.text)))
            if len(last.text) - used > 3:  # the leaders were read as part of the word: letters are wider than dots
                right = min(right, last.left + round(1.1 * last.height * used * 0.75))
            following = [b for _, b, _ in found[i + 1 :]]
            stop = 10**6
            if following:
                nexts = [w.left for w, start in zip(row.words, starts, strict=True) if start >= following[0] - 1]
                stop = nexts[0] if nexts else stop
            boxes[label.field] = (
                Rectangle(covered[0].left, min(w.top for w in covered), right, max(w.bottom for w in covered)),
                stop,
            )
    return boxes


def _number_above(date_label: tuple[Rectangle, int], rows: Sequence[StampLine], view: Picture) -> tuple[Rectangle, int]:
    """Where 'Số:' stands when it was not read: one row above the date's label, flush with it (NĐ 30/2020 Phụ lục IV)."""
    label, stop = date_label
    right = label.left + round(_NUMBER_TO_DATE * label.width)
    above = [
        word
        for row in rows
        for word in row.words
        if abs(word.left - label.left) < 0.6 * label.height
        and word.bottom < label.top + 0.3 * label.height
        and 0.6 * label.height < word.height < 1.7 * label.height
    ]
    if above:
        nearest = max(above, key=lambda word: word.bottom)
        return Rectangle(label.left, nearest.top, right, nearest.bottom), stop
    band = row_above(view, label, label.left + 3 * label.width)
    if band is not None and band[1] - band[0] < 1.8 * label.height:
        return Rectangle(label.left, band[0], right, band[1]), stop
    pitch = round(1.25 * label.height)
    return Rectangle(label.left, label.top - pitch, right, label.top - label.height // 8), stop


def value_crops(
    cutout: Cutout,
    boxes: Mapping[str, tuple[Rectangle, int]],
    stated: Mapping[str, str | None],
    rows: Sequence[StampLine],
    first: Tesseract,
    second: LineEngine | None,
    timeout: float,
) -> dict[str, CropValue]:
    """Number and date (ISO) by field; `boxes` as of `label_boxes`, `stated` what the rows' readings say of them."""
    boxes = dict(boxes)
    if "number" not in boxes and "date" in boxes:
        boxes["number"] = _number_above(boxes["date"], rows, without_leaders(without_lines(cutout.own)))
    views = [without_leaders(without_lines(cutout.black))]
    if cutout.coloured:  # typed by a numbering machine in the stamp's own ink
        views += [without_leaders(without_lines(cutout.own)), views[0]]  # and black beside what is left of a pale label
    found: dict[str, CropValue] = {}
    for field in ("number", "date"):
        if field not in boxes:
            continue
        label, stop = boxes[field]
        by_hand, likely = False, None
        for number, view in enumerate(views):
            # A coloured label is not in the first view; elsewhere a digit may touch it.
            start = label.left if cutout.coloured and number == 0 else label.right + 2
            zone = Rectangle(
                start,
                label.top - label.height // 3,
                min(stop, cutout.inside.right - 4),
                label.bottom + label.height // 4,
            )
            ink = ink_bounds(view, zone)
            if ink is None or ink.height < 0.35 * label.height:
                continue
            if start > label.left:
                ink = with_figures_cut_off(view, ink, label.left + round(0.5 * label.width))
            own_tall = not cutout.coloured and ink.height > 1.15 * label.height
            tall = ink.height > _TALL * label.height or own_tall
            by_hand = by_hand or tall
            crop = ink.grown(4).clipped(view.shape[1], view.shape[0]).cut(view)
            value = _read_value(crop, field, first, second, timeout)
            likely = value.value if value.share >= 0.4 else likely
            if _is_sure(value, tall) or (not tall and value.value == stated.get(field) and _is_likely(value)):
                found[field] = CropValue(value.value, tall, value.value)
                break
        else:
            found[field] = CropValue(None, by_hand, likely)
    return found


def accepted(field: str, text: str) -> str | None:
    text = text.replace(" ", "").translate(_FIGURES)
    if field == "number":
        value = number_of(text)
        return value if value and value.isdigit() else None
    if field == "time":
        return time_of(text)
    day = date_of(text)
    return day.isoformat() if day else None


def _read_value(crop: Picture, field: str, first: Tesseract, second: LineEngine | None, timeout: float) -> Agreement:
    def accept(text: str) -> str | None:
        return accepted(field, text)

    if second is not None:
        return read_by_lines(second, crop, accept)
    return read_by_tesseract(first, crop, accept, allowed=_ALLOWED[field], dpi=STAMP_DPI, timeout=timeout)


def _is_sure(value: Agreement, by_hand: bool) -> bool:
    """Typed: most readings agree and are sure. By hand: nearly all do."""
    if value.value is None:
        return False
    if by_hand:
        return value.share >= 0.85 and value.rival == 0 and value.certainty >= 0.8
    return value.share >= 0.6 and value.rival <= 0.15 and value.certainty >= 0.7


def _is_likely(value: Agreement) -> bool:
    """Enough beside the page engine's own reading of the same value: two engines seldom err alike."""
    return value.share >= 0.4 and value.rival <= 0.34 and value.share > value.rival and value.certainty >= 0.4
