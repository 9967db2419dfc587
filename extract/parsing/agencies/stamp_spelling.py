"""A stamp's office name as its own words are spelled: 'SƠ NÓNG NGHIỆP VẢ MƠI T RƯƠNG' -> 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG'.

Stamps are small, worn and turned, so tone marks and single letters are misread where the words are among the few hundred that offices'
names are made of. Only phrases of closed lists are put in; names of places below the province, of schools and persons stay as they
were read. What stood on the stamp as read stays in `agency_raw`. Not here: which office it is (`stamp_names`).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extract.parsing.agencies.folding import fold
from extract.parsing.agencies.word_lists import column

_LETTERS_A_SLIP = 7  # one letter of seven may be another
_LEAST = 6  # letters under which only accents may differ
_MOST_WORDS = 12
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_OF_A_PLACE = frozenset(
    ("xa", "phuong", "tran", "huyen", "quan", "thpt", "thcs", "hoc", "non", "khu")
)  # what follows is a name
_PROVINCE_HEADS = frozenset(("tinh", "tp", "pho"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    printed: str  # in capitals
    key: str  # folded letters and figures, without spaces
    words: int
    is_place: bool = False


@functools.cache
def _phrases() -> tuple[dict[str, str], tuple[_Phrase, ...]]:
    """All phrases by key, and those long enough that a letter of them may be misread."""
    provinces = (*column("provinces", "name"), *column("province_spellings", "spelling"))
    names = [*column("stamp_name_phrases", "phrase"), *column("name_heads", "head"), *provinces]
    of_place = [f"{head} {name}" for head in ("Tỉnh", "TP.", "Thành phố") for name in provinces]
    by_key: dict[str, str] = {}
    for name in [*names, *of_place]:
        by_key.setdefault(_key(name), name.upper())
    places = {_key(name) for name in (*provinces, *of_place)}
    long = [_Phrase(name, key, len(name.split()), key in places) for key, name in by_key.items() if len(key) >= _LEAST]
    return by_key, tuple(long)


def _key(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


def spelled(raw: str) -> str:
    """`raw` with the phrases of the lists as they are spelled, in capitals; everything else as it was read. Linear in its words."""
    tokens = _TOKEN.findall(raw)
    capitals = sum(sign.isupper() for sign in raw)
    if not raw or capitals < 0.8 * sum(map(str.isalpha, raw)) or len(tokens) > 4 * _MOST_WORDS:
        return raw
    by_key, long = _phrases()
    out: list[str] = []
    at, open_name = 0, False
    while at < len(tokens):
        if not tokens[at][0].isalnum():
            out.append(tokens[at])
            at += 1
            continue
        found = _at(tokens, at, by_key, long, exact_only=open_name)
        if found is None:
            open_name = open_name or _key(tokens[at]) in _OF_A_PLACE
            out.append(tokens[at])
            at += 1
            continue
        printed, size = found
        last = _key(printed.split()[-1])
        if open_name and _key(printed.split()[0]) not in _PROVINCE_HEADS:
            out.extend(tokens[at : at + size])  # a commune may be called as a province is
        else:
            out.append(printed)
            open_name = last in _OF_A_PLACE
        at += size
    return _joined(out)


def _at(
    tokens: list[str], at: int, by_key: dict[str, str], long: tuple[_Phrase, ...], *, exact_only: bool
) -> tuple[str, int] | None:
    """The longest phrase that begins at a token, letters alike but for one in seven, and the tokens that it takes."""
    best: tuple[int, int, str, int] | None = None  # letters right, -edits, phrase, size
    text = ""
    for size in range(1, min(_MOST_WORDS, len(tokens) - at) + 1):
        token = tokens[at + size - 1]
        text += _key(token)
        if token.isdigit():  # a figure is part of no phrase
            break
        if not token[0].isalnum():
            continue
        if text in by_key:
            best = max(best or (0, 0, "", 0), (len(text), 0, by_key[text], size))
        if exact_only or len(text) < _LEAST - 1:
            continue
        for phrase in long:
            limit = len(phrase.key) // _LETTERS_A_SLIP
            if abs(len(phrase.key) - len(text)) > limit or abs(phrase.words - size) > 2 or not limit:
                continue
            if phrase.is_place and not _same_shape(text, phrase, size):
                continue
            edits = Levenshtein.distance(text, phrase.key, score_cutoff=limit)
            if 0 < edits <= limit:
                best = max(best or (0, 0, "", 0), (len(phrase.key) - 3 * edits, -edits, phrase.printed, size))
    return (best[2], best[3]) if best else None


def _same_shape(text: str, phrase: _Phrase, size: int) -> bool:
    """Another place may differ by a letter more ('Tân Giang', 'An Giang'): of a province only a letter in its place is taken for a slip."""
    return len(text) == len(phrase.key) and size == phrase.words and text[0] == phrase.key[0]


def _joined(parts: list[str]) -> str:
    text = " ".join(parts)
    return re.sub(r"\s+([,.;:])", r"\1", text)
