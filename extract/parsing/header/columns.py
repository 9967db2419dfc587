"""Two columns of the foot that were read as one line: '- Như trên; KT. CHỦ TỊCH', 'Nơi nhận: TM. ỦY BAN NHÂN DÂN'."""

from __future__ import annotations

import re

from extract.parsing.header import line_kinds as kinds_of

_AUTHORITY_TAIL = re.compile(
    r"(?<=[\s;:,.])(?:TM|KT|TL|TUQ|Q)\s?\.\s?(?=[A-ZĐÀ-Ỹ]{2})|(?<=[\s;:,.])(?:T/M|K/T|T/L)\s?(?=[A-ZĐÀ-Ỹ]{2})"
)


def right_column_at(text: str) -> int:
    """Where the signature's words begin in a line of the recipients; len(text) where there are none."""
    match = _AUTHORITY_TAIL.search(text)
    if match is not None and kinds_of.mostly_capitals(text[match.start() :]):
        return match.start()
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    for count in (6, 5, 4, 3, 2):
        if len(words) <= count:
            continue
        at = words[-count][0]
        before = text[:at].rstrip()
        if before.endswith((";", ":", ".", ",", ")")) and kinds_of.is_position(text[at:]):
            return at
        if (
            before.endswith((";", ".", ")"))
            and kinds_of.is_archive(text)
            and kinds_of.person_name(text[at:])
            and count <= 5
            and not text[at:].isupper()
        ):
            return at
    return len(text)


def left_column(text: str) -> str:
    return text[: right_column_at(text)]
