"""What `chidao run` says at its end: what was published, what was quarantined and why, two queries to try.

Belongs here: the words for people. Does not belong here: counting.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

from flows.command.answer import plain, print_table, warn
from flows.orchestration.summary import Summary

_SHOWN = 50  # rows of a table; `chidao status` shows all


def print_report(summary: Summary) -> None:
    published, read = summary.published, summary.read
    print(f"Run {summary.run_id}: {summary.message}")
    if published.get("path"):
        print(f"Published file: {published['path']}")
    if read:
        print(
            f"Read: {read['documents']} documents, {read['pages']} pages read, {read['reused']} from the store,"
            f" {read['not_a_notice']} no notices; {_again(summary)} files were known already."
        )
    else:
        print("Read: 0 documents, 0 pages read again.")
    _print_rounds(summary)
    for source in summary.sources:
        if source["growing"] or source["vanished"]:
            left = source["growing"] + source["vanished"]
            warn(f"{source['source']}: {left} files were still changing and are left for the next run")
    for source in summary.unreachable:
        warn(f"source unreachable: {source['why']}")
    if summary.not_told:
        warn(f"nobody could be told: {plain(summary.not_told)}")
    for sheet in summary.sheets:
        print(f"Sheet {plain(sheet['sheet'])}:")
        print("\n".join(f"  {plain(line)}" for line in sheet["answer"]))
    if summary.outcome == "blocked":
        _print_block(summary)
    _print_quarantine(summary)
    print_table(("no notice", "why"), [(row["file"], row["why"]) for row in summary.not_notices[:_SHOWN]])
    seconds = ", ".join(f"{step} {value:.1f}" for step, value in summary.seconds.items())
    if seconds:
        print(f"Seconds: {seconds}")
    if summary.outcome == "published":
        _print_queries(summary)


def _again(summary: Summary) -> int:
    return sum(source["again"] + source["unchanged"] for source in summary.sources)


def _print_rounds(summary: Summary) -> None:
    print_table(
        ("round", "outcome", "documents", "seconds", "ended"),
        [
            (row["run_id"], row["outcome"], row["documents"], round(sum(row["seconds"].values())), row["ended_at"])
            for row in summary.rounds[-_SHOWN:]
        ],
    )


def _print_block(summary: Summary) -> None:
    rows = [row for row in summary.verdicts if row["check"] in summary.blocked_by]
    print_table(
        ("check that blocks", "table", "outcome", "observed", "expected", "rows"),
        [
            (row["check"], row["table"], row["outcome"], row["observed"], row["expected"], row["failing_rows"])
            for row in rows
        ],
    )
    check = summary.blocked_by[0] if summary.blocked_by else "CHECK"
    print(f"Next: chidao publish --accept {check} --reason TEXT --home {summary.home}   (never for a check that erred)")


def _print_quarantine(summary: Summary) -> None:
    if not summary.quarantine:
        print("Quarantined: none.")
        return
    codes = Counter(row["code"] for row in summary.quarantine)
    print(
        f"Quarantined: {len(summary.quarantine)} ({', '.join(f'{code} {count}' for code, count in sorted(codes.items()))})"
    )
    print_table(
        ("file", "code", "why, and what to do"),
        [
            (row["file"], row["code"], row["message"].removeprefix(f"{row['file']}: "))
            for row in summary.quarantine[:_SHOWN]
        ],
    )
    if len(summary.quarantine) > _SHOWN:
        print(f"... and {len(summary.quarantine) - _SHOWN} more: chidao status --home {plain(summary.home)}")


def _print_queries(summary: Summary) -> None:
    home, chidao = plain(summary.home), _own_name()
    print("Try:")
    print(
        f'  {chidao} query --home {home} "SELECT last_day, agency, text FROM task WHERE last_day IS NOT NULL ORDER BY last_day LIMIT 10"'
    )
    print(
        f'  {chidao} query --home {home} "SELECT agency, count(*) AS tasks FROM task GROUP BY agency ORDER BY tasks DESC LIMIT 10"'
    )


def _own_name() -> str:
    """How this command is called from here: by its name where it is on PATH, else by the path it was called by."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "chidao" and shutil.which("chidao") is None else "chidao"
