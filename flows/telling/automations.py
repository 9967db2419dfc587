"""The automations on the Prefect server: which events make it send which words through which channel.

Belongs here: making them, again and again with the same result. Does not belong here: channels, the words of our own events (messages.py).
Failure, block and silence are Prefect's own events: they are told also when a run was killed and could say nothing any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flows.command.settings import Settings
from flows.telling.channels import OPERATOR, SECRET, save_channels
from flows.telling.messages import KINDS
from flows.telling.messages import SECRET as SECRET_KIND

PREFIX = "chidao: "
EVENT = "chidao."
_STATES = {
    "failed": (("Failed", "Crashed", "TimedOut", "NotSent"), "a run failed, crashed, took too long, or could not mail"),
    "blocked": (("Blocked",), "the gate blocked the publication"),
    "unsound": (("Unsound",), "what was kept is not as it was: see the flow sanity"),
}
_ENDS = ("Completed", "Failed", "Blocked", "Crashed", "TimedOut")


def set_up(settings: Settings, flow_names: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...]:
    """Blocks and automations as the settings say, in place of earlier ones; the automations' names.

    Raises SettingsError where nobody can be told, DependencyMissing without a server that stays.
    """
    from prefect.client.orchestration import get_client

    channels = save_channels(settings, environment)
    wanted = automations(settings, flow_names, channels)
    with get_client(sync_client=True) as client:
        for old in client.read_automations():
            if old.name.startswith(PREFIX):
                client.delete_automation(old.id)
        for one in wanted:
            client.create_automation(one)
    return tuple(one.name for one in wanted)


def automations(settings: Settings, flow_names: Sequence[str], channels: Mapping[str, Sequence[str]]) -> list[Any]:
    """AutomationCore, one a kind of message, so that each can be paused by itself."""
    from prefect.events.schemas.automations import EventTrigger, Posture

    of_our_flows: Any = {"prefect.resource.role": "flow", "prefect.resource.name": list(flow_names)}
    found = []
    for kind, (states, about) in _STATES.items():
        trigger = EventTrigger(
            match={"prefect.resource.id": "prefect.flow-run.*"},
            match_related=of_our_flows,
            expect={f"prefect.flow-run.{state}" for state in states},
            posture=Posture.Reactive,
            threshold=1,
        )
        words = {"blocked": _BLOCKED, "unsound": _UNSOUND}.get(kind, _FAILED)
        found.append(_automation(kind, about, trigger, words, channels[OPERATOR]))
    for kind, about in KINDS.items():
        trigger = EventTrigger(
            match={"prefect.resource.id": "chidao.*"}, expect={EVENT + kind}, posture=Posture.Reactive, threshold=1
        )
        audience = channels[SECRET] if kind == SECRET_KIND else channels[OPERATOR]
        if audience:
            found.append(_automation(kind, about, trigger, _OURS, audience))
    if settings.telling.silence_hours > 0:
        trigger = EventTrigger(
            match={"prefect.resource.id": "prefect.flow-run.*"},
            match_related=of_our_flows,
            expect={f"prefect.flow-run.{state}" for state in _ENDS},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(hours=settings.telling.silence_hours),
        )
        about = f"no run ended for {settings.telling.silence_hours:g} hours"
        found.append(_automation("silence", about, trigger, _SILENCE, channels[OPERATOR]))
    return found


def _automation(kind: str, about: str, trigger: Any, words: tuple[str, str], blocks: Sequence[str]) -> Any:
    from prefect.events.actions import SendNotification
    from prefect.events.schemas.automations import AutomationCore

    subject, body = words
    actions: Any = [SendNotification(block_document_id=UUID(block), subject=subject, body=body) for block in blocks]
    return AutomationCore(name=PREFIX + kind, description=about, enabled=True, trigger=trigger, actions=actions)


# A failure's own message may quote what it failed on: it stays in the log.
_FAILED = (
    "[chidao] Lần chạy lỗi / The run failed",
    "{{ flow.name }} / {{ flow_run.name }}: {{ flow_run.state.name }}\nchidao status, CHIDAO_HOME/logs/run.log",
)
_BLOCKED = (
    "[chidao] Bị chặn / The gate blocked",
    "{{ flow.name }} / {{ flow_run.name }}\n{{ flow_run.state.message }}",
)
_UNSOUND = (
    "[chidao] Dữ liệu lưu giữ bị hỏng / What was kept is damaged",
    "{{ flow.name }} / {{ flow_run.name }}\n{{ flow_run.state.message }}",
)
_OURS = ("{{ event.payload.subject }}", "{{ event.payload.body }}")
_SILENCE = (
    "[chidao] Không có lần chạy nào / No run ended",
    "Máy chủ còn chạy không? / Is the worker still there?  systemctl status 'chidao*', chidao status",
)
