"""More readers: one and two Dask workers on the same scanned papers, and one and two bare tesseract processes in the same run.

Belongs here: the papers, the clock, the table. Not here: how well they are read. The clock of ours is the run's own for the step `read`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

import pypdfium2

from tests.bench.cost import table
from tests.bench.running import prefect_environment
from tests.corpus.build import build_corpus
from tests.corpus.texts import KEYS
from tests.flows.dask_cluster import DaskCluster
from tests.flows.notices import command, published_digests

WANTED = (
    "Wanted: two workers gain at least 0.87 of what two bare processes gain in the same run, and the tables are equal."
)


def run(asked: argparse.Namespace) -> str:
    """The table over `asked.papers` scanned papers, as Markdown."""
    with tempfile.TemporaryDirectory(prefix="chidao-bench-") as name, prefect_environment(Path(name)) as environment:
        folder = Path(name)
        inbox = folder / "in"
        truths = build_corpus(folder, "tune", KEYS[: asked.papers], ["light"])
        inbox.mkdir()
        pages = []
        for truth in truths:
            (inbox / str(truth["file"])).parent.mkdir(parents=True, exist_ok=True)
            (inbox / str(truth["file"])).write_bytes((folder / "tune" / str(truth["file"])).read_bytes())
            pages += _pictures(folder, folder / "tune" / str(truth["file"]), int(str(truth["dpi"])))
        seconds = {(0, 1): _ours(environment, folder, inbox, 0)}
        for workers in (1, 2):
            seconds[(workers, workers)] = _ours(environment, folder, inbox, workers)
        equal = published_digests(folder / "home-0") == published_digests(folder / "home-2")
        bare = {count: _bare(pages, count) for count in (1, 2)}
    gain, base = seconds[(1, 1)] / seconds[(2, 2)], bare[1] / bare[2]
    rows = [
        ("`chidao run`, one process, no cluster", seconds[(0, 1)], None, None),
        ("one Dask worker", seconds[(1, 1)], None, None),
        ("two Dask workers", seconds[(2, 2)], gain, gain / base),
        ("one bare tesseract", bare[1], None, None),
        ("two bare tesseracts", bare[2], base, 1.0),
    ]
    head = ("", "seconds of reading", "gain", "of bare's gain")
    said = "equal" if equal else "NOT EQUAL"
    about = f"{len(truths)} scanned papers, {len(pages)} pages; tables of one machine and two workers: {said}."
    return f"{about}\n\n{table(head, rows)}\n\n{WANTED}"


def _pictures(folder: Path, path: Path, dpi: int) -> list[Path]:
    made = []
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        made.append(folder / f"{path.stem}-{number}.png")
        document[number].render(scale=dpi / 72).to_pil().save(made[-1], dpi=(dpi, dpi), compress_level=1)
    document.close()
    return made


def _ours(environment: dict[str, str], folder: Path, inbox: Path, workers: int) -> float:
    home = folder / f"home-{workers}"
    home.mkdir()
    (home / "chidao.toml").write_text("[reading]\nprocesses = 1\nbatch_seconds = 5.0\n", "utf-8")
    if not workers:
        return _read_seconds(environment, inbox, home)
    place = folder / f"dask-{workers}"
    place.mkdir()
    cluster = DaskCluster(environment, place, workers)
    try:
        cluster.wait(workers)
        return _read_seconds({**environment, "CHIDAO_DASK": cluster.address}, inbox, home)
    finally:
        cluster.close()


def _read_seconds(environment: dict[str, str], inbox: Path, home: Path) -> float:
    done = subprocess.run(
        command("run", inbox, "--home", home, "--json"), env=environment, capture_output=True, text=True, timeout=1800
    )
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    summary: dict[str, Any] = json.loads(done.stdout)
    return float(summary["seconds"]["read"])


def _bare(pages: list[Path], processes: int) -> float:
    def one(path: Path) -> None:
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(
            ["tesseract", str(path), "-", "-l", "vie", "--psm", "3"], capture_output=True, check=True, env=environment
        )

    started = monotonic()
    with ThreadPoolExecutor(processes) as crew:
        list(crew.map(one, pages))
    return monotonic() - started
