"""The signature block in small windows: office lines that a pen, a seal or a second rubber stamp lies over, and the name under them.

Offices print 'GIÁM ĐỐC', write 'KT.' before it by pen and stamp 'PHÓ GIÁM ĐỐC' and the name over and under it, a little turned, often in
colour. A page engine looks for rows and finds none there. Here windows of one line's height slide down the column, on the body and on
the page with all inks, upright and slightly turned; the line engine reads each (a tenth of a second for forty), and closed lists
say which readings are lines of office or names. Measured on real scans: docs, measurements.

Belongs here: cutting and reading the windows, and putting what they give in the place of doubtful words. Does not belong here: the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.model import Region
from extract.reading.engines.interface import EngineWord, GreyPicture, LineEngine
from extract.reading.picture.foot import Recogniser
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.picture.layout import Columns
from extract.reading.picture.marked import MarkedWord, bounds_of, rows_of, text_of
from extract.reading.picture.preparation import Prepared
from extract.reading.picture.signature_lines import letters_of, office_line, person_name

_WINDOW, _STEP = 5.1, 1.7  # millimetres: the height of a line with its marks, a third of it
_ABOVE, _DEEP = 3.4, 62.0  # millimetres above the foot's top, and down from there
_PARTED = 6.0  # millimetres of white between two things of one row
_TURNS = (0.0, -3.5, 3.5)  # degrees; stamped names lean
_WORDS_APART = 3.0  # millimetres: more white than between words of one line
_ROW = 2.3  # millimetres: windows nearer than this see the same row
_SURE_TITLE, _SURE_NAME = 0.72, 0.78  # the line engine's mean certainty of a character
_NO_DOUBT = 0.93
_MOST_AGAIN = 3  # windows of a name that are read once more
_SURE_WORD = 0.8  # the page engine's
_LESS_SURE = 0.12  # the page engine keeps tone marks better, so a little less sure it is still right


@dataclass(frozen=True, slots=True)
class _Seen:
    """One line found: its text, where (pixels of the page), how sure."""

    text: str
    area: Rectangle
    score: float
    is_name: bool
    title: str = ""
    crop: GreyPicture | None = None  # of a name: the window, to be read once more

    @property
    def middle(self) -> float:
        return (self.area.top + self.area.bottom) / 2


def signature_lines(
    prepared: Prepared, words: Sequence[MarkedWord], columns: Columns, engine: LineEngine, recognise: Recogniser
) -> tuple[list[MarkedWord], int, tuple[str, ...]]:
    """(words, change of the row count, notes): lines of the right foot column that the windows read better than the page engine.

    `recognise(picture, page mode)` reads the window of the name found once more: the page engine keeps tone marks better.
    """
    column = [word for word in words if _in_column(word, columns)]
    rows = rows_of(column)
    if _is_whole(rows):
        return list(words), 0, ()
    found: list[_Seen] = []
    for turn in _TURNS:
        found += _look(prepared, columns, engine, turn)
        if _is_clear(found):
            break  # upright print: turning shows nothing more
    titles = _titles(found, prepared)
    last = max((seen.middle for seen in titles), default=0.0)
    names = _names([seen for seen in found if seen.middle > last])
    better = [seen for seen in titles if not _stands(seen, rows)]
    better += [_read_again(names, recognise) for seen in names[:1] if not _is_read(seen, rows)]
    gone = {id(word) for seen in better for row in rows if _covers(seen, row) for word in row}
    if not better:
        return list(words), 0, ()
    kept = [word for word in words if id(word) not in gone]
    added = [word for number, seen in enumerate(better) for word in _as_words(seen, number)]
    return kept + added, len(added) - len(gone), (f"{len(better)} lines of the signature read in windows",)


def _is_clear(found: Sequence[_Seen]) -> bool:
    """Whether an office line with its authority and, below it, one name in several windows were read without a doubt."""
    titles = [seen for seen in found if not seen.is_name and seen.score >= _NO_DOUBT]
    names = [seen for seen in found if seen.is_name and seen.score >= _NO_DOUBT]
    if len(names) < 2 or len({letters_of(seen.text) for seen in found if seen.is_name}) > 1:
        return False
    return any(seen.text != seen.title and seen.middle < names[0].middle for seen in titles)


def _in_column(word: MarkedWord, columns: Columns) -> bool:
    x, y = word.middle
    return word.region in (Region.BODY, Region.SEAL) and x >= columns.split and columns.top <= y < columns.bottom


def _is_whole(rows: Sequence[Sequence[MarkedWord]]) -> bool:
    """Authority, title and a sure name were read: windows can add nothing."""
    lines = [line for row in rows if (line := office_line(text_of(row))) is not None and line.likeness >= 0.99]
    return len(lines) > 1 and any(line.authority for line in lines) and any(map(_is_sure_name, rows))


def _is_sure_name(row: Sequence[MarkedWord]) -> bool:
    name = person_name(text_of(row))
    return name is not None and name == text_of(row) and min(word.word.confidence for word in row) >= _SURE_WORD


def _look(prepared: Prepared, columns: Columns, engine: LineEngine, turn: float) -> list[_Seen]:
    """All office lines and names in the windows of the body and, where the page has colour, of the page with all inks."""
    height, width = prepared.body.shape
    top = max(0, columns.top - prepared.pixels(_ABOVE))
    area = Rectangle(columns.split, top, width, min(height, columns.top + prepared.pixels(_DEEP)))
    found: list[_Seen] = []
    for page in (prepared.body,) if prepared.colour is None else (prepared.body, prepared.full):
        picture = _turned(area.cut(page), turn)
        windows = list(_windows(picture, prepared))
        readings = engine.read_lines([crop for _, crop in windows])
        for (window, crop), reading in zip(windows, readings, strict=True):
            line = office_line(reading.text) if reading.confidence >= _SURE_TITLE else None
            name = person_name(reading.text) if line is None and reading.confidence >= _SURE_NAME else None
            if line is None and name is None:
                continue
            left, right = _inked(crop, prepared.pixels(_WORDS_APART))
            at = window.left + area.left
            place = Rectangle(at + left, window.top + area.top, at + right, window.bottom + area.top)
            if line is not None:
                found.append(_Seen(line.text, place, line.likeness * reading.confidence, False, line.title))
            elif name is not None:
                found.append(_Seen(name, place, reading.confidence, True, crop=crop))
    return found


def _turned(picture: Picture, degrees: float) -> Picture:
    if not degrees or picture.size == 0:
        return picture
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, matrix, (width, height), borderValue=255.0), dtype=np.uint8)


def _windows(picture: Picture, prepared: Prepared) -> Iterator[tuple[Rectangle, GreyPicture]]:
    """Bands of the column, cut where wide white parts them and down to their ink."""
    high, step, parted = (prepared.pixels(value) for value in (_WINDOW, _STEP, _PARTED))
    for top in range(0, picture.shape[0] - high + 1, step):
        band = picture[top : top + high]
        inked = np.flatnonzero((band < 140).sum(axis=0) > 1)
        for run in np.split(inked, np.flatnonzero(np.diff(inked) > parted) + 1):
            if run.size > high:
                left, right = max(0, int(run[0]) - 6), min(band.shape[1], int(run[-1]) + 7)
                yield Rectangle(left, top, right, top + high), np.ascontiguousarray(band[:, left:right])


def _inked(crop: GreyPicture, gap: int) -> tuple[int, int]:
    """Left and right end of the widest run of ink in a window: the line itself, without a piece of the seal beside it."""
    middle = crop[crop.shape[0] // 3 : -(crop.shape[0] // 3)]  # a seal's rim reaches into the upper or lower third only
    inked = np.flatnonzero((middle < 140).sum(axis=0) > 1)
    runs = np.split(inked, np.flatnonzero(np.diff(inked) > gap) + 1)
    widest = max(runs, key=lambda run: int(run[-1] - run[0]) if run.size else 0)
    return (int(widest[0]), int(widest[-1]) + 1) if widest.size else (0, crop.shape[1])


def _titles(found: Sequence[_Seen], prepared: Prepared) -> list[_Seen]:
    """The best reading of each row, from top to bottom. 'GIÁM ĐỐC' close under 'PHÓ GIÁM ĐỐC' is the lower half of it."""
    row, line = prepared.pixels(_ROW), prepared.pixels(_WINDOW)
    chosen: list[_Seen] = []
    for seen in sorted((one for one in found if not one.is_name), key=lambda one: -one.score):
        if any(_same_row(seen, other, row, line) for other in chosen):
            continue
        chosen.append(seen)
    return sorted(chosen, key=lambda one: one.middle)


def _same_row(seen: _Seen, other: _Seen, row: int, line: int) -> bool:
    apart = seen.middle - other.middle
    if abs(apart) <= row:
        return True
    part = letters_of(other.title).endswith(letters_of(seen.title))
    return part and (abs(apart) <= line if seen.title == other.title else -row < apart <= line)


def _names(found: Sequence[_Seen]) -> list[_Seen]:
    """The readings of one name, the surest first: the letters that most windows gave."""
    names = [seen for seen in found if seen.is_name]
    votes: dict[str, float] = {}
    for seen in names:
        key = letters_of(seen.text)
        votes[key] = votes.get(key, 0.0) + seen.score
    if not votes:
        return []
    chosen = max(votes, key=lambda key: (votes[key], key))
    return sorted((n for n in names if letters_of(n.text) == chosen), key=lambda one: (-one.score, one.text))


def _read_again(names: Sequence[_Seen], recognise: Recogniser) -> _Seen:
    """The name with the marks that the page engine reads in one of its windows, where it finds the same letters there."""
    best, sure = names[0], 0.0
    for seen in names[:_MOST_AGAIN]:
        if seen.crop is None:
            continue
        picture = cv2.copyMakeBorder(seen.crop, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=(255.0,))
        again = recognise(np.asarray(picture, dtype=np.uint8), 7).words
        name = person_name(" ".join(word.text for word in again))
        least = min((word.confidence for word in again), default=0.0)
        if name is not None and letters_of(name) == letters_of(seen.text) and least > sure:
            best, sure = replace(seen, text=name), least
    return best


def _stands(seen: _Seen, rows: Sequence[Sequence[MarkedWord]]) -> bool:
    """Whether a row of the page engine already is that line, or one that says more."""
    for row in rows:
        line = office_line(text_of(row))
        if line is None or not _covers(seen, row):
            continue
        if line.likeness >= 0.99 and (line.authority is not None or " " not in seen.text[:5]):
            return True
    return False


def _is_read(seen: _Seen, rows: Sequence[Sequence[MarkedWord]]) -> bool:
    """Whether the page engine has a name of its own that is sure, or hardly less sure than the windows' one."""
    for row in rows:
        if _is_sure_name(row):
            return True
        name = person_name(text_of(row))
        sure = sum(word.word.confidence for word in row) / len(row)
        if name is not None and name == text_of(row) and sure > seen.score - _LESS_SURE:
            return True
    return False


def _covers(seen: _Seen, row: Sequence[MarkedWord]) -> bool:
    area = bounds_of(row)
    tops, bottoms = sorted(word.word.top for word in row), sorted(word.word.bottom for word in row)
    top, bottom = tops[len(tops) // 2], bottoms[len(bottoms) // 2]
    common = min(bottom, seen.area.bottom) - max(top, seen.area.top)
    aside = area.left >= seen.area.right or area.right <= seen.area.left
    return not aside and common > 0.5 * min(max(1, bottom - top), seen.area.height)


def _as_words(seen: _Seen, number: int) -> list[MarkedWord]:
    """The line's words, the window's width shared out by letters; never surer than the windows' calibration allows."""
    parts = seen.text.split()
    total = len(seen.text)
    words: list[MarkedWord] = []
    at = 0
    for part in parts:
        left = seen.area.left + round(seen.area.width * at / total)
        wide = max(1, round(seen.area.width * len(part) / total))
        third = seen.area.height // 6
        word = EngineWord(
            part,
            left,
            seen.area.top + third,
            wide,
            seen.area.height - 2 * third,
            round(min(seen.score, 0.9), 4),
            1,
            1,
            1,
        )
        words.append(MarkedWord(word, zone=f"signature-{number}"))
        at += len(part) + 1
    return words
