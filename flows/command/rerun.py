"""`chidao rerun`. Belongs here: the choice on the command line and the dry run. Does not belong here: the flow."""

from __future__ import annotations

import argparse
from collections import Counter

HELP = "treat again what failed or is stale, then audit and publish"
ABOUT = """\
Without a choice: documents whose fault may have passed (--failed). Always ends in the same audit and publication.
  chidao rerun --where "code = 'ocr_timeout'" --dry-run"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--failed", action="store_const", const="failed", dest="which", help="faults that may have passed"
    )
    choice.add_argument(
        "--all-failed", action="store_const", const="all-failed", dest="which", help="everything quarantined"
    )
    choice.add_argument(
        "--stale", action="store_const", const="stale", dest="which", help="results of older rules, engines, settings"
    )
    choice.add_argument(
        "--where", metavar="SQL", help="a condition: file_name, source_uri, state, stage, code, failures, ..."
    )
    parser.add_argument("--dry-run", action="store_true", help="list what would run and why, do nothing")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, print_table, say_waiting
    from flows.command.run import report, start_flow
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.rerun_list import rerun_work
    from flows.orchestration.run import Run, new_run_id
    from flows.orchestration.work_list import waiting

    which = "where" if given.where else given.which or "failed"
    run = Run.open(given.home, new_run_id())
    work = rerun_work(run, which, given.where)
    if given.dry_run:
        rows = [
            {"file": task.document.file_name, "state": task.document.state, "why": ", ".join(task.reasons)}
            for task in work
        ]
        if given.json:
            print_json(rows)
        else:
            counts = Counter(row["why"] for row in rows)
            print(
                f"{len(rows)} documents would be treated again: "
                + (", ".join(f"{why} {n}" for why, n in counts.items()) or "none")
            )
            print_table(("file", "state", "why"), [tuple(row.values()) for row in rows])
        return 0
    if not work and not waiting(run):
        if given.json:
            print_json({"outcome": "nothing_new", "exit_code": 0})
        else:
            print("Nothing to treat again.")
        return 0
    with hold_home(run.home, run.run_id, on_wait=say_waiting):
        summary = start_flow(given, run, "rerun", {"which": which, "where": given.where})
    return report(given, summary)
