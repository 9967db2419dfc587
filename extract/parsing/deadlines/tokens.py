"""Folding and tokens: the alphabet of the date and citation grammars.

Belongs here: length-preserving folding and a tokeniser with offsets. Does not belong here: any meaning of words.
Folding keeps one character for one, so an offset into the folded text is an offset into the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")

# Letters that OCR puts for digits (domain reference 2.3 and 5.4); used only inside what must be a number.
_DIGIT_FOR = {"o": "0", "l": "1", "i": "1", "s": "5", "b": "8"}


class Token(NamedTuple):
    """`text` is folded. `number` is set for digits, and for digits with one misread letter (`repaired`)."""

    text: str
    start: int
    end: int
    number: int | None
    repaired: bool


@cache
def _fold_table() -> dict[int, str]:
    table = {code: chr(code) for code in range(0x80)}  # a missing key costs translate() three times as much
    table |= {0xA0: " ", 0x2009: " ", 0x202F: " ", 0x2013: "-", 0x2014: "-", 0x2010: "-", 0x2011: "-"}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    for code in (0x110, 0x111, 0xD0, 0xF0):
        table[code] = "d"
    return table


def fold(text: str) -> str:
    """Lower case, no accents, đ -> d, dashes and odd spaces made plain; as long as `text`, character by character."""
    return text.translate(_fold_table())


def repaired_number(text: str) -> int | None:
    """The number that a folded token stands for when letters that look like digits are read as such, else None.

    At least one true digit is asked for, so that no word becomes a number.
    """
    if len(text) > 5 or not any("0" <= c <= "9" for c in text):
        return None
    digits = "".join(_DIGIT_FOR.get(c, c) for c in text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def tokenise(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of folded[start:end]: runs of letters and digits, and single other signs; white space is dropped."""
    tokens: list[Token] = []
    new = tuple.__new__  # Token(...) would cost half the time of tokenising
    for match in _TOKEN.finditer(folded, start, len(folded) if end is None else end):
        text = match.group()
        if text.isalpha():
            number, repaired = None, False
        elif text.isascii() and text.isdigit():
            number, repaired = (int(text) if len(text) < 10 else None), False
        else:
            number = repaired_number(text) if len(text) > 1 and text.isascii() else None
            repaired = number is not None
        tokens.append(new(Token, (text, match.start(), match.end(), number, repaired)))
    return tokens
