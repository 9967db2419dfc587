"""The ledger: which files were seen, how far each came, every attempt, every run, every identity. SQLite, safe for several processes."""

from warehouse.ledger.book import Ledger
from warehouse.ledger.records import (
    AttemptRow,
    CorrectionRow,
    DocumentRow,
    FileSeen,
    FollowUpRow,
    ListedFile,
    QuarantineRow,
    RegisterRow,
    RunRow,
    StageResultRow,
    StaleRow,
)

__all__ = [
    "AttemptRow",
    "CorrectionRow",
    "DocumentRow",
    "FileSeen",
    "FollowUpRow",
    "Ledger",
    "ListedFile",
    "QuarantineRow",
    "RegisterRow",
    "RunRow",
    "StageResultRow",
    "StaleRow",
]
