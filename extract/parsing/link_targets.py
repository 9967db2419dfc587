"""Which directive of another paper a link means: 'điểm a khoản 2 Mục II' → 'II/2/a'.

Belongs here: from the printed item to a path as the contract writes it. Does not belong here: finding links.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"(điểm|tiết|khoản|mục|điều|phần|gạch đầu dòng|nội dung|nhiệm vụ)\s(?:số\s)?(?:thứ\s)?"
    r"([0-9]+(?:\.[0-9]+){0,3}|[A-Za-zđ]{1,5}(?:\.[0-9]+)?)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]+")


def directive_path(item: str) -> str | None:
    """The path of a printed item, which names the smallest part first; None where it cannot be told.

    Điều keeps its word ('Điều 3/2'), a bullet counts from one under its item ('3/-2'), Roman numerals are sections.
    """
    labels = [_label(word.lower(), value) for word, value in _PART.findall(item)]
    return "/".join(reversed(labels)) if labels else None


def _label(word: str, value: str) -> str:
    value = value.rstrip(".")
    if word == "điều":
        return f"Điều {value}"
    if word == "gạch đầu dòng":
        return f"-{value}"
    if word in ("mục", "phần"):
        section, _, item = value.partition(".")
        if _ROMAN.fullmatch(section.upper()):  # 'mục II.3' is item 3 of section II
            return f"{section.upper()}/{item}" if item else section.upper()
    return value if value[0].isdigit() else value.lower()
