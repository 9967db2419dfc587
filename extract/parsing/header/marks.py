"""Marks of urgency and secrecy: a stamp, or a line of its own in capitals; never words of running text."""

from __future__ import annotations

import functools

from extract.model import CleanText
from extract.parsing.agencies.folding import folded_words
from extract.parsing.agencies.word_lists import rows
from extract.parsing.header.line_kinds import mostly_capitals
from extract.parsing.header.spotted import Line, Spotted, lines_of

_HEADER_LINES = 60


@functools.cache
def _marks(name: str) -> dict[str, str]:
    return {folded_words(row["mark"]): row["code"] for row in rows(name)}


def _mark(text: str, marks: dict[str, str]) -> str | None:
    if not mostly_capitals(text) and not (len(text) <= 5 and text.isupper()):
        return None
    said = folded_words(text)
    if said in marks:
        return marks[said]
    squeezed = said.replace(" ", "")  # 'H Ỏ A  T Ố C'
    return next((code for mark, code in marks.items() if mark.replace(" ", "") == squeezed), None)


def _on_lines(lines: list[Line], marks: dict[str, str], rule: str) -> Spotted[str] | None:
    for line in lines[:_HEADER_LINES]:
        code = _mark(line.text.strip("[]()|* _.:-!"), marks) if len(line.text) <= 30 else None
        if code is not None:
            return Spotted(code, line.start, line.end, rule)
    return None


def _on_stamps(clean: CleanText, kind: str, marks: dict[str, str]) -> str | None:
    for stamp in clean.stamps:
        if stamp.kind == kind:
            said = folded_words(stamp.raw_text)
            found = next((code for mark, code in marks.items() if mark in said), None)
            if found is not None:
                return found
    return None


def read_urgency(clean: CleanText, lines: list[Line]) -> tuple[str | None, Spotted[str] | None]:
    """(code, where it stands in the text, None for a stamp)."""
    stamped = _on_stamps(clean, "urgency", _marks("urgency_marks"))
    spotted = _on_lines(lines, _marks("urgency_marks"), "urgency_line")
    return stamped or (spotted.value if spotted else None), spotted


def secrecy_mark(clean: CleanText) -> str | None:
    """mat | toi_mat | tuyet_mat where the paper bears the mark (a line of its own, or a stamp), never from running text."""
    stamped = _on_stamps(clean, "secrecy", _marks("secrecy_marks")) or _on_stamps(clean, "urgency", {})
    if stamped is not None:
        return stamped
    spotted = _on_lines(lines_of(clean), _marks("secrecy_marks"), "secrecy_line")
    return spotted.value if spotted else None


def is_mark(text: str) -> bool:
    """Whether a line is nothing but a mark of urgency or secrecy."""
    said = text.strip("[]()|* _.:-!")
    return (
        len(text) <= 30 and (_mark(said, _marks("urgency_marks")) or _mark(said, _marks("secrecy_marks"))) is not None
    )
