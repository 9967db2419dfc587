"""Orchestration: the Prefect flows and what they are made of. Importing this package imports no Prefect."""

from __future__ import annotations

from typing import Any


def flows_by_name() -> dict[str, Any]:
    """The flows, by the name they have in Prefect. Imports Prefect."""
    from flows.orchestration.backfill import backfill
    from flows.orchestration.intraday import intraday
    from flows.orchestration.monday import monday
    from flows.orchestration.nightly import nightly
    from flows.orchestration.rerun import rerun
    from flows.orchestration.upkeep import republish, sanity

    flows = (nightly, rerun, backfill, intraday, republish, sanity, monday)
    return {flow.name: flow for flow in flows}
