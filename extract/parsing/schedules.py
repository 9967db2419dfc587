"""Schedules: timing words where no date is given.

Belongs here: the words of `deadlines/data/schedule_words.csv` and which wins. Does not belong here: dates and frequencies
with a day to deliver by (`extract.parsing.deadlines`).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

# What says most about when: a frequency, a condition, then a standing duty, then haste, which nearly every directive asks for.
_ORDER = ("recurring", "conditional", "continuous", "urgent")
# The same words where they are no timing: 'Thường trực Tỉnh ủy', 'chưa thường xuyên'.
_NOT_TIMING = (
    "cơ quan thường trực", "ban thường trực", "thường trực tỉnh ủy", "thường trực hđnd", "thường trực ban", "thường trực thành ủy",
    "chưa thường xuyên", "không thường xuyên", "chưa kịp thời", "không kịp thời", "chưa được thường xuyên", "chưa được kịp thời",
    "chi thường xuyên", "vốn thường xuyên", "kinh phí thường xuyên", "ngay từ", "ngay tại", "ngay trong", "ngay cả", "sớm hơn",
)  # fmt: skip


@cache
def _kinds() -> dict[str, str]:
    source = files("extract.parsing.deadlines").joinpath("data/schedule_words.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["phrase"]: row["schedule"] for row in csv.DictReader(lines)} | dict.fromkeys(_NOT_TIMING, "")


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_kinds(), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


def find_schedule(text: str) -> str | None:
    """continuous | recurring | urgent | conditional, or None where no such word stands in the directive."""
    low = text.lower()
    kinds = _kinds()
    found = {kinds[m.group()] for m in _pattern().finditer(low) if not low[m.start() - 1 : m.start()].isalnum()}
    return next((kind for kind in _ORDER if kind in found), None)
