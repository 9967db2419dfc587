"""The pace of this machine: seconds a scanned page, a page with text, a file; what a run of known size will take.

Belongs here: where the figures come from (papers read here before, else a sample that is read now) and the arithmetic. Does not belong
here: looking at files (looking.py), adding them up (survey.py).
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from extract.model import Source
from flows.command.settings import SourceSettings
from flows.orchestration.load import load_parsed
from flows.orchestration.pull import pull_files
from flows.orchestration.read import read_documents
from flows.orchestration.run import Run, utc_now
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.publish import current_path
from warehouse.query import query

_ENOUGH_SCANS, _ENOUGH_TEXTS = 20, 100  # pages read here that make a sample unneeded
_SAMPLE_PAGES = 3  # of one long paper: its other pages take as long
_READ = """
SELECT a.notice_id, sum(a.seconds) AS seconds FROM attempt a JOIN (SELECT DISTINCT notice_id, run_id FROM attempt WHERE stage = 'read'
 AND code IS NULL) r USING (notice_id, run_id) WHERE a.stage IN ('read', 'clean', 'parse') AND a.code IS NULL GROUP BY a.notice_id
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of one reading process a page; of one process a `file` (fetch, archive, ledger) and a `notice` (load, publish).

    `fixed`: of a run of any size (server, audit, first publication). `origin`: where the figures of pages come from.
    """

    scan_page: float = 6.0
    text_page: float = 0.08
    file: float = 0.03
    notice: float = 0.04
    fixed: float = 25.0
    origin: str = "not measured here yet"

    def reading_seconds(self, text_pages: int, scan_pages: int) -> float:
        """Of one process."""
        return text_pages * self.text_page + scan_pages * self.scan_page

    def run_seconds(self, files: int, papers: int, text_pages: int, scan_pages: int, processes: int) -> float:
        """Of a whole run, by the clock: files are fetched and rows loaded by one process, pages read by all."""
        reading = self.reading_seconds(text_pages, scan_pages) / max(1, processes)
        return self.fixed + files * self.file + reading + papers * self.notice


def known_pace(run: Run) -> Pace:
    """From what was read in this home; defaults where that is too little."""
    pace = Pace()
    if current_path(run.home) is None or not run.home.ledger_path.exists():
        return pace
    with Ledger(run.home.ledger_path) as ledger:
        seconds = {row[0]: row[1] for row in ledger.db.execute(_READ) if row[1] is not None}
    rows = query(run.home, "SELECT notice_id, page_count - pages_not_read, reading_method FROM notice").rows
    return _pace_of(pace, seconds, [(str(a), int(b), str(c)) for a, b, c in rows], "as measured here")


def sampled_pace(run: Run, sample: Sequence[tuple[SourceSettings, Source]], processes: int) -> Pace:
    """Takes the sample through pull, read and load in a home of its own that is removed again; the machine is as busy as in a run."""
    pace = Pace()
    if not sample:
        return pace
    limits = replace(run.settings.limits, max_pages=min(_SAMPLE_PAGES, run.settings.limits.max_pages))
    run.home.work.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="plan-", dir=run.home.work))
    try:
        own = Run(Home(folder).ensure(), replace(run.settings, home=folder, limits=limits), "plan")
        with Ledger(own.home.ledger_path) as ledger:
            ledger.start_run("plan", utc_now())
            load_parsed(own)  # the catalogue, once
            started = time.monotonic()
            for source, file in sample:
                pull_files(own, source, (file,))
            pulled = (time.monotonic() - started) / len(sample)
            ids = [one.notice_id for one in ledger.documents(("archived",))]
            with ThreadPoolExecutor(max(1, processes)) as pool:
                list(pool.map(lambda part: read_documents(own, part), [ids[n::processes] for n in range(processes)]))
            seconds = {row[0]: row[1] for row in ledger.db.execute(_READ) if row[1] is not None}
            started = time.monotonic()
            loaded = load_parsed(own).staged
            load = (time.monotonic() - started) / max(1, loaded)
        from warehouse.workbench import open_work

        with open_work(own.home, wait_seconds=10) as work:
            rows = work.con.execute(
                "SELECT notice_id, page_count - pages_not_read, reading_method FROM staging.notice"
            ).fetchall()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    pace = replace(pace, file=pulled, notice=max(pace.notice, load))
    return _pace_of(pace, seconds, rows, f"from a sample of {len(rows)} read now", least=1)


def _pace_of(
    pace: Pace, seconds: dict[str, float], rows: Sequence[tuple[str, int, str]], origin: str, *, least: int = 0
) -> Pace:
    """Papers of one kind only: of a mixed one nobody knows which page took how long."""
    found: dict[str, tuple[int, float]] = {}
    for kind, methods in (("scan_page", ("ocr",)), ("text_page", ("plain_text", "text_layer"))):
        chosen = [(pages, seconds[key]) for key, pages, method in rows if method in methods and key in seconds]
        found[kind] = sum(pages for pages, _ in chosen), sum(time for _, time in chosen)
    measured = {
        kind: time / pages
        for (kind, (pages, time)), enough in zip(found.items(), (_ENOUGH_SCANS, _ENOUGH_TEXTS), strict=True)
        if pages >= (least or enough)
    }
    return replace(pace, **measured, origin=origin) if measured else pace
