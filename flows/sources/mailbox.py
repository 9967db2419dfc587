"""`imaps://host/INBOX`: the messages of a mailbox, each as an .eml file; its attachments are members, as of any .eml.

Belongs here: IMAP over TLS, read-only. Does not belong here: taking messages apart (extract.reading.formats.containers).
The mailbox is opened with EXAMINE and read with BODY.PEEK: nothing is deleted, moved or marked, not even as seen. A message is known
by UIDVALIDITY and UID, which stand in its address (RFC 5092), and so in the ledger; its bytes never change under them.
"""

from __future__ import annotations

import base64
import imaplib
import re
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from flows.sources.remote import Entry, PassingFault, RefusedFault, RemoteSource

_CHUNK = 1024 * 1024
_WINDOW = 1000  # messages asked for at a time: a line of IMAP stays short
_ROW = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,18})\b")


class MailboxSource(RemoteSource):
    """User and password from the environment."""

    _mail: _Mail | None = None
    _validity: str = ""

    @property
    def _folder(self) -> str:
        return unquote(urlsplit(self.settings.address).path).strip("/") or "INBOX"

    @property
    def _where(self) -> str:
        place = urlsplit(self.settings.address)
        return f"{place.hostname}:{place.port or 993}"

    def _open(self) -> _Mail:
        if self._mail is not None:
            return self._mail
        place, one = urlsplit(self.settings.address), self.credentials
        if not one.user or one.password is None:
            raise RefusedFault(f"{self._where}: no user or password is known")
        trust = ssl.create_default_context(cafile=self.settings.ca_file)
        mail = _Mail(place.hostname or "", place.port or 993, ssl_context=trust, timeout=self.settings.timeout_seconds)
        mail.ends = time.monotonic() + 4 * self.settings.timeout_seconds
        self._mail = mail
        try:
            mail.login(one.user, one.password)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            raise RefusedFault(f"{self._where}: user or password are not accepted") from None
        kind, _ = mail.select(_quoted(self._folder), readonly=True)
        if kind != "OK":
            raise RefusedFault(f"{self._where}: there is no mailbox {self._folder!r}")
        self._validity = (mail.response("UIDVALIDITY")[1] or [b"0"])[-1].decode("ascii", "replace")
        return mail

    def entries(self) -> Iterable[Entry]:
        self.forget_connection()  # what arrived since
        mail = self._open()
        mail.ends = self.listing_ends
        count = int(bytes(mail.response("EXISTS")[1][-1] or b"0"))
        found = []
        for first in range(1, count + 1, _WINDOW):
            _, rows = mail.fetch(f"{first}:{min(first + _WINDOW - 1, count)}", "(UID RFC822.SIZE INTERNALDATE)")
            for row in rows:
                uid, size = (pattern.search(row) if isinstance(row, bytes) else None for pattern in (_ROW, _SIZE))
                if uid and size:
                    found.append(Entry(uid[1].decode(), int(size[1]), _moment(row), self._validity))
        return found

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        mail = self._open()
        if self._validity != entry.version:
            raise FileNotFoundError("the mailbox was made anew")
        mail.ends = time.monotonic() + self.settings.seconds_a_file
        size = entry.size or 0
        for begin in range(0, max(size, 1), _CHUNK):
            _, rows = mail.uid("FETCH", entry.path, f"(BODY.PEEK[]<{begin}.{_CHUNK}>)")
            part = next((row[1] for row in rows if isinstance(row, tuple)), None)
            if part is None:
                raise FileNotFoundError("the message is no longer there")
            yield part

    def uri(self, entry: Entry) -> str:
        return f"imaps://{self._where}/{quote(self._folder)};UIDVALIDITY={self._validity}/;UID={entry.path}"

    def path(self, uri: str) -> str:
        return uri.rpartition(";UID=")[2]

    def relative(self, entry: Entry) -> str:
        return self.name(entry)

    def name(self, entry: Entry) -> str:
        return f"mail-{entry.path}.eml"

    def forget_connection(self) -> None:
        mail, self._mail = self._mail, None
        if mail is not None:
            with suppress(Exception):
                mail.shutdown()

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, PassingFault, RefusedFault):
            raise
        except ssl.SSLCertVerificationError:
            raise RefusedFault(f"{self._where}: its certificate is not trusted") from None
        except (imaplib.IMAP4.error, OSError, EOFError) as fault:
            raise PassingFault(f"{self._where}: {type(fault).__name__}") from None

    def remedy_of(self, fault: str) -> str:
        if "certificate" in fault:
            return f"Name the file with its authority's certificate as ca_file of [sources.{self.settings.name}]."
        if "no mailbox" in fault:
            return f"Correct the address of [sources.{self.settings.name}]: imaps://host/FOLDER."
        return super().remedy_of(fault)


class _Mail(imaplib.IMAP4_SSL):
    """Read as it comes, within a time: a server that announces more bytes than were asked for, or sends one a minute, is not obeyed."""

    ends = float("inf")

    def read(self, size: int) -> bytes:
        if size > 2 * _CHUNK:
            raise self.abort(f"{size} bytes announced")
        parts, left = [], size
        while left > 0:
            part = self.file.read1(left)  # type: ignore[attr-defined]
            if not part:
                raise self.abort("cut off")
            self._look_at_the_time()
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def readline(self) -> bytes:
        self._look_at_the_time()
        return super().readline()

    def _look_at_the_time(self) -> None:
        if time.monotonic() > self.ends:
            raise self.abort("it takes too long")


def _moment(row: Any) -> datetime | None:
    parsed = imaplib.Internaldate2tuple(row)
    if parsed is None:
        return None
    return datetime.fromtimestamp(time.mktime(parsed), UTC)  # mktime takes what Internaldate2tuple gives: local time


def _quoted(folder: str) -> str:
    """A folder's name in IMAP's modified UTF-7 (RFC 3501, 5.1.3), in quotes; control characters have no place in it."""
    out: list[str] = []
    wide: list[str] = []

    def close() -> None:
        if wide:
            code = base64.b64encode("".join(wide).encode("utf-16-be")).rstrip(b"=").replace(b"/", b",")
            out.append(f"&{code.decode()}-")
            wide.clear()

    for sign in folder:
        if " " <= sign <= "~":
            close()
            out.append("&-" if sign == "&" else f"\\{sign}" if sign in '"\\' else sign)
        elif sign.isprintable():
            wide.append(sign)
    close()
    return f'"{"".join(out)}"'
