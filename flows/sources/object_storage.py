"""`s3://bucket/folder`: objects of an S3-compatible storage, through s3fs.

Belongs here: listing and reading objects. Does not belong here: the archive on S3 (warehouse). Objects appear whole: none is growing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from flows.sources.names import escaped
from flows.sources.remote import Entry, PassingFault, RefusedFault, RemoteSource

_CHUNK = 4 * 1024 * 1024


class ObjectStorageSource(RemoteSource):
    """Key and secret from the environment; without them, anonymous. Nothing is read from ~/.aws and no metadata service is asked."""

    _files: Any = None

    @property
    def files(self) -> Any:
        if self._files is None:
            import s3fs

            one, wait = self.settings, self.settings.timeout_seconds
            client: dict[str, Any] = {"region_name": one.region or "us-east-1"}
            if one.ca_file:
                client["verify"] = one.ca_file
            self._files = s3fs.S3FileSystem(
                key=self.credentials.key,
                secret=self.credentials.secret,
                anon=self.credentials.key is None,
                endpoint_url=one.endpoint_url,
                client_kwargs=client,
                config_kwargs={"connect_timeout": wait, "read_timeout": wait, "retries": {"max_attempts": 0}},
                use_listings_cache=False,
                skip_instance_cache=True,
            )
            self._files.retries = 1  # we try again ourselves, and say so
        return self._files

    @property
    def _root(self) -> str:
        return self.settings.address.removeprefix("s3://").strip("/")

    def entries(self) -> Iterable[Entry]:
        if self.settings.recursive:
            found = self._within(self.listing_ends, self.files._find, self._root, detail=True, refresh=True).values()
        else:
            found = self._within(self.listing_ends, self.files._ls, self._root, detail=True, refresh=True)
        for one in found:
            if one["type"] == "file" and not one["name"].endswith("/"):  # a name with a slash at its end marks a folder
                yield Entry(
                    one["name"], one["size"], _utc(one.get("LastModified")), str(one.get("ETag") or "").strip('"')
                )

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """By ranges, each within the time that is left; the ETag before and after says whether they are of one object."""
        ends = time.monotonic() + self.settings.seconds_a_file
        self._must_be(entry, ends)
        for begin in range(0, entry.size or 0, _CHUNK):
            end = min(begin + _CHUNK, entry.size or 0)
            yield self._within(ends, self.files._cat_file, entry.path, start=begin, end=end)
        self._must_be(entry, ends)

    def _must_be(self, entry: Entry, ends: float) -> None:
        now = self._within(ends, self.files._info, entry.path, refresh=True)
        if str(now.get("ETag") or "").strip('"') != entry.version:
            raise FileNotFoundError("it was replaced after it was listed")

    def _within(self, ends: float, call: Any, *arguments: Any, **named: Any) -> Any:
        from fsspec.asyn import sync

        return sync(self.files.loop, call, *arguments, timeout=max(0.1, ends - time.monotonic()), **named)

    def uri(self, entry: Entry) -> str:
        return "s3://" + escaped(entry.path)

    def path(self, uri: str) -> str:
        return unquote(uri.removeprefix("s3://"), errors="surrogateescape")

    def relative(self, entry: Entry) -> str:
        return entry.path.removeprefix(self._root).strip("/") or entry.path.rpartition("/")[2]

    def forget_connection(self) -> None:
        """Each request stands for itself; making a client anew takes a second."""

    @contextmanager
    def translated(self) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError

        where = self.settings.endpoint_url or f"s3://{self._root.partition('/')[0]}"
        try:
            yield
        except FileNotFoundError:
            raise
        except PermissionError as fault:
            raise RefusedFault(f"{where}: access is denied ({_code(fault)})") from None
        except ClientError as fault:
            raise PassingFault(f"{where}: {_code(fault)}") from None
        except (OSError, BotoCoreError, TimeoutError) as fault:
            raise PassingFault(f"{where}: {type(fault).__name__}") from None
        except Exception as fault:
            if type(fault).__module__.split(".")[0] in ("aiohttp", "aiobotocore", "botocore", "fsspec"):
                raise PassingFault(f"{where}: {type(fault).__name__}") from None
            raise

    def remedy_of(self, fault: str) -> str:
        prefix = self.credentials.prefix
        return f"Set {prefix}_KEY and {prefix}_SECRET in the environment of the service; they need the rights to list and to get."


def _code(fault: BaseException) -> str:
    """The service's own code, such as AccessDenied; its messages may repeat the key."""
    cause: Any = fault if hasattr(fault, "response") else fault.__cause__
    code = getattr(cause, "response", {}).get("Error", {}).get("Code") if cause is not None else None
    return str(code or type(fault).__name__)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)
