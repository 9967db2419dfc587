"""Annexes: their task tables as rows; the rest of an annex is kept as text.

Belongs here: what of an annex becomes records. Does not belong here: the main body.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import CleanText
from extract.parsing.body import Body
from extract.parsing.body.view import BodyView


def parse_annexes(clean: CleanText, ranges: Sequence[tuple[int, int]], view: BodyView) -> tuple[Body, ...]:
    """A Body an annex whose records are rows; paths begin with 'annex'."""
    return ()
