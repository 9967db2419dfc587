"""One run's surroundings: the home, its settings and the run's name, made the same way in every process that works for it.

Belongs here: what every step needs to find. Does not belong here: the steps.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.command.settings import Settings, load_settings
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
        return cls(Home(root).ensure(), load_settings(root), run_id)


def new_run_id(now: datetime | None = None) -> str:
    """'r_20261121T233000_3f9a': sorts by time, and two homes never share one."""
    return f"r_{(now or utc_now()):%Y%m%dT%H%M%S}_{secrets.token_hex(2)}"


def utc_now() -> datetime:
    return datetime.now(UTC)
