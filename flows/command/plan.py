"""`chidao plan`. Belongs here: the words and numbers of the plan. Does not belong here: looking at files (orchestration.survey)."""

from __future__ import annotations

import argparse
from dataclasses import asdict

HELP = "what a run would take: files, pages, duplicates, hours, disk"
ABOUT = "Looks at every file of a source without reading it: pages, text or scan, duplicates, unreadable ones, and what a run will take."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, print_table
    from flows.command.settings import load_settings
    from flows.orchestration.run import Run, processes_of, sources_of
    from flows.orchestration.survey import survey
    from warehouse.home import Home

    run = Run(Home(given.home), load_settings(given.home), "plan")
    plan = survey(run, sources_of(run.settings, given.sources), processes_of(run.settings))
    if given.json:
        print_json(asdict(plan))
        return 0
    print_table(
        ("what", "how many"),
        [
            ("files", plan.files),
            ("of them the same bytes as another", plan.duplicates),
            ("known to this home already", plan.known),
            ("unreadable, encrypted or of no known format", len(plan.unreadable)),
            ("over the page or size limits", plan.over_limits),
            ("pages with text", plan.text_pages),
            ("pages to be recognised", plan.scan_pages),
            ("megabytes", f"{plan.bytes / 1e6:.1f}"),
        ],
    )
    print(
        f"A run will take about {_time(plan.hours)} with {plan.processes} reading processes"
        f" ({plan.seconds_a_scan_page:.1f} s a scanned page, {plan.page_time_from})"
        f" and {plan.disk_megabytes:.0f} MB of disk under {given.home}."
    )
    print_table(("file", "why it cannot be read"), plan.unreadable[:20])
    return 0


def _time(hours: float) -> str:
    return f"{hours:.1f} hours" if hours >= 1 else f"{max(1, round(hours * 60))} minutes"
