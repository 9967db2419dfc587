"""Reading: ours beside the same engine on the prepared body alone, bare tesseract and OCRmyPDF, on the same pages.

Belongs here: which pages, the four ways, the table. Not here: how well they are read (`tests.corpus.score_ocr`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2

from tests.bench.cost import Cost, cost_of, table
from tests.bench.reading_steps import step_table, whole_reading
from tests.corpus.build import build_corpus
from tests.corpus.texts import KEYS, LEVEL_NAMES

EXPECTED = """Wanted: ours at most 1.35 times the body's recognition (CPU); at least twice OCRmyPDF's pages a minute; the gain of two
processes at least 0.92 of the gain that two bare tesseracts have in the same run."""


def run(asked: Namespace) -> str:
    """The table for `asked.pages` pages, as Markdown."""
    installed = asked.ocrmypdf is not None and shutil.which(asked.ocrmypdf) is not None
    with tempfile.TemporaryDirectory(prefix="chidao-bench-") as folder:
        home = Path(folder)
        count = _make_pages(home, asked.pages)
        ways: list[tuple[str, Cost, Cost | None]] = []
        for name, job, arguments in (
            ("ours (`read_document`)", whole_reading, (home,)),
            ("same engine, prepared body alone", body_alone, (home,)),
            ("bare `tesseract -l vie --psm 3`", bare, (home,)),
            ("OCRmyPDF `--deskew --rotate-pages --clean`", ocrmypdf, (home, asked.ocrmypdf)),
        ):
            if job is ocrmypdf and not installed:
                continue
            print(f"reading: {name}", file=sys.stderr, flush=True)
            ways.append((name, cost_of(job, arguments), cost_of(job, arguments, 2) if asked.two else None))
        text = _table(ways, count)
        text += "\n\n" + step_table(home, count)
        if not installed:
            text += "\n\nOCRmyPDF is not installed: give `--ocrmypdf PATH` of one in an environment of its own."
        if asked.flat:
            text += "\n\n" + _flatness(home, asked.flat)
    return text


def _table(ways: list[tuple[str, Cost, Cost | None]], count: int) -> str:
    costs = {name: one for name, one, _ in ways}
    body = costs["same engine, prepared body alone"].cpu
    gains = {name: 2 * one.wall / two.wall for name, one, two in ways if two}
    base = gains.get("bare `tesseract -l vie --psm 3`")
    rows = [
        (
            name,
            one.cpu / count,
            one.cpu / body,
            60 * count / one.wall,
            120 * count / two.wall if two else None,
            gains.get(name),
            gains[name] / base if base and two else None,
            one.peak_mb,
        )
        for name, one, two in ways
    ]
    head = (
        "",
        "CPU s/page",
        "of the body's",
        "pages/min, 1 process",
        "2 processes",
        "gain",
        "of bare's gain",
        "peak MB",
    )
    return f"{count} pages of the degraded corpus.\n\n{table(head, rows)}\n\n{EXPECTED}"


def _make_pages(home: Path, wanted: int) -> int:
    """Corpus documents until there are `wanted` pages: pages.pdf, the pages as scanned (PNG) and their prepared bodies (npy)."""
    from extract.model import ReadSettings
    from extract.reading.picture.preparation import prepare

    steps, count = ReadSettings().steps, 0
    truths: list[dict[str, Any]] = []
    while sum(truth["pages"] for truth in truths) < wanted and len(truths) < len(KEYS) * len(LEVEL_NAMES):
        at = len(truths)
        key, level = KEYS[at % len(KEYS)], LEVEL_NAMES[(at + at // len(KEYS)) % len(LEVEL_NAMES)]
        truths += _truths(home, key, level)
    with pikepdf.new() as together:
        for truth in truths:
            path = home / "tune" / str(truth["file"])
            document = pypdfium2.PdfDocument(path)
            with pikepdf.open(path) as source:
                for number in range(1, min(truth["pages"], wanted - count) + 1):
                    count += 1
                    together.pages.append(source.pages[number - 1])
                    picture = document[number - 1].render(scale=truth["dpi"] / 72)
                    picture.to_pil().save(
                        home / f"page-{count}.png", dpi=(truth["dpi"], truth["dpi"]), compress_level=1
                    )
                    upright = (360 - truth["turns"].get(str(number), 0)) % 360
                    prepared = prepare(np.asarray(picture.to_numpy()), truth["dpi"], steps, rotation=upright)
                    np.savez(home / f"page-{count}.npz", body=prepared.body, dpi=prepared.dpi)
            document.close()
        together.save(home / "pages.pdf")
    return count


def _truths(home: Path, key: str, level: str) -> list[dict[str, Any]]:
    return build_corpus(home, "tune", [key], [level])


def body_alone(home: Path) -> Callable[[], object]:
    """The body's recognition through our binding, all preparation done before."""
    from extract.reading.engines.tesseract import Tesseract

    bodies = []
    for path in sorted(home.glob("page-*.npz")):
        kept = np.load(path)
        bodies.append((kept["body"], int(kept["dpi"])))
    Tesseract().recognise(
        np.full((400, 300), 255, np.uint8)
    )  # the model is loaded before the clock starts, as for ours
    return lambda: sum(Tesseract().recognise(body, dpi=dpi).rows for body, dpi in bodies)


def bare(home: Path) -> Callable[[], object]:
    """The command line on the pages as scanned."""
    paths = sorted(home.glob("page-*.png"))

    def work() -> None:
        for path in paths:
            command = ["tesseract", str(path), "-", "-l", "vie", "--psm", "3"]
            subprocess.run(command, capture_output=True, check=True)

    return work


def ocrmypdf(home: Path, executable: str) -> Callable[[], object]:
    """One call for all pages, one thread as ours."""
    out = home / f"ocrmypdf-{os.getpid()}.pdf"
    options = ["-l", "vie", "--deskew", "--rotate-pages", "--clean", "--jobs", "1", "--output-type", "pdf", "--quiet"]

    def work() -> None:
        done = subprocess.run([executable, *options, str(home / "pages.pdf"), str(out)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"ocrmypdf ended with {done.returncode}: {done.stderr[-300:]}")

    return work


def _flatness(home: Path, pages: int) -> str:
    measured = cost_of(reading_on, (home, pages)).results[0]
    rows = [(read, megabytes) for read, megabytes in measured]
    return f"Memory while {pages} pages are read in one process:\n\n{table(('pages read', 'MB held'), rows)}\n\nWanted: flat."


def reading_on(home: Path, pages: int) -> Callable[[], object]:
    """Read the same pages again and again; returns (pages read, MB held) ten times."""
    import psutil

    from extract.model import ReadSettings
    from extract.reading.document import read_document

    data, settings = (home / "pages.pdf").read_bytes(), ReadSettings(max_pages=10_000)

    def work() -> list[tuple[int, float]]:
        read, step = 0, max(1, pages // 10)
        held: list[tuple[int, float]] = []
        while read < pages:
            read += len(read_document(data, "pages.pdf", settings).pages)
            if read >= step * (len(held) + 1):
                held.append((read, psutil.Process().memory_info().rss / 1_048_576))
        return held

    return work
