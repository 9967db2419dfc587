"""Whether a document is a notice at all: a form, an identity card, an article, a photo is not.

Belongs here: the verdict with its reason. Does not belong here: what a notice says.
"""

from __future__ import annotations

import functools

from extract.model import CleanText, Header
from extract.parsing.agencies.folding import folded_words
from extract.parsing.agencies.word_lists import rows
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.spotted import lines_of
from extract.parsing.segments import Segments

_FEWEST_WORDS = 12
_FEWEST_PARTS = 2
_FIRST_LINES = 30


def _parts(clean: CleanText, segments: Segments, header: Header) -> list[str]:
    """Which parts of an administrative paper were found."""
    found = [
        ("type", header.doc_type is not None and header.doc_type != "Công văn"),
        ("number", header.symbol is not None),
        ("date", header.issued_on is not None and header.place is not None),
        ("issuer", header.issuer_source == "printed"),
        ("recipients", bool(segments.of("recipients"))),
        ("addressee", bool(segments.of("addressee"))),
        ("authority", bool(header.signing_authority)),
        ("signer", header.signer_name is not None and header.signer_position is not None),
    ]
    return [name for name, there in found if there]


@functools.cache
def _headings() -> tuple[tuple[str, str, int], ...]:
    return tuple((folded_words(row["words"]), row["kind"], int(row["points"])) for row in rows("not_notice_words"))


def _foreign_word(clean: CleanText) -> tuple[str, int] | None:
    """(kind, points) of a word that marks another kind of paper, as a heading of its first lines."""
    lines = [line.text for line in lines_of(clean)[:_FIRST_LINES]]
    said = [folded_words(text) for text in lines if len(text) <= 90 and kinds_of.mostly_capitals(text)]
    for words, kind, points in _headings():
        if any(line == words or line.startswith(words + " ") for line in said):
            return kind, points
    return None


def is_notice(clean: CleanText, segments: Segments, header: Header) -> tuple[bool, str | None]:
    """(True, None), or (False, why): a form, an identity card, an article, a picture without text."""
    if len(clean.text.split()) < _FEWEST_WORDS:
        return False, "too few words for a notice"
    parts = _parts(clean, segments, header)
    foreign = _foreign_word(clean)
    if foreign is not None and header.symbol is None and len(parts) <= foreign[1]:
        return False, f"it is headed as another kind of paper: {foreign[0]}"
    if len(parts) < _FEWEST_PARTS:
        return False, "no header, signature or list of recipients of an administrative paper was found"
    return True, None
