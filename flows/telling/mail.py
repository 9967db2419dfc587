"""Mail through the office's own server: plain SMTP with TLS, for sheets, and for messages where no Prefect server stands by.

Belongs here: making and sending a message. Does not belong here: what it says, who gets it.
"""

from __future__ import annotations

import mimetypes
import os
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from extract.errors import ChidaoError, SettingsError
from flows.command.settings import TellingSettings

_SECONDS = 30.0


class MailNotSent(ChidaoError):
    remedy = "Check [telling] in chidao.toml, CHIDAO_MAIL_USER and CHIDAO_MAIL_PASSWORD, and the mail server."


@dataclass(frozen=True, slots=True)
class MailAccount:
    """From the environment: CHIDAO_MAIL_USER, CHIDAO_MAIL_PASSWORD; both None where the server asks for none."""

    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> MailAccount:
        return cls(environment.get("CHIDAO_MAIL_USER") or None, environment.get("CHIDAO_MAIL_PASSWORD") or None)


def send_mail(
    settings: TellingSettings,
    account: MailAccount,
    to: Sequence[str],
    subject: str,
    body: str,
    attachments: Sequence[Path] = (),
) -> None:
    """One message to all of `to`. Raises SettingsError without a server or sender, MailNotSent."""
    if not settings.mail_server or not settings.mail_from:
        raise SettingsError("no mail server is named", remedy="Set mail_server and mail_from under [telling].")
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = " ".join(subject.split()), settings.mail_from, ", ".join(to)
    message["Date"], message["Message-ID"] = formatdate(localtime=False), make_msgid(domain="chidao.invalid")
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(body)
    for path in attachments:
        main, _, sub = (mimetypes.guess_type(path.name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=path.name)
    try:
        with _connected(settings) as server:
            if account.user:
                server.login(account.user, account.password or "")
            server.send_message(message, to_addrs=list(to))
    except smtplib.SMTPResponseException as fault:
        raise MailNotSent(f"{settings.mail_server} refused the mail: {fault.smtp_code}") from None
    except (smtplib.SMTPException, OSError) as fault:
        raise MailNotSent(f"{settings.mail_server}: {type(fault).__name__}") from None


def _connected(settings: TellingSettings) -> smtplib.SMTP:
    host, port = settings.mail_server or "", settings.mail_port
    if settings.mail_security == "none":
        return smtplib.SMTP(host, port, timeout=_SECONDS)
    trust = ssl.create_default_context(cafile=settings.ca_file)
    if settings.mail_security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=trust)
    server = smtplib.SMTP(host, port, timeout=_SECONDS)
    try:
        server.starttls(context=trust)
    except BaseException:
        server.close()
        raise
    return server
