"""One run's surroundings: the home, its settings and the run's name, made the same way in every process that works for it.

Belongs here: what every step needs to find. Does not belong here: the steps.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import UsageError
from flows.command.settings import Settings, SourceSettings, load_settings, with_environment
from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class Run:
    """Cheap to make: a task is given `home` and `run_id` as text and makes its own."""

    home: Home
    settings: Settings
    run_id: str

    @classmethod
    def open(cls, home: str | Path, run_id: str) -> Run:
        """Raises SettingsError."""
        root = Path(home).expanduser().absolute()
        return cls(Home(root).ensure(), with_environment(load_settings(root), os.environ), run_id)


def new_run_id(now: datetime | None = None, *, token: str = "") -> str:
    """'r_20261121T233000_3f9a': sorts by time, and two homes never share one. `token` makes it the same again."""
    return f"r_{(now or utc_now()):%Y%m%dT%H%M%S}_{token or secrets.token_hex(2)}"


def utc_now() -> datetime:
    return datetime.now(UTC)


def home_of(home: str | None) -> str:
    """Raises UsageError where neither the parameter nor CHIDAO_HOME says it."""
    found = home or os.environ.get("CHIDAO_HOME")
    if not found:
        raise UsageError("no home is named", remedy="Give the parameter `home` or set CHIDAO_HOME.")
    return found


def sources_of(settings: Settings, addresses: Sequence[str]) -> tuple[SourceSettings, ...]:
    """Those named, a source of the settings by its name or address, or any folder; all of the settings where none is named."""
    if not addresses:
        return settings.sources
    known = {source.address: source for source in settings.sources} | {
        source.name: source for source in settings.sources
    }
    return tuple(
        known.get(address.rstrip("/")) or known.get(address) or named_by_address(address) for address in addresses
    )


def named_by_address(address: str) -> SourceSettings:
    """A source that only the command line knows: its address is its name, so that two folders do not hide one another.

    Raises UsageError for an address with a user or a password: it would stand in parameters, names and tables.
    """
    if "@" in address.partition("://")[2].partition("/")[0]:
        raise UsageError(
            "an address must not hold a user or a password",
            remedy="Name the source in chidao.toml; they come from the environment (docs/sources.md).",
        )
    absolute = address if "://" in address else os.path.normpath(Path(address).expanduser().absolute())
    return SourceSettings(absolute, name=absolute)


def processes_of(settings: Settings) -> int:
    """Reading processes: as the settings say, else one a core that this process may use."""
    return settings.reading.processes or len(os.sched_getaffinity(0))
