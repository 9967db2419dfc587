"""Telling, at the end of a run: by events where a Prefect server stands by, else by mail from here.

Belongs here: which way, and that no fault of telling ends a run. Does not belong here: what is told (messages.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from extract.errors import ChidaoError
from flows.command.settings import Settings
from flows.orchestration.run import Run
from flows.orchestration.summary import Summary
from flows.telling.automations import EVENT
from flows.telling.mail import MailAccount, send_mail
from flows.telling.messages import KINDS, SECRET, Message, messages


def tell_people(run: Run, summary: Summary, environment: Mapping[str, str] = os.environ) -> str | None:
    """None, or why somebody could not be told; that belongs into the run's summary and into its log, and ends nothing."""
    try:
        found = messages(run, summary)
        if not found:
            return None
        if environment.get("PREFECT_API_URL") and not _is_embedded(run, environment):
            _emit(run, (message for message in found if message.kind in KINDS))
        else:
            _send(run.settings, found, environment)
    except ChidaoError as fault:
        return str(fault)
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"
    return None


def _is_embedded(run: Run, environment: Mapping[str, str]) -> bool:
    """The server that only this run has goes with it and sends nothing."""
    from flows.orchestration.server import embedded_url

    return embedded_url(run.home) == environment.get("PREFECT_API_URL")


def _emit(run: Run, found: Iterable[Message]) -> None:
    from prefect.events import emit_event

    for message in found:
        emit_event(
            event=EVENT + message.kind,
            resource={"prefect.resource.id": f"chidao.{run.run_id}", "prefect.resource.name": run.run_id},
            payload={"subject": message.subject, "body": message.body},
        )


def _send(settings: Settings, found: Iterable[Message], environment: Mapping[str, str]) -> None:
    if not settings.telling.mail_server:
        return
    for message in found:
        to = (settings.contacts.secret,) if message.kind == SECRET else settings.contacts.operator
        receivers = tuple(filter(None, to))
        if receivers:
            send_mail(settings.telling, MailAccount.of(environment), receivers, message.subject, message.body)
