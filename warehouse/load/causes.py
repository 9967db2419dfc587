"""Whether a notice's rows are new, and by what: the digest of its rows and the cause of its change.

Belongs here: comparing what made the rows. Does not belong here: which values changed (`warehouse.changes`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from warehouse.load.bulk import encoded
from warehouse.load.rows import Row
from warehouse.tables import columns, is_run_column


@cache
def _run_columns() -> tuple[str, ...]:
    return tuple(name for name in columns("notice") if is_run_column(name))


def rows_digest(lines: Mapping[str, bytes], notice: Row) -> str:
    """Of all rows without the run columns: the same document read, cleaned and parsed the same gives the same.

    `lines`: the rows of each table as they go to the loader; `notice`: the row of table notice, the only one that a run writes into.
    """
    digest = hashlib.sha256()
    kept = notice.copy()
    for name in _run_columns():
        kept.pop(name, None)
    for table, of_table in lines.items():
        digest.update(b"%s\n" % table.encode())
        digest.update(encoded([kept]) if table == "notice" else of_table)
    return digest.hexdigest()


#: no cause of the contract's list: the same program read the same paper otherwise. The gate blocks what would be lost that way
UNEXPLAINED = "unexplained"


def cause_of(before: tuple[str, ...] | None, versions: tuple[str, ...], version: int, corrected: str | None) -> str:
    """One cause of the contract's list: the first stage on the way that differs; UNEXPLAINED where none does.

    `corrected`: what people did to this notice since (correction | register, also one that was undone), None where they did nothing.
    """
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
    return corrected or UNEXPLAINED
