"""One night's end: verdicts in, a publication or a blocked account out.

Belongs here: the order of the steps. What waits becomes part of `main` and is committed before the file is written: a kill in between
leaves a file that is older than `main`, which the next publication sees and writes whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path

from extract.errors import UsageError
from extract.model import Verdict
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.publish.account import write_account, write_people
from warehouse.publish.edition import last_publication, write_account_only, write_delta, write_full
from warehouse.publish.merge import Merge, merge
from warehouse.publish.shelf import current_path, new_draft, purge_older, put_in_place
from warehouse.tables import CONTRACT_VERSION
from warehouse.workbench import Work, open_work

_VIETNAM = timedelta(hours=7)  # no daylight saving time since 1975


@dataclass(frozen=True, slots=True)
class Accept:
    """Somebody takes one failed check upon himself, for one run. Never for a check that erred."""

    check_name: str
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True)
class PublishResult:
    """outcome: published | blocked | nothing_new | failed. `path`: the versioned file that now stands (also after a blocked run)."""

    outcome: str
    path: Path | None
    blocked_by: tuple[str, ...] = ()
    notices: int = 0
    directives: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    set_aside: int = 0


def publish(
    home: Home,
    run_id: str,
    verdicts: Sequence[Verdict],
    accept: Accept | None = None,
    *,
    keep: int = 14,
    full: bool = False,
    wait_seconds: float = 60.0,
) -> PublishResult:
    """Publish all that waits in `staging`, or only the account if a verdict blocks. Ends the run in the ledger.

    Raises UsageError if `accept` names a check that did not fail or that erred; HomeBusy; PublicationDamaged and OSError (a full disk)
    leave the last good file in place.
    """
    blocked_by = _blocked_by(verdicts, accept)
    with Ledger(home.ledger_path) as ledger, open_work(home, wait_seconds=wait_seconds) as work:
        aside = _set_aside(work)
        if blocked_by:
            path = _account_only(work, ledger, run_id, "blocked", verdicts, blocked_by, aside, keep)
            return PublishResult("blocked", path, blocked_by, set_aside=aside)
        merged = _merge(work, ledger, run_id)
        outcome = "published" if merged.is_new else "nothing_new"
        _set_published(work, ledger)
        now = datetime.now(UTC)
        ledger.end_run(
            run_id,
            now,
            outcome,
            set_aside=aside,
            accepted_by=accept.made_by if accept else None,
            accepted_reason=f"{accept.check_name}: {accept.reason}" if accept else None,
        )
        write_account(work, ledger, run_id, verdicts)
        path = _write_edition(
            work, ledger, run_id, merged.notice_ids if merged.is_new else None, keep, full or merged.removed > 0
        )
        if set(merged.notice_ids) & set(ledger.secret_notices()):
            purge_older(home)
        return PublishResult(
            outcome, path, (), merged.notices, merged.directives, merged.added, merged.changed, merged.removed, aside
        )


def publish_account(
    home: Home,
    run_id: str,
    verdicts: Sequence[Verdict] = (),
    *,
    outcome: str = "failed",
    keep: int = 14,
    wait_seconds: float = 60.0,
) -> PublishResult:
    """For a run that failed before the gate: the last good data with the new account. What waits in `staging` goes on waiting."""
    with Ledger(home.ledger_path) as ledger, open_work(home, wait_seconds=wait_seconds) as work:
        aside = _set_aside(work)
        return PublishResult(
            outcome, _account_only(work, ledger, run_id, outcome, verdicts, (), aside, keep), set_aside=aside
        )


def _blocked_by(verdicts: Sequence[Verdict], accept: Accept | None) -> tuple[str, ...]:
    blocking = {v.check_name: v for v in verdicts if v.blocks}
    if accept is not None:
        verdict = blocking.get(accept.check_name)
        if verdict is None:
            raise UsageError(
                f"{accept.check_name!r} does not block this run", remedy="See `chidao status` for what blocks."
            )
        if any(v.check_name == accept.check_name and v.outcome == "error" for v in verdicts):
            raise UsageError(
                f"{accept.check_name!r} could not run and cannot be accepted", remedy="Mend what made it err."
            )
        if not accept.reason.strip():
            raise UsageError(
                "an acceptance needs a reason", remedy="Give --reason TEXT: it is recorded with your name."
            )
        del blocking[accept.check_name]
    return tuple(sorted(blocking))


def _merge(work: Work, ledger: Ledger, run_id: str) -> Merge:
    con = work.con
    write_people(work, ledger)  # it is data, and part of the checksum
    con.execute("BEGIN")
    try:
        barred = [d.notice_id for d in ledger.documents(("not_a_notice",))] + list(ledger.secret_notices())
        merged = merge(con, run_id, datetime.now(UTC), _program_version(), barred)
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
    return merged


def _program_version() -> str:
    try:
        return metadata.version("chidao")
    except metadata.PackageNotFoundError:  # run from a source tree that was not installed
        return "unknown"


def _set_published(work: Work, ledger: Ledger) -> None:
    """Loaded documents whose notices stand in `main` are published; also those whose rows did not change."""
    stand = {row[0] for row in work.con.execute("SELECT notice_id FROM main.notice").fetchall()}
    loaded = [d.notice_id for d in ledger.documents(("loaded",)) if d.notice_id in stand]
    ledger.set_states(loaded, "published")


def _account_only(
    work: Work,
    ledger: Ledger,
    run_id: str,
    outcome: str,
    verdicts: Sequence[Verdict],
    blocked_by: tuple[str, ...],
    aside: int,
    keep: int,
) -> Path:
    ledger.end_run(run_id, datetime.now(UTC), outcome, set_aside=aside, blocked_by=blocked_by)
    write_account(work, ledger, run_id, verdicts)
    last = current_path(work.home)
    published = None if last is None else last_publication(work.con, last)
    if last is None or (published is not None and published[2] != CONTRACT_VERSION):
        return _write_edition(work, ledger, run_id, None, keep, full=True)
    draft = new_draft(work.home, last)
    write_account_only(work.con, draft)
    return _put(work, ledger, run_id, draft, keep, str(published[1]) if published else "")


def _write_edition(
    work: Work, ledger: Ledger, run_id: str, notice_ids: Sequence[str] | None, keep: int, full: bool
) -> Path:
    """Write the draft and put it in place: the last edition with the delta, or everything where the last one is not what `main` was.

    `notice_ids`: what this run's publication replaced or added; None where it made none. Then `main` may still hold a publication that
    a killed run merged and never wrote: its delta is not known any more.
    """
    today = (datetime.now(UTC) + _VIETNAM).date().isoformat()
    rows = work.con.execute(
        "SELECT run_id, rows_sha256, contract_version FROM main.publication ORDER BY published_at DESC LIMIT 2"
    ).fetchall()
    last = current_path(work.home)
    published = None if last is None else last_publication(work.con, last)
    fits = published is not None and published[2] == CONTRACT_VERSION and not full
    if fits and published == rows[0]:
        draft = new_draft(work.home, last)
        write_account_only(work.con, draft)
    elif fits and notice_ids is not None and rows[1:2] == [published]:
        draft = new_draft(work.home, last)
        write_delta(work.con, draft, notice_ids, today)
    else:
        draft = new_draft(work.home, None)
        write_full(work.con, draft, today)
    return _put(work, ledger, run_id, draft, keep, str(rows[0][1]) if rows else "")


def _put(work: Work, ledger: Ledger, run_id: str, draft: Path, keep: int, rows_sha256: str) -> Path:
    now = datetime.now(UTC)
    path = put_in_place(work.home, draft, now, keep, rows_sha256, ledger.published_data())
    ledger.publication(run_id, now.isoformat(), str(path.relative_to(work.home.root)), rows_sha256)
    return path


def _set_aside(work: Work) -> int:
    row = work.con.execute("SELECT count(*) FROM staging.set_aside").fetchone()
    return int(row[0]) if row else 0
