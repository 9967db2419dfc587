"""Read one incoming stamp that was cut out: its labels, the receiving office, and its values on their own crops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.reading.engines.agreement import Agreement, read_by_lines, read_by_tesseract
from extract.reading.engines.interface import EngineWord, LineEngine
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
from extract.reading.stamps.grammar import StampFields, labels_in, parse_stamp_lines
from extract.reading.stamps.office_name import StampLine, is_sure_name, name_on_its_own, name_sureness
from extract.reading.stamps.values import date_of, number_of

_ALLOWED = {"number": "0123456789", "date": "0123456789/.-"}
_NUMBER_TO_DATE = 0.55  # width of 'Số:' over 'Ngày:' in Times
_TALL = 1.35  # ink this much taller than its label is handwriting; typed values are as tall as the label or lower


@dataclass(frozen=True, slots=True)
class IncomingReading:
    """Fields with their values, the lines they come from, the fields written by hand, the words' mean confidence, and whether
    every word of the office's name was read surely."""

    fields: StampFields
    lines: tuple[str, ...]
    handwritten: tuple[str, ...]
    confidence: float
    name_is_sure: bool = True


def stamp_lines(words: Sequence[EngineWord]) -> list[StampLine]:
    """The engine's lines from top to bottom."""
    lines: dict[tuple[int, int, int], list[EngineWord]] = {}
    for word in words:
        lines.setdefault((word.block, word.paragraph, word.line), []).append(word)
    rows = [StampLine(" ".join(word.text for word in line), tuple(line)) for line in lines.values()]
    return sorted(rows, key=lambda row: sum(word.top for word in row.words) / len(row.words))


def read_incoming(
    cutout: Cutout, first: Tesseract, second: LineEngine | None, timeout: float
) -> IncomingReading | None:
    """The stamp's reading, or None where its words do not make it an incoming stamp. Up to four short recognitions."""
    best: tuple[int, StampFields, list[StampLine]] | None = None
    name: tuple[float, str | None, bool] = (0.0, None, False)
    every: set[str] = set()
    for number, (view, psm) in enumerate(_attempts(cutout), 1):
        rows = stamp_lines(first.recognise(view, psm=psm, dpi=STAMP_DPI, timeout=timeout).words)
        fields = parse_stamp_lines([row.text for row in rows])
        count = len(set(fields.labels))
        every |= set(fields.labels)
        if best is None or count > best[0]:
            best = (count, fields, rows)
        sureness = name_sureness(fields, rows)
        if cutout.coloured and number == 2:  # this view has the page's own black lines in it
            sureness *= 0.5
        if sureness > name[0]:
            name = (sureness, fields.agency_raw, is_sure_name(fields, rows))
        if number == 2 and len(every) < 2:  # no stamp's words in two readings: a cell of a table, a box
            return None
        if best[0] >= 4 and is_sure_name(fields, rows):
            break
    if best is None or not replace(best[1], labels=tuple(every)).is_incoming:  # faint ink: each view has other labels
        return None
    if not is_sure_name(best[1], best[2]):
        name = max(name, name_on_its_own(cutout, best[2], first, timeout), key=lambda one: one[0])
    _, fields, rows = best
    fields = replace(
        fields,
        agency_raw=name[1],
        transfer_to=_free_words(fields.transfer_to, rows),
        file_symbol=_free_words(fields.file_symbol, rows),
    )
    fields, handwritten = _values(cutout, fields, rows, first, second, timeout)
    confidences = [word.confidence for row in rows for word in row.words if len(word.text) > 1]
    mean = sum(confidences) / len(confidences) if confidences else 0.0
    return IncomingReading(fields, tuple(row.text for row in rows), handwritten, round(mean, 4), name[2])


def _attempts(cutout: Cutout) -> list[tuple[Picture, int]]:
    """Views and page modes, the best first (measured on real stamps): the stamp's own ink, then without its lines."""
    bare = without_lines(cutout.own)
    if cutout.coloured:
        return [(cutout.own, 6), (without_lines(cutout.full), 6), (bare, 6), (cutout.own, 11), (cutout.full, 11)]
    return [(bare, 6), (bare, 4), (cutout.full, 6), (bare, 11)]


def _free_words(text: str | None, rows: Sequence[StampLine]) -> str | None:
    """Words written beside `Chuyển` and `Số và ký hiệu HS`, if each was read well: the rest is leaders and text beneath."""
    if text is None:
        return None
    confidence = {word.text: word.confidence for row in rows for word in row.words}
    sure = all(confidence.get(word, 0.0) >= 0.75 for word in text.split())
    return text if sure else None


def _label_boxes(rows: Sequence[StampLine]) -> dict[str, tuple[Rectangle, int]]:
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


def _values(
    cutout: Cutout,
    fields: StampFields,
    rows: Sequence[StampLine],
    first: Tesseract,
    second: LineEngine | None,
    timeout: float,
) -> tuple[StampFields, tuple[str, ...]]:
    """Number and date from their own crops. What the crops do not confirm is None: the first reading's digits are not believed."""
    boxes = _label_boxes(rows)
    if "number" not in boxes and "date" in boxes:
        boxes["number"] = _number_above(boxes["date"], rows, without_leaders(without_lines(cutout.own)))
    views = [without_leaders(without_lines(cutout.black))]
    if cutout.coloured:  # typed by a numbering machine in the stamp's own ink
        views += [without_leaders(without_lines(cutout.own)), views[0]]  # and black beside what is left of a pale label
    read = {"number": fields.number, "date": fields.stamped_on.isoformat() if fields.stamped_on else None}
    handwritten: list[str] = []
    found: dict[str, str | None] = {}
    for field in ("number", "date"):
        found[field] = None
        if field not in boxes:
            continue
        label, stop = boxes[field]
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
            crop = ink.grown(4).clipped(view.shape[1], view.shape[0]).cut(view)
            value = _read_value(crop, field, first, second, timeout)
            if tall and field not in handwritten:
                handwritten.append(field)
            if _is_sure(value, tall) or (not tall and value.value == read[field] and _is_likely(value)):
                found[field] = value.value
                break
    day = found["date"]
    doubtful = tuple(
        name for name in ("number", "date") if found[name] is None and (name in handwritten or name in fields.doubtful)
    )
    return (
        replace(
            fields,
            number=found["number"],
            stamped_on=date.fromisoformat(day) if day else None,
            doubtful=doubtful,
        ),
        tuple({"number": "number", "date": "stamped_on"}[name] for name in handwritten),
    )


def _accept(field: str, text: str) -> str | None:
    text = text.replace(" ", "").replace("O", "0").replace("l", "1")
    if field == "number":
        value = number_of(text)
        return value if value and value.isdigit() else None
    day = date_of(text)
    return day.isoformat() if day else None


def _read_value(crop: Picture, field: str, first: Tesseract, second: LineEngine | None, timeout: float) -> Agreement:
    def accept(text: str) -> str | None:
        return _accept(field, text)

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
