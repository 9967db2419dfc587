"""Pull: what a source offers that is new goes into the archive and the ledger.

Belongs here: listing, fetching, identifying, unpacking. Does not belong here: reading; Prefect; kinds of sources.
Nothing is marked as seen that does not lie in the archive. A hostile file is opened only in a supervised child.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.errors import DocumentError, FileTooLarge, SourceUnreachable, VanishedFile
from extract.model import Failure, Source
from flows.command.answer import plain
from flows.command.settings import SourceSettings
from flows.orchestration.backlog import open_backlog
from flows.orchestration.children import ReadingChild
from flows.orchestration.reading_child import Job, identify
from flows.orchestration.run import Run, utc_now
from flows.orchestration.run_log import run_log
from flows.sources.source import SourceReader, open_source
from warehouse.archive import Archive
from warehouse.ledger import FileSeen, Ledger, ListedFile

_IDENTIFY_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Pulled:
    """Counts of one source. `arrived`: new documents; `again`: files whose content was known; `unchanged`: not fetched at all;
    `left`: to an unfinished backfill.
    """

    source: str
    listed: int
    arrived: int
    again: int
    unchanged: int
    growing: int
    vanished: int
    refused: int
    left: int = 0


def pull(run: Run, source: SourceSettings, progress: Callable[[], None] = lambda: None) -> Pulled:
    """Raises SourceUnreachable; what is wrong with one file is that file's failure."""
    reader = open_source(source)
    listing = reader.listing()
    now = utc_now()
    ledger = Ledger(run.home.ledger_path)
    counts = dict.fromkeys(("arrived", "again", "unchanged", "vanished", "refused"), 0)
    backlog = open_backlog(run.home)
    try:
        known = ledger.listed(source.name)
        unchanged = [file.uri for file in listing.files if is_unchanged(run, file, known.get(file.uri))]
        skipped = set(unchanged)
        left = {file.uri for file in listing.files if backlog and backlog.owns(source.name, file)} - skipped
        with _identifier(run) as child:
            for file in listing.files:
                if file.uri not in skipped and file.uri not in left:
                    for outcome in _take(run, ledger, reader, child, file):
                        counts[outcome] += 1
                progress()
        _settle_outgrown(run, ledger, source)
        ledger.still_there(unchanged, now)
        ledger.gone(source.name, [*(file.uri for file in listing.files), *listing.growing], now)
        counts["unchanged"] = len(unchanged)
        ledger.count(run.run_id, arrived=counts["arrived"], unchanged=counts["unchanged"] + counts["again"])
    finally:
        ledger.close()
    run_log(run).info("pulled", source=source.name, listed=len(listing.files), **counts)
    _complain(source, reader)
    return Pulled(source.name, len(listing.files), growing=len(listing.growing), left=len(left), **counts)


def new_files(run: Run, source: SourceSettings) -> tuple[Source, ...]:
    """What a source offers that is not known as it is. Raises SourceUnreachable."""
    ledger = Ledger(run.home.ledger_path)
    try:
        known = ledger.listed(source.name)
    finally:
        ledger.close()
    return tuple(
        file for file in open_source(source).listing().files if not is_unchanged(run, file, known.get(file.uri))
    )


def pull_files(run: Run, source: SourceSettings, files: Sequence[Source]) -> Pulled:
    """Only these files of a source, as they were listed. Raises SourceUnreachable."""
    reader, ledger = open_source(source), Ledger(run.home.ledger_path)
    counts = dict.fromkeys(("arrived", "again", "vanished", "refused"), 0)
    try:
        with _identifier(run) as child:
            for file in files:
                for outcome in _take(run, ledger, reader, child, file):
                    counts[outcome] += 1
        ledger.count(run.run_id, arrived=counts["arrived"], unchanged=counts["again"])
    finally:
        ledger.close()
    run_log(run).info("pulled", source=source.name, listed=len(files), **counts)
    _complain(source, reader)
    return Pulled(source.name, len(files), unchanged=0, growing=0, **counts)


def _identifier(run: Run) -> ReadingChild:
    log_path = run.home.logs / "children.log"
    return ReadingChild(run.settings.limits.memory_megabytes, work=identify, log_path=log_path)


def _complain(source: SourceSettings, reader: SourceReader) -> None:
    """Files that were there and could not be had, after all the others were taken. Raises SourceUnreachable."""
    left = reader.left_behind()
    if left:
        raise SourceUnreachable(f"source {source.name!r}: {len(left)} files could not be fetched, such as {left[0]}")


def unchanged_files(run: Run, source: SourceSettings) -> int | None:
    """A look at the listing only: how many files there are if all are known as they are, else None; what went away is noted.

    Raises SourceUnreachable.
    """
    ledger = Ledger(run.home.ledger_path)
    try:
        known = ledger.listed(source.name)
        listing = open_source(source).listing()
        backlog = open_backlog(run.home)
        new = [file for file in listing.files if not is_unchanged(run, file, known.get(file.uri))]
        if listing.growing or not all(backlog is not None and backlog.owns(source.name, file) for file in new):
            return None
        uris = [file.uri for file in listing.files]
        ledger.still_there(uris, utc_now())
        ledger.gone(source.name, uris, utc_now())
        return len(uris)
    finally:
        ledger.close()


def is_unchanged(run: Run, file: Source, known: ListedFile | None) -> bool:
    """False also for a file that was too large and is so no more: the limit was raised."""
    if known is None or not known.is_still(file.size, file.modified_at, file.version):
        return False
    return not known.is_missing or file.size is None or file.size > run.settings.limits.max_bytes


def _take(run: Run, ledger: Ledger, reader: SourceReader, child: ReadingChild, file: Source) -> list[str]:
    """Archives one file with its members; what became of each."""
    archive = Archive(run.home)
    try:
        data = reader.fetch(file, run.settings.limits.max_bytes)
    except VanishedFile:
        return ["vanished"]
    except FileTooLarge as fault:
        digest = reader.digest(file)
        _refuse(run, ledger, _seen(file, digest, digest), fault)
        return ["refused"]
    archived = archive.put(data)
    job = Job(file.file_name, run.settings.limits, data)
    outcome = child.run(job, seconds=_IDENTIFY_SECONDS)
    if outcome.error is not None:
        # It could not be identified or unpacked. Reading will say what is wrong with a paper; of an archive this is all there is,
        # and only of archives does the document itself, and not its child's death, give the reason here.
        if outcome.error.code in ("unsafe_archive", "expands_too_far", "encrypted_pdf", "damaged_file"):
            _refuse(run, ledger, _seen(file, archived.sha256, archived.sha256), outcome.error)
            return ["refused"]
        return [_see(archive, ledger, _seen(file, archived.sha256, archived.sha256))]
    content, members = outcome.result
    if not members:
        return [_see(archive, ledger, _seen(file, archived.sha256, content))]
    results = []
    for member_path, member in members:
        kept = archive.put(member)
        part = child.run(Job(member_path, run.settings.limits, member), seconds=_IDENTIFY_SECONDS)
        identity = part.result[0] if part.error is None else kept.sha256
        part_seen = _member(file, archived.sha256, member_path, kept.sha256, identity, len(member))
        results.append(_see(archive, ledger, part_seen))
    _container(run, ledger, _seen(file, archived.sha256, archived.sha256), len(members))
    return results


def _see(archive: Archive, ledger: Ledger, seen: FileSeen) -> str:
    now = utc_now()
    document = ledger.see(seen, now)
    if document.secret:  # a copy, saved again, of a paper that is kept out
        archive.seal(seen.file_sha256)
        if seen.parent_sha256 is not None:
            archive.seal(seen.parent_sha256)
    if document.code == FileTooLarge.code:  # its bytes are there now
        ledger.set_states([document.notice_id], "archived")
        return "arrived"
    return "arrived" if document.state == "archived" and document.received_at == now else "again"


def _seen(file: Source, digest: str, content: str) -> FileSeen:
    return FileSeen(
        digest,
        content,
        file.uri,
        file.file_name,
        file.source_name,
        size=file.size,
        modified_at=file.modified_at,
        version=file.version,
    )


def _member(file: Source, parent: str, member_path: str, digest: str, content: str, size: int) -> FileSeen:
    from flows.sources.names import display_name

    return FileSeen(
        digest,
        content,
        file.uri,
        display_name(member_path.rpartition("/")[2]),
        file.source_name,
        member_path=display_name(member_path),
        parent_sha256=parent,
        size=size,
    )


def _settle_outgrown(run: Run, ledger: Ledger, source: SourceSettings) -> None:
    """What stood for a file while it was too large is no paper of its own."""
    for notice_id in ledger.outgrown(source.name):
        attempt = ledger.begin(notice_id, "pull", run.run_id, utc_now())
        ledger.not_a_notice(attempt, utc_now(), "the file was too large then; it was fetched since")


def _container(run: Run, ledger: Ledger, seen: FileSeen, members: int) -> None:
    """The archive or e-mail itself is no paper; its members are."""
    now = utc_now()
    document = ledger.see(seen, now)
    if document.state == "archived":
        attempt = ledger.begin(document.notice_id, "pull", run.run_id, now)
        ledger.not_a_notice(attempt, utc_now(), f"it holds {members} other files, which are read by themselves")


def _refuse(run: Run, ledger: Ledger, seen: FileSeen, fault: DocumentError) -> None:
    document = ledger.see(seen, utc_now())
    attempt = ledger.begin(document.notice_id, "pull", run.run_id, utc_now())
    ledger.fail(attempt, Failure("pull", fault.code, plain(fault), fault.transient), utc_now())
