"""`https://host/folder/`: files that a web server lists, as links in HTML or as a list in JSON.

Belongs here: requests, TLS, which answers are trusted. Does not belong here: what an index page says (index_page.py).
Only addresses of the same host below the index are followed, also by redirection. Of each file its ETag, size and time are asked
first (HEAD): unchanged ones are not downloaded again.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from flows.sources.index_page import links
from flows.sources.names import bare_name
from flows.sources.remote import Entry, PassingFault, RefusedFault, RemoteSource

_INDEX_BYTES = 16 * 1024 * 1024
_MOST_PAGES = 1000
_MOST_REDIRECTS = 4
_PASSING = (408, 425, 429, 500, 502, 503, 504)
# Parameters that let their bearer in: used for fetching, never written down.
_SIGNATURES = ("signature", "sig", "token", "access_token", "key", "apikey", "api_key", "password", "auth")


class WebIndexSource(RemoteSource):
    """User and password, or a bearer token, from the environment. `ca_file`: the office's own authority."""

    _client: Any = None

    @property
    def client(self) -> Any:
        if self._client is None:
            import httpx

            one = self.credentials
            self._client = httpx.Client(
                verify=ssl.create_default_context(cafile=self.settings.ca_file),
                timeout=self.settings.timeout_seconds,
                auth=httpx.BasicAuth(one.user, one.password or "") if one.user else None,
                headers={"Authorization": f"Bearer {one.token}"} if one.token else None,
                follow_redirects=False,
                default_encoding="utf-8",
            )
        return self._client

    def entries(self) -> Iterable[Entry]:
        wanted = [address for address in self._addresses() if self.is_wanted(Entry(address, None, None))]
        return (entry for address in wanted if (entry := self._look(address)) is not None)

    def _addresses(self) -> list[str]:
        """Addresses of files, in the order of the pages; folders below the index are pages too."""
        pages, seen, found = [self.settings.address], set[str](), dict[str, None]()
        while pages:
            if (
                len(seen) > _MOST_PAGES or time.monotonic() > self.listing_ends
            ):  # half a list would make the rest look gone
                raise RefusedFault(f"{self._where}: not listed in time, or in {_MOST_PAGES} pages")
            page = pages.pop(0)
            if page in seen:
                continue
            seen.add(page)
            try:
                shown = self._page(page)
            except FileNotFoundError:
                if page == self.settings.address:
                    raise
                continue  # a dead link costs itself only
            for address in links(*shown):
                if not self._is_below(address, self.settings.address):
                    continue
                if urlsplit(address).path.endswith("/"):
                    if self.settings.recursive and urlsplit(address).query == "":
                        pages.append(address)
                else:
                    found[address] = None
        return list(found)

    def _page(self, address: str) -> tuple[str, str, str]:
        """(address after redirections, content type, text)."""
        with self._answer("GET", address) as (answer, final):
            parts, size, ends = [], 0, min(self.listing_ends, time.monotonic() + self.settings.seconds_a_file)
            for part in answer.iter_bytes():
                size += len(part)
                if time.monotonic() > ends:
                    raise RefusedFault(f"{self._where}: not listed in time")
                if size > _INDEX_BYTES:
                    raise PassingFault(f"{final}: an index of more than {_INDEX_BYTES:,} bytes")
                parts.append(part)
            kind = answer.headers.get("content-type", "")
            return final, kind, b"".join(parts).decode(answer.charset_encoding or "utf-8", "replace")

    def _look(self, address: str) -> Entry | None:
        """What the server says of a file; None behind a dead link. One that it does not give is still listed: fetching tells why."""
        for method in ("HEAD", "GET"):  # a server that does not know HEAD: the connection is closed before the body
            try:
                with self._answer(method, address) as (answer, _):
                    return _entry(address, answer.headers)
            except FileNotFoundError:
                return None
            except _NotAllowed:
                continue
            except (RefusedFault, _BadAnswer):
                break
        return Entry(address, None, None)

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        with self._answer("GET", entry.path) as (answer, _):
            now = _entry(entry.path, answer.headers)
            if entry.version is not None and now.version != entry.version:
                raise FileNotFoundError("it was replaced after it was listed")
            yield from answer.iter_bytes()  # as they come: whoever sends a byte a minute is noticed

    @contextmanager
    def _answer(self, method: str, address: str) -> Iterator[tuple[Any, str]]:
        """An answer of 200 with its final address. Redirections stay with the host and below the index."""
        for _ in range(_MOST_REDIRECTS + 1):
            with self.client.stream(method, address, headers={"Accept-Encoding": "identity"}) as answer:
                if answer.is_redirect:
                    target = urljoin(address, answer.headers["location"])
                    if not self._is_below(target, self.settings.address):
                        raise RefusedFault(f"{self._where}: it redirects to another place")
                    address = target
                    continue
                _check(self._where, answer.status_code, method)
                yield answer, address
                return
        raise PassingFault(f"{self._where}: too many redirections")

    @staticmethod
    def _is_below(address: str, index: str) -> bool:
        here, there = urlsplit(index), urlsplit(address)
        folder = here.path[: here.path.rfind("/") + 1] or "/"
        path = unquote(there.path)
        return (there.scheme, there.netloc) == (here.scheme, here.netloc) and (
            path.startswith(unquote(folder)) and ".." not in path.split("/")
        )

    @property
    def _where(self) -> str:
        return urlsplit(self.settings.address).netloc

    def uri(self, entry: Entry) -> str:
        place = urlsplit(entry.path)
        kept = [
            (key, value)
            for key, value in parse_qsl(place.query, keep_blank_values=True)
            if key.lower() not in _SIGNATURES and not key.lower().startswith("x-amz-")
        ]
        return place._replace(query=urlencode(kept), fragment="").geturl()

    def path(self, uri: str) -> str:
        return uri

    def relative(self, entry: Entry) -> str:
        index = urlsplit(self.settings.address).path
        folder = index[: index.rfind("/") + 1] or "/"
        return unquote(urlsplit(entry.path).path).removeprefix(unquote(folder))

    def name(self, entry: Entry) -> str:
        return bare_name(unquote(urlsplit(entry.path).path))

    def forget_connection(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        import httpx

        try:
            yield
        except httpx.HTTPError as fault:
            if "CERTIFICATE_VERIFY_FAILED" in str(fault):
                raise RefusedFault(f"{self._where}: its certificate is not trusted") from None
            raise PassingFault(f"{self._where}: {type(fault).__name__}") from None
        except (OSError, ssl.SSLError) as fault:
            if isinstance(fault, FileNotFoundError):
                raise
            raise PassingFault(f"{self._where}: {type(fault).__name__}") from None

    def remedy_of(self, fault: str) -> str:
        if "certificate" in fault:
            return f"Name the file with its authority's certificate as ca_file of [sources.{self.settings.name}]."
        prefix = self.credentials.prefix
        return f"Set {prefix}_USER and {prefix}_PASSWORD, or {prefix}_TOKEN, in the environment of the service."


class _NotAllowed(Exception):
    """HEAD is not answered."""


class _BadAnswer(PassingFault):
    """The server is there, and fails."""


def _check(where: str, status: int, method: str) -> None:
    if status == 200:
        return
    if status in (405, 501) and method == "HEAD":
        raise _NotAllowed
    if status in (404, 410):
        raise FileNotFoundError(f"{where}: answer {status}")
    if status in _PASSING or status >= 500:
        raise _BadAnswer(f"{where}: answer {status}")
    raise RefusedFault(f"{where}: answer {status}")


def _entry(address: str, headers: Mapping[str, str]) -> Entry:
    length = headers.get("content-length", "")
    return Entry(
        address,
        int(length) if length.isdigit() and "content-encoding" not in headers else None,
        _moment(headers.get("last-modified")),
        headers.get("etag"),
    )


def _moment(text: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
