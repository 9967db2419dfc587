"""Clean texts of invented bodies, and what the parser makes of them, in a form that tests compare at a glance."""

from __future__ import annotations

from extract.model import CleanText, Method, Paragraph, PlacedWord
from extract.parsing.agencies import find_mentions, load_catalogue
from extract.parsing.body import Body, BodyView, parse_body
from extract.parsing.body.lines import lines_of


def clean_text(text: str, *, bold: tuple[str, ...] = ()) -> CleanText:
    """The clean text of one page of plain text, a paragraph a line; lines that begin with one of `bold` are bold."""
    paragraphs, words, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line), 1, bold=line.startswith(bold) if bold else None))
            place = at
            for word in line.split():
                place = text.index(word, place)
                words.append(PlacedWord(place, place + len(word), 1, None, 1.0))
                place += len(word)
        at += len(line) + 1
    return CleanText(text, tuple(words), tuple(paragraphs), (), (), (), (), (), Method.PLAIN_TEXT, 1, 0, 1.0)


def body_of(text: str, *, bold: tuple[str, ...] = ()) -> Body:
    clean = clean_text(text, bold=bold)
    view = BodyView(text, find_mentions(text, load_catalogue()))
    return parse_body(lines_of(clean, range(len(clean.paragraphs))), view)


def outline(text: str, *, bold: tuple[str, ...] = ()) -> list[str]:
    """'path kind' of every record, closings and continuations included."""
    return [f"{record.path} {record.kind}" for record in body_of(text, bold=bold).records]


def tasks(text: str, *, bold: tuple[str, ...] = ()) -> list[str]:
    """Paths of the leaves."""
    return [record.path for record in body_of(text, bold=bold).records if record.is_leaf]


def who(text: str, path: str, role: str = "lead") -> list[str]:
    """Canonical names in that role at that path."""
    record = next(record for record in body_of(text).records if record.path == path)
    return [charge.name for charge in record.charges if charge.role == role]
