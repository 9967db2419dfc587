"""The ledger's door: one object a process may open at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from extract.model import Failure
from warehouse.ledger.records import (
    AttemptRow,
    DocumentRow,
    FileSeen,
    ListedFile,
    QuarantineRow,
    RunRow,
    StageResultRow,
    StaleRow,
)


class Ledger:
    """SQLite, WAL, synchronous=full. Picklable (by path); one connection a thread; writers wait for each other."""

    def __init__(self, path: Path) -> None:
        raise NotImplementedError

    def close(self) -> None: ...

    def transaction(self) -> AbstractContextManager[None]:
        """Several writes as one (0.3 ms once instead of each)."""
        raise NotImplementedError

    # runs
    def start_run(self, run_id: str, started_at: datetime) -> None:
        """Outcome 'failed' until `end_run` says otherwise: the truth if it is killed."""

    def count(self, run_id: str, *, arrived: int = 0, read: int = 0, unchanged: int = 0) -> None:
        """Add to the run's counters."""

    def end_run(
        self,
        run_id: str,
        ended_at: datetime,
        outcome: str,
        *,
        blocked_by: Sequence[str] = (),
        accepted_by: str | None = None,
        accepted_reason: str | None = None,
    ) -> None:
        """published | blocked | failed | nothing_new."""

    def runs(self, limit: int = 20) -> tuple[RunRow, ...]:
        """Newest first."""
        raise NotImplementedError

    # files
    def listed(self, source_name: str) -> dict[str, ListedFile]:
        """What is known of a source, by uri: skip a file whose size and time are as they were."""
        raise NotImplementedError

    def see(self, file: FileSeen, at: datetime) -> DocumentRow:
        """Record a file that lies in the archive; the returned document is new if its state is 'archived' and received_at == at.

        Sets source_file.relation: original | copy (same bytes elsewhere) | resaved (same content, other bytes) | member.
        """
        raise NotImplementedError

    def still_there(self, source_uris: Iterable[str], at: datetime) -> None:
        """Known files that the listing showed again: last_seen, and no longer gone."""

    def gone(self, source_name: str, listed_uris: Iterable[str], at: datetime) -> int:
        """Mark the source's files that the listing did not show; returns how many are newly gone."""
        raise NotImplementedError

    # documents and stages
    def document(self, notice_id: str) -> DocumentRow | None: ...
    def documents(
        self, states: Sequence[str] = (), *, notice_ids: Iterable[str] | None = None
    ) -> tuple[DocumentRow, ...]:
        """In order of arrival; all states if none is named."""
        raise NotImplementedError

    def find(self, text: str) -> tuple[DocumentRow, ...]:
        """For `chidao why`: by file name, uri, sha256 or notice_id (or the beginning of the last two)."""
        raise NotImplementedError

    def begin(self, notice_id: str, stage: str, run_id: str, at: datetime) -> int:
        """Before the work: the document stands as quarantined with code 'interrupted' until `done` or `fail`. Returns the attempt's number."""
        raise NotImplementedError

    def done(self, attempt: int, at: datetime, result: StageResultRow | None = None) -> None:
        """After the work: state as in STATE_AFTER, the quarantine is cleared, the result's key remembered."""

    def fail(self, attempt: int, failure: Failure, at: datetime) -> None:
        """The document is quarantined with the failure's code."""

    def not_a_notice(self, attempt: int, at: datetime, because: str) -> None: ...
    def secret(self, attempt: int, failure: Failure, at: datetime) -> None:
        """As `fail`; from now on only the sha256 and the code are told of this paper."""

    def release(self, file_sha256: str) -> None:
        """Undo a false alarm of secrecy: the document is 'archived' again."""

    def set_states(self, notice_ids: Iterable[str], state: str) -> None:
        """In bulk: what the publication made of the loaded ones."""

    def stage_result(self, notice_id: str, stage: str) -> StageResultRow | None: ...
    def stale(self, expected: Mapping[str, tuple[str, str, str]]) -> tuple[StaleRow, ...]:
        """Documents whose results are missing or older. `expected`: stage -> (version, settings, engine) as of now."""
        raise NotImplementedError

    def attempts(self, file_sha256: str) -> tuple[AttemptRow, ...]: ...
    def quarantine(self) -> tuple[QuarantineRow, ...]:
        """What is quarantined now; the history is in `attempts`."""
        raise NotImplementedError

    def retryable(self, max_failures: int = 5) -> tuple[DocumentRow, ...]:
        """Quarantined with a transient code, not more often than that."""
        raise NotImplementedError
