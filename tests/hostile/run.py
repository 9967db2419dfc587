"""`python -m tests.hostile.run`: all hostile inputs through `chidao run`, the table of their endings, and what must hold after it.

Belongs here: the order of the run. Does not belong here: inputs (build), single checks (checks). Takes under three minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import checks
from tests.hostile.build import build
from tests.hostile.case import notice
from tests.hostile.names import TOO_LARGE

SETTINGS = f"""\
[limits]
max_bytes = {TOO_LARGE - 1_000_000}
max_pages = 3
max_megapixels = 60.0
seconds_a_page = 10.0
seconds_a_document = 25.0
memory_megabytes = 1024

[reading]
processes = 2
attempts = 1
batch_seconds = 5.0
"""
_ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Result:
    """`rows`: (name, expected, seen). `faults`: what must not be. `seconds`: of the run."""

    rows: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    output: str = ""

    @property
    def wrong(self) -> list[tuple[str, tuple[str, ...], str]]:
        return [row for row in self.rows if not set(row[2].split(",")) <= set(row[1])]


def own_environment() -> dict[str, str]:
    """No server is named: the run starts its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    return {**kept, "PYTHONPATH": str(_ROOT)}


def run_all(root: Path, environment: dict[str, str], *, ocr: bool = True) -> Result:
    """Builds below `root`, runs, exports, checks."""
    folder, home = root / "in", root / "home"
    cases = build(folder, ocr=ocr)
    home.mkdir()
    (home / "chidao.toml").write_text(SETTINGS, encoding="utf-8")
    before = checks.fingerprints(folder)
    result = Result()
    started = time.monotonic()
    with _Replaced(folder / "replaced.txt"):
        done = _chidao(environment, "run", folder, "--home", home)
    result.seconds = time.monotonic() - started
    result.output = done.stdout
    result.faults += checks.output_faults(done)
    result.faults += checks.left_processes(home)
    result.rows = list(checks.compare(cases, checks.endings(home, folder)))
    after = {path: digest for path, digest in checks.fingerprints(folder).items() if "replaced" not in path}
    if after != before:
        result.faults.append(f"originals changed: {sorted(set(after.items()) ^ set(before.items()))[:4]}")
    if (home / "published" / "chidao.duckdb").exists():
        result.faults += checks.table_faults(home)
        for arguments in (
            ("export", root / "out"),
            ("query", "FROM notice", "--format", "csv", "--out", root / "out" / "notice.csv"),
            ("query", "FROM source_file"),
            ("query", "FROM notice", "--json"),
            ("status",),
            ("why", "escapes.txt"),
        ):
            result.faults += checks.output_faults(_chidao(environment, *arguments, "--home", home))
        result.faults += checks.export_faults(root / "out")
    result.faults += checks.strays(root, ("in", "in-outside.txt", "home", "out"))
    return result


class _Replaced:
    """A notice that is put in place anew all the time while the run goes on."""

    def __init__(self, path: Path) -> None:
        self._path, self._ended = path, threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        number = 0
        while not self._ended.wait(0.05):
            number += 1
            beside = self._path.with_name(".replaced.part")
            beside.write_text(notice(4999, about=f"việc {number % 7}" + "!" * (number % 50)), encoding="utf-8")
            beside.replace(self._path)


def _chidao(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.command.main", *map(str, arguments)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, errors="surrogateescape", timeout=600, check=False
    )


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        result = run_all(Path(folder), own_environment())
    for name, expected, seen in result.rows:
        ok = "ok  " if (name, expected, seen) not in result.wrong else "FAIL"
        print(f"{ok} {ascii(name)[1:-1]:64.64} {seen:20} {' | '.join(expected)}")
    for fault in result.faults:
        print(f"FAULT {fault}")
    right = len(result.rows) - len(result.wrong)
    print(f"{right} of {len(result.rows)} as specified, {len(result.faults)} other faults, {result.seconds:.0f} s")
    return 1 if result.wrong or result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
