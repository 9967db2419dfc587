"""List markers that recognition bent: 'H.' for 'II.', a second 'I.' for 'II.', '¡.' for '1.', 'd)' twice, '~' for '-'.

Belongs here: mending a marker where the run of its neighbours leaves one reading; recognised pages only, every change with its rule.
Does not belong here: what a marker means (parsing). Thin strokes get lost or change into others, they are hardly ever added: a number
larger than awaited stands, because a heading before it may have been lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Method, Page
from extract.reading.stamps.folding import distance

from .lines import Line, Token
from .zones import Zones, has_marker, is_capitals

_STROKES = str.maketrans(
    {"H": "II", "T": "I", "l": "I", "i": "I", "|": "I", "!": "I", "1": "I", "¡": "I", "Í": "I", "Ì": "I", "í": "I"}
    | {"L": "I", "Y": "V"}
)
_HEAD = re.compile(r"^[_.…·]{0,12}([IVXLHTYl1|!¡ÌÍíi]{1,6})(\s?[.,:;\-–])\s?(?=[A-ZĐÀ-Ỹ])")
_BARE_HEAD = re.compile(r"^[_.…·]{0,12}([IVX]{1,5})() (?=[A-ZĐÀ-Ỹ])")
_PRINTED = re.compile(r"[_.…·]{0,12}[IVX]{1,6}[\s.,:;\-–]*")
_ONE = re.compile(r"^([¡lI|!iìÌíÍ])\s?([.,])(?=\s?[A-ZĐÀ-Ỹ])")
_NUMBER = re.compile(r"^(\d{1,2})\s?[.)](?!\d)")
_LETTER = re.compile(r"^([^\W\d_]|[€©8])\s?\)(?=\s|[A-ZĐÀ-Ỹ])")
_LEVEL_ABOVE = re.compile(r"^(?:PHẦN|Phần|CHƯƠNG|Chương)\s|^[A-DĐ]\s?[.\-–]\s?[A-ZĐÀ-Ỹ]{2}")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_TAKEN_FOR = {
    "a": "àáäãâă8",
    "c": "e€©ce",
    "d": "đđ",
    "đ": "dää",
    "e": "cêéè€",
    "g": "8q",
    "h": "nb",
    "o": "0",
    "i": "ílj",
}
_DASHES = frozenset("-–—")
_DASH_LIKE = frozenset("~_=¬—»«›‹·•−‐")


@dataclass(slots=True)
class _Head:
    line: Line
    mark: str
    strokes: str  # the number as I, V, X


def repair_markers(lines: Sequence[Line], zones: Zones, pages: Sequence[Page]) -> None:
    """Mend the markers of the body's recognised lines in place."""
    body = [line for line in lines[zones.body : zones.foot] if pages[line.page].method is Method.OCR and _first(line)]
    if not body:
        return
    _strokes(body)
    _dashes(body)
    _sections(body)
    _ones(body)
    _letters(body)


def _first(line: Line) -> Token | None:
    return next((token for token in line.tokens if token.text), None)


def _change(line: Line, length: int, marker: str, rule: str) -> None:
    """Put `marker` for the first `length` characters of the line; they may be the first token's beginning, the whole, or two tokens."""
    tokens = [token for token in line.tokens if token.text]
    first = tokens[0]
    if length > len(first.text) and len(tokens) > 1:  # 'I .': the mark stands apart; it keeps its place as a word
        marker, length = marker.rstrip(".)"), len(first.text)
    changed = marker + first.text[length:]
    if changed != first.text:
        first.raw = first.raw or first.text
        first.text, first.rule = changed, rule


_STROKE_HEAD = re.compile(r"^[-_~.'`’‘,|]{1,3}(?=(?:[a-zđ]|\d{1,2})\)|\d{1,2}\.)")


def _strokes(body: Sequence[Line]) -> None:
    """'-_a) Chủ trì': specks read as signs before a letter or number."""
    for line in body:
        found = _STROKE_HEAD.match(line.text)
        if found is None:
            continue
        first = next(token for token in line.tokens if token.text)
        if len(found[0]) < len(first.text) and not (found[0] in _DASHES and first.text[1].isdigit()):
            first.raw = first.raw or first.text
            first.text, first.rule = first.text[len(found[0]) :], "stray_sign"


def _dashes(body: Sequence[Line]) -> None:
    """'~ Giao' among lines that begin with '-'."""
    dashed = [line for line in body if line.text[:2] in {f"{dash} " for dash in _DASHES}]
    for line in body:
        tokens = [token for token in line.tokens if token.text]
        if len(tokens) < 2 or tokens[0].text not in _DASH_LIKE or not tokens[1].text[0].isupper():
            continue
        alike = any(abs(other.left - line.left) < 0.03 for other in dashed)
        if alike and line.column in (None, "full"):
            _change(line, 1, "-", "dash_marker")


def _sections(body: Sequence[Line]) -> None:
    """Roman headings counted through; a part or chapter above them begins the count again.

    A line in capitals without a number may be a heading whose number was lost: then a bent number is the one behind it.
    """
    awaited, lost = 1, 0
    for at, line in enumerate(body):
        text = line.text
        if _LEVEL_ABOVE.match(text) and not _HEAD.match(text):
            awaited, lost = 1, 0
        head = _head(line)
        if head is None:
            lost += awaited > 1 and len(text) > 8 and is_capitals(text) and not has_marker(text)
            continue
        value = _value(head.strokes)
        if value == 1 and _next_number(body, at) == 2:
            continue  # 'I. Sở Y tế' before '2. Sở Tài chính' is a '1.'
        printed = _PRINTED.fullmatch(head.mark) is not None
        fits = value is None or value < awaited or not printed
        near = [n for n in (awaited + lost, awaited) if distance(head.strokes, _roman(n), 1) <= 1]
        if value == awaited or (fits and near and (near[0] > awaited or _is_next(body, at, awaited))):
            value = awaited if value == awaited and printed else near[0]
            _change(line, len(head.mark), f"{_roman(value)}.", "section_number")
        elif (
            value is not None and value > awaited and (head.mark.isalpha() or not printed)
        ):  # its stop was lost, or a letter bent
            _change(line, len(head.mark), f"{_roman(value)}.", "section_number")
        if value is not None:
            awaited, lost = value + 1, 0


def _head(line: Line) -> _Head | None:
    text = line.text
    capital = is_capitals(text) and len(text) < 200
    found = _HEAD.match(text) or (_BARE_HEAD.match(text) if capital else None)
    if found is None or not text[found.end()].isupper():
        return None
    letters = found[1]
    if (
        letters.isdigit()
        or (len(letters) == 1 and letters not in ("IVXHL" if capital else "IVXH"))
        or letters in ("TL", "TH", "TT", "LT")
    ):
        return None
    if not capital and not re.fullmatch(r"[IVX]+|H|HI|IH|IL|IIL|VL|VIL|Il|Ill|TII|TV", letters):
        return None
    if set(letters) & set("L") and len(letters) > 1 and letters.startswith("L"):
        return None
    return _Head(line, found[0].rstrip(), letters.translate(_STROKES))


def _is_next(body: Sequence[Line], at: int, awaited: int) -> bool:
    """Whether the awaited number leaves what follows in order: the next heading is not that one, or numbers begin again here."""
    for line in body[at + 1 :]:
        head = _head(line)
        if head is not None:
            following = _value(head.strokes)
            return following != awaited or _next_number(body, at) == 1
    return True


def _next_number(body: Sequence[Line], at: int) -> int | None:
    """The next arabic number before the next roman heading."""
    for line in body[at + 1 :]:
        number = _NUMBER.match(line.text)
        if number:
            return int(number[1])
        if _head(line) is not None:
            return None
    return None


def _ones(body: Sequence[Line]) -> None:
    """'¡. Sở Y tế' before '2. Sở Tài chính' where no '1.' stands before it."""
    last = 0
    for at, line in enumerate(body):
        number = _NUMBER.match(line.text)
        if number:
            last = int(number[1])
            continue
        found = _ONE.match(line.text)
        if found and line.text[found.end() :].strip()[:1].isupper() and last != 1 and _next_number(body, at) == 2:
            _change(line, len(found[0]), "1.", "number_one")
            last = 1
        elif _head(line) is not None:
            last = 0


def _letters(body: Sequence[Line]) -> None:
    """'c) d) d) e)': the second d is a đ; 'à)' at the head of a list is an a."""
    place = -1
    for at, line in enumerate(body):
        found = _LETTER.match(line.text)
        if found is None:
            if _NUMBER.match(line.text) or _head(line) is not None:
                place = -1
            continue
        awaited = _ALPHABET[place + 1] if place + 1 < len(_ALPHABET) else ""
        letter = found[1]
        taken = letter != awaited and bool(awaited) and letter in _TAKEN_FOR.get(awaited, "")
        if taken and (not _leaps(letter, place) or _next_letter(body, at) == letter):
            _change(line, len(found[0]), f"{awaited})", "letter_marker")
            letter = awaited
        place = _ALPHABET.find(letter) if letter in _ALPHABET else place


def _leaps(letter: str, place: int) -> bool:
    """Whether the letter as read may be right because one before it was lost: 'e)' after 'd)' where 'đ)' was not read."""
    return letter in _ALPHABET and _ALPHABET.index(letter) == place + 2


def _next_letter(body: Sequence[Line], at: int) -> str | None:
    for line in body[at + 1 :]:
        found = _LETTER.match(line.text)
        if found or _NUMBER.match(line.text):
            return found[1] if found else None
    return None


def _roman(value: int) -> str:
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def _value(strokes: str) -> int | None:
    return next((value for value in range(1, 30) if _roman(value) == strokes), None)
