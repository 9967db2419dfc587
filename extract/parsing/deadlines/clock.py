"""Times of day: '17h00', '17 giờ 30 phút', '10g'.

Belongs here: a clock time at a token. Does not belong here: the day it stands before (`dates`, `phrases`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from extract.parsing.deadlines.dates import number_at, text_at
from extract.parsing.deadlines.tokens import Token


def match_time(tokens: Sequence[Token], i: int) -> tuple[time | None, int]:
    """A time of day at token i: '17h00', '17 giờ 30 phút', '17:00', '10g'; (None, i) without one. 24h is 23:59."""
    text = text_at(tokens, i)
    if text in ("luc", "hoi"):
        found, stop = match_time(tokens, i + 1)
        return (found, stop) if found else (None, i)
    for mark in "hg":
        head, found_mark, tail = text.partition(mark)
        if found_mark and head.isdigit() and len(head) <= 2 and (not tail or (tail.isdigit() and len(tail) == 2)):
            return _clock(int(head), int(tail or 0), i, i + 1)
    hour = number_at(tokens, i, 0, 24)
    if hour is None or len(text) > 2:
        return None, i
    sign = text_at(tokens, i + 1)
    if sign in ("gio", "h", "g"):
        minute = number_at(tokens, i + 2, 0, 59)
        if minute is None or len(tokens[i + 2].text) != 2 or text_at(tokens, i + 3) in ("/", "thang"):
            return _clock(hour, 0, i, i + 2)
        return _clock(hour, minute, i, i + 4 if text_at(tokens, i + 3) in ("phut", "'", "p", "’") else i + 3)
    if sign == ":":
        minute = number_at(tokens, i + 2, 0, 59)
        if minute is not None and len(tokens[i + 2].text) == 2:
            return _clock(hour, minute, i, i + 3)
    return None, i


def _clock(hour: int, minute: int, start: int, stop: int) -> tuple[time | None, int]:
    if hour == 24 and minute == 0:
        return time(23, 59), stop
    return (time(hour, minute), stop) if hour < 24 and minute < 60 else (None, start)
