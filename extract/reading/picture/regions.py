"""What is neither body nor stamp: specks read as letters (noise) and page numbers (furniture). Labels only, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Region
from extract.reading.picture.marked import MarkedWord, rows_of, text_of

_PAGE_NUMBER = re.compile(r"\W{0,3}(?:trang|page)?\s?\d{1,3}(?:\s?/\s?\d{1,3})?\W{0,3}", re.IGNORECASE)
_HAS_SIGN = re.compile(r"[\w]")
_PUNCTUATION = re.compile(r"[-–—+*•]{1,2}|[./,;:]{1,3}|\.{3,}|…")  # bullets, dashes between times, the closing './.'
_EDGE = 0.09  # page numbers stand in the outer ninth at the top or the foot


def label_regions(words: Sequence[MarkedWord], width: int, height: int, page_number: int) -> list[MarkedWord]:
    """Body words with noise and furniture labelled. Marks of body text keep their region: dashes, bullets, full stops."""
    heights = sorted(word.word.height for word in words if len(word.word.text) > 2)
    letter = heights[len(heights) // 2] if heights else 30
    furniture = {id(word) for row in _edge_rows(words, height, page_number) for word in row}
    result = []
    for word in words:
        region = word.region
        if region is Region.BODY:
            if id(word) in furniture:
                region = Region.FURNITURE
            elif _is_noise(word, words, letter, width):
                region = Region.NOISE
        result.append(word.as_region(region))
    return result


def _edge_rows(words: Sequence[MarkedWord], height: int, page_number: int) -> list[list[MarkedWord]]:
    """Rows at the top or foot of the page that are a page number and nothing else."""
    rows = rows_of([word for word in words if word.region is Region.BODY])
    found = []
    for row in [*rows[:2], *rows[-2:]]:
        middle = row[0].middle[1]
        at_edge = middle < _EDGE * height or (middle > (1 - _EDGE) * height and page_number > 0)
        if at_edge and len(row) <= 3 and _PAGE_NUMBER.fullmatch(text_of(row)):
            found.append(row)
    return found


def _is_noise(word: MarkedWord, words: Sequence[MarkedWord], letter: int, width: int) -> bool:
    """A speck, a piece of a rule or of a signature read as a word: unreadable and far from the size of text, or a lone mark
    without neighbours on its line."""
    text, sure = word.word.text, word.word.confidence
    if _PUNCTUATION.fullmatch(text) and _has_neighbour(word, words, letter):
        return False
    signs = sum(1 for character in text if character.isalnum())
    if sure < 0.15 and (signs <= 0.5 * len(text) or len(text) <= 2):
        return True
    if word.word.height > 3.2 * letter or word.word.width > 0.9 * width:
        return True
    if sure < 0.5 and not _HAS_SIGN.search(text):
        return True
    if len(text) <= 2 and sure < 0.8 and not text.isdigit():
        return not _has_neighbour(word, words, letter)
    return not _HAS_SIGN.search(text) and not _has_neighbour(word, words, letter)


def _has_neighbour(word: MarkedWord, words: Sequence[MarkedWord], letter: int) -> bool:
    """Whether a readable word stands beside it on its line, at most six letters away."""
    for other in words:
        if other is word or other.word.confidence < 0.5 or len(other.word.text) < 2:
            continue
        if abs(other.middle[1] - word.middle[1]) > 0.7 * letter:
            continue
        gap = max(other.word.left - word.word.right, word.word.left - other.word.right)
        if gap < 6 * letter:
            return True
    return False
