"""One round of a backfill: pull some, read them, pull more, until it is time to publish.

Belongs here: what is taken next, and when a round is over. Does not belong here: publishing, the lock, the rounds (backfill.py).
Files are pulled in portions of about a minute's reading: whoever comes in between finds few papers begun. A paper of hundreds of pages
waits for the end: it would hold up the publication of all the others.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from extract.errors import SourceUnreachable
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.orchestration import tasks
from flows.orchestration.backlog import Backlog, note_held
from flows.orchestration.gate import AuditProcess
from flows.orchestration.home_lock import is_wanted
from flows.orchestration.looking import Look
from flows.orchestration.night import read_batches
from flows.orchestration.pace import Pace, known_pace
from flows.orchestration.read import ReadCounts
from flows.orchestration.run import Run, utc_now
from flows.orchestration.summary import Summary
from flows.orchestration.weigh import looks_at
from flows.orchestration.work_list import Task, batches, unread_work

_PORTION_SECONDS = 60.0  # of reading, of every process
_PORTION_FILES = 400
_FAULTS = 3
_BATCH_SECONDS = 10.0  # short ones, so that all processes end a portion at about the same time
_BYTES_A_SECOND = 120_000  # of scans, before a file was looked at
_TEXTS = (".txt", ".md", ".docx", ".edxml")


@dataclass(slots=True)
class Backfill:
    """The state of a backfill over its rounds. `files`: still to be pulled, in their order."""

    files: list[tuple[SourceSettings, Source]]
    backlog: Backlog
    until: datetime | None
    limit: int | None
    processes: int
    documents: int = 0
    ended_by: str = ""  # until | limit | done; empty: a round was full, or somebody waits
    tried: set[str] = field(default_factory=set)
    faults: dict[str, int] = field(default_factory=dict)  # source → portions in a row that could not be had whole

    def gather(self, run: Run, summary: Summary, gate: AuditProcess) -> None:
        """Pulls and reads until the round is over. `ended_by` says whether it was the last."""
        gate.start()
        started, counts, pace = time.monotonic(), ReadCounts(), known_pace(run)
        settings = run.settings.backfill

        def is_over() -> bool:
            if self.limit is not None and self.documents >= self.limit:
                self.ended_by = "limit"
            if self.until is not None and utc_now() >= self.until:
                self.ended_by = "until"
            full = counts.documents >= settings.every_documents
            return bool(self.ended_by) or full or time.monotonic() - started >= settings.every_minutes * 60

        looks: dict[str, Look] = {}
        while not is_over() and not is_wanted(run.home):
            portion = self._next_tasks(run, pace, looks)
            if not portion and self.files:
                self._pull_some(run, summary, settings.every_documents - counts.documents)
                continue
            if not portion:
                self.ended_by = self.ended_by or "done"
                break
            groups = batches(portion, _BATCH_SECONDS, self.processes)
            done = read_batches(run, groups, self.processes, stop=_any_of(is_over, lambda: is_wanted(run.home)))
            counts = counts.plus(done)
            self.documents += done.documents
            if done.documents >= len(portion):
                self.tried.update(task.document.notice_id for task in portion)
        summary.read = asdict(counts)
        summary.work = {"missing": counts.documents}
        summary.seconds["read"] = round(time.monotonic() - started, 2)
        summary.left = self.left(run)
        note_held(run.home, self.backlog, (one.notice_id for one in unread_work(run)))

    def left(self, run: Run) -> int:
        return len(self.files) + sum(one.notice_id not in self.tried for one in unread_work(run))

    def _next_tasks(self, run: Run, pace: Pace, looks: dict[str, Look]) -> list[Task]:
        """What was pulled and is not read: the short ones; the long ones, a few at a time, when nothing else is left."""
        unread = [one for one in unread_work(run) if one.notice_id not in self.tried]
        looks.update(looks_at(run, [one for one in unread if one.notice_id not in looks]))
        note_held(run.home, self.backlog, (one.notice_id for one in unread))
        found = [Task(one, ("missing",), _seconds(pace, looks.get(one.notice_id))) for one in unread]
        if self.until is not None:
            left = (self.until - utc_now()).total_seconds()
            if found and all(task.seconds > left for task in found) and not self.files:
                self.ended_by = "until"
            found = [task for task in found if task.seconds <= left]
        if self.limit is not None:
            found = found[: max(0, self.limit - self.documents)]
        long = run.settings.backfill.every_minutes * 60 / 3
        short = [task for task in found if task.seconds <= long]
        if short or self.files:
            return short
        return sorted(found, key=lambda task: task.seconds)[: self.processes]

    def _pull_some(self, run: Run, summary: Summary, wanted: int) -> None:
        """About a minute's work, of one source after the other; no more papers than are wanted for this round."""
        started, taken, seconds = time.monotonic(), 0, 0.0
        most = min(_PORTION_FILES, wanted, wanted if self.limit is None else self.limit - self.documents)
        portion: dict[str, tuple[SourceSettings, list[Source]]] = {}
        while taken < len(self.files) and taken < max(1, most) and seconds < _PORTION_SECONDS * self.processes:
            source, file = self.files[taken]
            portion.setdefault(source.name, (source, []))[1].append(file)
            seconds += 0.05 if file.file_name.lower().endswith(_TEXTS) else 1.0 + (file.size or 0) / _BYTES_A_SECOND
            taken += 1
        for source, files in portion.values():
            try:
                told = tasks.pull_files(str(run.home.root), run.run_id, source, tuple(files))
            except SourceUnreachable as fault:
                self._give_up(summary, source, fault)
                continue
            self.faults.pop(source.name, None)
            _add_source(summary, told)
        down = {name for name, count in self.faults.items() if count >= _FAULTS}
        self.files = [one for one in self.files[taken:] if one[0].name not in down]
        summary.seconds["pull"] = round(summary.seconds.get("pull", 0.0) + time.monotonic() - started, 2)

    def _give_up(self, summary: Summary, source: SourceSettings, fault: SourceUnreachable) -> None:
        """A portion of which some could not be had: the rest was taken. A source that fails portion after portion is down."""
        self.faults[source.name] = self.faults.get(source.name, 0) + 1
        if all(row["source"] != source.name for row in summary.unreachable):
            summary.unreachable.append({"source": source.name, "why": str(fault)})


def _seconds(pace: Pace, look: Look | None) -> float:
    return pace.reading_seconds(1, 0) if look is None else pace.reading_seconds(look.text_pages, look.scan_pages)


def _add_source(summary: Summary, told: dict[str, object]) -> None:
    """One line a source, whatever the number of portions."""
    for known in summary.sources:
        if known["source"] == told["source"]:
            total = Counter({key: value for key, value in known.items() if isinstance(value, int)})
            total.update({key: value for key, value in told.items() if isinstance(value, int)})
            known.update(total)
            return
    summary.sources.append(dict(told))


def _any_of(*conditions: Callable[[], bool]) -> Callable[[], bool]:
    return lambda: any(condition() for condition in conditions)
