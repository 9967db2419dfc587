"""One night's end: verdicts in, a publication or a blocked account out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.model import Agency, AgencyAlias, Province, Verdict
from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class Accept:
    """Somebody takes one failed check upon himself, for one run. Never for a check that erred."""

    check_name: str
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True)
class PublishResult:
    """outcome: published | blocked | nothing_new | failed. `path`: the versioned file that now stands (also after a blocked run)."""

    outcome: str
    path: Path | None
    blocked_by: tuple[str, ...] = ()
    notices: int = 0
    directives: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    set_aside: int = 0


def publish(
    home: Home,
    run_id: str,
    verdicts: Sequence[Verdict],
    accept: Accept | None = None,
    *,
    keep: int = 14,
    full: bool = False,
) -> PublishResult:
    """Publish all that waits in `staging`, or only the account if a verdict blocks. Ends the run in the ledger."""
    raise NotImplementedError


def publish_account(home: Home, run_id: str, verdicts: Sequence[Verdict] = ()) -> PublishResult:
    """For a run that failed before the gate: the last good data with the new account."""
    raise NotImplementedError
