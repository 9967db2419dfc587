"""Specks, strokes and signatures that recognition took for letters.

Belongs here: telling them from words on recognised pages, by what they are made of and how sure the engine was. Text files and text
layers have none. Nothing is deleted: the words go to region NOISE.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from extract.model import Method, Page, Region
from extract.reading.text_layer.syllables import is_possible_syllable

from .folding import fold
from .known_names import document_types
from .lines import Line

_RUN = re.compile(r"[^\W\d_]+")
_KEPT_SIGNS = frozenset(("-", "–", "—", "+", "/", "&", "…", "...", "*", "./.", ".", ",", ";", ":", "(", ")"))
_END_MARK = re.compile(r"\./\.|\./(?=\s|$)")
_TITLE_BEGINS = frozenset(("Kết", "Về", "V/v", "Ý", "Tổ", "Triển", "Tăng"))
_SURE = 0.9
_UNSURE = 0.6
_TAIL_LENGTH = 10  # letters after the closing mark './.' that can only be strokes of a signature


def take_specks(lines: list[Line], pages: tuple[Page, ...]) -> None:
    """Put specks of recognised pages into region NOISE, in place."""
    _strokes_before_title(lines, pages)
    for line in lines:
        if pages[line.page].method is not Method.OCR:
            continue
        _after_end_mark(line)
        _stray_stops(line)
        for token in line.tokens:
            if token.text and _is_speck(token.text):
                token.put_out(Region.NOISE)
        if _is_speck_line(line):
            line.put_out(Region.NOISE)


def _is_speck(text: str) -> bool:
    """Signs alone that no notice prints as a word; closing marks that were cut off their word stay."""
    if re.search(r"[^\W_]", text) or text in _KEPT_SIGNS:
        return False
    return len(text) == 1 or not re.search(r"[./;:,)…]$", text)


def _after_end_mark(line: Line) -> None:
    """Nothing is printed after './.': what stands there is pen strokes."""
    text = line.text
    found = _END_MARK.search(text)
    if found and 0 < len(text) - found.end() <= _TAIL_LENGTH and found.start() > 3:
        line.cut(found.end(), len(text), Region.NOISE)


def _stray_stops(line: Line) -> None:
    """'tấn công, . trấn áp': a stop that stands alone before a small letter ends no sentence."""
    tokens = [token for token in line.tokens if token.text]
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text in (".", "..") and after.text[:1].islower() and before.text[-1] not in ".:":
            token.put_out(Region.NOISE)


def _is_foreign(text: str) -> bool:
    """Whether it holds a letter that Vietnamese and English do not have: a mark on a consonant, a mark alone."""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        if (len(parts) > 1 and parts[0].lower() not in "aeiouyd") or unicodedata.category(letter) in ("Sk", "Lm"):
            return True
    return False


def _strokes_before_title(lines: list[Line], pages: tuple[Page, ...]) -> None:
    """'THÔNG BÁO' / '- Kết luận của ...': a title begins with no dash."""
    for before, line in pairwise(lines):
        tokens = [token for token in line.tokens if token.text]
        if (
            len(tokens) < 3
            or pages[line.page].method is not Method.OCR
            or tokens[0].text not in ("-", "–", "—", ".", "_")
        ):
            continue
        if fold(before.text.strip(" .,:;")) in _types() and before.text.isupper() and tokens[1].text in _TITLE_BEGINS:
            tokens[0].put_out(Region.NOISE)


@cache
def _types() -> frozenset[str]:
    return frozenset(fold(name) for name in document_types())


def _is_speck_line(line: Line) -> bool:
    """No word that could be Vietnamese, an abbreviation, a number or a label, and the engine unsure of it."""
    tokens = [token for token in line.tokens if token.text]
    if not tokens or len(tokens) > 8:
        return False
    if all(token.text in _KEPT_SIGNS for token in tokens):
        return True
    if len(tokens) <= 3 and any(_is_foreign(token.text) and token.word.confidence < _UNSURE for token in tokens):
        return True  # 'ƯƠNG TˆÑ': what is left of a stamp's words
    confidence = sorted(token.word.confidence for token in tokens)[len(tokens) // 2]
    if confidence >= _SURE:
        return False
    runs = _RUN.findall(line.text)
    words = [run for run in runs if len(run) > 1 and (is_possible_syllable(run) or (run.isupper() and len(run) > 2))]
    if words and (confidence >= _UNSURE or len(words) * 2 > len(tokens)):
        return False
    return not re.search(r"\d{2}|\d[./)]", line.text) or (
        not runs and confidence < _UNSURE and not fold(line.text).isdigit()
    )
