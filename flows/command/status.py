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
        states = dict(sorted(Counter(document.state for document in ledger.documents()).items()))
        try:
            stale = Counter(", ".join(row.reasons) for row in ledger.stale(StageKeys.now(settings.limits).expected()))
        except DependencyMissing as fault:
            stale = Counter({fault.bare_message: 0})
    finally:
        ledger.close()
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
        "quarantine": [
            {
                "code": code,
                "count": len(rows),
                "since": min(row.first_seen for row in rows),
                "meaning": meaning_of(code)[0],
                "what_to_do": meaning_of(code)[1],
                "files": [row.file_name or f"(secret paper {row.file_sha256[:12]})" for row in rows],
            }
            for code, rows in sorted(groups.items())
        ],
    }


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
            ("code", "files", "since", "what it means", "what to do", "for example"),
            [
                (
                    row["code"],
                    row["count"],
                    f"{row['since']:%Y-%m-%d}",
                    row["meaning"],
                    row["what_to_do"],
                    row["files"][0],
                )
                for row in found["quarantine"]
            ],
            title="Quarantine",
        )
    else:
        print("Quarantine: empty.")
    if found["stale"]:
        print(
            "Stale: " + ", ".join(f"{why} {count}" for why, count in found["stale"].items()) + " — chidao rerun --stale"
        )
