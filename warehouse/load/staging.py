"""Staging: the rows of notices that changed, in schema `staging`, waiting for the gate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from extract.model import Failure
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load.inputs import LoadInput


@dataclass(frozen=True, slots=True)
class StageResult:
    """`staged`: notice ids that wait for the gate because of this call; `unchanged`: same rows as published; `failed`: (notice id, failure)."""

    staged: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[tuple[str, Failure], ...]


def stage(home: Home, ledger: Ledger, inputs: Iterable[LoadInput], run_id: str) -> StageResult:
    """Write the rows of each input into `staging`, replacing what waits there of the same notice. Opens work.duckdb (HomeBusy)."""
    raise NotImplementedError


def staged_notices(con: duckdb.DuckDBPyConnection, run_id: str | None = None) -> tuple[str, ...]:
    """Ids of the notices that wait for the gate, sorted; those of one run only if it is named."""
    raise NotImplementedError
