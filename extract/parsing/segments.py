"""Which part of a notice each paragraph belongs to: header, title, addressees, body, recipients, signature, annexes, copy block."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import CleanText
from extract.parsing.agencies.catalogue import Catalogue

Range = tuple[int, int]  # paragraph indices into CleanText.paragraphs, end exclusive; empty where first == end


@dataclass(frozen=True, slots=True)
class Segments:
    """`kinds[i]` says what clean.paragraphs[i] is: header | title | addressee | body | recipients | signature | annex | copy.

    The ranges are the smallest that hold all paragraphs of a kind; recipients and signature may interleave (two columns),
    so use `of(kind)` where each paragraph counts. `annexes` has one range an annex, its heading first.
    """

    kinds: tuple[str, ...]
    header: Range
    title: Range
    addressees: Range
    body: Range
    recipients: Range
    signature: Range
    copy: Range
    annexes: tuple[Range, ...] = ()

    def of(self, kind: str) -> tuple[int, ...]:
        """Indices of the paragraphs of that kind, in order."""
        return tuple(i for i, k in enumerate(self.kinds) if k == kind)


def segment(clean: CleanText, catalogue: Catalogue | None = None) -> Segments:
    """Never raises; every paragraph gets exactly one kind."""
    n = len(clean.paragraphs)
    return Segments(("body",) * n, (0, 0), (0, 0), (0, 0), (0, n), (n, n), (n, n), (n, n))
