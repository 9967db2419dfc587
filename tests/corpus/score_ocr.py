"""`python -m tests.corpus.score_ocr DIR [--set held] [--engine ours|raw|both] [--level L] [--text T] [--json FILE]`.

Renders what lacks, reads it, prints a table by level: characters and words read wrong, leaked stamp words, stamps found and
their fields. `ours` is read_document + clean_reading; `raw` is `tesseract -l vie --psm 3` on the page as scanned.
Not here: the measures themselves (`measures`).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from tests.corpus.build import build_corpus
from tests.corpus.calibration import Bucket, calibration_table, empty_buckets, fill
from tests.corpus.measures import Truth, agency_is_right, covers, leaked_words, text_errors
from tests.corpus.texts import KEYS, LEVEL_NAMES, SETS

_STAMP_HIT = 0.3  # intersection over union from which a found frame is the stamp


@dataclass(slots=True)
class Tally:
    """Sums over documents; the properties are shares in percent, None where there is nothing to divide by."""

    documents: int = 0
    pages: int = 0
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    buckets: list[Bucket] = field(default_factory=empty_buckets)

    def add(self, name: str, amount: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + amount

    def share(self, part: str, whole: str) -> float | None:
        total = self.counts.get(whole, 0)
        return 100 * self.counts.get(part, 0) / total if total else None

    def join(self, other: Tally) -> None:
        self.documents, self.pages, self.seconds = (
            self.documents + other.documents,
            self.pages + other.pages,
            self.seconds + other.seconds,
        )
        self.failed += other.failed
        for name, amount in other.counts.items():
            self.add(name, amount)
        for mine, theirs in zip(self.buckets, other.buckets, strict=True):
            mine.words, mine.wrong = mine.words + theirs.words, mine.wrong + theirs.wrong
            mine.confidence += theirs.confidence


def read_raw(path: Path, truth: Truth) -> str:
    """Every page as scanned through the bare engine, texts one after another."""
    texts = []
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            out = io.BytesIO()
            page.render(scale=truth["dpi"] / 72).to_pil().save(
                out, "PNG", dpi=(truth["dpi"], truth["dpi"]), compress_level=1
            )
            done = subprocess.run(
                ["tesseract", "-", "-", "-l", "vie", "--psm", "3"],
                input=out.getvalue(), capture_output=True, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
            texts.append(done.stdout.decode(errors="replace"))
    finally:
        document.close()
    return "\n".join(texts)


def read_ours(path: Path) -> Any:
    """The clean text as extract.model.CleanText."""
    from extract.cleaning import clean_reading
    from extract.model import ReadSettings
    from extract.reading.document import read_document

    return clean_reading(
        read_document(path.read_bytes(), path.name, ReadSettings(seconds_a_page=600, seconds_a_document=6000))
    )


def score_document(path: Path, truth: Truth, engine: str) -> Tally:
    """One document's tally. A document that cannot be read counts as read empty and is named."""
    tally = Tally(documents=1, pages=truth["pages"])
    start, text = time.process_time() + _children_seconds(), ""
    stamps: list[Any] = []
    hand_fields: list[Any] = []
    try:
        if engine == "raw":
            text = read_raw(path, truth)
        else:
            clean = read_ours(path)
            text, stamps, hand_fields = clean.text, list(clean.stamps), list(clean.hand_fields)
            words = [(text[w.char_start : w.char_end], w.confidence) for w in clean.words if w.char_end > w.char_start]
            fill(tally.buckets, words, truth)
    except Exception as fault:  # the score must not end at the first fault
        tally.failed.append(f"{truth['name']}: {type(fault).__name__}: {fault}")
    tally.seconds = time.process_time() + _children_seconds() - start
    errors = text_errors(text, truth)
    tally.add("wrong_characters", errors.wrong_characters)
    tally.add("characters", errors.characters)
    tally.add("wrong_words", errors.wrong_words)
    tally.add("words", errors.words)
    if not truth["turns"]:
        tally.add("upright_wrong", errors.wrong_characters)
        tally.add("upright", errors.characters)
    if truth["stamp"]:
        tally.add("leaked", leaked_words(text, truth))
        tally.add("stamp_words", len(truth["stamp"]["words"]))
    if engine == "ours":
        _score_stamps(tally, [s for s in stamps if s.kind == "incoming"], truth)
        for name, right in (("number", truth["hand_number"]), ("day", truth["hand_day"])):
            if right:
                given = [f.value for f in hand_fields if f.name == name and f.value is not None]
                tally.add("hand")
                tally.add("hand_right", int(right in given))
                tally.add("hand_wrong", int(bool(given) and right not in given))
    return tally


def _score_stamps(tally: Tally, found: list[Any], truth: Truth) -> None:
    expected = truth["stamp"]
    tally.add("stamps_found", len(found))
    if not expected:
        return
    tally.add("stamps")
    hits = [
        s
        for s in found
        if s.box and covers(expected["box"], (s.box.page, s.box.x0, s.box.y0, s.box.x1, s.box.y1)) >= _STAMP_HIT
    ]
    if not hits:
        return
    stamp = hits[0]
    tally.add("stamps_hit")
    day = stamp.stamped_on.isoformat() if stamp.stamped_on else None
    right = {
        "agency": agency_is_right(stamp.agency or published_agency(stamp.agency_raw), stamp.agency_raw, expected),
        "number": stamp.number == expected["number"],
        "date": day == expected["stamped_on"],
    }
    how = "written" if expected["written"] else "typed"
    tally.add("agencies")
    tally.add("agencies_right", int(right["agency"]))
    tally.add("ink_right", int(stamp.ink == expected["ink"]))
    for name in ("number", "date"):
        tally.add(f"{how}_{name}")
        tally.add(f"{how}_{name}_right", int(right[name]))
    for name, value in (("agency", stamp.agency or stamp.agency_raw), ("number", stamp.number), ("date", day)):
        if value is not None:
            tally.add("fields_stated")
            tally.add("fields_silently_wrong", int(not right[name] and not stamp.needs_review))


def published_agency(agency_raw: str | None) -> str | None:
    """The office's name as parsing publishes it."""
    from extract.parsing.agencies import canonical_stamp_agency, load_catalogue

    return canonical_stamp_agency(agency_raw, load_catalogue())[0]


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


_COLUMNS = (
    ("CER %", "wrong_characters", "characters"),
    ("CER upright %", "upright_wrong", "upright"),
    ("WER %", "wrong_words", "words"),
    ("leak %", "leaked", "stamp_words"),
    ("stamp recall %", "stamps_hit", "stamps"),
    ("precision %", "stamps_hit", "stamps_found"),
    ("agency %", "agencies_right", "agencies"),
    ("typed number %", "typed_number_right", "typed_number"),
    ("typed date %", "typed_date_right", "typed_date"),
    ("written number %", "written_number_right", "written_number"),
    ("silently wrong %", "fields_silently_wrong", "fields_stated"),
    ("hand right %", "hand_right", "hand"),
    ("hand wrong %", "hand_wrong", "hand"),
)


def table(rows: Iterable[tuple[str, Tally]]) -> str:
    """Markdown: one row a level and engine."""
    lines = [
        "| | pages | s/page | " + " | ".join(name for name, _, _ in _COLUMNS) + " |",
        "|---" * (len(_COLUMNS) + 3) + "|",
    ]
    for name, tally in rows:
        cells = [f"{tally.seconds / max(1, tally.pages):.2f}"]
        for _, part, whole in _COLUMNS:
            share = tally.share(part, whole)
            cells.append("" if share is None else f"{share:.2f}")
        lines.append(f"| {name} | {tally.pages} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def score(
    folder: Path, which: str, engine: str, keys: Iterable[str] = KEYS, levels: Iterable[str] = LEVEL_NAMES
) -> dict[str, Tally]:
    """Tally by level, and 'all'."""
    tallies: dict[str, Tally] = {level: Tally() for level in levels}
    whole = Tally()
    for truth in build_corpus(folder, which, list(keys), list(tallies)):
        found = score_document(folder / which / str(truth["file"]), truth, engine)
        tallies[str(truth["level"])].join(found)
        whole.join(found)
    return {**tallies, "all": whole}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", dest="which", choices=SETS, default="tune")
    parser.add_argument("--engine", choices=("ours", "raw", "both"), default="both")
    parser.add_argument("--level", action="append", choices=LEVEL_NAMES)
    parser.add_argument("--text", action="append", choices=KEYS)
    parser.add_argument("--json", type=Path, help="write the counts here too")
    asked = parser.parse_args()
    rows: list[tuple[str, Tally]] = []
    for engine in ("raw", "ours") if asked.engine == "both" else (asked.engine,):
        found = score(asked.folder, asked.which, engine, asked.text or KEYS, asked.level or LEVEL_NAMES)
        rows += [(f"{engine} {level}", tally) for level, tally in found.items()]
    print(table(rows))
    for name, tally in rows:
        if name == "ours all":
            print(f"\n{calibration_table(tally.buckets)}\n")
        for fault in tally.failed if name.endswith("all") else ():
            print(f"FAILED {name}: {fault}")
    if asked.json:
        counts = {
            name: {"pages": t.pages, "seconds": round(t.seconds, 2), "failed": t.failed, **t.counts} for name, t in rows
        }
        asked.json.write_text(json.dumps(counts, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
