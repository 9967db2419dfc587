"""The public function of the deadline grammar."""

from __future__ import annotations

from datetime import date

from extract.model import Deadline


def find_deadlines(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    issued_on: date | None = None,
    event_on: date | None = None,
    arrived_on: date | None = None,
    context: str = "directive",
) -> tuple[Deadline, ...]:
    """Deadlines in text[start:end], in order; offsets are into `text`, `seq` counts from 1."""
    return ()
