"""Whether a notice's rows are new, and by what: the digest of its rows and the cause of its change.

Belongs here: comparing what made the rows. Does not belong here: which values changed (`warehouse.changes`).
"""

from __future__ import annotations

import hashlib
import json

from warehouse.load.rows import Row
from warehouse.tables import is_run_column


def rows_digest(rows: dict[str, list[Row]]) -> str:
    """Of all rows without the run columns: the same document read, cleaned and parsed the same gives the same."""
    digest = hashlib.sha256()
    for table, of_table in rows.items():
        kept = [{name: value for name, value in row.items() if not is_run_column(name)} for row in of_table]
        digest.update(json.dumps([table, kept], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def cause_of(before: tuple[str, ...] | None, versions: tuple[str, ...], version: int, corrected: str | None) -> str:
    """One cause of the contract's list: the first stage on the way that differs."""
    if before is None:
        return "new_document" if version == 1 else "new_version"
    engine, settings, read, clean, parse, catalogue = (a != b for a, b in zip(before[1:], versions, strict=True))
    if engine or read:
        return "new_engine"
    if settings:
        return "new_settings"
    if clean or parse:
        return "new_rules"
    if catalogue:
        return "new_catalogue"
    return corrected or "correction"  # the same program on the same paper: a correction was undone
