"""`chidao read`. Belongs here: one file through the three stages, without Prefect, ledger or warehouse; nothing is kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from extract.errors import UsageError

HELP = "read and parse one file; nothing is kept"
ABOUT = "Reads, cleans and parses one file and prints what it says. Needs no Prefect and no warehouse; keeps nothing."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--text", action="store_true", help="print the clean text")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.command.settings import load_settings
    from flows.orchestration.children import ReadingChild
    from flows.orchestration.reading_child import Job, extract_notice
    from flows.sources.names import display_name
    from warehouse.codec import to_json

    try:
        data = given.file.read_bytes()
    except OSError as fault:
        raise UsageError(f"{given.file}: {fault.strerror}", remedy="Name a file that can be read.") from None
    settings = load_settings(given.home)
    with ReadingChild(settings.limits.memory_megabytes, work=extract_notice) as child:
        job = Job(display_name(given.file.name), settings.limits, data)
        outcome = child.run(job, seconds=settings.limits.seconds_a_document)
    if outcome.error is not None:
        raise outcome.error
    made = {part.stage: part for part in outcome.made}
    if given.json:
        clean, notice = made["clean"].value, made["parse"].value
        print_json(
            {
                "text": clean.text,
                "notice": to_json(notice, type(notice)),
                "seconds": {s: p.seconds for s, p in made.items()},
            }
        )
    elif given.text:
        print(made["clean"].value.text)
    else:
        _print(made)
    return 0


def _print(made: dict[str, Any]) -> None:
    from dataclasses import asdict

    from flows.command.answer import plain, print_table

    clean, notice = made["clean"].value, made["parse"].value
    seconds = ", ".join(f"{stage} {part.seconds:.2f}" for stage, part in made.items())
    print(f"{clean.page_count} pages, {clean.method}; seconds: {seconds}")
    if not notice.is_notice:
        print(f"This is no notice: {plain(notice.not_a_notice_because)}")
        return
    header = {key: value for key, value in asdict(notice.header).items() if value not in (None, ())}
    print_table(("header", "value"), header.items())
    print_table(
        ("item", "who", "last day", "what"),
        [
            (
                one.path,
                "; ".join(agency.name for agency in one.agencies if agency.role == "lead"),
                ", ".join(str(deadline.last_day or deadline.raw) for deadline in one.deadlines),
                one.text[:200],
            )
            for one in notice.directives
            if one.is_leaf
        ],
    )
    print_table(
        ("stamp", "office", "number", "date"),
        [(stamp.kind, stamp.agency or stamp.agency_raw, stamp.number, stamp.stamped_on) for stamp in notice.stamps],
    )
