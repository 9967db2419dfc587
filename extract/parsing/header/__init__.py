"""The header and foot of a notice: number, type, issuer, place, date, trích yếu, urgency, signer, recipients.

Public: `parse_header`, `parse_recipients`, `is_notice`, `secrecy_mark`, imported on first use (segments imports line_kinds from here).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.parsing.header.marks import secrecy_mark
    from extract.parsing.header.notice_kind import is_notice
    from extract.parsing.header.parse import parse_header
    from extract.parsing.header.recipients import parse_recipients

__all__ = ["is_notice", "parse_header", "parse_recipients", "secrecy_mark"]

_HOMES = {
    "is_notice": "notice_kind",
    "parse_header": "parse",
    "parse_recipients": "recipients",
    "secrecy_mark": "marks",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"extract.parsing.header.{_HOMES[name]}"), name)
