"""What a seal and a pen do to the foot: letters of the seal among the signature's lines, a name that lost its first letter.

Belongs here: telling seal letters from the signature by the seal's box and the closed list of positions; the commonest surnames
(source: shares in the 2019 census: fourteen names bear nine tenths of the people). Does not belong here: finding seals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Box, Region, Stamp

from .folding import fold
from .known_names import known_phrases, words_of
from .lines import Line, Token
from .zones import Zones, is_capitals, starts_foot

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Đặng",
    "Dương",
    "Trương",
    "Trịnh",
    "Lương",
    "Đinh",
    "Đoàn",
    "Lâm",
)
_NAME_WORDS = (2, 5)


def take_seal_letters(lines: list[Line], zones: Zones, stamps: Sequence[Stamp]) -> None:
    """Lines of capitals of the right foot column that stand inside a seal and are no position: region SEAL, in place."""
    seals = [stamp.box for stamp in stamps if stamp.kind == "seal" and stamp.box]
    for line in lines[zones.foot : zones.annex]:
        tokens = [token for token in line.tokens if token.text]
        if line.column != "right" or not seals or len(tokens) > 4 or starts_foot(line.text):
            continue
        letters = is_capitals(line.text) or all(len(token.text) < 3 for token in tokens)
        if letters and not _is_position(line.text) and all(_inside(token, seals) for token in tokens):
            line.put_out(Region.SEAL)


def repair_surname(line: Line) -> tuple[Token, str] | None:
    """(token, its right text) where a line of the right column is a name without the first letter of its surname."""
    tokens = [token for token in line.tokens if token.text]
    if not _NAME_WORDS[0] <= len(tokens) <= _NAME_WORDS[1] or not tokens[0].text[0].islower():
        return None
    if not all(token.text[0].isupper() and token.text.isalpha() for token in tokens[1:]):
        return None
    found = next((name for name in SURNAMES if tokens[0].text == name[1:]), None)
    return (tokens[0], found) if found else None


def _is_position(text: str) -> bool:
    words = tuple(map(fold, words_of(re.sub(r"^(?:[TK][MLT]|TUQ|Q)\s?\.\s?", "", text))))
    return len(words) >= 2 and any(words == key[: len(words)] or key == words[: len(key)] for key in known_phrases())


def _inside(token: Token, boxes: Sequence[Box]) -> bool:
    box = token.word.box
    if box is None:
        return False
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(b.page == box.page and b.x0 <= x <= b.x1 and b.y0 <= y <= b.y1 for b in boxes)
