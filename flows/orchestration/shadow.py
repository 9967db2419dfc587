"""A shadow run: what this program and these settings would change in everything that was read, without publishing or recording it.

Belongs here: a home beside the home (`work/shadow/`) with copies of ledger and work.duckdb, the way through it, and the difference.
The store is the real one: it is keyed by content and version, so what is computed here need not be computed by the run that follows.
Does not belong here: what a change is (warehouse.changes).
"""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

from flows.orchestration.load import load_parsed
from flows.orchestration.read import ReadCounts, read_documents
from flows.orchestration.run import Run
from flows.orchestration.work_list import Task, batches, nightly_work
from warehouse.archive import Archive
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.workbench import open_work

SHOWN_ROWS = 50


@dataclass(frozen=True, slots=True)
class Shadow:
    """`counts`: (cause, table, action, rows). `rows`: the first ones, as the table `change` has them. `lost`: papers by their new code."""

    documents: int
    reasons: dict[str, int]
    read: dict[str, Any]
    counts: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    lost: tuple[dict[str, Any], ...]


def shadow_run(run: Run, processes: int) -> Shadow:
    """Treats what is stale, and only that, in the shadow home, which is removed afterwards. The caller holds the home."""
    shadow = _shadow_home(run)
    try:
        beside = Run.open(shadow.root, run.run_id)
        work = nightly_work(beside, retry=False)
        _lend_originals(run.home, shadow, work)
        counts = _read(beside, work, processes)
        load_parsed(beside)
        by_kind, rows = _changes(shadow)
        reasons: dict[str, int] = {}
        for task in work:
            for reason in task.reasons:
                reasons[reason] = reasons.get(reason, 0) + 1
        return Shadow(len(work), reasons, asdict(counts), by_kind, rows, _lost(beside, work))
    finally:
        shutil.rmtree(shadow.root, ignore_errors=True)


def _shadow_home(run: Run) -> Home:
    root = run.home.work / "shadow"
    shutil.rmtree(root, ignore_errors=True)
    shadow = Home(root)
    root.mkdir(parents=True)
    shadow.store.symlink_to(run.home.store, target_is_directory=True)
    shadow.ensure()
    if run.home.settings_file.exists():
        shutil.copy(run.home.settings_file, shadow.settings_file)
    if run.home.ledger_path.exists():
        with (
            closing(sqlite3.connect(run.home.ledger_path)) as here,
            closing(sqlite3.connect(shadow.ledger_path)) as there,
        ):
            here.backup(there)
    for name in ("work.duckdb", "work.duckdb.wal", "catalogue"):
        if (run.home.work / name).exists():
            shutil.copy(run.home.work / name, shadow.work / name)
    return shadow


def _lend_originals(home: Home, shadow: Home, work: tuple[Task, ...]) -> None:
    """Links, one an original: a paper that new rules hold for secret is sealed here by removing its link, never the bytes."""
    here, there = Archive(home), Archive(shadow)
    for task in work:
        link = there.path(task.document.file_sha256)
        if here.exists(task.document.file_sha256) and not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(here.path(task.document.file_sha256))


def _read(run: Run, work: tuple[Task, ...], processes: int) -> ReadCounts:
    counts = ReadCounts()
    groups = batches(work, run.settings.reading.batch_seconds, processes)
    with ThreadPoolExecutor(max(1, processes)) as pool:
        for one in pool.map(lambda group: read_documents(run, group), groups):
            counts = counts.plus(one)
    return counts


def _changes(shadow: Home) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    with open_work(shadow) as work:
        counted = work.con.execute(
            "SELECT cause, table_name, action, count(*) FROM staging.change GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        rows = work.con.execute(
            "SELECT notice_id, table_name, row_key, field, action, old_value, new_value, cause FROM staging.change ORDER BY ALL"
            f" LIMIT {SHOWN_ROWS}"
        ).fetchall()
    names = ("notice_id", "table_name", "row_key", "field", "action", "old_value", "new_value", "cause")
    return (
        tuple(dict(zip(("cause", "table_name", "action", "rows"), row, strict=True)) for row in counted),
        tuple(dict(zip(names, row, strict=True)) for row in rows),
    )


def _lost(run: Run, work: tuple[Task, ...]) -> tuple[dict[str, Any], ...]:
    """Papers that had rows and would have none: quarantined, secret or no notices by the new rules."""
    ledger = Ledger(run.home.ledger_path)
    try:
        before = {task.document.notice_id: task.document.state for task in work}
        found = ledger.documents(("quarantined", "not_a_notice"), notice_ids=before)
        return tuple(
            {
                "file": document.file_name if not document.secret else f"(secret paper {document.file_sha256[:12]})",
                "was": before[document.notice_id],
                "would_be": document.code or document.state,
            }
            for document in found
            if before[document.notice_id] != document.state
        )
    finally:
        ledger.close()
