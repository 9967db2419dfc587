"""The register and the notices: which entry is which paper, and what it fills in.

An entry is a notice's where number and date agree; where the notice's number could not be read, where date and issuer agree and the titles
share most of their words, and only one such notice stands: then the register's number is filled in, with origin 'register'.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from warehouse.home import Home
from warehouse.ledger import CorrectionRow, Ledger, RegisterRow
from warehouse.load.papers import alike, fold
from warehouse.people.understood import correction_id
from warehouse.query import open_published

_NUMBER = re.compile(r"\s*(\d{1,6}[a-zA-Z]?)\s*([/-])\s*(\S.*)")
_SAME_TITLE = 0.6


def match_register(home: Home, ledger: Ledger, now: datetime) -> tuple[str, ...]:
    """Link the entries that have no notice yet; returns the notices whose number the register fills in."""
    entries = ledger.register_entries(unlinked=True)
    if not entries:
        return ()
    con = open_published(home)
    try:
        papers = con.execute(
            "SELECT notice_id, full_number, number, symbol, coalesce(issued_on, issued_on_inferred), issuer, title"
            " FROM notice WHERE is_current"
        ).fetchall()
    finally:
        con.close()
    by_number: dict[tuple[str, Any], list[str]] = {}
    unnumbered: dict[Any, list[tuple[Any, ...]]] = {}
    for paper in papers:
        if paper[2] is not None and paper[1]:
            by_number.setdefault((_key(paper[1]), paper[4]), []).append(paper[0])
        elif paper[2] is None:
            unnumbered.setdefault(paper[4], []).append(paper)
    linked, filled = [], []
    for entry in entries:
        ids = by_number.get((_key(entry.full_number or ""), entry.issued_on), [])
        if len(ids) == 1:
            linked.append(replace(entry, notice_id=ids[0]))
            continue
        fits = [p for p in unnumbered.get(entry.issued_on, ()) if _fits(entry, p)]
        number = _NUMBER.fullmatch(entry.full_number or "")
        if len(fits) == 1 and number:
            linked.append(replace(entry, notice_id=fits[0][0]))
            filled.append(_fill(fits[0][0], number[1], entry, now))
    with ledger.transaction():
        ledger.register(linked)
        ledger.add_corrections(filled)
    return tuple(row.notice_id for row in filled)


def _key(full_number: str) -> str:
    return fold(full_number).replace(" ", "").lstrip("0")


def _fits(entry: RegisterRow, paper: tuple[Any, ...]) -> bool:
    symbol = _NUMBER.fullmatch(entry.full_number or "")
    same_symbol = (
        symbol is not None
        and paper[3] is not None
        and fold(symbol[3]).replace(" ", "") == fold(paper[3]).replace(" ", "")
    )
    return same_symbol and alike(entry.title or "", paper[6] or "") >= _SAME_TITLE


def _fill(notice_id: str, number: str, entry: RegisterRow, now: datetime) -> CorrectionRow:
    made_by = f"register:{entry.book}"
    key = correction_id(notice_id, None, "notice", "", "number", "set", number, made_by)
    reason = f"số đến {entry.arrival_number}/{entry.year}"
    return CorrectionRow(key, notice_id, None, "notice", "", "number", "set", None, number, reason, made_by, now)
