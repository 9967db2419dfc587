"""Read: documents from the archive through a supervised child into the store, each stage's result under its key.

Belongs here: what happens to one document between its bytes and its parsed notice, in ledger and store. Does not belong here:
which documents (work_list.py), the child itself (children.py), Prefect.
The ledger says "interrupted" before the work and the truth after it: a kill at any point leaves no lie behind.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from extract.errors import DocumentError
from extract.model import CleanText, Failure, Notice, Reading
from flows.command.answer import plain
from flows.orchestration.children import Outcome, ReadingChild
from flows.orchestration.reading_child import Job, Work, extract_notice
from flows.orchestration.run import Run, utc_now
from flows.orchestration.run_log import run_log
from flows.orchestration.stage_keys import STAGES, StageKeys
from warehouse.archive import Archive, NotInArchive
from warehouse.ledger import DocumentRow, Ledger, StageResultRow
from warehouse.store import Store


@dataclass(frozen=True, slots=True)
class ReadCounts:
    """Of one batch. `readings`: documents whose pages were really read; `reused`: those whose stored results sufficed."""

    documents: int = 0
    readings: int = 0
    pages: int = 0
    reused: int = 0
    quarantined: int = 0
    not_a_notice: int = 0
    seconds: float = 0.0

    def plus(self, other: ReadCounts) -> ReadCounts:
        return ReadCounts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def read_documents(run: Run, notice_ids: Sequence[str], *, work: Work = extract_notice) -> ReadCounts:
    """Reads, cleans and parses each as far as its stored results do not suffice. Raises nothing for what a document does."""
    started = time.monotonic()
    desk = _Desk(run)
    counts = ReadCounts()
    log_path = run.home.logs / "children.log"
    try:
        with ReadingChild(run.settings.limits.memory_megabytes, work=work, log_path=log_path) as child:
            for document in desk.ledger.documents(notice_ids=notice_ids):
                if not document.secret:
                    counts = counts.plus(desk.treat(document, child))
    finally:
        desk.ledger.close()
    return replace(counts, seconds=round(time.monotonic() - started, 3))


class _Desk:
    """What treating a document needs at hand: ledger, store, archive and the keys."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.ledger = Ledger(run.home.ledger_path)
        self.store = Store(run.home)
        self.archive = Archive(run.home)
        self.keys = StageKeys.now(run.settings.limits)
        self.log = run_log(run)

    def treat(self, document: DocumentRow, child: ReadingChild) -> ReadCounts:
        keys = self.keys.of(document.file_sha256)
        tries = max(1, self.run.settings.reading.attempts)
        for attempt in range(1, tries + 1):
            counts, transient = self._try(document, keys, child)
            if not transient or attempt == tries:
                break
            time.sleep(random.uniform(0.5, 1.5) * 2 ** (attempt - 1))
        return counts

    def _try(self, document: DocumentRow, keys: dict[str, str], child: ReadingChild) -> tuple[ReadCounts, bool]:
        reading = clean = notice = None
        notice = self.store.get("parse", keys["parse"], Notice) if self.store.has("clean", keys["clean"]) else None
        if notice is None:
            clean = self.store.get("clean", keys["clean"], CleanText)
            reading = self.store.get("read", keys["read"], Reading) if clean is None else None
        first = "parse" if notice or clean else "clean" if reading else "read"
        began = utc_now()
        attempt = self.ledger.begin(document.notice_id, first, self.run.run_id, began)
        if notice is not None:
            self._remember(document, keys, STAGES, {}, attempt, began, notice)
            self.log.info("reused", document=document.file_sha256)
            return ReadCounts(documents=1, reused=1, not_a_notice=int(not notice.is_notice)), False
        try:
            data = self.archive.get(document.file_sha256) if first == "read" else None
        except NotInArchive as fault:
            self.ledger.fail(attempt, Failure("read", "file_vanished", str(fault), True), utc_now())
            return ReadCounts(documents=1, quarantined=1), False
        released = self.archive.is_released(document.file_sha256)
        job = Job(document.file_name, self.run.settings.limits, data, reading, clean, released)
        outcome = child.run(job, seconds=self.run.settings.limits.seconds_a_document)
        return self._settle(document, keys, attempt, began, first, outcome)

    def _settle(
        self, document: DocumentRow, keys: dict[str, str], attempt: int, began: datetime, first: str, outcome: Outcome
    ) -> tuple[ReadCounts, bool]:
        made = {part.stage: part for part in outcome.made}
        for stage, part in made.items():
            self.store.put(stage, keys[stage], part.value)
        pages = len(made["read"].value.pages) if "read" in made else 0
        counts = ReadCounts(documents=1, readings=int(first == "read"), pages=pages)
        if first == "read":
            self.ledger.count(self.run.run_id, read=1)
        seconds = {stage: part.seconds for stage, part in made.items()}
        if outcome.error is None:
            notice: Notice = made["parse"].value
            self._remember(document, keys, STAGES[STAGES.index(first) :], seconds, attempt, began, notice)
            taken = {f"{stage}_seconds": value for stage, value in seconds.items()}
            self.log.info("done", document=document.file_sha256, pages=pages or None, **taken)
            return replace(counts, not_a_notice=int(not notice.is_notice)), False
        attempt, began = self._remember_part(document, keys, first, seconds, attempt, began, outcome.stage)
        self._fail(document, keys, attempt, outcome.error, outcome.stage)
        return replace(counts, quarantined=1), outcome.error.transient

    def _remember(
        self,
        document: DocumentRow,
        keys: dict[str, str],
        stages: Sequence[str],
        seconds: dict[str, float],
        attempt: int,
        began: datetime,
        notice: Notice,
    ) -> None:
        """All stages went well: the ledger learns it in one transaction."""
        with self.ledger.transaction():
            for number, stage in enumerate(stages):
                if number:
                    attempt = self.ledger.begin(document.notice_id, stage, self.run.run_id, began)
                began += timedelta(seconds=seconds.get(stage, 0.0))
                if stage == "parse" and not notice.is_notice:
                    self.ledger.not_a_notice(attempt, began, notice.not_a_notice_because or "")
                else:
                    self.ledger.done(attempt, began, self._result(document, stage, keys[stage]))

    def _remember_part(
        self,
        document: DocumentRow,
        keys: dict[str, str],
        first: str,
        seconds: dict[str, float],
        attempt: int,
        began: datetime,
        stopped_at: str,
    ) -> tuple[int, datetime]:
        """The stages before the one that failed; returns the failing stage's own attempt."""
        for stage in STAGES[STAGES.index(first) :]:
            if stage not in seconds:
                break
            began += timedelta(seconds=seconds[stage])
            with self.ledger.transaction():
                self.ledger.done(attempt, began, self._result(document, stage, keys[stage]))
                following = STAGES[min(STAGES.index(stage) + 1, len(STAGES) - 1)]
                attempt = self.ledger.begin(document.notice_id, following, self.run.run_id, began)
        return attempt, began

    def _fail(
        self, document: DocumentRow, keys: dict[str, str], attempt: int, error: DocumentError, stage: str
    ) -> None:
        failure = Failure(
            stage if stage in STAGES else error.stage, error.code, plain(error), error.transient, error.page
        )
        self.log.warning(
            "quarantined", document=document.file_sha256, stage=failure.stage, code=failure.code, page=failure.page
        )
        if error.code != "secret_document":
            self.ledger.fail(attempt, failure, utc_now())
            return
        self.archive.seal(document.file_sha256)
        for container in self.ledger.containers(
            document.notice_id
        ):  # its other members lie in the archive by themselves
            self.archive.seal(container)
        for name, key in keys.items():
            self.store.delete(name, key)
        self.ledger.secret(attempt, replace(failure, message=type(error).meaning), utc_now())

    def _result(self, document: DocumentRow, stage: str, key: str) -> StageResultRow:
        version, settings, engine = self.keys.expected()[stage]
        return StageResultRow(document.notice_id, stage, key, version, settings, engine)
