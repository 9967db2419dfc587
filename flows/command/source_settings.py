"""What is checked in a [sources.NAME] table beyond the types of its values.

Belongs here: faults that would show only in the night. Does not belong here: reading the file (settings.py), reaching the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flows.command.toml_table import Place

if TYPE_CHECKING:
    from flows.command.settings import SourceSettings

_SCHEMES = ("file", "s3", "sftp", "https", "imaps")
_INSTEAD = {"http": "https", "ftp": "sftp", "ssh": "sftp", "imap": "imaps"}
# key → the schemes that know it; None: a folder too
_ONLY_FOR = {
    "endpoint_url": ("s3",),
    "region": ("s3",),
    "ca_file": ("s3", "https", "imaps"),
    "known_hosts": ("sftp",),
    "include": ("", "file", "s3", "sftp", "https"),
    "exclude": ("", "file", "s3", "sftp", "https"),
}


def checked_source(source: SourceSettings, place: Place, section: str, home: Path) -> SourceSettings:
    """The source with absolute paths. Raises SettingsError: a user or password, an unknown scheme, a key that would be without effect."""
    scheme, separator, rest = source.address.partition("://")
    if not separator:
        scheme, rest = "", ""
    if "@" in rest.partition("/")[0]:
        raise place.fault(section, "address", "must not hold a user or a password: they come from the environment")
    if separator and scheme not in _SCHEMES:
        instead = f"; use {_INSTEAD[scheme]}://" if scheme in _INSTEAD else ""
        raise place.fault(section, "address", f"is of no kind that is supported ({scheme}://){instead}")
    try:
        if scheme in ("sftp", "https", "imaps") and not urlsplit(source.address).hostname:
            raise ValueError
        _ = urlsplit(source.address).port
    except ValueError:
        raise place.fault(section, "address", "names no host, or a port that is no number") from None
    for key, schemes in _ONLY_FOR.items():
        if getattr(source, key) and scheme not in schemes:
            raise place.fault(
                section, key, f"has no effect on {scheme or 'a folder'}; it is for {', '.join(filter(None, schemes))}"
            )
    if source.endpoint_url and not source.endpoint_url.startswith(
        ("https://", "http://127.0.0.1:", "http://localhost:")
    ):
        raise place.fault(section, "endpoint_url", "begins with https:// (http:// only on this machine)")
    for key in ("timeout_seconds", "seconds_a_file", "seconds_a_listing"):
        if getattr(source, key) <= 0:
            raise place.fault(section, key, "is greater than 0")
    ca_file, known_hosts = _absolute(source.ca_file, home), _absolute(source.known_hosts, home)
    source = replace(source, ca_file=ca_file, known_hosts=known_hosts)
    if not separator and not Path(source.address).is_absolute():
        source = replace(source, address=str(home / source.address))
    return source


def _absolute(path: str | None, home: Path) -> str | None:
    return str(home / Path(path).expanduser()) if path else None


def refuse_shared_variables(sources: Sequence[SourceSettings], place: Place) -> None:
    """Two names that would read the same variables would send one source's password to the other."""
    from flows.sources.credentials import variable_prefix

    owners: dict[str, str] = {}
    for source in sources:
        prefix = variable_prefix(source.name)
        if prefix in owners:
            raise place.fault(
                f"sources.{source.name}",
                None,
                f"and [sources.{owners[prefix]}] have the same variables {prefix}_...: rename one",
            )
        owners[prefix] = source.name
