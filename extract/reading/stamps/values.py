"""Values written into an incoming stamp: numbers, dates, times, free words between dot leaders.

A value is taken only when the whole field is of its form; anything else is None, never the part that fits (a silently
wrong field is worse than an empty one).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_LEADERS = re.compile(r"[.…·_‥․]{2,}|…")
_EDGES = " \t.…·_,:;-–—|'\"`~*•"
_NUMBER = re.compile(r"\d{1,6}(?:[/-]?[A-ZĐ]{1,6})?")
_DATE = re.compile(r"(\d{1,2})\s?[/.\-|I]\s?(\d{1,2})\s?[/.\-|I]\s?(\d{4}|\d{2})")
_DATE_WORDS = re.compile(r"(\d{1,2})\s*th[^\W\d_]ng\s*(\d{1,2})\s*n[^\W\d_]m\s*(\d{4})", re.IGNORECASE)
_DATE_FIGURES = re.compile(r"(\d{2})[\s/.\-|I]{0,3}(\d{2})[\s/.\-|I]{0,3}((?:19|20)\d{2})")
_TIME = re.compile(r"(\d{1,2})\s?(?:giờ|gio|[hHgG:])\s?(\d{1,2})?\s?(?:phút|phut|[pP])?", re.IGNORECASE)
_EARLIEST, _LATEST = 1976, 2100  # the offices' present names begin with the reunified state


def bare(text: str) -> str:
    """The text without dot leaders and edge marks, white space folded."""
    return " ".join(_LEADERS.sub(" ", unicodedata.normalize("NFC", text)).split()).strip(_EDGES)


def number_of(text: str) -> str | None:
    """'1998', '12/VP'; leading zeros kept. None for anything else, also for '19 98'."""
    value = bare(text)
    return value if _NUMBER.fullmatch(value) and value.strip("0") else None


def date_of(text: str) -> date | None:
    """'24/7/2021', '24.07.2021', '24-7-21', '24 tháng 7 năm 2021', and '24 07 2021' or '24/072021' whose strokes were lost: eight
    figures part in one way only. None where it is no day of the calendar."""
    value = bare(text)
    found = _DATE.fullmatch(value) or _DATE_WORDS.fullmatch(value) or _DATE_FIGURES.fullmatch(value)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    year += 2000 if year < 100 else 0
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def time_of(text: str) -> str | None:
    """'14:05' of '14 giờ 05', '14h05', '14:05', '14h'."""
    found = _TIME.fullmatch(bare(text))
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def words_of(text: str) -> str | None:
    """Free words (who gets the paper); None where no two letters stand together or one character in three is no letter."""
    value = bare(text)
    solid = [letter for letter in value if not letter.isspace()]
    enough = sum(letter.isalnum() or letter in "./," for letter in solid) >= 0.8 * len(solid)
    return value if enough and re.search(r"[^\W\d_]{2}", value) else None
