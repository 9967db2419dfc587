"""The summary of a run: one small JSON beside the reports, and the same as a Prefect artifact in Markdown.

Belongs here: what a run tells about itself. Does not belong here: tables for the terminal (flows.command), the published account
(warehouse.publish).
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from flows.command.quarantine import meaning_of
from flows.orchestration.run import Run
from warehouse.durable import write_durably
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.publish import PublishResult


@dataclass(slots=True)
class Summary:
    """Filled in while the run goes on; `outcome`: published | blocked | failed | nothing_new."""

    run_id: str
    home: str
    outcome: str = "failed"
    profile: str = "nightly"  # of the gate: nightly | intraday | backfill | rerun
    sources: list[dict[str, Any]] = field(default_factory=list)
    unreachable: list[dict[str, str]] = field(default_factory=list)
    work: dict[str, int] = field(default_factory=dict)  # reason → documents
    read: dict[str, Any] = field(default_factory=dict)
    load: dict[str, Any] = field(default_factory=dict)
    sheets: list[dict[str, Any]] = field(default_factory=list)  # of people, taken up: sheet, answer
    verdicts: list[dict[str, Any]] = field(default_factory=list)
    published: dict[str, Any] = field(default_factory=dict)
    blocked_by: list[str] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    not_notices: list[dict[str, str]] = field(default_factory=list)  # of this run
    states: dict[str, int] = field(default_factory=dict)  # documents of the ledger by state, at the end
    seconds: dict[str, float] = field(default_factory=dict)
    rounds: list[dict[str, Any]] = field(default_factory=list)  # of a backfill: run_id, outcome, documents, seconds
    left: int = 0  # files and papers that a backfill, or a run in the day, left for later
    message: str = ""
    not_told: str = ""  # why people could not be told of this run

    def tell(self) -> None:
        """Sets `message`, one line for people, from the outcome."""
        if self.outcome == "blocked":
            self.message = "The gate blocked: the last good data stay published."
        elif self.outcome == "nothing_new":
            self.message = "Nothing new."
        else:
            done = self.published
            text = f"Published {done['notices']} notices with {done['directives']} directives"
            self.message = f"{text} ({done['added']} new, {done['changed']} changed, {done['removed']} removed)."

    def write(self) -> Path:
        path = summary_path(Home(Path(self.home)), self.run_id)
        write_durably(path, json.dumps(asdict(self), ensure_ascii=False, indent=1, default=str).encode())
        return path


def published_numbers(result: PublishResult) -> dict[str, Any]:
    """The counts of a publication, and the file that stands published now."""
    numbers = ("notices", "directives", "added", "changed", "removed", "set_aside")
    return {name: getattr(result, name) for name in numbers} | {"path": str(result.path or "")}


def summary_path(home: Home, run_id: str) -> Path:
    return home.reports / "runs" / f"{run_id}.json"


def read_summary(home: Home, run_id: str) -> Summary | None:
    try:
        return Summary(**json.loads(summary_path(home, run_id).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def last_run_ended(home: Home) -> bool:
    """False where the last run was killed or failed: what it left is looked at again, whatever the ledger says."""
    ledger = Ledger(home.ledger_path)
    try:
        last = next(iter(ledger.runs(1)), None)
    finally:
        ledger.close()
    summary = read_summary(home, last.run_id) if last is not None else None
    return summary is not None and summary.outcome in ("published", "nothing_new")


def account_of(run: Run, summary: Summary) -> None:
    """Puts what the ledger knows into the summary: quarantine and states. Of a secret paper only the sha256 and the code."""
    ledger = Ledger(run.home.ledger_path)
    try:
        summary.states = dict(sorted(Counter(document.state for document in ledger.documents()).items()))
        summary.quarantine = [
            {
                "file": row.file_name or f"(secret paper {row.file_sha256[:12]})",
                "stage": row.stage,
                "code": row.code,
                "message": row.message or " ".join(meaning_of(row.code)),
                "transient": row.transient,
                "attempts": row.attempts,
                "run_id": row.run_id,
            }
            for row in ledger.quarantine()
        ]
        for document in ledger.documents(("not_a_notice",)):
            last = ledger.attempts(document.file_sha256)[-1:]
            if last and last[0].run_id == run.run_id:
                why = (last[0].message or "").removeprefix("not a notice: ")
                summary.not_notices.append({"file": document.file_name, "why": why})
    finally:
        ledger.close()


def markdown(summary: Summary) -> str:
    """For Prefect's artifact: counts, quarantine, verdicts, timings. No text of any paper."""
    lines = [f"# Run {summary.run_id}: {summary.outcome}", "", summary.message, "", "## Counts", ""]
    counts = {**summary.read, **summary.load, **summary.published}
    lines += _table(("what", "count"), [(key, value) for key, value in counts.items() if isinstance(value, (int, str))])
    lines += ["", "## Sources", ""]
    lines += _table(
        ("source", "listed", "arrived", "unchanged"),
        [(row["source"], row["listed"], row["arrived"], row["unchanged"]) for row in summary.sources]
        + [(row["source"], "unreachable", "", "") for row in summary.unreachable],
    )
    if summary.sheets:
        lines += ["", "## Sheets taken up", ""]
        lines += _table(("sheet", "understood"), [(row["sheet"], row["answer"][0]) for row in summary.sheets])
    lines += ["", "## Quarantine", ""]
    lines += _table(
        ("file", "stage", "code", "what to do"),
        [(row["file"], row["stage"], row["code"], row["message"]) for row in summary.quarantine],
    )
    lines += ["", "## Gate", ""]
    lines += _table(
        ("check", "severity", "outcome", "observed", "rows"),
        [
            (row["check"], row["severity"], row["outcome"], row["observed"] or "", row["failing_rows"])
            for row in sorted(summary.verdicts, key=lambda row: (row["outcome"] == "passed", row["check"]))
        ],
    )
    lines += ["", "## Seconds", "", *_table(("step", "seconds"), list(summary.seconds.items()))]
    return "\n".join(lines)


def _table(heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    if not rows:
        return ["none"]
    body = ["| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *body]
