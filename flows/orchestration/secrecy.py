"""Papers that a person lets in after a false alarm of secrecy, or has removed from everything.

Belongs here: the order of the steps over archive, store, ledger and tables. Does not belong here: finding marks of secrecy (extract).
"""

from __future__ import annotations

from extract.errors import Forgotten, UsageError
from extract.model import Failure
from flows.orchestration.republish import republish
from flows.orchestration.run import Run, utc_now
from flows.orchestration.stage_keys import STAGES, StageKeys
from flows.orchestration.summary import Summary
from warehouse.archive import Archive
from warehouse.ledger import Ledger
from warehouse.store import Store


def release(run: Run, sha256: str) -> int:
    """The next run fetches the paper again and its mark of secrecy counts for none; returns the number of its copies. Raises UsageError."""
    archive = Archive(run.home)
    with Ledger(run.home.ledger_path) as ledger:
        notice_id = ledger.notice_of(sha256)
        document = None if notice_id is None else ledger.document(notice_id)
        if document is None or not document.secret:
            raise UsageError(
                f"no paper with the sha256 {sha256!r} is kept out",
                remedy="`chidao status` lists the secret ones; give all 64 digits.",
            )
        copies = ledger.copies(document.notice_id)
        for copy in copies:
            archive.unseal(copy)
        ledger.release(document.file_sha256)
    return len(copies)


def forget(run: Run, sha256: str) -> Summary:
    """Removes a paper from archive, store, tables, diff and older publications, and publishes. Raises UsageError for an unknown one."""
    archive, store = Archive(run.home), Store(run.home)
    keys = StageKeys.now(run.settings.limits)
    with Ledger(run.home.ledger_path) as ledger:
        notice_id = ledger.notice_of(sha256)
        if notice_id is None:
            raise UsageError(
                f"no paper with the sha256 {sha256!r} is known here",
                remedy="`chidao why FILE` tells it; give all 64 digits.",
            )
        attempt = ledger.begin(notice_id, "pull", run.run_id, utc_now())
        for copy in ledger.copies(notice_id):
            archive.seal(copy)
            for stage, key in keys.of(copy).items():
                store.delete(stage, key)
        for container in ledger.containers(notice_id):
            archive.seal(container)
        for stage in STAGES:
            result = ledger.stage_result(notice_id, stage)
            if result is not None:
                store.delete(stage, result.key)
        ledger.secret(attempt, Failure(Forgotten.stage, Forgotten.code, Forgotten.meaning, False), utc_now())
        ledger.forget(notice_id)
    return republish(run)
