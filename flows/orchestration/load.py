"""Load: parsed notices from the store into the staging tables of the warehouse.

Belongs here: gathering what loading is given. Does not belong here: rows and SQL (warehouse.load).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import ChidaoError, LoadFailed
from extract.model import CleanText, Failure, Notice
from flows.orchestration.catalogue import refresh_catalogue
from flows.orchestration.run import Run, utc_now
from flows.orchestration.stage_keys import StageKeys
from warehouse.archive import Archive
from warehouse.ledger import DocumentRow, Ledger
from warehouse.load import FileFacts, LoadInput, StageResult, stage
from warehouse.store import Store


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """`staged`: notices that wait for the gate because of this run; `unchanged`: same rows as published."""

    staged: int
    unchanged: int
    failed: int


def load_parsed(run: Run) -> LoadCounts:
    """Stages every parsed document, also those that an interrupted run left behind. Raises HomeBusy."""
    refresh_catalogue(run)
    ledger = Ledger(run.home.ledger_path)
    try:
        documents = ledger.documents(("parsed",))
        if not documents:
            return LoadCounts(0, 0, 0)
        try:
            return _counts(stage(run.home, ledger, _inputs(run, ledger, documents), run.run_id))
        except (ChidaoError, OSError):
            raise
        except Exception:  # a fault of ours over one paper must not hold up the others, this night and every night
            return _one_by_one(run, ledger, documents)
    finally:
        ledger.close()


def _one_by_one(run: Run, ledger: Ledger, documents: tuple[DocumentRow, ...]) -> LoadCounts:
    counts = LoadCounts(0, 0, 0)
    for document in documents:
        try:
            done = _counts(stage(run.home, ledger, _inputs(run, ledger, (document,)), run.run_id))
        except (ChidaoError, OSError):
            raise
        except Exception as fault:
            attempt = ledger.begin(document.notice_id, "load", run.run_id, utc_now())
            error = LoadFailed(document.file_name, f"{type(fault).__name__}: {fault}")
            ledger.fail(attempt, Failure("load", error.code, str(error), error.transient), utc_now())
            done = LoadCounts(0, 0, 1)
        counts = LoadCounts(counts.staged + done.staged, counts.unchanged + done.unchanged, counts.failed + done.failed)
    return counts


def _counts(result: StageResult) -> LoadCounts:
    return LoadCounts(len(result.staged), len(result.unchanged), len(result.failed))


def _inputs(run: Run, ledger: Ledger, documents: tuple[DocumentRow, ...]) -> Iterator[LoadInput]:
    store, archive = Store(run.home), Archive(run.home)
    keys = StageKeys.now(run.settings.limits)
    for document in documents:
        stored = {name: ledger.stage_result(document.notice_id, name) for name in ("clean", "parse")}
        clean_row, parse_row = stored["clean"], stored["parse"]
        clean = store.get("clean", clean_row.key, CleanText) if clean_row else None
        notice = store.get("parse", parse_row.key, Notice) if parse_row else None
        if clean is None or notice is None:
            # the store was emptied or damaged: the document is read again by the next run
            attempt = ledger.begin(document.notice_id, "load", run.run_id, utc_now())
            message = f"{document.file_name}: its stored results are gone — the next run reads it again."
            ledger.fail(attempt, Failure("load", "interrupted", message, True), utc_now())
            continue
        facts = FileFacts(
            document.file_sha256,
            document.content_sha256,
            document.source_uri,
            document.file_name,
            archive.relative_path(document.file_sha256),
            document.received_at,
        )
        yield LoadInput(facts, clean, notice, keys.versions())
