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
# 'nguy cơ thường trực', 'Thường trực Tỉnh ủy', 'ngày càng', 'chưa thường xuyên', 'ý thức thường xuyên'.
_NOT_TIMING = re.compile(
    r"Thường trực|cơ quan thường trực|phó ban thường trực|(?:chưa|không)\s(?:được\s)?(?:thường xuyên|kịp thời)|chi thường xuyên|"
    r"vốn thường xuyên|kinh phí thường xuyên|ngay từ|ngay tại|ngay trong|ngay cả|sớm hơn"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = files("extract.parsing.deadlines").joinpath("data/schedule_words.csv")
    words: dict[str, list[str]] = {kind: [] for kind in _ORDER}
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            words[row["schedule"]].append(row["phrase"])
    return tuple(
        (
            kind,
            re.compile(
                rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in sorted(words[kind], key=len, reverse=True))})(?!\w)"
            ),
        )
        for kind in _ORDER
    )


def find_schedule(text: str) -> str | None:
    """continuous | recurring | urgent | conditional, or None where no such word stands in the directive."""
    plain = _NOT_TIMING.sub(lambda m: " " * len(m.group()), text).lower()
    return next((kind for kind, pattern in _patterns() if pattern.search(plain)), None)
