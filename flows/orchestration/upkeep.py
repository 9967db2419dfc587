"""The flows `republish` and `sanity`: no reading; people's sheets at once, and once a week whether all is still as it was kept.

Belongs here: the flows' parameters. Does not belong here: republishing (republish.py), the checks (warehouse.sanity).
"""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from extract.errors import UsageError
from flows.orchestration import republish as republishing
from flows.orchestration.giving_way import in_its_turn
from flows.orchestration.home_lock import NIGHT_PATIENCE
from flows.orchestration.night import final_state
from flows.orchestration.nightly import run_id_of_flow
from flows.orchestration.run import Run, home_of
from warehouse.publish import current_path
from warehouse.sanity import as_markdown, check_home


@flow(name="republish", validate_parameters=False, persist_result=False)
def republish(home: str | None = None) -> State[Any]:
    """Takes up people's sheets, audits and publishes; nothing is pulled or read."""
    run = Run.open(home_of(home), run_id_of_flow())

    def work() -> State[Any]:
        if current_path(run.home) is None:
            raise UsageError("nothing was published yet", remedy="Run `chidao run` first.")
        return final_state(republishing.republish(run))

    return in_its_turn(run, work, by_command=False, wait_seconds=NIGHT_PATIENCE)


@flow(name="sanity", validate_parameters=False, persist_result=False)
def sanity(home: str | None = None) -> State[Any]:
    """Re-hashes the archive, finds orphans, compares ledger and published file. Changes nothing; on damage Failed, named Unsound."""
    run = Run.open(home_of(home), run_id_of_flow())

    def work() -> State[Any]:
        findings = check_home(run.home)
        create_markdown_artifact(
            key=f"chidao-sanity-{run.run_id.lower().replace('_', '-')}", markdown=as_markdown(findings)
        )
        bad = [one for one in findings if one.is_damage and one.count]
        if bad:
            return Failed(name="Unsound", message="; ".join(f"{one.what}: {one.count}" for one in bad))
        return Completed(message=f"Sound: {findings[0].looked_at} originals as they were archived.")

    return in_its_turn(run, work, by_command=False, wait_seconds=NIGHT_PATIENCE)
