"""Where a number and a date are written into the typed lines of the heading: `Số: ... /TB-SYT`, `ngày ... tháng ... năm ...`.

Gives pixel areas between printed neighbours; reading what is written there is `hand_fields`' matter. Advance widths of the letters
are those of Times (all offices must set their papers in it, NĐ 30/2020), so that a slash can be found inside a word that an engine
read together with handwriting.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Region
from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.marked import MarkedWord, bounds_of, lines_of
from extract.reading.stamps.folding import fold

_SYMBOL = re.compile(r"[/⁄|Í]?\s?([A-ZĐÐ][A-ZĐÐa-z]{0,5}(?:[-–/][A-ZĐÐ&][A-ZĐÐa-z&.]*)+)\W*$")
_LABEL = re.compile(r"^\W{0,2}[sS5§][ốôỗồổộóòỏoO06éêếð]\s?[:;.,†]{0,2}")
_NARROW = {
    "I": 0.33,
    "J": 0.39,
    "-": 0.33,
    "–": 0.5,
    "/": 0.28,
    ".": 0.25,
    "P": 0.56,
    "S": 0.56,
    "F": 0.56,
    "B": 0.67,
    "C": 0.67,
}
_WIDE = {"M": 0.89, "W": 0.94, "&": 0.78}
_CAPITAL_HEIGHT = 0.662  # of the em
_MARKS = ".,:;'\"|"
_TOP_SHARE = 0.45  # headings stand in the upper part of the page
_WIDEST_HOLE = (
    7.0  # capitals: room for two written figures; 'ngày 30/4/2021; ... tháng 10 năm 2021' of running text is wider
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a typed line. `name`: number | day | month. `area` is the hole, `context` the piece with its printed neighbours;
    `words` are what the engine read in the hole (parts of words, where `cut` says how many letters at the front belong to it)."""

    name: str
    area: Rectangle
    context: Rectangle
    words: tuple[MarkedWord, ...]
    capital: int
    baseline: int
    merged: MarkedWord | None = None
    symbol: str = ""
    reach: float = (
        2.0  # how far left of the hole writing may begin: further where the label's end was reckoned, not seen
    )


def find_gaps(words: Sequence[MarkedWord], width: int, height: int) -> list[Gap]:
    """The number's gap and those of day and month in the heading; typed values stand in such gaps too."""
    lines = [
        line
        for line in lines_of([word for word in words if word.region is Region.BODY])
        if bounds_of(line).top < _TOP_SHARE * height
    ]
    dates: list[Gap] = []
    for line in lines:
        dates = dates or _date_gaps(line, width)
    heights = sorted(word.word.height for line in lines for word in line if len(word.word.text) > 2)
    if not heights:
        return []
    capital = dates[0].capital if dates else round(0.85 * heights[len(heights) // 2])
    for line in lines:
        number = _number_gap(line, width, capital)
        if number:
            return [*number, *dates]
    return dates


def _advance(text: str) -> float:
    """Width of a symbol in ems."""
    return sum(
        _NARROW.get(letter, _WIDE.get(letter, 0.44 if letter.islower() else 0.71 if letter != " " else 0.25))
        for letter in text
    )


def _number_gap(line: Sequence[MarkedWord], width: int, capital: int) -> list[Gap]:
    for i, first in enumerate(line[:3]):
        if first.word.left > 0.4 * width or not _LABEL.match(first.word.text):
            continue
        if first.word.text.lstrip("'\"|.-")[:1] == "s" and not re.search(r"[:;.]", first.word.text):
            continue  # 'số 12/KH-UBND' of running text
        for last in line[i : i + 5]:
            text = unicodedata.normalize("NFC", last.word.text)
            found = _SYMBOL.search(text)
            if not found or (found.start() == 0 and last is first):
                continue
            if "/" not in text and "⁄" not in text and last is first:
                continue
            return [_gap_of_number(line, first, last, found.group(1), capital)]
    return []


def _gap_of_number(line: Sequence[MarkedWord], first: MarkedWord, last: MarkedWord, symbol: str, capital: int) -> Gap:
    between = [word for word in line if first.word.left <= word.word.left <= last.word.left]
    em = capital / _CAPITAL_HEIGHT
    slash = max(first.word.left, round(last.word.right - (_advance(symbol) + 0.28) * em))
    start = last.word.text.find(symbol[0])
    clean = start <= 1 and last is not first
    if clean:
        slash = last.word.left
    label = _LABEL.match(first.word.text)
    label_text = label.group() if label else ""
    printed = round(1.33 * em)
    own_label = len(first.word.text) == len(label_text) and first.word.width < 1.3 * printed
    after_label = first.word.right if own_label else first.word.left + printed
    bottom = min(first.word.bottom, last.word.bottom) if own_label else last.word.bottom
    if clean and last.word.height < 1.4 * capital:
        bottom = last.word.bottom
    area = Rectangle(min(after_label, slash), bottom - round(1.6 * capital), slash, bottom + round(0.5 * capital))
    inner = tuple(
        word
        for word in between
        if word is not first and word is not last and word.word.left < slash and word.word.right > after_label
    )
    merged = last if not clean else None
    return Gap(
        "number", area, bounds_of(between), inner, capital, bottom, merged, symbol, 2.0 if own_label else 0.35 * capital
    )


def _date_gaps(line: Sequence[MarkedWord], width: int) -> list[Gap]:
    folded = [fold(word.word.text).strip(_MARKS) for word in line]
    months = [i for i, text in enumerate(folded) if text.startswith("thang") or text == "thing"]
    years = [i for i, text in enumerate(folded) if text in ("nam", "nom", "nim") or re.fullmatch(r"nam\d{4}", text)]
    days = [i for i, text in enumerate(folded) if "ngay" in text]
    if not months or not years or not days:
        return []
    day, month = days[-1], months[-1]
    year = years[-1]
    if not day < month < year or line[day].word.left < 0.3 * width:
        return []
    if day and line[day - 1].word.text[:1].islower() and line[day - 1].word.text[-1:] not in ",.;:":
        return []  # 'kể từ ngày 01 tháng 8 năm 2025': running text; a heading has its place and a comma there
    if len(line) - year > 3 or not re.search(r"(19|20)\d\d", " ".join(word.word.text for word in line[year:])):
        return []
    digits = line[-1].word
    capital = round(0.95 * digits.height)
    bottom = digits.bottom
    context = bounds_of(line[day:])

    def gap(name: str, left: MarkedWord, right: MarkedWord, inner: Sequence[MarkedWord]) -> Gap:
        printed = round((1.95 if name == "day" else 2.72) * capital / _CAPITAL_HEIGHT)  # 'ngày', 'tháng'
        text = fold(left.word.text).strip(_MARKS)
        whole = text.endswith(("ngay", "thang")) and left.word.width < 1.05 * printed
        start = left.word.right
        if text.startswith(("ngay", "thang")) and not whole:  # what is written was read as part of the word
            start = left.word.left + round(0.97 * printed)
        area = Rectangle(start, bottom - round(1.6 * capital), right.word.left, bottom + round(0.5 * capital))
        return Gap(name, area, context, tuple(inner), capital, bottom)

    found = [
        gap("day", line[day], line[month], line[day + 1 : month]),
        gap("month", line[month], line[year], line[month + 1 : year]),
    ]
    return found if all(one.area.width <= _WIDEST_HOLE * capital for one in found) else []
