"""Integrity signals of a page's words: possible syllables, foreign letters, split diacritics."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from extract.model import Signals
from extract.reading.picture.syllables import (
    ALPHABET,
    is_abbreviation,
    is_possible_syllable,
    letters_in,
    without_tone,
)

_VOWELS = frozenset("aăâeêioôơuưy")


def signals_of(words: Sequence[str]) -> Signals:
    """Signals of the words of a page in reading order; an empty page has none to give and gets the best values."""
    syllables = possible = letters = foreign = split = 0
    for i, word in enumerate(words):
        parts = letters_in(word)
        for part in parts:
            letters += len(part)
            foreign += sum(1 for letter in part if not _in_alphabet(letter))
            if len(part) > 1 and not is_abbreviation(part):
                syllables += 1
                possible += is_possible_syllable(part)
        if i + 1 < len(words) and _is_split(word, words[i + 1]):
            split += 1
    return Signals(
        possible_syllables=round(possible / syllables, 4) if syllables else 1.0,
        foreign_letters=round(foreign / letters, 4) if letters else 0.0,
        split_diacritics=round(split / len(words), 4) if words else 0.0,
    )


def _in_alphabet(letter: str) -> bool:
    bare, tones = without_tone(letter)
    return bare in ALPHABET and (not tones or bare in _VOWELS)


def _is_split(word: str, following: str) -> bool:
    """'ĐIỀ U', 'đi ều': two pieces that are one syllable together, of which the second is a bare vowel group or one letter."""
    if not (word.isalpha() and following.isalpha()) or len(following) > 2:
        return False
    bare = unicodedata.normalize("NFC", following.lower())
    only_vowels = all(unicodedata.normalize("NFD", letter)[0] in "aeiouy" for letter in bare)
    if len(following) == 1 and not only_vowels:
        only_vowels = bare in "cmnptg"
    return only_vowels and not is_possible_syllable(word) and is_possible_syllable(word + following)
