"""What the ledger hands out and takes: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

STATES = (
    "seen",
    "archived",
    "read",
    "cleaned",
    "parsed",
    "loaded",
    "published",
    "quarantined",
    "not_a_notice",
)
STAGES = ("pull", "read", "clean", "parse", "load", "audit", "publish")
#: stage that ended well -> the state that it leaves
STATE_AFTER = {
    "pull": "archived",
    "read": "read",
    "clean": "cleaned",
    "parse": "parsed",
    "load": "loaded",
    "publish": "published",
}


@dataclass(frozen=True, slots=True)
class FileSeen:
    """One file at one address, archived. `member_path`: inside an archive or e-mail; `parent_sha256` is then the container's.

    `content_sha256`: identity of the content (a PDF without its metadata), equal for re-saved copies.
    """

    file_sha256: str
    content_sha256: str
    source_uri: str
    file_name: str
    source_name: str = "command"
    member_path: str | None = None
    parent_sha256: str | None = None
    size: int | None = None
    modified_at: datetime | None = None
    version: str | None = None  # the ETag that the server gave it


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What the ledger knows of an address: enough to skip a file that did not change without fetching it."""

    source_uri: str
    size: int | None
    modified_at: datetime | None
    file_sha256: str
    version: str | None = None
    is_missing: bool = False  # it was too large to be fetched: nothing of it lies in the archive

    def is_still(self, size: int | None, modified_at: datetime | None, version: str | None) -> bool:
        """True where a file that is listed so now is the one that was fetched: the same ETag, or without any the same size and time."""
        if version is not None or self.version is not None:
            return version == self.version and size == self.size
        return modified_at is not None and (size, modified_at) == (self.size, self.modified_at)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document (a content identity). `file_sha256` is the copy first seen, the one that is read.

    `state` is one of STATES; `stage`, `code`, `message`, `transient`, `failures` say why it is quarantined.
    """

    notice_id: str
    content_sha256: str
    file_sha256: str
    file_name: str
    source_uri: str
    received_at: datetime
    state: str
    stage: str | None
    code: str | None
    message: str | None
    transient: bool
    failures: int
    secret: bool


@dataclass(frozen=True, slots=True)
class StageResultRow:
    """Where a stage's result lies, and of which version, settings and engine it is."""

    notice_id: str
    stage: str
    key: str
    version: str
    settings: str
    engine: str


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A document whose result of `stage` is missing or older: `reasons` of missing | new_version | new_settings | new_engine."""

    notice_id: str
    file_sha256: str
    stage: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """As the contract's table `quarantine`; of a secret paper name, uri and message are None."""

    file_sha256: str
    source_uri: str | None
    file_name: str | None
    stage: str
    code: str
    message: str | None
    transient: bool
    attempts: int
    first_seen: datetime
    last_seen: datetime
    run_id: str


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """As the contract's table `attempt`; `code` None = it went well, 'interrupted' = it was never finished."""

    file_sha256: str
    run_id: str
    stage: str
    started_at: datetime
    seconds: float | None
    code: str | None
    message: str | None


@dataclass(frozen=True, slots=True)
class RunRow:
    """As the contract's table `run`; `outcome` is 'failed' from the start until the run says otherwise."""

    run_id: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str
    arrived: int
    read: int
    unchanged: int
    quarantined: int
    set_aside: int
    blocked_by: tuple[str, ...]
    accepted_by: str | None
    accepted_reason: str | None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """As the contract's table `correction`. Bound to content: `directive_id` outlives readings; `row_key` names the row under it.

    `made_by` 'register:<book>' marks what the office's register fills in.
    """

    correction_id: str
    notice_id: str
    directive_id: str | None
    table_name: str
    row_key: str | None
    field: str | None
    action: str  # set | add | delete
    machine_value: str | None
    value: str | None
    reason: str | None
    made_by: str
    made_at: datetime
    state: str = "applied"


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """As the contract's table `follow_up`."""

    directive_id: str
    agency_id: str | None
    status: str
    done_on: date | None
    result_notice_id: str | None
    result: str | None
    note: str | None
    made_by: str | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """As the contract's table `register_entry`."""

    book: str
    year: int
    arrival_number: str
    arrived_on: date | None
    issuer: str | None
    full_number: str | None
    issued_on: date | None
    title: str | None
    handed_to: str | None
    due_on: date | None
    notice_id: str | None = None
