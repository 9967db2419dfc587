"""The receiving office's name by the votes of all witnesses, word by word.

The page engine keeps the tone marks and drops letters of worn print, the line engine the other way round; a word of the closed lists
of offices and provinces is likelier than one that is in none. Each word is one that some witness read: nothing is put in. Not
here: the catalogue's full name (parsing).
"""

from __future__ import annotations

import csv
import difflib
import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from extract.reading.engines.interface import EngineWord
from extract.reading.stamps.folding import fold
from extract.reading.stamps.grammar import parse_stamp_lines
from extract.reading.stamps.office_name import fits_a_name
from extract.reading.stamps.row_readings import RowReading

_SURE, _SURE_OPEN = 0.8, 0.9  # of a word that the lists know, of another
_LISTS = (
    ("agency_kinds.csv", ("name", "full_name")), ("agency_aliases.csv", ("alias",)), ("local_bodies.csv", ("body",)),
    ("name_heads.csv", ("head",)), ("provinces.csv", ("name", "kind")), ("province_spellings.csv", ("spelling",)),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class VotedName:
    """The name, None without one; sure where every word is. `confidence`: share of its words that are."""

    text: str | None
    is_sure: bool
    confidence: float = 0.0


@functools.cache
def office_words() -> frozenset[str]:
    """Words of offices' and provinces' names, in capitals."""
    words: set[str] = set()
    for file, columns in _LISTS:
        table = resources.files("extract").joinpath("data", file).read_text(encoding="utf-8")
        for row in csv.DictReader(table.splitlines()):
            for column in columns:
                words.update(word.upper() for word in _WORD.findall(row[column]))
    return frozenset(words)


def voted_name(rows: Sequence[RowReading]) -> VotedName:
    """The name that stands on `rows` (those above the stamp's first label), rows that hold none left out."""
    parts: list[str] = []
    surely: list[bool] = []
    for row in rows:
        names = [_name_of(text) for text in (*row.by_page, *row.by_line)]
        if not any(names):
            continue
        voted = [
            _vote(word, others, row.words)
            for word, others in _aligned(next(filter(None, names)), list(filter(None, names))[1:])
        ]
        parts.append(" ".join(word for word, _ in voted if word))
        surely.extend(is_sure for word, is_sure in voted if word)
    text = " ".join(parts)
    return VotedName(text or None, bool(text) and all(surely), sum(surely) / max(1, len(surely)))


def _name_of(text: str) -> str:
    return parse_stamp_lines([text, "ĐẾN"]).agency_raw or ""


def _aligned(base: str, others: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each word of `base` with what stands at its place in the other readings, which may part words elsewhere."""
    words = base.split()
    solid = "".join(words)
    found: list[tuple[str, list[str]]] = [(word, []) for word in words]
    for other in others:
        theirs = other.replace(" ", "")
        blocks = difflib.SequenceMatcher(None, fold(solid), fold(theirs), autojunk=False).get_matching_blocks()
        if len(fold(solid)) != len(solid) or len(fold(theirs)) != len(theirs):
            continue
        at = 0
        for word, heard in found:
            start, end = _place(blocks, at, False), _place(blocks, at + len(word), True)
            heard.append(theirs[start : max(start, end)])
            at += len(word)
    return found


def _place(blocks: Sequence[difflib.Match], position: int, is_end: bool) -> int:
    """The other reading's position that answers to one of this reading."""
    before = 0
    for block in blocks:
        inside = block.a < position <= block.a + block.size if is_end else block.a <= position < block.a + block.size
        if inside:
            return block.b + position - block.a
        if block.a >= position:
            return block.b if is_end else before
        before = block.b + block.size
    return before


def _vote(word: str, others: Sequence[str], words: Sequence[EngineWord]) -> tuple[str, bool]:
    """The word that wins at one place, and whether it is sure."""
    candidates = [word, *others]
    agreed = [one for one in dict.fromkeys(candidates) if one and candidates.count(one) > 1]
    confidence = max((seen.confidence for seen in words if word in seen.text), default=0.0)
    if agreed and others and others[-1] in agreed:  # the line engine has it too
        return others[-1], _is_whole(others[-1])
    if "&" in candidates:
        return "&", False
    known = [one for one in candidates if _is_known(one)]
    if known and not _is_known(word):
        return known[0], len(known) > 1
    if not fits_a_name(word) or _is_mixed(word):
        fitting = [
            one
            for one in candidates
            if one and fits_a_name(one) and not _is_mixed(one) and abs(len(one) - len(word)) <= 1
        ]
        return (fitting[0] if fitting else word), False
    if _is_known(word):
        return word, confidence > _SURE
    heard = others[-1] if others else word
    if fold(heard) == fold(word) and len(_decomposed(heard)) > len(_decomposed(word)):
        return heard, False  # it loses marks and hardly ever adds one
    fewer = fold(heard) == fold(word) and len(_decomposed(heard)) < len(_decomposed(word))  # marks are what it loses
    return word, confidence > _SURE_OPEN and (heard == word or fewer)


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _is_known(word: str) -> bool:
    parts = _WORD.findall(word)
    return (
        bool(parts) and len(word) > 1 and not _is_mixed(word) and all(part.upper() in office_words() for part in parts)
    )


def _is_whole(word: str) -> bool:
    """No stump of a word: both engines read 'PH' where the rest of 'PHÁP' is hidden."""
    if not any(map(str.isalpha, word)) or _is_known(word):
        return True
    return any(_decomposed(letter)[0] in "AEIOUYaeiouy" for letter in word)


def _is_mixed(word: str) -> bool:
    """Figures among letters: no word of a name."""
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))
