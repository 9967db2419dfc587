"""The foot of the last page: recipients on the left, signature on the right, read again column by column.

The engine reads both columns as one line each and loses words between a seal, a signature and small print. Read on their own the
columns gain more than any other step (docs, measurements).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from extract.model import Region
from extract.reading.engines.interface import EngineWord, Recognition
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.picture.layout import Columns
from extract.reading.picture.marked import MarkedWord, bounds_of, rows_of
from extract.reading.picture.syllables import is_abbreviation, is_possible_syllable, letters_in
from extract.reading.stamps.folding import distance, fold

_CLEAN = -6  # page mode 6 on the column without large marks
_MARKS = ".,:;'\"-_|()"
_AUTHORITIES = frozenset({"tm", "kt", "tl", "tuq", "q"})
Recogniser = Callable[[Picture, int], Recognition]  # picture, page mode


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot's columns and the words of the page after the better reading was kept; `rows` is the change of the row count."""

    columns: Columns
    words: tuple[MarkedWord, ...]
    rows: int
    notes: tuple[str, ...]


def recipients_heading(words: Sequence[MarkedWord], width: int) -> MarkedWord | None:
    """The word 'Nơi' of the heading 'Nơi nhận:' at the left of a row, the last such row of the page."""
    for row in reversed(rows_of([word for word in words if word.region is Region.BODY])):
        folded = [fold(marked.word.text).strip(_MARKS) for marked in row[:4]]
        for i, (left, right) in enumerate(pairwise(folded)):
            if distance(left + right, "noinhan", 2) <= 1 and row[i].word.left < 0.45 * width:
                return row[i]
        if folded and distance(folded[0], "noinhan", 1) <= 1 and row[0].word.left < 0.45 * width:
            return row[0]
    return None


def signing_line(words: Sequence[MarkedWord], width: int) -> MarkedWord | None:
    """The first word of the signature block where the recipients' heading was not read: 'TM.', 'KT.', 'TL.' in the right half,
    with a word in capitals after it. The last block of the page counts."""
    found = None
    for row in rows_of([word for word in words if word.region is Region.BODY]):
        right = [marked for marked in row if marked.word.left > 0.4 * width]
        for marked, following in pairwise(right):
            authority = fold(marked.word.text).strip(_MARKS).replace("/", "")
            capitals = following.word.text.upper() == following.word.text and len(following.word.text) > 1
            if authority in _AUTHORITIES and marked.word.text[:1].isupper() and capitals:
                if found is None or marked.word.top - found.word.top > 6 * marked.word.height:
                    found = marked
                break
    return found


def split_of(body: Picture, top: int, bottom: int) -> int:
    """Where the two columns of the foot part: the middle of the emptiest run of columns about the page's middle."""
    width = body.shape[1]
    left, right = round(0.34 * width), round(0.62 * width)
    dark = (body[top:bottom, left:right] < 140).sum(axis=0).astype(np.float64)
    if dark.size == 0:
        return int(width // 2)
    reach = max(5, round(0.012 * width)) | 1
    smooth = cv2.blur(dark.reshape(1, -1), (reach, 1)).ravel()
    lowest = np.flatnonzero(smooth <= smooth.min() + 0.02 * (bottom - top) / 10)
    runs = np.split(lowest, np.flatnonzero(np.diff(lowest) > 1) + 1)
    widest = max(runs, key=len)
    return int(left + int(widest[len(widest) // 2]))


def read_foot(body: Picture, words: Sequence[MarkedWord], recognise: Recogniser) -> Foot | None:
    """The foot read by columns, the better reading of each line kept; None on a page without a foot. A column whose reading is
    already good is not read again.

    `recognise(picture, page mode)`. Signatures are read three times: as a block, as sparse text, and as
    a block without the seal's rim and the long strokes: each loses other lines.
    """
    height, width = body.shape
    heading = recipients_heading(words, width) or signing_line(words, width)
    if heading is None:
        return None
    line = heading.word.height
    split = split_of(body, heading.word.top, min(height, heading.word.top + 12 * line))
    top = _top(words, heading, split, line)
    kept = [word for word in words if word.middle[1] < top]
    foot = [word for word in words if word.middle[1] >= top]
    change, notes = 0, []
    for name, area, modes in (
        ("left", Rectangle(0, top, split, height), (4,)),
        ("right", Rectangle(split, top, width, height), (11, _CLEAN, 6)),
    ):
        old = [word for word in foot if (word.middle[0] < split) == (name == "left")]
        ink = _bounds(body, area)
        if ink is None:
            kept.extend(old)
            continue
        crop = ink.grown(line // 2).clipped(width, height)
        picture = np.ascontiguousarray(crop.cut(body))
        readings = [[replace(word, zone=f"foot-{name}-0") for word in old]]
        for number, mode in enumerate(modes, 1):
            if _is_enough(best_lines(readings), name):
                break
            shown = without_large_marks(picture, line) if mode == _CLEAN else picture
            found = recognise(shown, 6 if mode == _CLEAN else mode).words
            zone = f"foot-{name}-{number}"
            readings.append([MarkedWord(_moved(word, crop.left, crop.top), zone=zone) for word in found])
        best = best_lines(readings)
        if any(word.zone != f"foot-{name}-0" for word in best):
            notes.append(f"foot {name} column read on its own")
        kept.extend(best)
        change += len(best) - len(old)
    return Foot(Columns(top, height, split), tuple(kept), change, tuple(notes))


def _is_enough(words: Sequence[MarkedWord], column: str) -> bool:
    """Whether a further reading can gain little: every word is sure, or the signature column has its authority or position in
    capitals and a sure name under it."""
    spoken = [word for word in words if letters_in(word.word.text)]
    if not spoken:
        return False
    if min(word.word.confidence for word in spoken) >= 0.8:
        return column == "left" or len(spoken) >= 4
    if column == "left":
        return False
    sure = [row for row in rows_of(spoken) if len(row) >= 2 and min(word.word.confidence for word in row) >= 0.8]
    names = [row for row in sure if all(word.word.text[0].isupper() and word.word.text[1:].islower() for word in row)]
    titles = [row for row in sure if all(word.word.text.upper() == word.word.text for word in row)]
    return bool(names) and len(titles) >= 2


def without_large_marks(picture: Picture, letter: int) -> Picture:
    """The signature column without seal rims and long strokes: marks over three letters high or eight wide are no print."""
    ink = np.where(picture < 150, np.uint8(255), np.uint8(0))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = (stats[:, cv2.CC_STAT_HEIGHT] > 3 * letter) | (stats[:, cv2.CC_STAT_WIDTH] > 8 * letter)
    large[0] = False
    clean = picture.copy()
    clean[cv2.dilate(large[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    return clean


def best_lines(readings: Sequence[Sequence[MarkedWord]]) -> list[MarkedWord]:
    """Of several readings of one column the best of each line. Lines of the first reading that nothing replaces stay, whatever
    they are worth (word accounting: what the page was read as is labelled, not deleted)."""
    lines = [(worth(line), -number, line) for number, words in enumerate(readings) for line in rows_of(words)]
    taken: list[tuple[Rectangle, list[MarkedWord]]] = []
    for value, _, line in sorted(lines, key=lambda one: (-one[0], -one[1])):
        area = _band(line)
        if value > 0 and not any(_same_line(area, other) for other, _ in taken):
            taken.append((area, line))
    for line in rows_of(readings[0]) if readings else []:
        area = _band(line)
        if not any(line is chosen or _same_line(area, other) for other, chosen in taken):
            taken.append((area, line))
    return [word for _, line in taken for word in line]


def _band(line: Sequence[MarkedWord]) -> Rectangle:
    """Where most of a line's words stand: a letter of a seal that hangs on it does not make it taller."""
    area = bounds_of(line)
    tops, bottoms = sorted(word.word.top for word in line), sorted(word.word.bottom for word in line)
    return Rectangle(area.left, tops[len(tops) // 2], area.right, bottoms[len(bottoms) // 2])


def _same_line(one: Rectangle, other: Rectangle) -> bool:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > 0.4 * min(one.height, other.height) and min(one.right, other.right) > max(one.left, other.left)


def worth(words: Sequence[MarkedWord]) -> float:
    """How much a reading gives: confident letters of possible words count for it, doubtful ones against it."""
    total = 0.0
    for marked in words:
        letters = "".join(letters_in(marked.word.text))
        digits = sum(letter.isdigit() for letter in marked.word.text)
        parts = letters_in(marked.word.text)
        possible = all(is_possible_syllable(part) or is_abbreviation(part) for part in parts)
        weight = len(letters) + digits
        if weight == 0:
            total -= 0.5 * (marked.word.confidence < 0.6)
            continue
        total += weight * (marked.word.confidence - 0.5 if possible else -0.3)
    return total


def _top(words: Sequence[MarkedWord], heading: MarkedWord, split: int, line: int) -> int:
    """Above 'Nơi nhận', and above the signature's first lines where these stand a little higher."""
    top = heading.word.top
    for row in reversed(rows_of([word for word in words if word.middle[1] < heading.word.top + line // 2])):
        area = bounds_of(row)
        if area.left < split - line or area.top < heading.word.top - 5 * line:
            if area.bottom > top - line // 2:
                continue
            break
        top = min(top, area.top)
    return max(0, top - line // 4)


def _moved(word: EngineWord, right: int, down: int) -> EngineWord:
    return replace(word, left=word.left + right, top=word.top + down)


def _bounds(body: Picture, area: Rectangle) -> Rectangle | None:
    """Where the ink of an area is."""
    dark = area.cut(body) < 140
    rows, columns = np.flatnonzero(dark.sum(axis=1) > 1), np.flatnonzero(dark.sum(axis=0) > 1)
    if rows.size == 0 or columns.size == 0:
        return None
    return Rectangle(
        area.left + int(columns[0]),
        area.top + int(rows[0]),
        area.left + int(columns[-1]) + 1,
        area.top + int(rows[-1]) + 1,
    )
