"""Clauses: the sentence, `;` part or parenthesis that a phrase stands in.

Belongs here: cutting a passage into clauses by its marks. Does not belong here: what a clause orders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A full stop after these is an abbreviation's ('TP. Huế', 'TT. Tỉnh ủy'), folded.
_ABBREVIATIONS = frozenset(
    {"tp", "tx", "tt", "kt", "tm", "tl", "pgs", "gs", "ts", "ths", "bs", "st", "dc", "vp", "p", "q", "h", "x", "no"}
)
_MARK = re.compile(r"[.;!?\n]")
_OWN_CHARGE = re.compile(
    r"\(\s*(?:giao|do|de nghi|yeu cau|so|bo|ubnd|uy ban|ban|van phong|cong an|cuc|chi cuc|thanh tra|cac)\b"
)


def cut_clauses(folded: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the clauses of text[start:end], in order, trimmed; together they cover all that is not white space.

    `folded` is the folded text, offset for offset.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _MARK.finditer(folded, start, end):
        at = match.start()
        if match.group() == "." and not _ends_sentence(folded, text, at, begin, end):
            continue
        _append(text, begin, at + 1, spans)
        begin = at + 1
    _append(text, begin, end, spans)
    return spans


def _append(text: str, begin: int, stop: int, spans: list[tuple[int, int]]) -> None:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if begin < stop:
        spans.append((begin, stop))


def _ends_sentence(folded: str, text: str, at: int, begin: int, end: int) -> bool:
    """A full stop ends a sentence before white space and a capital, a dash, a quote or the end, not after an abbreviation."""
    k = at + 1
    if k < end and not text[k].isspace():
        return text[k] in "\"”)/'’"
    while k < end and text[k].isspace():
        k += 1
    if k >= end:
        return True
    word_start = at
    while word_start > begin and folded[word_start - 1].isalnum() and at - word_start < 12:
        word_start -= 1
    word = folded[word_start:at]
    if (
        word in _ABBREVIATIONS
        or (word.isdigit() and word_start == begin)
        or (len(word) == 1 and word.isalpha() and word_start == begin)
    ):
        return False
    return text[k].isupper() or not text[k].isalpha() or k - at > 1


def clause_of(folded: str, clause: tuple[int, int], at: int) -> tuple[int, int]:
    """The clause for a phrase at offset `at`: the parenthesis around it when that charges somebody itself, else `clause`."""
    opened = folded.rfind("(", max(clause[0], at - 1500), at)
    if opened < 0 or folded.find(")", opened, at) >= 0 or not _OWN_CHARGE.match(folded, opened):
        return clause
    closed = folded.find(")", at, min(clause[1], at + 1500))
    return opened + 1, closed if closed >= 0 else clause[1]


def quoted_spans(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Spans between a pair of quotation marks in text[start:end]; a mark without its partner opens nothing."""
    spans: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    for match in _QUOTE.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark != "”":
                opened = (mark, match.start())
        elif mark == "”" or (mark == '"' and opened[0] == '"'):
            spans.append((opened[1], match.end()))
            opened = None
        elif mark == "“":
            opened = (mark, match.start())
    return spans


_QUOTE = re.compile(r"[“”\"]")
