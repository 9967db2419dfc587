"""Which part of a notice each paragraph belongs to: header, title, addressees, body, recipients, signature, annexes, copy block.

Belongs here: the order of the parts. What one line is stands in header.line_kinds, the foot in header.foot.
Layout: 30/2020/NĐ-CP Phụ lục I, 36-HD/VPTW; lost headers, joined columns and missing labels are normal.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import CleanText
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import folded_words
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.foot import Foot, find_foot
from extract.parsing.header.head import mark_head

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
    lines = [clean.text[p.char_start : p.char_end].strip() for p in clean.paragraphs]
    kinds = ["body"] * len(lines)
    body_start = mark_head(lines, clean.paragraphs, kinds)
    foot = find_foot(lines, clean.paragraphs, body_start)
    _mark_foot(lines, kinds, foot, body_start)
    annexes = _mark_annexes(lines, kinds, foot)
    return Segments(
        tuple(kinds), _range(kinds, "header"), _range(kinds, "title"), _range(kinds, "addressee"), _range(kinds, "body"),
        _range(kinds, "recipients"), _range(kinds, "signature"), _range(kinds, "copy"), annexes,
    )  # fmt: skip


def _range(kinds: list[str], kind: str) -> Range:
    found = [i for i, k in enumerate(kinds) if k == kind]
    return (found[0], found[-1] + 1) if found else (0, 0)


def _mark_foot(lines: list[str], kinds: list[str], foot: Foot, body_start: int) -> None:
    for i in foot.recipients:
        kinds[i] = "recipients"
    for i in foot.signature:
        kinds[i] = "signature"


def _mark_annexes(lines: list[str], kinds: list[str], foot: Foot) -> tuple[Range, ...]:
    """Everything after the foot: the copy block, then annexes, each beginning at its heading."""
    if foot.end >= len(lines):
        return ()
    i = foot.end
    if kinds_of.is_copy_mark(lines[i]):
        while i < len(lines) and not kinds_of.is_annex_heading(lines[i]):
            kinds[i] = "copy"
            i += 1
    starts: list[int] = []
    for j in range(i, len(lines)):
        kinds[j] = "annex"
        heading = kinds_of.is_annex_heading(lines[j]) and folded_words(lines[j]).startswith("phu luc")
        if j == i or (heading and j - starts[-1] > 1):
            starts.append(j)
    ends = [*starts[1:], len(lines)]
    return tuple(zip(starts, ends, strict=True)) if starts else ()
