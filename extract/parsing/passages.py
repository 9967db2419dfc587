"""Passages: the whole clean text cut into parts, each character in exactly one.

Belongs here: cutting. Does not belong here: deciding what a paragraph is (`segments`, `body.zones`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import CleanText, Passage
from extract.parsing.segments import Segments

_KINDS = {
    "header": "header", "title": "header", "addressee": "addressee", "body": "context", "recipients": "recipients",
    "signature": "signature", "annex": "annex", "copy": "signature",
}  # fmt: skip
_SINGLE = frozenset({"directive", "closing"})  # a passage a paragraph; the other kinds join their neighbours


@dataclass(frozen=True, slots=True)
class Cut:
    """From text[start] on, until the next cut, the text is of this kind (and directive)."""

    start: int
    kind: str
    path: str | None = None


def cut_passages(clean: CleanText, segments: Segments, body_cuts: Sequence[Cut]) -> tuple[Passage, ...]:
    """Passages that cover clean.text exactly once, in order, seq from 1; none for an empty text.

    `body_cuts` say what the body's and the annexes' paragraphs are; white space between paragraphs belongs to the passage
    before it, that before the first paragraph to the first.
    """
    if not clean.text:
        return ()
    known = {cut.start for cut in body_cuts}
    cuts = list(body_cuts)
    for paragraph, kind in zip(clean.paragraphs, segments.kinds, strict=True):
        start = paragraph.char_start
        text = clean.text[start : paragraph.char_end]
        start += len(text) - len(text.lstrip())
        if start not in known:
            cuts.append(Cut(start, _KINDS.get(kind, "context")))
    cuts.sort(key=lambda cut: cut.start)
    joined: list[Cut] = []
    for cut in cuts:
        if joined and cut.start == joined[-1].start:
            continue
        if joined and cut.kind == joined[-1].kind and cut.kind not in _SINGLE and cut.path == joined[-1].path:
            continue
        joined.append(cut)
    if not joined:
        return (Passage(1, 0, len(clean.text), "context"),)
    starts = [0, *(cut.start for cut in joined[1:]), len(clean.text)]
    return tuple(
        Passage(i + 1, starts[i], starts[i + 1], cut.kind, cut.path)
        for i, cut in enumerate(joined)
        if starts[i + 1] > starts[i]
    )
