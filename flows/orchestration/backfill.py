"""The flow `backfill`: years of papers, published every so many documents or minutes, giving way to the nights.

Belongs here: the rounds, the lock between them, the end. Does not belong here: what one round takes (backfill_round.py), the note that
keeps the nights away from its files (backlog.py).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Cancelled
from prefect.task_runners import ThreadPoolTaskRunner

from extract.errors import HomeBusy, SourceUnreachable, UsageError
from extract.model import Source
from flows.command.settings import SourceSettings
from flows.orchestration.backfill_round import Backfill
from flows.orchestration.backlog import begin_backlog, end_backlog
from flows.orchestration.home_lock import BACKFILL, NIGHT_PATIENCE, hold_home, is_wanted
from flows.orchestration.night import final_state, one_round
from flows.orchestration.nightly import run_id_of_flow
from flows.orchestration.pull import new_files
from flows.orchestration.run import Run, home_of, new_run_id, processes_of, sources_of, utc_now
from flows.orchestration.summary import Summary, account_of
from flows.orchestration.work_list import give_up_interrupted, unread_work
from flows.sources.source import SourceRefused

_LONGEST_NIGHT = 12 * 3600.0
_TRIES = 3  # of a source that does not answer


@flow(
    name="backfill",
    task_runner=ThreadPoolTaskRunner(max_workers=64),  # type: ignore[arg-type]
    validate_parameters=False,
    persist_result=False,
)
def backfill(
    home: str | None = None,
    sources: Sequence[str] = (),
    newest_first: bool = False,
    until: str | None = None,
    limit: int | None = None,
    run_id: str | None = None,
) -> State[Any]:
    """`until`: 'HH:MM' in the office's time zone; no paper is begun that would take longer. `limit`: documents of this time."""
    run = Run.open(home_of(home), run_id or run_id_of_flow())
    taken = sources_of(run.settings, sources)
    ends = None if until is None else next_time(until, run.settings.office.time_zone, utc_now())
    total = Summary(run.run_id, str(run.home.root), profile="backfill")
    begun = _Begun(run, taken, newest_first, ends, limit)
    while begun.goes_on():
        try:
            with hold_home(run.home, run.run_id, kind=BACKFILL, wait_seconds=begun.patience(run_id is not None)):
                _add(total, begun.one_round(total))
        except HomeBusy as busy:
            if not total.rounds and run_id is not None:
                raise
            if not total.rounds:
                return Cancelled(name="GaveWay", message=str(busy))
            break  # a night that lasts longer than we may wait
    _end(run, begun, total)
    return final_state(total)


def next_time(text: str, zone: str, now: datetime) -> datetime:
    """The next '06:00' in `zone`. Raises UsageError."""
    try:
        clock = datetime.strptime(text.strip(), "%H:%M").time()
    except ValueError:
        raise UsageError(f"--until {text!r} is no time of the day", remedy="Write it like 06:00.") from None
    local = now.astimezone(ZoneInfo(zone))
    found = local.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return found if found > local else found + timedelta(days=1)


class _Begun:
    """The backfill between its rounds."""

    def __init__(
        self,
        run: Run,
        sources: Sequence[SourceSettings],
        newest_first: bool,
        until: datetime | None,
        limit: int | None,
    ) -> None:
        self._run, self._sources, self._newest_first = run, sources, newest_first
        self._until, self._limit = until, limit
        self.work: Backfill | None = None

    def goes_on(self) -> bool:
        """False at the end. Waits while somebody waits for the home: whoever waits comes first."""
        while is_wanted(self._run.home):
            time.sleep(0.2)
        return self.work is None or not self.work.ended_by

    def patience(self, by_command: bool) -> float:
        """Before the first round as any other run; then a night long, or until its own end."""
        if self.work is None:
            return 0.0 if by_command else NIGHT_PATIENCE
        if self._until is None:
            return _LONGEST_NIGHT
        return max(0.0, (self._until - utc_now()).total_seconds())

    def one_round(self, total: Summary) -> Summary:
        run = replace(self._run, run_id=new_run_id())
        give_up_interrupted(run)
        if self.work is None:
            files = self._listed(run, total)
            backlog = begin_backlog(run.home, (source.name for source in self._sources))
            self.work = Backfill(files, backlog, self._until, self._limit, processes_of(run.settings))
        return one_round(run, self.work.gather, profile="backfill")

    def _listed(self, run: Run, total: Summary) -> list[tuple[SourceSettings, Source]]:
        found: list[tuple[SourceSettings, Source]] = []
        for source in self._sources:
            for attempt in range(1, _TRIES + 1):
                try:
                    found += [(source, file) for file in new_files(run, source)]
                    break
                except SourceUnreachable as fault:
                    if attempt == _TRIES or isinstance(fault, SourceRefused):
                        total.unreachable.append({"source": source.name, "why": str(fault)})
                        break
                    time.sleep(2.0**attempt)
        if self._newest_first:
            found.sort(key=lambda one: one[1].modified_at.timestamp() if one[1].modified_at else 0.0, reverse=True)
        return found


def _add(total: Summary, done: Summary) -> None:
    """The whole is told as one run: counts add up, states and verdicts are the last round's."""
    total.rounds.append(
        {
            "run_id": done.run_id,
            "outcome": done.outcome,
            "documents": done.read.get("documents", 0),
            "ended_at": utc_now().isoformat(timespec="seconds"),
            "seconds": done.seconds,
        }
    )
    for name in ("read", "load"):
        before, now = getattr(total, name), getattr(done, name)
        setattr(total, name, {key: round(before.get(key, 0) + value, 3) for key, value in now.items()})
    sums = {key: total.published.get(key, 0) + done.published.get(key, 0) for key in ("added", "changed", "removed")}
    total.published = done.published | sums
    total.sources = total.sources + done.sources
    total.unreachable += done.unreachable
    total.sheets += done.sheets
    for step, seconds in done.seconds.items():
        total.seconds[step] = round(total.seconds.get(step, 0.0) + seconds, 2)
    total.outcome, total.verdicts, total.blocked_by = done.outcome, done.verdicts, done.blocked_by
    total.left = done.left


def _end(run: Run, begun: _Begun, total: Summary) -> None:
    published = any(one["outcome"] == "published" for one in total.rounds)
    if total.outcome == "nothing_new" and published:
        total.outcome = "published"
    total.tell()
    why = begun.work.ended_by if begun.work else ""
    if total.left or total.unreachable or unread_work(run):
        words = {"until": " when its time was over", "limit": " at its limit"}.get(why, "")
        total.message += f" The backfill ended{words}: {total.left} files are left; the same command goes on with them."
    elif why == "done":
        end_backlog(run.home)
        total.message += f" The backfill is done, in {len(total.rounds)} rounds."
    account_of(run, total)
    total.write()
