"""The words around a time-limit phrase in its clause: what `judging` decides by.

Belongs here: cutting them out. Does not belong here: what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.tokens import Token
from extract.parsing.deadlines.words import anywhere, at_start

_SEPARATORS = frozenset({",", ";", ":", "("})
_RIGHT_WORDS = 14
_LEFT_WORDS = 120


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Lower-case words around a phrase: `left` from the clause's start, `segment` from the last separator, `right` behind it.

    `past_left`, `past_right`: they tell what has already been done ('đã').
    """

    left: str
    segment: str
    right: str
    own: str
    past_left: bool
    past_right: bool


def surroundings(tokens: Sequence[Token], phrase: Phrase, text: str) -> Surroundings:
    segment = _segment(tokens, phrase.first, text)
    if phrase.form == "recurring" and not segment and phrase.first and tokens[phrase.first - 1].text == ":":
        segment = _segment(tokens, phrase.first - 1, text)  # 'báo cáo quý: trước ngày 20 tháng cuối quý'
    behind = tokens[phrase.stop].text if phrase.stop < len(tokens) else ""
    if (
        phrase.form == "within"
        and not segment
        and behind == ")"
        and phrase.first
        and tokens[phrase.first - 1].text == "("
    ):
        segment = _segment(tokens, phrase.first - 1, text)  # 'Hoàn thành (trong tháng 9/2025)'
    right = _words(tokens, phrase.stop, phrase.stop + _RIGHT_WORDS, text)
    return Surroundings(
        left=_words(tokens, max(0, phrase.first - _LEFT_WORDS), phrase.first, text),
        segment=segment,
        right=right,
        own=_words(tokens, phrase.first, phrase.stop, text),
        past_left=_is_past(segment),
        past_right="đã" in right.split(" "),
    )


def _segment(tokens: Sequence[Token], first: int, text: str) -> str:
    """Words from the last separator to token `first`, without what a pair of brackets between them encloses."""
    lowest = max(0, first - _LEFT_WORDS)
    stops: list[tuple[int, int]] = []
    cut = stop = first
    while cut > lowest and tokens[cut - 1].text not in _SEPARATORS:
        if tokens[cut - 1].text == ")":
            opened = cut - 1
            while opened > lowest and tokens[opened - 1].text != "(":
                opened -= 1
            if opened > lowest:
                stops.append((cut, stop))
                cut = stop = opened - 1
                continue
        cut -= 1
    stops.append((cut, stop))
    return " ".join(_words(tokens, a, b, text) for a, b in reversed(stops) if b > a)


def _words(tokens: Sequence[Token], first: int, stop: int, text: str) -> str:
    return " ".join([text[t.start : t.end] for t in tokens[first:stop]]).lower()


def _is_past(segment: str) -> bool:
    """'đã' in the segment with no fresh order after it ('... đã được giao và báo cáo UBND tỉnh trước ngày ...')."""
    words = segment.split(" ")
    if "đã" not in words:
        return False
    last = len(words) - 1 - words[::-1].index("đã")
    for k in range(last + 1, len(words)):
        if words[k] in ("và", "để", "phải"):
            tail = " ".join(words[k + 1 : k + 5])
            if at_start("finish").match(tail) or at_start("submit").match(tail):
                return False
    return True


def last(words: str, count: int) -> str:
    """The last `count` words."""
    return " ".join(words.split(" ")[-count:])


def first_words(words: str, count: int) -> str:
    """The first `count` words."""
    return " ".join(words.split(" ")[:count])


def ordered(around: Surroundings, *roles: str) -> bool:
    """Whether a phrase of one of the roles stands in the segment."""
    return any(anywhere(role).search(around.segment) for role in roles)


def ordered_later(around: Surroundings, *roles: str) -> bool:
    """Whether one stands behind the phrase, where nothing is told of the past."""
    return not around.past_right and any(anywhere(role).search(around.right) for role in roles)
