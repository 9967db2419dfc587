"""Whether a page's text layer is what stands on the page.

Belongs here: the judgement, with its reason in words for the page row. Measured signals: share of possible syllables,
`(cid:…)`, letters no Vietnamese text has. A layer that a scanner's OCR left under a full-page picture is never trusted: on
the one real case seen it read 'Httnh phuc' for 'Hạnh phúc' (share of possible syllables under 0.6).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Signals
from extract.reading.stamps.signature_block import parse_signature_lines

from .syllables import possible_share

_CID = re.compile(r"\(cid:\d+\)")
_FOREIGN = re.compile(r"[^\W\d_a-zA-ZÀ-ỹđĐ\u0300-\u036f]|[\ufffd\ue000-\uf8ff]")
_SPLIT = re.compile(r"^[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]$")
GOOD_SHARE = 0.85  # real born-digital pages: 0.93 and more (names and codes are the rest)
POOR_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class Judgement:
    """`verdict`: good | doubtful (compare with the picture) | bad (read the picture) | empty | signature_only."""

    verdict: str
    reason: str
    share: float


def signals_of(texts: Sequence[str]) -> Signals:
    """Integrity signals of a page's words."""
    letters = [char for text in texts for char in text if char.isalpha()]
    foreign = sum(1 for char in letters if _FOREIGN.match(char))
    split = sum(1 for text in texts if _SPLIT.match(text))
    return Signals(
        possible_syllables=round(possible_share(texts), 4),
        foreign_letters=round(foreign / len(letters), 4) if letters else 0.0,
        split_diacritics=round(split / len(texts), 4) if texts else 0.0,
    )


def judge(texts: Sequence[str], *, picture_share: float) -> Judgement:
    """Judge the layer's words. `picture_share`: how much of the page its largest image covers (0..1)."""
    share = possible_share(texts)
    joined = " ".join(texts)
    if not joined.strip():
        return Judgement("empty", "no text layer", 0.0)
    if len(texts) <= 60 and parse_signature_lines([joined]).is_signature and _only_signature(texts):
        return Judgement("signature_only", "text layer holds only a digital-signature block", share)
    if len(_CID.findall(joined)) * 4 > len(joined) * 0.05:
        return Judgement("bad", "text layer without a character map (cid)", share)
    if picture_share >= 0.7:
        return Judgement("bad", f"text layer under a full-page picture (possible syllables {share:.2f})", share)
    foreign = signals_of(texts).foreign_letters
    if foreign > 0.1 or (share < POOR_SHARE and len(texts) >= 20):
        return Judgement(
            "bad", f"text layer is garbled (possible syllables {share:.2f}, foreign letters {foreign:.2f})", share
        )
    if share < GOOD_SHARE and len(texts) >= 20:
        return Judgement("doubtful", f"text layer reads doubtfully (possible syllables {share:.2f})", share)
    return Judgement("good", "born-digital text layer", share)


def _only_signature(texts: Sequence[str]) -> bool:
    """A notice's page has its own words; a signature block no list marker, no `Số: …/`, no long text."""
    return not any(text in ("THÔNG", "Kính", "Căn", "KẾT", "CỘNG") for text in texts)
