"""The work list: which documents a run has to treat, why, and in which batches.

Belongs here: choosing and grouping. Does not belong here: treating them (read.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.errors import ReaderDied
from extract.model import Failure
from flows.orchestration.backlog import open_backlog
from flows.orchestration.run import Run, utc_now
from flows.orchestration.stage_keys import StageKeys
from warehouse.archive import Archive
from warehouse.ledger import DocumentRow, Ledger
from warehouse.store import Store

# Faults of the program: a new version may have mended them, so `rerun --failed` tries them again.
PROGRAM_FAULTS = ("read_failed", "clean_failed", "parse_failed", "load_failed", "reader_died")

# Nights in a row that a paper may be in work when the whole run dies; any one may be a power cut or a person's Ctrl-C.
INTERRUPTED_LIMIT = 3

# Seconds of work a megabyte or file, measured on 2 cores: text notices 5-20 ms, a scanned page of 300 dpi 4-8 s.
_SECONDS_OF_TEXT = 0.05
_SECONDS_A_SCAN_FILE = 6.0
_SECONDS_A_MEGABYTE = 8.0
_PICTURES = (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")


@dataclass(frozen=True, slots=True)
class Task:
    """One document that is to be treated. `reasons`: new | missing | new_version | new_settings | new_engine | transient | asked."""

    document: DocumentRow
    reasons: tuple[str, ...]
    seconds: float


def nightly_work(run: Run, *, retry: bool = True) -> tuple[Task, ...]:
    """New and stale documents and those whose fault may have passed, in order of arrival. Secret papers never, nor those of a backfill."""
    ledger = Ledger(run.home.ledger_path)
    try:
        keys = StageKeys.now(run.settings.limits)
        reasons: dict[str, list[str]] = {}
        for row in ledger.stale(keys.expected()):
            reasons.setdefault(row.notice_id, []).extend(row.reasons)
        if retry:
            for document in ledger.retryable():
                reasons.setdefault(document.notice_id, []).append("transient")
        store = Store(run.home)
        for document in ledger.documents(("not_a_notice",)):
            was_read = ledger.stage_result(document.notice_id, "read") is not None
            if was_read and not store.has("parse", keys.of(document.file_sha256)["parse"]):
                reasons.setdefault(document.notice_id, []).append("new_version")
        backlog = open_backlog(run.home)
        left = set(backlog.held) if backlog else set()
        documents = ledger.documents(notice_ids=reasons.keys() - left)
        return tuple(_task(run, document, reasons[document.notice_id]) for document in documents if not document.secret)
    finally:
        ledger.close()


def give_up_interrupted(run: Run) -> tuple[str, ...]:
    """Papers that were in work when the run died, three times in a row, come back no more by themselves; `rerun --failed` tries them.

    Returns their notice ids. The caller holds the home: nothing is in work.
    """
    message = (
        f"The whole run ended {INTERRUPTED_LIMIT} times in a row while this file was read."
        " Report the file; `chidao rerun --failed` tries it again."
    )
    ledger = Ledger(run.home.ledger_path)
    try:
        return ledger.give_up_interrupted(
            INTERRUPTED_LIMIT, Failure(ReaderDied.stage, ReaderDied.code, message, False), utc_now()
        )
    finally:
        ledger.close()


def waiting(run: Run) -> bool:
    """True where parsed documents wait for loading, or loaded ones for a gate that blocked."""
    ledger = Ledger(run.home.ledger_path)
    try:
        return bool(ledger.documents(("parsed", "loaded")))
    finally:
        ledger.close()


def unread_work(run: Run) -> tuple[DocumentRow, ...]:
    """Documents that were never read, in order of arrival; also those that a kill left in the middle. Secret papers never."""
    ledger = Ledger(run.home.ledger_path)
    try:
        interrupted = (one for one in ledger.documents(("quarantined",)) if one.code == "interrupted")
        return tuple(one for one in (*ledger.documents(("archived",)), *interrupted) if not one.secret)
    finally:
        ledger.close()


def chosen_work(run: Run, documents: Iterable[DocumentRow]) -> tuple[Task, ...]:
    """Documents that a person asked for. Secret papers never."""
    return tuple(_task(run, document, ["asked"]) for document in documents if not document.secret)


def batches(tasks: Iterable[Task], seconds: float, processes: int) -> tuple[tuple[str, ...], ...]:
    """Notice ids in batches of about `seconds` of work, but small enough that every process gets its share.

    The longest come first: a big scan at the end of the night would leave the other processes idle.
    """
    ordered = sorted(tasks, key=lambda task: -task.seconds)
    share = sum(task.seconds for task in ordered) / max(1, processes)
    size = max(min(seconds, share), 0.001)
    found: list[tuple[str, ...]] = []
    batch: list[str] = []
    held = 0.0
    for task in ordered:
        batch.append(task.document.notice_id)
        held += task.seconds
        if held >= size * 0.999:
            found.append(tuple(batch))
            batch, held = [], 0.0
    return (*found, tuple(batch)) if batch else tuple(found)


def _task(run: Run, document: DocumentRow, reasons: Iterable[str]) -> Task:
    return Task(document, tuple(dict.fromkeys(reasons)), estimated_seconds(run, document))


def estimated_seconds(run: Run, document: DocumentRow) -> float:
    """A guess from name and size; only the grouping depends on it."""
    name = document.file_name.lower()
    if name.endswith((".txt", ".md", ".docx", ".edxml")):
        return _SECONDS_OF_TEXT
    try:
        megabytes = Archive(run.home).path(document.file_sha256).stat().st_size / 1e6
    except OSError:
        megabytes = 0.1
    return max(_SECONDS_A_SCAN_FILE if name.endswith(_PICTURES) else 1.0, megabytes * _SECONDS_A_MEGABYTE)
