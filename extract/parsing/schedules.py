"""Schedules: timing words without a date."""

from __future__ import annotations


def find_schedule(text: str) -> str | None:
    """continuous | recurring | urgent | conditional, or None."""
    return None
