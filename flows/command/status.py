"""`chidao status`. Belongs here: the state of the home in one look. Does not belong here: changing it."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import asdict
from typing import Any

HELP = "last runs, what blocks, what is quarantined and what to do, what is stale"
ABOUT = "The state of the home in one look: the last runs, what blocks, the quarantine grouped by code with what to do, and what is stale."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="how many runs (5)")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json

    found = gather(given)
    if given.json:
        print_json(found)
    else:
        _print(found)
    return 0


def gather(given: argparse.Namespace) -> dict[str, Any]:
    """Everything that is told, as plain values."""
    from extract.errors import DependencyMissing, UsageError
    from flows.command.quarantine import meaning_of
    from flows.command.settings import load_settings
    from flows.orchestration.backlog import open_backlog
    from flows.orchestration.stage_keys import StageKeys
    from flows.orchestration.summary import read_summary
    from warehouse.home import Home
    from warehouse.ledger import Ledger
    from warehouse.publish import current_path
    from warehouse.query import staleness

    home = Home(given.home)
    if not home.ledger_path.exists():
        raise UsageError(f"{given.home} holds no runs yet", remedy="Run `chidao run FOLDER`, or name another --home.")
    settings = load_settings(given.home)
    ledger = Ledger(home.ledger_path)
    try:
        runs = ledger.runs(given.runs)
        groups: dict[str, list[Any]] = defaultdict(list)
        for row in ledger.quarantine():
            groups[row.code].append(row)
        issuers = issuers_of(home, ledger)
        states = dict(sorted(Counter(document.state for document in ledger.documents()).items()))
        try:
            stale = Counter(", ".join(row.reasons) for row in ledger.stale(StageKeys.now(settings.limits).expected()))
        except DependencyMissing as fault:
            stale = Counter({fault.bare_message: 0})
    finally:
        ledger.close()
    backlog = open_backlog(home)
    last = read_summary(home, runs[0].run_id) if runs else None
    blocking = [row for row in last.verdicts if row["check"] in last.blocked_by] if last else []
    return {
        "home": str(given.home),
        "published": str(current_path(home) or ""),
        "age": staleness(home) if current_path(home) else "nothing was published yet",
        "documents": states,
        "runs": [asdict(row) for row in runs],
        "blocking": blocking,
        "stale": dict(stale),
        "backlog": None if backlog is None else {"sources": list(backlog.sources), "since": backlog.begun_at},
        "quarantine": [
            {
                "code": code,
                "count": len(rows),
                "since": min(row.first_seen for row in rows),
                "meaning": meaning_of(code)[0],
                "what_to_do": meaning_of(code)[1],
                "files": [_name(row) for row in rows],
                "groups": _by_place(rows, issuers),
            }
            for code, rows in sorted(groups.items())
        ],
    }


def _by_place(rows: list[Any], issuers: dict[str, str]) -> list[dict[str, Any]]:
    """One fault often has one cause: a scanner's folder, an office that sends damaged files. The largest group first."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        folder = (row.source_uri or "").rpartition("/")[0].removeprefix("file://")
        groups[folder, issuers.get(row.file_sha256, "")].append(row)
    return [
        {
            "folder": folder,
            "issuer": issuer,
            "count": len(some),
            "since": min(row.first_seen for row in some),
            "files": [_name(row) for row in some],
        }
        for (folder, issuer), some in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    ]


def issuers_of(home: Any, ledger: Any) -> dict[str, str]:
    """sha256 → who issued it, of quarantined papers that were parsed, now or in an earlier night."""
    from extract.model import Notice
    from warehouse.store import Store

    store, found = Store(home), {}
    for document in ledger.documents(("quarantined",)):
        result = None if document.secret else ledger.stage_result(document.notice_id, "parse")
        notice = store.get("parse", result.key, Notice) if result is not None else None
        if notice is not None and notice.header.issuer:
            found[document.file_sha256] = notice.header.issuer
    return found


def _name(row: Any) -> str:
    return row.file_name or f"(secret paper {row.file_sha256[:12]})"


def _print(found: dict[str, Any]) -> None:
    from flows.command.answer import print_table

    print(f"Home: {found['home']}\nPublished: {found['published'] or 'nothing yet'}\n{found['age']}")
    print("Documents: " + (", ".join(f"{state} {count}" for state, count in found["documents"].items()) or "none"))
    print_table(
        ("run", "started", "outcome", "arrived", "read", "unchanged", "quarantined", "blocked by"),
        [
            (
                run["run_id"],
                f"{run['started_at']:%Y-%m-%d %H:%M}",
                run["outcome"] if run["ended_at"] else "failed (it never ended)",
                run["arrived"],
                run["read"],
                run["unchanged"],
                run["quarantined"],
                ", ".join(run["blocked_by"]),
            )
            for run in found["runs"]
        ],
        title="Last runs",
    )
    print_table(
        ("check", "outcome", "observed", "expected", "rows"),
        [
            (row["check"], row["outcome"], row["observed"], row["expected"], row["failing_rows"])
            for row in found["blocking"]
        ],
        title="What blocks",
    )
    if found["quarantine"]:
        print_table(
            ("code", "files", "folder", "issuer", "since", "what it means, and what to do", "for example"),
            [
                (
                    row["code"] if first else "",
                    group["count"],
                    group["folder"],
                    group["issuer"],
                    f"{group['since']:%Y-%m-%d}",
                    f"{row['meaning']} {row['what_to_do']}" if first else "",
                    group["files"][0],
                )
                for row in found["quarantine"]
                for first, group in [(place == 0, group) for place, group in enumerate(row["groups"])]
            ],
            title="Quarantine",
        )
    else:
        print("Quarantine: empty.")
    if found["backlog"]:
        print(f"A backfill since {found['backlog']['since']:%Y-%m-%d %H:%M} is not finished — chidao run --backfill")
    if found["stale"]:
        print(
            "Stale: " + ", ".join(f"{why} {count}" for why, count in found["stale"].items()) + " — chidao rerun --stale"
        )
