"""What a matcher found, before the notice's province and day choose the catalogue row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A name over the words first..last (exclusive) of a text; `province` is the province named with it."""

    first: int
    last: int
    name: str
    key: str | None
    level: str | None
    type: str | None
    confidence: float = 1.0
    province: str | None = None
    unit_kind: str | None = None
