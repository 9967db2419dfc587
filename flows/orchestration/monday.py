"""The flow `monday`: sheets and calendars of the week, written and mailed.

Belongs here: the flow's parameters and its state. Does not belong here: the sheets (warehouse.export), who gets them (flows.telling).
It reads the published file only, so that it needs no turn: a run may be going.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.orchestration.nightly import run_id_of_flow
from flows.orchestration.run import Run, home_of, utc_now
from flows.telling.monday import send_monday

_VIETNAM = timedelta(hours=7)


@flow(name="monday", validate_parameters=False, persist_result=False)
def monday(home: str | None = None, mail: bool = True) -> State[Any]:
    """`mail`: else the files are only written. Whom a server refused is in the message; the others have theirs; state NotSent."""
    run = Run.open(home_of(home), run_id_of_flow())
    done = send_monday(run.home, run.settings, (utc_now() + _VIETNAM).date(), mail=mail)
    told = f"{done.departments} departments, {len(done.to)} mails, {len(done.already)} sent before"
    if done.failed:
        return Failed(name="NotSent", message=f"{told}; not sent: {'; '.join(done.failed)}")
    return Completed(message=told)
