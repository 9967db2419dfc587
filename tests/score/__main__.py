"""`python -m tests.score [understanding|reading|stamps|scanned] [--full] [--misses] [--write]`: the accuracy tables.

--write puts them into docs/accuracy.md. `scanned` takes minutes the first time and stands on its own: `--level light`.
--only 01,03: these notices."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from extract.model import ReadSettings
from extract.stages import extract_document
from tests.score.truth import all_truth
from tests.score.understanding import Tally, score_notice

DOCS = Path(__file__).parents[2] / "docs" / "accuracy.md"
KEPT_FROM = "## First runs"


def understanding(show_misses: bool, only: str = "") -> list[str]:
    """The table of understanding on tests/gold, as Markdown lines; `only`: beginnings of the notices' names, separated by commas."""
    tally: Tally = {}
    misses: list[str] = []
    notices = [truth for truth in all_truth() if truth.stem.startswith(tuple(only.split(",")))]
    for truth in notices:
        made = extract_document(truth.text.encode(), f"{truth.stem}.txt", ReadSettings())
        score_notice(made.notice, truth, tally, misses)
    lines = [
        f"{len(notices)} notices of `tests/gold`, as text:",
        "",
        "| measure | right | ours | true | precision | recall | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, (right, ours, true) in tally.items():
        precision, recall = (right / ours if ours else 1.0), (right / true if true else 1.0)
        f1 = 2 * right / (ours + true) if ours + true else 1.0
        lines.append(f"| {name} | {right} | {ours} | {true} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    if show_misses:
        lines += ["", *(f"    {miss}" for miss in misses)]
    return lines


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument(
        "part", nargs="?", choices=["understanding", "reading", "stamps", "scanned"], help="one table only"
    )
    parser.add_argument("--misses", action="store_true", help="list every miss")
    parser.add_argument(
        "--full", action="store_true", help="reading, stamps: the whole corpus, an hour instead of minutes"
    )
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    parser.add_argument("--level", action="append", choices=["clean", "light", "medium", "hard", "photocopy"])
    parser.add_argument(
        "--only", default="", help="parts (understanding: beginnings) of the notices' names, separated by commas"
    )
    parser.add_argument("--any-reading", action="store_true", help="scanned: also readings kept by an earlier reader")
    args = parser.parse_args(argv)
    lines: list[str] = []
    if args.part in (None, "understanding"):
        lines += ["## Understanding (`make score ARGS=understanding`)", "", *understanding(args.misses, args.only), ""]
    if args.part in (None, "reading"):
        from tests.score.reading import reading

        lines += ["## Reading (`make score ARGS=reading`)", "", *reading(args.full), ""]
    if args.part in (None, "stamps"):
        from tests.score.reading import stamps

        lines += ["## Stamps alone (`make score ARGS=stamps`)", "", *stamps(args.full, args.misses), ""]
    if args.part == "scanned" or args.write:
        from tests.score.scanned import scanned

        table = scanned(args.level or ["light", "medium"], args.only, args.misses, args.any_reading)
        lines += ["## Scans of the same notices (`make score ARGS=scanned`)", "", *table, ""]
    sys.stdout.write("\n".join(lines) + "\n")
    if args.write:
        written = DOCS.read_text("utf-8") if DOCS.exists() else ""
        kept = (
            written[written.index(KEPT_FROM) :] if KEPT_FROM in written else ""
        )  # what was measured once and cannot be again
        DOCS.write_text(
            "# Accuracy\n\nMade by `make score ARGS=--write`.\n\n" + "\n".join(lines) + "\n" + kept, "utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
