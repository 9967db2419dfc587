"""Which notices are versions of one paper.

A paper is its issuer, number and date: same three, and at least a fifth of the words in common -> a new version. Without number or date
the notice stands alone. The ledger remembers, so a notice never changes its paper.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date

from extract.model import Header


def fold(text: str) -> str:
    """Lower case, no accents, đ -> d, single spaces: for comparing."""
    flat = unicodedata.normalize("NFD", text.replace("Ð", "Đ")).casefold().replace("đ", "d")
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


def paper_key(header: Header) -> str | None:
    """What names a paper whoever scanned it; None where number or date are missing."""
    day: date | None = header.issued_on or header.issued_on_inferred
    if not header.number or not header.symbol or day is None or header.issued_on_precision == "month":
        return None
    number = header.number.lstrip("0") or "0"
    return "|".join(
        (fold(header.issuer or header.province_id or ""), number, fold(header.symbol).replace(" ", ""), day.isoformat())
    )


def document_id_of(key: str | None, notice_id: str) -> str:
    """'d_' + 20 hex: of the key, or the notice's own where there is none."""
    return f"d_{notice_id.removeprefix('n_')}" if key is None else f"d_{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def alike(text: str, other: str) -> float:
    """Share of common folded words in 0..1 (Jaccard)."""
    a, b = set(fold(text).split()), set(fold(other).split())
    return len(a & b) / len(a | b) if a or b else 1.0
