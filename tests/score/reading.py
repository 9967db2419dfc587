"""The tables of reading: the degraded corpus beside raw tesseract, the confidence's calibration, stamps alone.

Belongs here: which part is measured by default, and the tables put together. Not here: rendering and counting (`tests.corpus`).
By default three texts at all five levels (about thirty pages, read by both engines) and 70 stamps: minutes. `--full` is all of it.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.corpus.calibration import calibration_table
from tests.corpus.score_ocr import Tally, score, table
from tests.corpus.stamp_bench import BENCH_LEVELS, run
from tests.corpus.stamp_bench import table as stamp_table
from tests.corpus.texts import KEYS

SOME = ("t01", "t04", "t06")
_WANTED = (("clean", 0.4), ("light", 0.4), ("medium", 0.7), ("hard", 2.5), ("photocopy", 2.0), ("all", 1.0))


def reading(full: bool) -> list[str]:
    """Markdown lines: characters, words and stamps by level, ours and raw; what is wanted; the calibration."""
    folder = Path(tempfile.gettempdir()) / "chidao-corpus"
    keys = KEYS if full else SOME
    found = {engine: score(folder, "held", engine, keys) for engine in ("raw", "ours")}
    rows = [(f"{engine} {level}", tally) for engine, levels in found.items() for level, tally in levels.items()]
    shown = f"Set `held`, texts {', '.join(keys)}:"
    return [shown, "", table(rows), "", *_wanted(found), "", calibration_table(found["ours"]["all"].buckets)]


def _wanted(found: dict[str, dict[str, Tally]]) -> list[str]:
    """Measured character error beside what is wanted, and its ratio to raw tesseract's."""
    lines = ["| CER % | ours | wanted | raw | ours / raw |", "|---|---|---|---|---|"]
    for level, limit in _WANTED:
        lines.append(
            _ratio(
                level,
                limit,
                *(found[engine][level].share("wrong_characters", "characters") for engine in ("ours", "raw")),
            )
        )
    upright = (found[engine]["all"].share("upright_wrong", "upright") for engine in ("ours", "raw"))
    return [*lines, _ratio("upright", None, *upright)]


def _ratio(name: str, limit: float | None, ours: float | None, raw: float | None) -> str:
    share = f"{ours / raw:.2f}" if ours is not None and raw else ""
    return f"| {name} | {ours or 0:.2f} | {'' if limit is None else limit} | {raw or 0:.2f} | {share} |"


def stamps(full: bool, misses: bool) -> list[str]:
    """Markdown lines: stamps of the bench's held set."""
    counts: dict[str, Counter[str]]
    counts, missed = run("held", 210 if full else 70, BENCH_LEVELS)
    return [stamp_table(counts), *(["", *(f"    {miss}" for miss in missed)] if misses else [])]
