"""A survey of sources before a run: what is in them, without reading it.

Belongs here: counting files, pages and duplicates, and the arithmetic of hours and disk. Does not belong here: printing (command.plan).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from extract.errors import DocumentError
from flows.command.settings import SourceSettings
from flows.orchestration.children import ReadingChild
from flows.orchestration.reading_child import Job, Report
from flows.orchestration.run import Run
from flows.orchestration.summary import read_summary
from flows.sources.source import open_source
from warehouse.ledger import Ledger

_SECONDS_A_SCAN_PAGE = 6.0  # 300 dpi on one core of 2026, where this home has not measured its own yet
_SECONDS_A_TEXT_PAGE = 0.05
_SECONDS_A_FILE = 0.03
_SECONDS_A_RUN = 30.0  # server, audit, publication
_STORE_BYTES_A_PAGE = 30_000
_SAMPLED_PAGES = 5  # of one PDF: text or scan?


@dataclass(frozen=True, slots=True)
class Plan:
    files: int
    duplicates: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    over_limits: int
    text_pages: int
    scan_pages: int
    bytes: int
    processes: int
    seconds_a_scan_page: float
    page_time_from: str
    hours: float
    disk_megabytes: float


def survey(run: Run, sources: Sequence[SourceSettings], processes: int) -> Plan:
    """Every file is looked at in a supervised child. Raises SourceUnreachable."""
    seen: set[str] = set()
    files = duplicates = known = over = text = scans = size = 0
    unreadable: list[tuple[str, str]] = []
    limits = run.settings.limits
    before = _known(run)
    with ReadingChild(limits.memory_megabytes, work=look_at) as child:
        for source in sources:
            reader = open_source(source)
            for file in reader.listing().files:
                files += 1
                try:
                    data = reader.fetch(file, limits.max_bytes)
                except DocumentError as fault:
                    over += fault.code == "file_too_large"
                    unreadable.append((file.file_name, str(fault)))
                    continue
                digest = sha256(data).hexdigest()
                if digest in seen:
                    duplicates += 1
                    continue
                seen.add(digest)
                if digest in before:
                    known += 1
                    continue
                size += len(data)
                outcome = child.run(Job(file.file_name, limits, data), seconds=60)
                if outcome.error is not None:
                    unreadable.append((file.file_name, str(outcome.error)))
                    continue
                text_pages, scan_pages = outcome.result
                over += text_pages + scan_pages > limits.max_pages
                share = min(1.0, limits.max_pages / max(1, text_pages + scan_pages))
                text, scans = text + round(text_pages * share), scans + round(scan_pages * share)
    page_seconds, origin = _page_seconds(run)
    work = text * _SECONDS_A_TEXT_PAGE + scans * page_seconds + (files - duplicates) * _SECONDS_A_FILE
    hours = (work / max(1, processes) + _SECONDS_A_RUN) / 3600
    disk = (size + (text + scans) * _STORE_BYTES_A_PAGE) / 1e6
    return Plan(
        files,
        duplicates,
        known,
        tuple(unreadable),
        over,
        text,
        scans,
        size,
        processes,
        round(page_seconds, 2),
        origin,
        round(hours, 3),
        round(disk, 1),
    )


def look_at(job: Job, report: Report) -> tuple[int, int]:
    """(pages with text, pages to be recognised). Runs in the child. Raises DocumentError."""
    from io import BytesIO

    from extract.errors import DamagedDocument, EncryptedDocument

    report.begin("pull")
    data = job.data or b""
    if b"%PDF-" in data[:1024]:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            kind = EncryptedDocument if "password" in str(fault).lower() else DamagedDocument
            raise kind(job.file_name) from None
        pages = len(document)
        step = max(1, pages // _SAMPLED_PAGES)
        sample = range(0, pages, step)
        with_text = sum(document[number].get_textpage().count_chars() > 50 for number in sample)
        text_pages = round(pages * with_text / max(1, len(sample)))
        return text_pages, pages - text_pages
    if (
        data[:4] in (b"II*\0", b"MM\0*")
        or data[:3] == b"\xff\xd8\xff"
        or data[:8] == b"\x89PNG\r\n\x1a\n"
        or data[8:12] == b"WEBP"
    ):
        from PIL import Image

        with Image.open(BytesIO(data)) as image:
            return 0, int(getattr(image, "n_frames", 1))
    return 1, 0


def _known(run: Run) -> set[str]:
    if not run.home.ledger_path.exists():
        return set()
    ledger = Ledger(run.home.ledger_path)
    try:
        return {document.file_sha256 for document in ledger.documents()}
    finally:
        ledger.close()


def _page_seconds(run: Run) -> tuple[float, str]:
    """This machine's own time a page, from the summaries of its last runs."""
    if run.home.ledger_path.exists():
        ledger = Ledger(run.home.ledger_path)
        try:
            summaries = [read_summary(run.home, row.run_id) for row in ledger.runs(20)]
        finally:
            ledger.close()
        times = [
            one.read["seconds"] / one.read["pages"]
            for one in summaries
            if one is not None and one.read.get("pages", 0) >= 5 and one.read["seconds"] / one.read["pages"] > 1.0
        ]
        if times:
            return statistics.median(times), "as measured here"
    return _SECONDS_A_SCAN_PAGE, "not measured here yet"
