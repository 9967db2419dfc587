"""Marks stamped as a whole: HỎA TỐC, KHẨN, MẬT, SAO Y. Pure text, against the closed list of `data/marks.csv`."""

from __future__ import annotations

import re

from extract.reading.stamps.folding import distance, fold
from extract.reading.stamps.vocabulary import Mark, marks

_LETTERS = re.compile(r"[^\W\d_]+")


def mark_of(text: str) -> Mark | None:
    """The mark that the whole text is ('HOA TOC', 'HÒA TÓC'), or None. Lower-case words are no mark: 'mật' is honey too.

    One letter in six may be misread; marks of up to four letters (MẬT, KHẨN, SAO Y) must be read exactly, up to accents.
    """
    words = _LETTERS.findall(text)
    if not words or not all(word.upper() == word for word in words):
        return None
    key = "".join(fold(word) for word in words)
    for mark in marks():
        wanted = "".join(mark.key)
        limit = len(wanted) // 6
        if distance(key, wanted, limit) <= limit:
            return mark
    return None
