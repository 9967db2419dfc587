"""Which letters can be a Vietnamese syllable: onset + rime + tone, from small tables (`data/onsets.csv`, `data/rimes.csv`).

A grammar instead of a list of 18 000 syllables. It judges readings (integrity signals, which of two readings is better); it
never changes a word.
"""

from __future__ import annotations

import csv
import functools
import re
import unicodedata
from importlib import resources

_TONES = {"\u0300": "grave", "\u0301": "acute", "\u0303": "tilde", "\u0309": "hook", "\u0323": "dot"}
_STOPPED = ("c", "ch", "p", "t")  # rimes that end in a stop take only the acute and the dot
_FRONT = ("e", "ê", "i", "y")
ALPHABET = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz0123456789")
_LETTERS = re.compile(r"[^\W\d_]+")


def _column(name: str) -> frozenset[str]:
    table = resources.files("extract.reading.picture").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(unicodedata.normalize("NFC", row["letters"]) for row in csv.DictReader(table.splitlines()))


@functools.cache
def _onsets() -> tuple[str, ...]:
    return tuple(sorted(_column("onsets.csv"), key=lambda onset: (-len(onset), onset)))


@functools.cache
def _rimes() -> frozenset[str]:
    return _column("rimes.csv")


def without_tone(word: str) -> tuple[str, tuple[str, ...]]:
    """Lower-case letters with their vowel marks but no tone, and the tones that were taken off."""
    tones, letters = [], []
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            tones.append(_TONES[mark])
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tuple(tones)


@functools.lru_cache(maxsize=20_000)
def is_possible_syllable(word: str) -> bool:
    """Whether the letters can be one syllable, in any case of letters and either way of placing the tone."""
    bare, tones = without_tone(word)
    if len(tones) > 1 or not bare:
        return False
    for onset in (*_onsets(), ""):
        if not bare.startswith(onset):
            continue
        rime = bare[len(onset) :]
        if onset == "g" and rime.startswith("i") and rime not in ("i", "in", "ip", "iêng", "iêc"):
            continue
        if rime in _rimes() and _spelled_right(onset, rime) and _tone_fits(rime, tones):
            return True
    return False


def _spelled_right(onset: str, rime: str) -> bool:
    """c/k, g/gh, ng/ngh by the vowel that follows."""
    front = rime.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rime.startswith("i")
    return True


def _tone_fits(rime: str, tones: tuple[str, ...]) -> bool:
    if not rime.endswith(_STOPPED):
        return True
    return bool(tones) and tones[0] in ("acute", "dot")


def letters_in(word: str) -> list[str]:
    """The runs of letters of a printed word: 'TB-UBND,' gives 'TB' and 'UBND'."""
    return _LETTERS.findall(unicodedata.normalize("NFC", word))


def is_abbreviation(letters: str) -> bool:
    """Capitals only without a vowel group that a syllable needs ('UBND', 'KHĐT'), or with a capital inside ('TTr')."""
    return len(letters) >= 2 and (letters.upper() == letters or any(letter.isupper() for letter in letters[1:]))
