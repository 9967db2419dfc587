"""Products: which paper a directive asks for (báo cáo, tờ trình, kế hoạch ...)."""

from __future__ import annotations


def find_product(text: str) -> str | None:
    """The product that the directive asks to make or submit, lower case; None where it asks for none."""
    return None
