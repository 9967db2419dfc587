"""What a quarantine code means and what the operator does. Belongs here: the words, taken from the error tree."""

from __future__ import annotations

from collections.abc import Iterator

from extract import errors

_OTHER = {
    "interrupted": ("The work on it was begun and never finished.", "Nothing: the next run takes it up again."),
}


def meaning_of(code: str) -> tuple[str, str]:
    """(what it means, what to do)."""
    for kind in _kinds(errors.DocumentError):
        if kind.code == code:
            return kind.meaning, kind.remedy
    return _OTHER.get(code, ("Not a code of this version.", "See docs/quarantine-codes.md."))


def _kinds(kind: type[errors.DocumentError]) -> Iterator[type[errors.DocumentError]]:
    yield kind
    for sub in kind.__subclasses__():
        yield from _kinds(sub)
