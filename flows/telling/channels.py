"""The channels as Prefect blocks: a mailbox, a webhook, a Slack-compatible chat.

Belongs here: making the blocks; the server keeps them, encrypted, so that it can send alone when no run is going. Does not belong here:
when something is sent (automations.py).

A mail server of one's own: Prefect 3.8.8 has no block for it; its notification blocks hand their address to Apprise, and that of type
`slack-webhook` takes any address that Apprise knows, also mailto(s)://. So an unmodified server sends the mail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from extract.errors import ChidaoError, DependencyMissing, SettingsError
from flows.command.settings import Settings, TellingSettings
from flows.telling.mail import MailAccount

OPERATOR, SECRET = "operator", "secret"


def save_channels(settings: Settings, environment: Mapping[str, str]) -> dict[str, list[str]]:
    """Saves the blocks on the server that PREFECT_API_URL names; audience → their ids. Raises SettingsError where nobody can be told,
    DependencyMissing without a server that stays.
    """
    if not environment.get("PREFECT_API_URL"):
        raise DependencyMissing(
            "people are told by a Prefect server that stays",
            remedy="Start one and set PREFECT_API_URL (docs/runbook.md).",
        )
    from prefect.blocks.notifications import CustomWebhookNotificationBlock, SlackWebhook
    from pydantic import SecretStr

    blocks: dict[tuple[str, str], Any] = {}
    telling, account = settings.telling, MailAccount.of(environment)
    audiences = {OPERATOR: settings.contacts.operator, SECRET: tuple(filter(None, [settings.contacts.secret]))}
    for audience, to in audiences.items():
        if to and telling.mail_server:
            blocks[audience, f"chidao-mail-{audience}"] = SlackWebhook(
                url=SecretStr(mail_address(telling, account, to))
            )
    for variable, name, data in (
        ("CHIDAO_WEBHOOK_URL", "chidao-webhook", {"subject": "{{subject}}", "body": "{{body}}", "from": "chidao"}),
        ("CHIDAO_SLACK_URL", "chidao-chat", {"text": "*{{subject}}*\n{{body}}"}),
    ):
        if environment.get(variable):
            secrets: Any = {"address": environment[variable]}
            block: Any = CustomWebhookNotificationBlock
            blocks[OPERATOR, name] = block(name=name, url="{{address}}", json_data=data, secrets=secrets)
    if not any(audience == OPERATOR for audience, _ in blocks):
        raise SettingsError(
            "there is nobody to tell",
            remedy="Set mail_server and mail_from under [telling] and operator under [contacts], or CHIDAO_WEBHOOK_URL"
            " or CHIDAO_SLACK_URL in the environment.",
        )
    saved: dict[str, list[str]] = {OPERATOR: [], SECRET: []}
    for (audience, name), block in blocks.items():
        saved[audience].append(str(block.save(name, overwrite=True)))
    return saved


def mail_address(telling: TellingSettings, account: MailAccount, to: Sequence[str]) -> str:
    """The mail server, the sender and the receivers as Apprise writes them."""
    if not telling.mail_from:
        raise SettingsError("no sender is named", remedy="Set mail_from under [telling].")
    login = f"{quote(account.user, safe='')}:{quote(account.password or '', safe='')}@" if account.user else ""
    scheme = "mailto" if telling.mail_security == "none" else "mailtos"
    mode = {"none": "insecure", "starttls": "starttls", "tls": "ssl"}[telling.mail_security]
    query = {
        "smtp": telling.mail_server or "",
        "from": telling.mail_from,
        "to": ",".join(to),
        "mode": mode,
        "format": "text",
    }
    return f"{scheme}://{login}{telling.mail_server}:{telling.mail_port}?{urlencode(query)}"


def try_channels(settings: Settings, environment: Mapping[str, str]) -> tuple[str, ...]:
    """One message through each saved channel, from here; their names. Raises ChidaoError that names the one that failed."""
    from prefect.blocks.core import Block

    names = []
    for ids in save_channels(settings, environment).values():
        for block_id in ids:
            block: Any = Block.load_from_ref(block_id)
            name = str(block._block_document_name)
            try:
                with block.raise_on_failure():
                    block.notify(subject="[chidao] Thử / A test", body="Kênh này hoạt động. / This channel works.")
            except Exception as fault:
                raise ChidaoError(
                    f"{name} could not be used: {type(fault).__name__}",
                    remedy="Check [telling], the address in the environment, and the server behind it.",
                ) from None
            names.append(name)
    return tuple(names)
