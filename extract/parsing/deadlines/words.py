"""The word lists that tell deadlines from other dates, as patterns by role.

Belongs here: loading `data/timing_words.csv`. Does not belong here: what follows from a word (`judging`).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def phrases_by_role() -> dict[str, tuple[str, ...]]:
    """Lower-case phrases by role, longest first. With their accents: 'họp' is no 'hợp', 'tính' no 'tỉnh'."""
    found: dict[str, set[str]] = {}
    source = files("extract.parsing.deadlines").joinpath("data/timing_words.csv")
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["role"], set()).add(row["phrase"])
    return {role: tuple(sorted(words, key=lambda w: (-len(w), w))) for role, words in found.items()}


# Words that begin another word's expression: 'tạo chuyển biến rõ nét' passes nothing on.
_OTHER_WORD = {"chuyển": "(?! biến)", "xóa": "(?! bỏ thói quen)"}


@cache
def anywhere(role: str) -> re.Pattern[str]:
    """Finds a phrase of the role as whole words in text whose words are joined with one space."""
    phrases = "|".join(re.escape(phrase) + _OTHER_WORD.get(phrase, "") for phrase in phrases_by_role()[role])
    undone = "(?<!không )(?<!chưa )" if role in ("finish", "complete") else ""  # 'các đơn vị không hoàn thành nhiệm vụ'
    return re.compile(rf"(?<!\w){undone}(?:{phrases})(?!\w)")


@cache
def at_start(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases_by_role()[role]))})(?!\w)")


def ends_with(role: str, words: str) -> bool:
    """Whether `words` (lower case, joined with one space) end with a phrase of the role."""
    return any(words == p or words.endswith(" " + p) for p in phrases_by_role()[role])
