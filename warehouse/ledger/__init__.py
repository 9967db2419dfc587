"""The ledger: which files were seen, how far each came, every attempt, every run, every identity. SQLite, safe for several processes."""

from warehouse.ledger.book import Ledger
from warehouse.ledger.records import (
    AttemptRow,
    DocumentRow,
    FileSeen,
    ListedFile,
    QuarantineRow,
    RunRow,
    StageResultRow,
    StaleRow,
)

__all__ = [
    "AttemptRow",
    "DocumentRow",
    "FileSeen",
    "Ledger",
    "ListedFile",
    "QuarantineRow",
    "RunRow",
    "StageResultRow",
    "StaleRow",
]
