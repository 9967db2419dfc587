"""What is counted on the degraded corpus: wrong characters and words, leaked stamp words, stamps and their fields.

Belongs here: pure functions on texts and truths. Not here: running an engine, printing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_TONE_PLACES = tuple(
    (vowels[0] + new, old + vowels[1])
    for vowels, news, olds in (("oa", "àáảãạ", "òóỏõọ"), ("oe", "èéẻẽẹ", "òóỏõọ"), ("uy", "ỳýỷỹỵ", "ùúủũụ"))
    for new, old in zip(news, olds, strict=True)
)

Truth = dict[str, Any]  # a record of truth.json, see tests.corpus.build


def folded(text: str) -> str:
    """NFC, white space folded to single spaces: nothing else is forgiven."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def truth_orders(truth: Truth) -> list[str]:
    """The document's text in every order that counts as right: head by columns or by rows, foot left or right column first."""
    blocks = truth["blocks"]
    heads = [blocks["head_left"] + blocks["head_right"], truth["rows"]]
    middle = blocks.get("head", []) + blocks["body"]
    left, right = blocks.get("foot_left", []), blocks.get("foot_right", [])
    feet, annex = [left + right, right + left], blocks.get("annex", [])
    return [folded("\n".join([*head, *middle, *foot, *annex])) for head in heads for foot in feet]


@dataclass(frozen=True, slots=True)
class TextErrors:
    """Edit distances and lengths of one document."""

    wrong_characters: int
    characters: int
    wrong_words: int
    words: int


def head_as_read(got: str, truth: Truth) -> list[str]:
    """The head's printed lines in the order in which `got` has them: two columns have no one order of lines."""
    read = folded(got)[: 3 * sum(map(len, truth["rows"])) + 200]
    lines = [folded(line) for line in truth["rows"]]

    def place(line: str) -> float:
        found = fuzz.partial_ratio_alignment(line, read) if read else None
        return found.dest_start if found and found.score > 60 else float("inf")

    return sorted(lines, key=place)


def best_order(got: str, truth: Truth) -> str:
    """The order of the truth that fits `got` best."""
    read = folded(got)
    heads = {"head_left": head_as_read(got, truth), "head_right": []}
    orders = [*truth_orders(truth), *truth_orders({**truth, "blocks": {**truth["blocks"], **heads}})]
    return min(orders, key=lambda order: Levenshtein.distance(read, order))


def text_errors(got: str, truth: Truth) -> TextErrors:
    """Errors against the order that fits best."""
    read, best = folded(got), best_order(got, truth)
    wrong = Levenshtein.distance(read, best)
    return TextErrors(wrong, len(best), Levenshtein.distance(read.split(), best.split()), len(best.split()))


def leaked_words(got: str, truth: Truth) -> int:
    """How many of the incoming stamp's words stand in the text beyond those the paper itself prints."""
    if not truth["stamp"]:
        return 0
    printed = Counter(truth_orders(truth)[0].split())
    extra = Counter(folded(got).split()) - printed
    return sum(min(count, extra[word]) for word, count in Counter(truth["stamp"]["words"]).items())


def letters(text: str | None) -> str:
    """For comparing names: small letters and digits only, tone marks kept but in one place (hoà = hòa), UBND spelled out."""
    spelled = unicodedata.normalize("NFC", text or "").casefold()
    for short, full in (("vp.", "văn phòng "), ("vp ", "văn phòng "), ("ubnd", "ủy ban nhân dân")):
        spelled = spelled.replace(short, full)
    for new, old in _TONE_PLACES:
        spelled = spelled.replace(new, old)
    return re.sub(r"[\W_]+", "", spelled)


def agency_is_right(agency: str | None, agency_raw: str | None, stamp: dict[str, Any]) -> bool:
    """The printed name or its full form, by either field."""
    right = {letters(stamp["agency"]), letters(stamp["agency_name"])}
    return letters(agency) in right or letters(agency_raw) in right


def covers(box: Sequence[float], found: Sequence[float]) -> float:
    """Intersection over union of two (page, x0, y0, x1, y1)."""
    if box[0] != found[0]:
        return 0.0
    width = min(box[3], found[3]) - max(box[1], found[1])
    height = min(box[4], found[4]) - max(box[2], found[2])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    area = (box[3] - box[1]) * (box[4] - box[2]) + (found[3] - found[1]) * (found[4] - found[2])
    return both / (area - both)
