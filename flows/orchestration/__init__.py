"""Orchestration: the Prefect flows and what they are made of. Importing this package imports no Prefect."""

from __future__ import annotations

from typing import Any


def flows_by_name() -> dict[str, Any]:
    """The flows, by the name they have in Prefect. Imports Prefect."""
    from flows.orchestration.backfill import backfill
    from flows.orchestration.nightly import nightly
    from flows.orchestration.rerun import rerun

    return {"nightly": nightly, "rerun": rerun, "backfill": backfill}
