"""A night with very many known files and ten new ones: the steps of a run, but for Prefect, and how many papers each touched.

Belongs here: a folder and a ledger filled in bulk, and the steps. Not here: the data of the known papers: the warehouse's table has the
time of an incremental publication with as many papers in it.
"""

from __future__ import annotations

import os
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.command.settings import SourceSettings
from flows.orchestration.load import load_parsed
from flows.orchestration.pull import new_files, pull
from flows.orchestration.read import read_documents
from flows.orchestration.run import Run
from flows.orchestration.stage_keys import StageKeys
from quality.rule_book import sql_rules
from quality.sql_rules import run_rule
from tests.bench.cost import cost_of, cpu_seconds, table
from tests.flows.notices import write_notices
from warehouse.ledger import FileSeen, Ledger
from warehouse.publish import publish
from warehouse.workbench import open_work

_NEW = 10
_LINKS = 50_000  # ext4 allows 65,000 names of one file
_NO_HISTORY = {"recent_mean": None, "orphaned_corrections": 0, "standing_corrections": 0}
EXPECTED = """Wanted at 100,000 known files: listing at most 5 s; reading, loading and auditing touch the ten new papers only; publishing
takes one file copy and 5 s."""

Rows = list[tuple[str, float, float, str]]


def run(asked: Namespace) -> str:
    rows: Rows = cost_of(night, (asked.known,)).results[0]
    return f"{table((f'{asked.known:,} known files, {_NEW} new', 's', 'CPU s', 'papers'), rows)}\n\n{EXPECTED}"


def night(known: int) -> Callable[[], object]:
    """The rows of the table, in a process of its own."""

    def work() -> Rows:
        with tempfile.TemporaryDirectory(prefix="chidao-known-") as folder:
            return _night(Path(folder), known)

    return work


def _night(folder: Path, known: int) -> Rows:
    from flows.orchestration.work_list import nightly_work

    inbox, rows = folder / "inbox", Rows()
    run = Run.open(folder / "home", "r2")
    source = SourceSettings(str(inbox), name="inbox", settle_seconds=0.0)
    with _clock(rows, "filling folder and ledger (no part of a night)") as done:
        _fill(run, inbox, known)
        done(known)
    publish(run.home, "r1", ())
    write_notices(inbox, _NEW)
    ledger = Ledger(run.home.ledger_path)
    ledger.start_run(run.run_id, datetime.now(UTC))
    with _clock(rows, "listing, beside what the ledger knows") as done:
        done(len(new_files(run, source)))
    with _clock(rows, "the same again, and taking what is new (starts a process)") as done:
        pulled = pull(run, source)
        done(pulled.arrived)
    if (pulled.arrived, pulled.unchanged) != (_NEW, known):
        raise RuntimeError(f"pulled {pulled}")
    with _clock(rows, "choosing what is to be read") as done:
        tasks = nightly_work(run)
        done(len(tasks))
    with _clock(rows, "reading, cleaning, parsing") as done:
        read_documents(run, [task.document.notice_id for task in tasks])
        done(len(tasks))
    with _clock(rows, "loading") as done:
        done(load_parsed(run).staged)
    with _clock(rows, "audit (SQL rules)") as done, open_work(run.home) as work:
        for rule in sql_rules():
            run_rule(work.con, rule, run_id=run.run_id, now=datetime.now(UTC), parameters=_NO_HISTORY)
        (staged,) = work.con.execute("SELECT count(*) FROM staging.notice").fetchall()[0]
        done(staged)
    with _clock(rows, "publication (the account of all files; a copy of the last file)") as done:
        done(publish(run.home, run.run_id, ()).added)
    ledger.close()
    return rows


@contextmanager
def _clock(rows: Rows, name: str) -> Iterator[Callable[[int], None]]:
    counted: list[int] = []
    started, before = time.monotonic(), cpu_seconds()
    yield counted.append
    rows.append((name, time.monotonic() - started, cpu_seconds() - before, f"{counted[0]:,}"))


def _fill(run: Run, inbox: Path, known: int) -> None:
    """`known` names in the folder, and a ledger that has read and published each of them."""
    inbox.mkdir()
    at = datetime.now(UTC) - timedelta(days=1)
    ledger = Ledger(run.home.ledger_path)
    ledger.start_run("r1", at)
    keys = StageKeys.now(run.settings.limits).expected()
    original = inbox
    with ledger.transaction():
        for n in range(known):
            path = inbox / f"{n:06}.txt"
            if n % _LINKS == 0:
                original = path
                path.write_text("công văn đã đọc\n", "utf-8")
            else:
                os.link(original, path)
            stat = path.stat()
            sha = f"{n:08x}" * 8
            seen = FileSeen(
                sha, sha, path.as_uri(), path.name, "inbox", size=stat.st_size, modified_at=_instant(stat.st_mtime_ns)
            )
            notice_id = ledger.see(seen, at).notice_id
            for stage, (version, settings, engine) in keys.items():
                row = (notice_id, stage, f"k{n}", version, settings, engine)
                ledger.db.execute("INSERT INTO stage_result VALUES (?, ?, ?, ?, ?, ?)", row)
                ledger.db.execute(
                    "INSERT INTO attempt (notice_id, file_sha256, run_id, stage, started_at, seconds) VALUES (?, ?, 'r1', ?, ?, 0.1)",
                    (notice_id, sha, stage, at.isoformat()),
                )
        ledger.db.execute("UPDATE document SET state = 'published'")
    ledger.end_run("r1", at, "published")
    ledger.close()


def _instant(nanoseconds: int) -> datetime:
    """As the folder's listing has it."""
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC)
