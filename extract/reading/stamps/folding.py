"""Accent-free keys that labels are compared by. Matching only: nothing that is published is folded."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without tone and vowel marks, đ as d; one character out for each character in (NFC in)."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFD", letter)[0].lower()
        letters.append({"đ": "d", "ð": "d", "Ð": "d"}.get(base, base[0]))
    return "".join(letters)


def distance(left: str, right: str, limit: int) -> int:
    """Levenshtein distance, `limit` + 1 as soon as it is more than `limit`."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]
