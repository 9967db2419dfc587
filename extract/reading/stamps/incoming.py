"""Read one incoming stamp that was cut out: its labels, the receiving office, and its values on their own crops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.reading.engines.interface import EngineWord, LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.cutout import STAMP_DPI, Cutout, without_lines
from extract.reading.stamps.folding import fold
from extract.reading.stamps.grammar import StampFields, labels_in, parse_stamp_lines
from extract.reading.stamps.office_name import StampLine, is_sure_name, name_on_its_own, name_sureness
from extract.reading.stamps.office_votes import voted_name
from extract.reading.stamps.row_readings import RowReading, read_rows
from extract.reading.stamps.rows import text_rows
from extract.reading.stamps.turned import turn_of, turned
from extract.reading.stamps.value_crops import CropValue, accepted, label_boxes, value_crops


@dataclass(frozen=True, slots=True)
class IncomingReading:
    """Fields with their values, the lines they come from, the fields written by hand, the words' mean confidence, and whether
    every word of the office's name was read surely."""

    fields: StampFields
    lines: tuple[str, ...]
    handwritten: tuple[str, ...]
    confidence: float
    name_is_sure: bool = True
    turn: int = 0  # degrees clockwise that the cutout was turned to be read: pressed upside down, along the margin


def stamp_lines(words: Sequence[EngineWord]) -> list[StampLine]:
    """The engine's lines from top to bottom."""
    lines: dict[tuple[int, int, int], list[EngineWord]] = {}
    for word in words:
        lines.setdefault((word.block, word.paragraph, word.line), []).append(word)
    rows = [StampLine(" ".join(word.text for word in line), tuple(line)) for line in lines.values()]
    return sorted(rows, key=lambda row: sum(word.top for word in row.words) / len(row.words))


def read_incoming(
    cutout: Cutout, first: Tesseract, second: LineEngine | None, timeout: float, *, may_lie: bool = True
) -> IncomingReading | None:
    """The stamp's reading, or None where its words do not make it an incoming stamp. One to four short recognitions.

    `may_lie`: a coloured one whose rows say nothing may stand on its head or on its side.
    """
    rows = text_rows(without_lines(cutout.own), cutout.inside)
    readings = read_rows(rows, first, second, timeout, twice=False)
    if cutout.coloured and not _is_clear(readings):  # pale ink has lost its colour, values may be black: with all ink
        whole = text_rows(without_lines(cutout.full), cutout.inside)
        both = (readings, read_rows(whole, first, second, timeout, twice=False))
        if any(map(_is_incoming, both)):
            return _from_rows(cutout, sorted(both, key=_worth, reverse=True), first, second, timeout)
    elif _is_incoming(readings):
        if not _is_clear(readings):
            readings = read_rows(rows, first, second, timeout, twice=True)
        return _from_rows(cutout, [readings], first, second, timeout)
    turn = turn_of(cutout, second) if may_lie and cutout.coloured and second is not None else 0
    if turn:
        lying = read_incoming(turned(cutout, turn), first, second, timeout, may_lie=False)
        return replace(lying, turn=turn) if lying else None
    return _from_page_modes(cutout, readings, first, second, timeout)


def _worth(readings: Sequence[RowReading]) -> tuple[bool, int, float]:
    """How much of a stamp a view's readings show: is it one, its labels, how surely its name is read."""
    fields = fields_by_row(readings)
    name = voted_name(_name_rows(readings, fields))
    return _is_incoming(readings), len(set().union(*fields)) + name.is_sure, name.confidence


def _is_incoming(readings: Sequence[RowReading]) -> bool:
    labels = {field for reading in readings for field in reading.fields()}
    return replace(StampFields(), labels=tuple(labels)).is_incoming


def _is_clear(readings: Sequence[RowReading]) -> bool:
    """Nothing to gain by reading again: number and date labelled, the name's words sure."""
    fields = {field for reading in readings for field in reading.fields()}
    return {"number", "date"} <= fields and voted_name(_name_rows(readings, fields_by_row(readings))).is_sure


def fields_by_row(readings: Sequence[RowReading]) -> list[set[str]]:
    """Labels of each row; where only one of `Số` and `Ngày` was read the other's row is told by its place, flush above or below."""
    found = [reading.fields() for reading in readings]
    for i, fields in enumerate(found):  # the paper's own 'Số:' at the edge of the cutout; the stamp's stands below
        later = set().union(*found[i + 1 :])
        if fields & later and readings[i].area.top < 0.2 * readings[-1].area.bottom:
            found[i] = fields - later
    if not any("date" in fields for fields in found):  # its label is lost, and it can be nothing else
        for i, reading in enumerate(readings):
            if not found[i] and reading.agreed("date", lambda text: accepted("date", text)) is not None:
                found[i].add("date")
    for known, lacking, below in (("date", "number", False), ("number", "date", True)):
        at = next((i for i, fields in enumerate(found) if known in fields), None)
        if at is None or any(lacking in fields for fields in found):
            continue
        own = readings[at]
        beside = [
            (abs(other.area.top - own.area.top), i)
            for i, other in enumerate(readings)
            if not found[i]
            and (other.area.top > own.area.top) == below
            and abs(other.area.left - own.area.left) < 0.9 * own.area.height
            and abs(other.area.top - own.area.top) < 2.6 * own.area.height
            and 0.55 < other.area.height / own.area.height < 1.8
            and (below or any(map(str.isdigit, other.text)) or len(other.text) <= 4)
        ]
        if beside:
            found[min(beside)[1]].add(lacking)
    return found


def _name_rows(readings: Sequence[RowReading], fields: Sequence[set[str]]) -> list[RowReading]:
    """The rows above the first label: the office's name."""
    first = next((i for i, labels in enumerate(fields) if labels), len(readings))
    return list(readings[:first])


def _from_rows(
    cutout: Cutout, views: Sequence[Sequence[RowReading]], first: Tesseract, second: LineEngine | None, timeout: float
) -> IncomingReading:
    """`views`: the readings of one or two views of the stamp, the better first."""
    readings = views[0]
    by_row = fields_by_row(readings)
    lines = [_shown(reading) for reading in readings]
    fields = parse_stamp_lines([line.text for line in lines])
    labels = tuple(dict.fromkeys([*fields.labels, *(name for names in by_row for name in sorted(names))]))
    name = voted_name(_name_rows(readings, by_row))
    boxes = label_boxes(lines)
    agreed: dict[str, str | None] = {}
    for field in ("number", "date"):
        at = next((i for i, names in enumerate(by_row) if field in names), None)
        if at is not None and field not in boxes:
            boxes[field] = _reckoned(readings[at], field)
        agreed[field] = _agreed_value(views, field)
    crops = value_crops(cutout, boxes, agreed, lines, first, second, timeout)
    fields = replace(
        fields,
        agency_raw=name.text,
        labels=labels,
        time=_agreed_value(views, "time"),
        transfer_to=next(filter(None, (_agreed_words(one, "transfer_to") for one in views)), None),
        file_symbol=next(filter(None, (_agreed_words(one, "file_symbol") for one in views)), None),
    )
    return _reading(fields, lines, crops, agreed, name.is_sure)


def _agreed_value(views: Sequence[Sequence[RowReading]], field: str) -> str | None:
    """What both engines state of the field; None where views contradict each other."""

    def accept(text: str) -> str | None:
        parted = field == "number" and re.search(r"\d\s+\d", text)  # what was a label's end may be a figure
        return None if parted else accepted(field, text)

    found = {
        value
        for readings in views
        for reading, names in zip(readings, fields_by_row(readings), strict=True)
        if field in names and (value := reading.agreed(field, accept)) is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def _agreed_words(readings: Sequence[RowReading], field: str) -> str | None:
    """Words beside `Chuyển` and `Số và ký hiệu HS` that both engines read, tone marks as the page engine has them."""
    for reading in readings:
        if field not in reading.fields():
            continue
        page, line = ([_words_beside(text, field) for text in texts] for texts in (reading.by_page, reading.by_line))
        for words in page:
            if words and any(fold(words).replace(" ", "") == fold(other or "").replace(" ", "") for other in line):
                return words
        if not line and page and page[0]:
            return _free_words(page[0], [_shown(reading)])
    return None


def _words_beside(text: str, field: str) -> str | None:
    fields = parse_stamp_lines([text])
    return fields.transfer_to if field == "transfer_to" else fields.file_symbol


def _shown(reading: RowReading) -> StampLine:
    """The row's line: the first witness' text that has a label, else the page engine's."""
    text = next((text for text in reading.texts if labels_in(text)), reading.text)
    own = text == (reading.by_page[0] if reading.by_page else "")
    if own or not reading.words:
        return StampLine(text, reading.words if own else ())
    return StampLine(text, ())


_LABEL_WIDTH = {"number": 2.0, "date": 3.7}  # of a capital's height, 'Số:' and 'Ngày:' in Times


def _reckoned(reading: RowReading, field: str) -> tuple[Rectangle, int]:
    """Where a label stands that only the line engine read: at the row's beginning."""
    area = reading.area.grown(-4)
    wide = round(_LABEL_WIDTH[field] * reading.letter)
    return Rectangle(area.left, area.bottom - round(1.25 * reading.letter), area.left + wide, area.bottom), 10**6


def _reading(
    fields: StampFields,
    lines: Sequence[StampLine],
    crops: dict[str, CropValue],
    agreed: dict[str, str | None],
    name_is_sure: bool,
) -> IncomingReading:
    """Values where crops and rows do not contradict each other: both engines on the row, or the crop's many readings."""
    values: dict[str, str | None] = {}
    for field in ("number", "date"):
        crop, row = crops.get(field, CropValue(None, False, None)), agreed.get(field)
        if row is not None and (crop.value or row) == row:
            values[field] = row
        else:
            values[field] = crop.value if row in (None, crop.value) else None
    handwritten = tuple(field for field, crop in crops.items() if crop.tall)
    day = values["date"]
    doubtful = tuple(
        name
        for name in ("number", "date")
        if values[name] is None and (name in handwritten or name in fields.doubtful or agreed.get(name))
    )
    fields = replace(
        fields,
        number=values["number"],
        stamped_on=date.fromisoformat(day) if day else None,
        doubtful=doubtful,
    )
    confidences = [word.confidence for line in lines for word in line.words if len(word.text) > 1]
    mean = sum(confidences) / len(confidences) if confidences else 0.0
    written = tuple({"number": "number", "date": "stamped_on"}[name] for name in handwritten)
    return IncomingReading(fields, tuple(line.text for line in lines), written, round(mean, 4), name_is_sure)


def _from_page_modes(
    cutout: Cutout, readings: Sequence[RowReading], first: Tesseract, second: LineEngine | None, timeout: float
) -> IncomingReading | None:
    """Where rows could not be told apart (text of the page runs through the stamp): the cutout as a whole, in a few ways."""
    best: tuple[int, StampFields, list[StampLine]] | None = None
    name: tuple[float, str | None, bool] = (0.0, None, False)
    every: set[str] = {field for reading in readings for field in reading.fields()}
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
        time=None,  # one engine's word alone
        transfer_to=_free_words(fields.transfer_to, rows),
        file_symbol=_free_words(fields.file_symbol, rows),
    )
    stated = {"number": fields.number, "date": fields.stamped_on.isoformat() if fields.stamped_on else None}
    crops = value_crops(cutout, label_boxes(rows), stated, rows, first, second, timeout)
    return _reading(fields, rows, crops, {}, name[2])


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
