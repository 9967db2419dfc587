"""Type and trích yếu: 'THÔNG BÁO / Kết luận của ...', 'V/v ...'.

Belongs here: joining the title's lines and choosing the type. Does not belong here: which lines are the title (segments).
"""

from __future__ import annotations

import functools

from extract.parsing.agencies.folding import fold, folded_words
from extract.parsing.agencies.word_lists import rows
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.casing import sentence_case, with_names
from extract.parsing.header.marks import is_mark
from extract.parsing.header.number import DocumentNumber
from extract.parsing.header.spotted import Line, Spotted

_NAMES_WITHIN = 6000  # characters of the notice in which names of a capital title are looked for


@functools.cache
def _types_by_code(family: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("document_types"):
        if row["family"] != family:
            continue
        for code in (row["code"], *row["other_codes"].split(";")):
            if code:
                found.setdefault(fold(code).upper(), row["type"])
    return found


@functools.cache
def _codes_by_type(family: str) -> dict[str, str]:
    found = {row["type"]: row["code"] for row in rows("document_types") if row["family"] == "normative"}
    found.update({row["type"]: row["code"] for row in rows("document_types") if row["family"] == family})
    return found


def type_of_code(code: str, family: str) -> str | None:
    """'TB' -> 'Thông báo'; accents and D/Đ do not count ('QD')."""
    return _types_by_code("party" if family == "party" else "state").get(fold(code).upper())


def code_of_type(doc_type: str, family: str) -> str | None:
    """'Thông báo' -> 'TB'; None for a công văn of the state."""
    return _codes_by_type("party" if family == "party" else "state").get(doc_type) or None


def read_title(lines: list[Line], context: str = "") -> tuple[Spotted[str] | None, Spotted[str] | None]:
    """(type, trích yếu) of the title's lines; the type None for a 'V/v' title."""
    doc_type: Spotted[str] | None = None
    parts: list[str] = []
    start = end = 0
    for line in lines:
        text, at = line.text, line.start
        if not text or kinds_of.is_rule_line(text) or is_mark(text) or (text.startswith("(") and parts == []):
            continue
        if doc_type is None and not parts:
            found = kinds_of.type_line(text)
            if found is not None:
                name, rest = found
                stop = line.end - len(rest) if rest else line.end
                doc_type = Spotted(name, line.start, line.start + len(text[: stop - line.start].rstrip()), "type_line")
                if not rest:
                    continue
                text, at = rest, line.end - len(rest)
        if not parts:
            start = at
        parts.append(text.strip(" *_#"))
        end = line.end
    joined = _lowered(context, " ".join(" ".join(parts).split()).rstrip("-–_* "))
    return doc_type, Spotted(joined, start, end, "title_lines") if joined else None


def _lowered(context: str, title: str) -> str:
    """A title in capitals with only its first letter (and abbreviations of one word) kept high."""
    words = title.split(" ")
    count = 0
    while count < len(words) and not any(c.islower() for c in words[count]):
        count += 1
    if count < 3:
        return title
    shown = with_names(sentence_case(" ".join(words[:count])), context[:_NAMES_WITHIN])
    return " ".join((shown, *words[count:]))


def is_letter(number: DocumentNumber | None, lines: list[Line], has_addressees: bool) -> bool:
    """Whether a paper without a type name is a công văn: 'V/v', Kính gửi, or a symbol ORG-UNIT."""
    said = [folded_words(line.text[:10]) for line in lines]
    if any(s.startswith(("v v", "vv ")) for s in said) or has_addressees:
        return True
    return number is not None and type_of_code(number.code, "party" if number.is_party else "state") is None
