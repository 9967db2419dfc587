"""Accent-free lower-case forms for comparing, letter for letter, so that offsets in the folded text are offsets in the text.

Belongs here: folding and the normalisation of what was read. Does not belong here: what is compared with what.
Rules: domain reference 5.1 (NFC, Icelandic eth is đ, zero-width letters) and 5.5 (đ does not decompose).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(
    (
        *map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufffe\uffff"),
        *range(0x202A, 0x202F),  # marks that turn the direction of what follows: they only ever hide something
        *range(0x2066, 0x206A),
        *(
            code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x0b\x0c\r"
        ),  # obeyed by terminals
    )
)
_LOOKALIKE = {
    0x00D0: "Đ",  # Icelandic eth, the same glyph
    0x00F0: "đ",
    0x0110: "Đ",
    0x00A0: " ",
    0x202F: " ",
    0x2007: " ",
    0x3000: " ",
    0xF0B7: "-",  # Symbol and Wingdings bullets of Word
    0xF02D: "-",
    0xF0A7: "-",
    0xF0D8: "-",
    0xF0FC: "-",
    0x2212: "-",
    0x2010: "-",
    0x2011: "-",
    0x0340: "\u0300",
    0x0341: "\u0301",
}
_TABLE = {**_INVISIBLE, **_LOOKALIKE}
_WORD = 24  # letters: what is longer comes once, and would only fill the memory
_SHORT = 1000


def normal_form(text: str) -> str:
    """NFC, eth as đ, invisible letters dropped, odd spaces as spaces. Tone placement (hòa/hoà) is left as printed."""
    if text.isascii() and text.isprintable():
        return text
    return _normal_word(text) if len(text) <= _WORD else unicodedata.normalize("NFC", text.translate(_TABLE))


@lru_cache(maxsize=8192)  # syllables come again and again
def _normal_word(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_TABLE))


@lru_cache(maxsize=4096)
def _fold_letter(char: str) -> str:
    if char in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def fold(text: str) -> str:
    """Lower case without accents, of the same length: 'Nơi Nhận' -> 'noi nhan'."""
    return _fold_short(text) if len(text) <= _SHORT else "".join(map(_fold_letter, text))


@lru_cache(maxsize=4096)  # every rule folds the same lines
def _fold_short(text: str) -> str:
    return "".join(map(_fold_letter, text))
