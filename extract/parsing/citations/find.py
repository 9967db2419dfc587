"""The public function of the citation grammar."""

from __future__ import annotations

from extract.model import Citation


def find_citations(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    province_name: str | None = None,
    own_number: str | None = None,
) -> tuple[Citation, ...]:
    """Citations in text[start:end], in order; offsets are into `text`, `seq` counts from 1."""
    return ()
