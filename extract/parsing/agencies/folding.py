"""Folding for comparison: lower case, no accents, đ -> d, one character for one, so that offsets stay.

Belongs here: `fold`, `tone_key` and the tokens of a text. Does not belong here: what is compared.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass


def _folding_table() -> dict[int, str]:
    table = {code: chr(code) for code in range(0x80)}  # a missing key costs translate() three times as much
    table |= {ord(sign): sign for sign in "–—“”‘’…•"}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    for letter in "ĐđÐð":
        table[ord(letter)] = "d"
    return table


_TABLE = _folding_table()
_TOKEN = re.compile(r"[a-z0-9]+")  # on folded text


def fold(text: str) -> str:
    """`text` in lower case without accents, of the same length (NFC is presumed; loose marks stay as they are)."""
    return text.translate(_TABLE)


def folded_words(text: str) -> str:
    """The folded words of `text` with one space between them: a key for closed lists."""
    return " ".join(_TOKEN.findall(fold(text)))


@functools.lru_cache(maxsize=8192)
def tone_key(word: str) -> str:
    """A key that old and new tone placement share ('ủy', 'uỷ'); 'tỉnh' and 'tính' differ in it."""
    word = word.lower().replace("ð", "đ")
    return "".join(sorted(unicodedata.normalize("NFD", word)))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: text[starts[i]:ends[i]], folded in `keys[i]`."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def gap(self, i: int) -> str:
        """What stands between word i and the next one."""
        return self.text[self.ends[i] : self.starts[i + 1]] if i + 1 < len(self.starts) else self.text[self.ends[i] :]

    def is_capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()


def tokenize(text: str) -> Tokens:
    """Words of letters and digits; linear in len(text)."""
    folded = fold(text)
    keys = _TOKEN.findall(folded)
    starts: list[int] = []
    ends: list[int] = []
    at, find = 0, folded.index
    for (
        key
    ) in keys:  # between words stands no letter of a word: the next find is the word itself, and costs half of a match
        start = find(key, at)
        at = start + len(key)
        starts.append(start)
        ends.append(at)
    return Tokens(text, starts, ends, keys)
