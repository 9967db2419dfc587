"""`chidao run --shadow`. Belongs here: showing the difference. Does not belong here: finding it (orchestration.shadow)."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from extract.errors import UsageError


def perform_shadow(given: argparse.Namespace) -> int:
    """Prints what would change; 0 also where much would."""
    from flows.command.answer import print_json, print_table
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.run import Run, new_run_id, processes_of
    from flows.orchestration.shadow import SHOWN_ROWS, shadow_run

    if given.sources:
        raise UsageError("--shadow takes no SOURCE", remedy="It treats what this home has read already.")
    run = Run.open(given.home, new_run_id())
    if not run.home.ledger_path.exists():
        raise UsageError(f"{given.home} holds no runs yet", remedy="Run `chidao run FOLDER` first.")
    with hold_home(run.home, run.run_id):
        found = shadow_run(run, processes_of(run.settings))
    if given.json:
        print_json(asdict(found))
        return 0
    if not found.documents:
        print("Nothing is stale: everything was read by these rules, engines and settings.")
        return 0
    why = ", ".join(f"{reason} {count}" for reason, count in sorted(found.reasons.items()))
    print(
        f"{found.documents} documents are stale ({why}); {found.read['pages']} pages were read again. Nothing was published."
    )
    if not found.counts:
        print("No row would change.")
    print_table(
        ("cause", "table", "action", "rows"), [tuple(row.values()) for row in found.counts], title="Would change"
    )
    heads = ("notice", "table", "row", "field", "action", "now", "would be", "cause")
    print_table(heads, [tuple(row.values()) for row in found.rows], title=f"The first rows (at most {SHOWN_ROWS})")
    print_table(
        ("file", "was", "would be"), [tuple(row.values()) for row in found.lost], title="Would leave the tables"
    )
    return 0
