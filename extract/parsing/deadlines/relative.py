"""Limits counted from another day: 'trong vòng 05 ngày làm việc kể từ ngày ...', 'sau 03 ngày'.

Belongs here: the amount, its unit and what it counts from. Does not belong here: the sum (`resolving`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.parsing.deadlines.dates import number_at, text_at
from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.tokens import Token

_UNITS = frozenset({"ngay", "tuan", "thang", "gio", "nam"})
_STOPS = frozenset({",", ";", ".", ":", ")", "(", "phai"})
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_INSIDE = {"vong": 1, "thoi": 2, "khoang": 1}  # 'trong vòng', 'trong thời hạn', 'trong thời gian'


def match_amount(tokens: Sequence[Token], i: int, first: int) -> Phrase | None:
    """'05 ngày', '05 (năm) ngày làm việc', 'năm ngày', '24 giờ' at token i, with what it counts from."""
    amount = number_at(tokens, i, 1, 400)
    if amount is None:
        amount = _WORDS.get(text_at(tokens, i))
    if amount is None:
        return None
    j = i + 1
    if text_at(tokens, j) == "(" and text_at(tokens, j + 2) == ")":
        j += 3
    unit = text_at(tokens, j)
    if unit not in _UNITS:
        return None
    j += 1
    if text_at(tokens, j) in ("dau", "cuoi", "qua", "vua", "tro", "gan"):
        return None  # '6 tháng đầu năm', '10 ngày qua'
    if unit == "ngay" and text_at(tokens, j) == "lam" and text_at(tokens, j + 1) == "viec":
        unit, j = "ngay_lam_viec", j + 2
    if unit == "ngay" and number_at(tokens, j, 1, 31) is not None:
        return None  # 'trong 2 ngày 20 và 21/9'
    found = Phrase("relative", first, j, amount=amount, unit=unit)
    return with_basis(tokens, found)


def with_basis(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase with '[,] (kể|tính) từ ...' behind it taken in, up to the next mark and 16 tokens at most."""
    j = phrase.stop
    if text_at(tokens, j) in (",", "("):
        j += 1
    if text_at(tokens, j) in ("ke", "tinh") and text_at(tokens, j + 1) == "tu":
        start = j + 2
    elif text_at(tokens, j) in ("tu", "sau") and text_at(tokens, j + 1) in ("ngay", "khi", "thoi"):
        start = j + 1
    else:
        return phrase
    stop = start
    while stop < len(tokens) and stop < start + 16 and tokens[stop].text not in _STOPS:
        stop += 1
    return replace(phrase, stop=stop, basis=" ".join(t.text for t in tokens[start:stop]))


def match_inside(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'trong (vòng|thời hạn|khoảng) (tối đa|không quá)? 05 ngày ...'; 'trong 24 giờ'."""
    j = i + 1 + _INSIDE.get(text_at(tokens, i + 1), 0)
    if text_at(tokens, j) in ("toi", "khong") and text_at(tokens, j + 1) in ("da", "qua"):
        j += 2
    return match_amount(tokens, j, i)


def match_after(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'sau 03 ngày (làm việc) ...', 'chậm nhất sau 05 ngày', 'không quá 10 ngày'."""
    return match_amount(tokens, i + 1, i) if number_at(tokens, i + 1, 1, 400) is not None else None
