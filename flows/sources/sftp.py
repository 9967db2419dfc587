"""`sftp://host:port/folder`: a folder on another machine, through fsspec and paramiko.

Belongs here: connecting with a known host key, walking, reading. Does not belong here: writing: nothing is ever changed there.
Links, fifos and devices are not followed; a file is taken when it has stopped growing.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from flows.sources.names import escaped, is_paper_name
from flows.sources.remote import Entry, PassingFault, RefusedFault, RemoteSource

_CHUNK = 256 * 1024
_DEEPEST = 30  # folders below the source's own; links are not followed, so that only a mad tree is deeper
_OTHER_CLOCK = 120.0  # seconds by which the other machine's clock may be wrong


class SftpSource(RemoteSource):
    """User and password, or a key file, from the environment. The host's key must stand in the settings' `known_hosts`."""

    _files: Any = None

    @property
    def ftp(self) -> Any:
        if self._files is None:
            self._files = self._connect()
        return self._files.ftp

    def _connect(self) -> Any:
        import paramiko
        from fsspec.implementations.sftp import SFTPFileSystem

        known_hosts = self.settings.known_hosts
        if not known_hosts:
            raise RefusedFault("no known_hosts is named: the host's key cannot be checked")

        class KnownHostOnly(SFTPFileSystem):  # type: ignore[misc]
            def _connect(self) -> None:
                self.client = paramiko.SSHClient()
                self.client.load_host_keys(known_hosts)
                self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
                self.client.connect(self.host, **self.ssh_kwargs)
                self.ftp = self.client.open_sftp()

        place, one, wait = urlsplit(self.settings.address), self.credentials, self.settings.timeout_seconds
        files: Any = KnownHostOnly(
            place.hostname or "",
            port=place.port or 22,
            username=one.user,
            password=one.password,
            key_filename=one.key_file,
            passphrase=one.passphrase,
            timeout=wait,
            banner_timeout=wait,
            auth_timeout=wait,
            channel_timeout=wait,
            allow_agent=False,
            look_for_keys=False,
            skip_instance_cache=True,
        )
        files.ftp.get_channel().settimeout(wait)
        return files

    @property
    def _root(self) -> str:
        return unquote(urlsplit(self.settings.address).path).rstrip("/") or "/"

    def entries(self) -> Iterable[Entry]:
        root = self.ftp.stat(self._root)
        if stat.S_ISREG(root.st_mode):
            return [_entry(self._root, root)]
        return self._walk(self._root, 0)

    def _walk(self, folder: str, depth: int) -> Iterator[Entry]:
        try:
            found = sorted(self.ftp.listdir_attr(folder), key=lambda one: str(one.filename))
        except PermissionError:
            if depth == 0:
                raise
            return  # one closed folder does not close the others
        for one in found:
            path = f"{folder.rstrip('/')}/{one.filename}"
            if "/" in one.filename or not is_paper_name(one.filename):  # a server that names ../../etc is not followed
                continue
            mode = one.st_mode or 0
            if stat.S_ISDIR(mode) and self.settings.recursive and depth < _DEEPEST:
                yield from self._walk(path, depth + 1)
            elif stat.S_ISREG(mode):
                yield _entry(path, one)

    def growing(self, entries: list[Entry]) -> set[str]:
        """Young files are looked at twice; `settle_seconds` is measured here, the other clock only says which files are young."""
        limit = time.time() - self.settings.settle_seconds - _OTHER_CLOCK
        young = [one for one in entries if one.modified_at is None or one.modified_at.timestamp() > limit]
        if not young:
            return set()
        time.sleep(self.settings.settle_seconds)
        changed = set()
        for one in young:
            try:
                if _entry(one.path, self.ftp.lstat(one.path)) != one:
                    changed.add(one.path)
            except FileNotFoundError:
                changed.add(one.path)
        return changed

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        with self.ftp.open(entry.path, "rb") as file:
            if _entry(entry.path, file.stat()) != entry:
                raise FileNotFoundError("it was replaced after it was listed")
            file.prefetch(entry.size)
            while part := file.read(_CHUNK):
                yield part
        if _entry(entry.path, self.ftp.stat(entry.path)) != entry:
            raise FileNotFoundError("it changed while it was read")

    def uri(self, entry: Entry) -> str:
        place = urlsplit(self.settings.address)
        port = f":{place.port}" if place.port else ""
        return f"sftp://{place.hostname}{port}{escaped(entry.path)}"

    def path(self, uri: str) -> str:
        return "/" + unquote(uri.removeprefix("sftp://").partition("/")[2], errors="surrogateescape")

    def relative(self, entry: Entry) -> str:
        return entry.path.removeprefix(self._root).strip("/") or entry.path.rpartition("/")[2]

    def forget_connection(self) -> None:
        files, self._files = self._files, None
        if files is not None:
            with suppress(Exception):
                files.client.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        import paramiko

        place = urlsplit(self.settings.address)
        where = f"{place.hostname}:{place.port or 22}"
        try:
            yield
        except (FileNotFoundError, PassingFault, RefusedFault):
            raise
        except paramiko.BadHostKeyException:
            raise RefusedFault(f"{where}: the host's key is not the one in {self.settings.known_hosts}") from None
        except paramiko.AuthenticationException:
            raise RefusedFault(f"{where}: user, password or key are not accepted") from None
        except paramiko.SSHException as fault:
            if "not found in known_hosts" in str(fault):
                raise RefusedFault(f"{where}: the host's key is not in {self.settings.known_hosts}") from None
            raise PassingFault(f"{where}: {type(fault).__name__}") from None
        except PermissionError:
            raise RefusedFault(f"{where}: {self._root} may not be read") from None
        except (OSError, EOFError) as fault:
            raise PassingFault(f"{where}: {type(fault).__name__}") from None

    def remedy_of(self, fault: str) -> str:
        if "host's key" in fault:
            place = urlsplit(self.settings.address)
            return (
                f"Fetch it with `ssh-keyscan -p {place.port or 22} {place.hostname}`, compare it with what the server's administrator"
                f" says, and write it into the file that known_hosts of [sources.{self.settings.name}] names."
            )
        prefix = self.credentials.prefix
        return f"Set {prefix}_USER with {prefix}_PASSWORD or {prefix}_KEY_FILE in the environment of the service."


def _entry(path: str, one: Any) -> Entry:
    return Entry(path, one.st_size, datetime.fromtimestamp(one.st_mtime or 0, UTC))
