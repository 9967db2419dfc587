"""List markers at the start of a paragraph: 'I.', '1.', '1.1.', 'a)', 'đ)', '(1)', '-', '+', 'Điều 1.' and their garbled forms.

Belongs here: what a paragraph's first characters may mean, taken alone. Does not belong here: which reading is the right one
in its list and what hangs under what (`tree`). Forms: Nghị định 30/2020, Phụ lục I (Phần, Chương, Mục, Điều, Khoản, Điểm)
and Hướng dẫn 36-HD/VPTW ('I-', '1-').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """A way of numbering; the value orders the styles from outermost to innermost where nothing else does."""

    PART = 0  # Phần I, Phần thứ nhất
    CHAPTER = 1  # Chương I
    UPPER = 2  # A.
    ROMAN = 3  # I.
    SECTION = 4  # Mục 1
    ARTICLE = 5  # Điều 1.
    HEADING = 6  # a heading without number
    NUMBER = 7  # 1.
    DECIMAL = 8  # 1.1.
    LETTER = 9  # a)
    PAREN = 10  # (1), (i), (a)
    DASH = 11  # -
    PLUS = 12  # +
    DOT = 13  # •
    PLAIN = 14  # a paragraph without marker


BULLETS = frozenset({Style.DASH, Style.PLUS, Style.DOT})

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the alphabet's order in points of law: after d stands đ; f, j, w, z are not used
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_DASHES = "-–—―‒−‐"
_DOTS = "•●·▪■○◦‣*∙►➢✓❖\uf0b7\uf02d\uf0a7\uf0d8"
# Letters that recognition puts for a digit before a full stop.
_DIGIT_LIKE = {"l": 1, "I": 1, "|": 1, "Ì": 1, "ì": 1, "!": 1, "Z": 2, "S": 5, "s": 5, "G": 6, "B": 8, "O": 0, "o": 0}

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})(\s?)([.,)/:\-–]{0,2})(\s*)")
_MIXED_NUMBER = re.compile(r"([0-9lIOoSB|]{1,3})([.)])(\s+)")
_LETTER = re.compile(r"([a-zđ])\s?([.)/}\]\-])(\s*)")
_ROMAN = re.compile(r"([IVXL]{1,7})\s?([.\-/):–])(\s*)")
_UPPER = re.compile(r"([A-ZĐ])\s?([.\-/):–])(\s+)")
_PAREN = re.compile(r"\(\s?(\d{1,2}|[a-zđ]|[ivx]{1,4})\s?\)\s*")
_WORDED = re.compile(
    r"(?P<word>phần|chương|mục|điều)\s+(?P<value>thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)|[ivxl]{1,7}|\d{1,3})(?![\w/])\s?[.:\-–]?\s*",
    re.IGNORECASE,
)
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_WORD_STYLES = {"phần": Style.PART, "chương": Style.CHAPTER, "mục": Style.SECTION, "điều": Style.ARTICLE}


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of a paragraph's first characters.

    `value` counts from 1 inside its list (0 for bullets). `numbers` are the parts of '2.4.1', else empty. `end` is where the
    paragraph's own words begin. `sure` False: only a place in a running sequence makes it a marker.
    """

    style: Style
    value: int
    label: str
    raw: str
    end: int
    sure: bool = True
    numbers: tuple[int, ...] = ()


def roman_value(text: str) -> int | None:
    """'IV' → 4; None where the letters are no canonical roman number below 40."""
    total, last = 0, 0
    for letter in reversed(text):
        value = _ROMAN_VALUES.get(letter)
        if value is None:
            return None
        total += value if value >= last else -value
        last = max(last, value)
    return total if 0 < total < 40 and roman(total) == text else None


def roman(value: int) -> str:
    """4 → 'IV', for 1..39."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def letter_value(letter: str) -> int:
    """Place in the list a b c d đ e g ...; letters outside it (f, j, w, z) follow the letter before them by a half step, rounded down."""
    if letter in LETTERS:
        return LETTERS.index(letter) + 1
    return {"f": 6, "j": 9, "w": 22, "z": 23}.get(letter, 1)


def read_markers(line: str) -> tuple[Marker, ...]:
    """All readings of the first characters of a paragraph (without leading white space), likeliest first; empty: no marker."""
    if not line:
        return ()
    first = line[0]
    if first in _DASHES or first == "+" or first in _DOTS:
        return _bullet(line)
    if first.isdigit():
        return _numbered(line)
    if first == "(":
        return _parenthesised(line)
    if first.isalpha() or first in "|!":
        return _lettered(line)
    return ()


def _bullet(line: str) -> tuple[Marker, ...]:
    first, rest = line[0], line[1:]
    body = rest.lstrip()
    if not body or (body[0] == first and first != "*"):  # a rule ('-----') or nothing
        return ()
    if len(body) == len(rest) and not body[0].isalpha() and body[0] not in "\"“'(":  # '-5°C', '+84'
        return ()
    style = Style.DASH if first in _DASHES else Style.PLUS if first == "+" else Style.DOT
    return (Marker(style, 0, "-", first, len(line) - len(body)),)


def _numbered(line: str) -> tuple[Marker, ...]:
    found = _NUMBER.match(line)
    if found is None:
        return ()
    digits, space, mark, gap = found.groups()
    gap = gap or (space if not mark else "")
    rest, parts = line[found.end() :], tuple(int(part) for part in digits.split("."))
    if not rest or rest[0] == "%":
        mixed = _mixed(line) if not mark else ()
        return mixed or ((_plain_number(parts, digits, found.group(0), found.end()),) if mark and not rest else ())
    if mark and rest[0].isdigit() and (not gap or mark[0] in "-–/,:"):  # 15/7/2021, 1-2 ngày, 10, 11 và 12
        return ()
    if not mark and not gap:
        return _mixed(line)
    if not gap and not rest[0].isupper() and rest[0] not in '"“(':
        return _mixed(line) if not mark else ()
    raw = found.group(0).rstrip()
    if len(parts) > 1:
        if any(len(part) > 2 for part in digits.split(".")[1:]) or parts[-1] == 0:  # 1.500 người
            return ()
        sure = (bool(mark) and mark[0] in ".)") or rest[0].isupper()
        return (Marker(Style.DECIMAL, parts[-1], ".".join(map(str, parts)), raw, found.end(), sure, parts),)
    if parts[0] > 150:
        return ()
    sure = bool(mark) and mark[0] != "," and not (mark[0] in "-–:" and not rest[0].isupper())
    if not mark and not rest[0].isupper():  # '15 ngày'
        return ()
    return (Marker(Style.NUMBER, parts[0], str(parts[0]), raw, found.end(), sure),)


def _plain_number(parts: tuple[int, ...], digits: str, raw: str, end: int) -> Marker:
    style = Style.NUMBER if len(parts) == 1 else Style.DECIMAL
    return Marker(style, parts[-1], digits, raw.rstrip(), end, False, parts if len(parts) > 1 else ())


def _mixed(line: str) -> tuple[Marker, ...]:
    """'1O.' and 'l2.': digits of which one was read as a letter."""
    found = _MIXED_NUMBER.match(line)
    if found is None:
        return ()
    value = 0
    for character in found.group(1):
        value = value * 10 + (int(character) if character.isdigit() else _DIGIT_LIKE.get(character, 0))
    if not 0 < value < 100:
        return ()
    return (Marker(Style.NUMBER, value, str(value), found.group(0).rstrip(), found.end(), False),)


def _parenthesised(line: str) -> tuple[Marker, ...]:
    found = _PAREN.match(line)
    if found is None or found.end() == len(line):
        return ()
    inner, raw, end = found.group(1), found.group(0).rstrip(), found.end()
    label = f"({inner})"
    if inner.isdigit():
        return (Marker(Style.PAREN, int(inner), label, raw, end),)
    readings = []
    value = roman_value(inner.upper())
    if value is not None:
        readings.append(Marker(Style.PAREN, value, label, raw, end))
    if len(inner) == 1:
        readings.append(Marker(Style.PAREN, letter_value(inner), label, raw, end))
    return tuple(readings)


def _lettered(line: str) -> tuple[Marker, ...]:
    readings: list[Marker] = []
    first = line[0]
    if first in "PpCcMmĐđ":
        worded = _worded(line)
        if worded is not None:
            return (worded,)
    if first in "IVXL":
        found = _ROMAN.match(line)
        if found is not None and _opens(line, found.end(), found.group(3)):
            value = roman_value(found.group(1))
            if value is not None:
                readings.append(Marker(Style.ROMAN, value, roman(value), found.group(0).rstrip(), found.end()))
    if first.isupper():
        found = _UPPER.match(line)
        if found is not None and found.end() < len(line):
            value = "ABCDEFGHIKLMN".find(found.group(1)) + 1
            if value:
                sure = found.group(1) not in "IVXL"
                readings.append(Marker(Style.UPPER, value, found.group(1), found.group(0).rstrip(), found.end(), sure))
    elif first.islower():
        found = _LETTER.match(line)
        if found is not None and _opens(line, found.end(), found.group(3)):
            letter, sure = found.group(1), found.group(2) != "-" or bool(found.group(3))
            readings.append(
                Marker(Style.LETTER, letter_value(letter), letter, found.group(0).rstrip(), found.end(), sure)
            )
    if first in _DIGIT_LIKE:
        readings.extend(_mixed(line))
    return tuple(readings)


def _opens(line: str, end: int, gap: str) -> bool:
    """Whether words follow a letter's mark as they follow a marker: 'I.Đánh giá' yes, 'V/v' and 'a.m' no."""
    if end >= len(line):
        return False
    return bool(gap) or line[end].isupper()


def _worded(line: str) -> Marker | None:
    found = _WORDED.match(line)
    if found is None or not line[0].isupper():
        return None
    word, text = found.group("word").lower(), found.group("value").lower()
    if text.isdigit():
        value: int | None = int(text)
    elif text.startswith("thứ"):
        value = _ORDINALS.get(text.split()[-1])
    else:
        value = roman_value(text.upper())
    # 'Điều 5 Luật Đất đai ...' cites; a heading article has a full stop, a colon or stands alone.
    raw = found.group(0).rstrip()
    if value is None or (found.end() < len(line) and raw[-1] not in ".:-–" and word in ("điều", "mục")):
        return None
    return Marker(_WORD_STYLES[word], value, " ".join(raw.rstrip(".:-– ").split()), raw, found.end())
