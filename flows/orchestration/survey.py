"""A survey of sources before a run: what is in them, without reading more than a sample.

Belongs here: counting files, pages and duplicates, and which papers are a fair sample. Does not belong here: the look at one file
(looking.py), the machine's pace (pace.py), printing (command.plan).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from extract.errors import DocumentError
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.orchestration.children import ReadingChild
from flows.orchestration.looking import Look, look_at
from flows.orchestration.pace import known_pace, sampled_pace
from flows.orchestration.reading_child import Job
from flows.orchestration.run import Run
from flows.sources.source import open_source
from warehouse.ledger import Ledger

_STORE_BYTES_A_PAGE = 30_000
_PUBLISHED_BYTES_A_PAGE = 12_000  # one of the versions that are kept
_LOOK_SECONDS = 60.0
_SAMPLED_SCANS, _SAMPLED_TEXTS = 6, 24  # papers


@dataclass(frozen=True, slots=True)
class Plan:
    """`papers`: what will be read, without duplicates, what is known already, and what cannot be read. Pages within the limits."""

    files: int
    duplicates: int
    known: int
    unreadable: tuple[tuple[str, str], ...]
    over_limits: int
    papers: int
    text_pages: int
    scan_pages: int
    bytes: int
    processes: int
    seconds_a_scan_page: float
    page_time_from: str
    hours: float
    disk_megabytes: float


@dataclass(slots=True)
class _Found:
    files: int = 0
    duplicates: int = 0
    known: int = 0
    over: int = 0
    papers: int = 0
    text: int = 0
    scans: int = 0
    bytes: int = 0


def survey(run: Run, sources: Sequence[SourceSettings], processes: int, *, sample: bool = True) -> Plan:
    """Every file is looked at in a supervised child; where this home has not read enough yet, a sample is read for the pace.

    Raises SourceUnreachable.
    """
    found, unreadable = _Found(), []
    texts: list[tuple[SourceSettings, Source]] = []
    scans: list[tuple[SourceSettings, Source]] = []
    known_files, known_contents = _known(run)
    seen: set[str] = set()
    limits = run.settings.limits
    with ReadingChild(limits.memory_megabytes, work=look_at) as child:
        for source in sources:
            reader = open_source(source)
            for file in reader.listing().files:
                found.files += 1
                try:
                    data = reader.fetch(file, limits.max_bytes)
                except DocumentError as fault:
                    found.over += fault.code == "file_too_large"
                    unreadable.append((file.file_name, str(fault)))
                    continue
                if sha256(data).hexdigest() in known_files:
                    found.known += 1
                    continue
                outcome = child.run(Job(file.file_name, limits, data), seconds=_LOOK_SECONDS)
                if outcome.error is not None:
                    unreadable.append((file.file_name, str(outcome.error)))
                    continue
                found.bytes += len(data)
                for look in outcome.result:
                    if look.identity in seen:
                        found.duplicates += 1
                    elif look.identity in known_contents:
                        found.known += 1
                    elif look.fault is not None:
                        unreadable.append((look.file_name, look.fault[1]))
                    else:
                        _add(found, look, limits.max_pages)
                        if len(outcome.result) == 1:
                            (scans if look.scan_pages else texts).append((source, file))
                    seen.add(look.identity)
    return _plan(run, found, unreadable, texts, scans, processes, sample)


def _add(found: _Found, look: Look, max_pages: int) -> None:
    pages = look.text_pages + look.scan_pages
    share = min(1.0, max_pages / max(1, pages))
    found.papers += 1
    found.over += pages > max_pages
    found.text += round(look.text_pages * share)
    found.scans += round(look.scan_pages * share)


def _plan(
    run: Run,
    found: _Found,
    unreadable: list[tuple[str, str]],
    texts: list[tuple[SourceSettings, Source]],
    scans: list[tuple[SourceSettings, Source]],
    processes: int,
    sample: bool,
) -> Plan:
    pace = known_pace(run)
    if sample and pace.origin == "not measured here yet":
        dice = random.Random(0)  # the same folder gives the same sample
        chosen = dice.sample(scans, min(_SAMPLED_SCANS, len(scans))) + dice.sample(
            texts, min(_SAMPLED_TEXTS, len(texts))
        )
        pace = sampled_pace(run, chosen, processes)
    seconds = pace.run_seconds(found.files, found.papers, found.text, found.scans, processes)
    pages = found.text + found.scans
    keep = run.settings.publishing.keep
    disk = (found.bytes + pages * (_STORE_BYTES_A_PAGE + keep * _PUBLISHED_BYTES_A_PAGE)) / 1e6
    return Plan(
        found.files,
        found.duplicates,
        found.known,
        tuple(unreadable),
        found.over,
        found.papers,
        found.text,
        found.scans,
        found.bytes,
        processes,
        round(pace.scan_page, 2),
        pace.origin,
        round(seconds / 3600, 4),
        round(disk, 1),
    )


def _known(run: Run) -> tuple[set[str], set[str]]:
    """sha256 of files, and identities of contents, that this home knows."""
    if not run.home.ledger_path.exists():
        return set(), set()
    ledger = Ledger(run.home.ledger_path)
    try:
        documents = ledger.documents()
        files = {row[0] for row in ledger.db.execute("SELECT DISTINCT file_sha256 FROM source_file")}
        return files | {one.file_sha256 for one in documents}, {one.content_sha256 for one in documents}
    finally:
        ledger.close()
