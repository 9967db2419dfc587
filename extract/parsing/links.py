"""Links: what this notice does to an earlier paper (extends, replaces, reminds ...)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Citation, Deadline, Link


def find_links(
    text: str,
    citations: Sequence[Citation],
    deadlines: Sequence[Deadline] = (),
    *,
    start: int = 0,
    end: int | None = None,
    path: str | None = None,
) -> tuple[Link, ...]:
    """Links stated in text[start:end]; `citations` and `deadlines` have offsets into the same text."""
    return ()
