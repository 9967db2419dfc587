"""Digital-signature blocks that signing software wrote into the text layer of a scan.

Belongs here: one Stamp a block (two offices may sign side by side), and telling the recogniser's words that stand on such a
block, whose letters the layer knows exactly. Does not belong here: blocks inside running text (cleaning).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Box, Region, Stamp, Word
from extract.reading.stamps.signature_block import parse_signature_lines

from .ordering import order_words
from .words import LayerWord

_GAP = 1.6  # letter heights between two words of one block
_MOST_WORDS = 60  # of a block with its font; more is the paper's own text
_EDGE = 0.004  # page fractions around a block


def signature_stamps(words: Sequence[LayerWord], number: int) -> tuple[Stamp, ...]:
    """One Stamp for each cluster of `words` (page `number`) that is a signature block."""
    stamps = []
    for cluster in _clusters(words):
        texts = _texts(cluster)
        fields = parse_signature_lines(texts)
        if not fields.is_signature:
            continue
        stamps.append(
            Stamp(
                kind="digital_signature",
                page=number,
                agency_raw=fields.agency or fields.signer,
                stamped_on=fields.signed_at.date() if fields.signed_at else None,
                stamped_at=fields.signed_at,
                raw_text="\n".join(texts),
                box=_around([word.box for word in cluster], number),
                reading_confidence=1.0,
            )
        )
    return tuple(stamps)


def signature_groups(words: Sequence[LayerWord]) -> tuple[list[LayerWord], list[LayerWord]]:
    """(words of signature blocks, the rest) of a born-digital page. Signing software writes its block in a font object of its own,
    often across the heading: told by font and size before any order is made."""
    groups: dict[tuple[str, float], list[LayerWord]] = {}
    for word in words:
        groups.setdefault((word.font, round(word.size or 0.0)), []).append(word)
    signed: list[LayerWord] = []
    for group in groups.values():
        if len(group) <= _MOST_WORDS and len(group) < 0.5 * len(words):
            for cluster in _clusters(group):
                signed += cluster if parse_signature_lines(_texts(cluster)).is_signature else []
    known = {id(word) for word in signed}
    return signed, [word for word in words if id(word) not in known]


def words_apart(words: Sequence[Word], stamps: Sequence[Stamp]) -> tuple[Word, ...]:
    """`words` with those that stand inside a stamp's box in region STAMP."""
    boxes = [stamp.box for stamp in stamps if stamp.box]
    return tuple(
        replace(word, region=Region.STAMP)
        if word.region is Region.BODY and word.box and any(_holds(b, word.box) for b in boxes)
        else word
        for word in words
    )


def _clusters(words: Sequence[LayerWord]) -> list[list[LayerWord]]:
    """Words whose boxes, widened by a letter's height, touch one another."""
    left = list(words)
    clusters: list[list[LayerWord]] = []
    while left:
        cluster = [left.pop(0)]
        at = 0
        while at < len(cluster):
            near = [word for word in left if _close(cluster[at].box, word.box)]
            left = [word for word in left if not any(word is one for one in near)]
            cluster += near
            at += 1
        clusters.append(cluster)
    return clusters


def _close(one: Box, other: Box) -> bool:
    height = max(one.y1 - one.y0, other.y1 - other.y0)
    return (
        one.x0 - other.x1 < _GAP * height
        and other.x0 - one.x1 < _GAP * height
        and one.y0 - other.y1 < height
        and other.y0 - one.y1 < height
    )


def _texts(cluster: Sequence[LayerWord]) -> list[str]:
    lines: dict[int, list[str]] = {}
    for placement in order_words([word.text for word in cluster], [word.box for word in cluster]):
        lines.setdefault(placement.line, []).append(cluster[placement.index].text)
    return [" ".join(parts) for parts in lines.values()]


def _around(boxes: Sequence[Box], number: int) -> Box:
    return Box(
        number, min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
    )


def _holds(frame: Box, box: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return frame.x0 - _EDGE <= x <= frame.x1 + _EDGE and frame.y0 - _EDGE <= y <= frame.y1 + _EDGE
