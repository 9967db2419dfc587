"""People's corrections on the rows of a notice, before they are loaded: the person's value stands, `origin` says so."""

from __future__ import annotations

from warehouse.ledger import Ledger
from warehouse.load.rows import Row


class Corrections:
    """All corrections that the ledger knows, by notice."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def apply(self, notice_id: str, rows: dict[str, list[Row]]) -> bool:
        """Change `rows` in place; returns whether any correction bears on the notice."""
        return False
