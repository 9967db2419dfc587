"""The clock of running: how fast the command starts, what orchestration costs a notice, what an unchanged night costs, plan against run.

Belongs here: real processes on a real Prefect server, timed from outside. Not here: reading pages, the warehouse.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from flows.orchestration.server import START_SECONDS, answers, free_port, start_process, stop
from tests.bench.cost import table
from tests.bench.mixed_folder import make
from tests.flows.notices import command, write_notices
from warehouse.home import Home

_TIMES = 3  # the best of


def run(asked: argparse.Namespace) -> str:
    with (
        tempfile.TemporaryDirectory(prefix="chidao-bench-") as folder,
        prefect_environment(Path(folder)) as environment,
    ):
        parts = [_start_up(Path(folder), environment), _overhead(Path(folder), environment, asked.notices)]
        parts.append(_plan_and_run(Path(folder), environment, asked.mixed))
        if asked.backfill:
            parts.append(_first_publication(Path(folder), environment, asked.backfill))
    return "\n\n".join(parts)


def _start_up(folder: Path, environment: dict[str, str]) -> str:
    home, inbox = folder / "home", write_notices(folder / "one", 1)
    paper = next(inbox.iterdir())
    rows: list[tuple[object, ...]] = [
        ("`chidao run` of one text notice, server running", 25.0, *_timed(environment, "run", inbox, "--home", home))
    ]
    for words, wanted, arguments in (
        ("`chidao --help`", 0.5, ("--help",)),
        ("`chidao query`", 1.0, ("query", "FROM task", "--home", home)),
        ("`chidao read` of a text notice", 3.0, ("read", paper, "--home", home)),
        ("`chidao run`, nothing new", None, ("run", inbox, "--home", home)),
    ):
        rows.append((words, wanted, *min(_timed(environment, *arguments) for _ in range(_TIMES))))
    return table(("start-up", "wanted below, s", "wall s", "CPU s"), rows)


def _overhead(folder: Path, environment: dict[str, str], notices: int) -> str:
    """The same notices through the flow, and through the same functions in one process without Prefect: the rest is orchestration."""
    inbox, home, bare = write_notices(folder / "many", notices), folder / "flow", folder / "bare"
    for one in (home, bare):
        one.mkdir()
        (one / "chidao.toml").write_text("[reading]\nprocesses = 2\n")
    server_before = _server_seconds(environment)
    wall, cpu = _timed(environment, "run", inbox, "--home", home)
    server = _server_seconds(environment) - server_before
    bare_wall, bare_cpu = _process(environment, [sys.executable, "-m", "tests.bench.bare_run", str(inbox), str(bare)])
    again_wall, again_cpu = _timed(environment, "run", inbox, "--home", home)
    said = json.loads(_output(environment, "run", inbox, "--home", home, "--json"))
    rows: list[tuple[object, ...]] = [
        (f"{notices} text notices, `chidao run`", wall, cpu, 1000 * cpu / notices),
        ("the same functions without Prefect", bare_wall, bare_cpu, 1000 * bare_cpu / notices),
        ("Prefect's server meanwhile", None, server, 1000 * server / notices),
        (
            "orchestration: the difference, and the server",
            wall - bare_wall,
            cpu + server - bare_cpu,
            1000 * (cpu + server - bare_cpu) / notices,
        ),
        (f"the unchanged {notices} again", again_wall, again_cpu, 1000 * again_cpu / notices),
    ]
    why = f"Unchanged again: {said['read'].get('readings', 0)} readings, because: {said['message']}"
    return table(("running", "wall s", "CPU s", "CPU ms a notice"), rows) + f"\n\n{why}"


def _plan_and_run(folder: Path, environment: dict[str, str], files: int) -> str:
    inbox, home = make(folder / "mixed", files, long_pages=6, long_papers=1), folder / "planned"
    plan = json.loads(_output(environment, "plan", inbox, "--home", home, "--json"))
    wall, _ = _timed(environment, "run", inbox, "--home", home)
    rows = [
        (f"{files} files: {plan['text_pages']} pages of text, {plan['scan_pages']} scanned", plan["hours"] * 3600, wall,
         plan["hours"] * 3600 / wall)
    ]  # fmt: skip
    again = json.loads(_output(environment, "plan", inbox, "--home", home, "--json"))
    note = f"Sample: {plan['page_time_from']}, {plan['seconds_a_scan_page']} s a scanned page; afterwards {again['known']} files are known."
    return table(("plan and run", "planned s", "taken s", "planned / taken"), rows) + f"\n\n{note}"


def _first_publication(folder: Path, environment: dict[str, str], files: int) -> str:
    """`chidao run --backfill` until something stands published; then it is stopped."""
    inbox, home = make(folder / "years", files), folder / "backfill"
    started = time.monotonic()
    process = subprocess.Popen(
        command("run", "--backfill", "--newest-first", inbox, "--home", home),
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    link = home / "published" / "chidao.duckdb"
    while not link.exists() and process.poll() is None and time.monotonic() - started < 1800:
        time.sleep(0.5)
    seconds = time.monotonic() - started
    process.terminate()
    process.wait(60)
    rows = json.loads(_output(environment, "query", "SELECT count(*) AS n FROM notice", "--home", home, "--json"))
    return table(
        ("backfill", "first publication after, s", "wanted below, s", "notices in it"),
        [(f"{files} files, {int(files * 0.15)} copies, 5 of 200 scanned pages", seconds, 900, rows[0]["n"])],
    )


def _timed(environment: dict[str, str], *arguments: object) -> tuple[float, float]:
    """(wall, CPU) seconds of the command with its children."""
    return _process(environment, command(*arguments))


def _process(environment: dict[str, str], words: list[str]) -> tuple[float, float]:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise RuntimeError(f"{words}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _server_seconds(environment: dict[str, str]) -> float:
    times = psutil.Process(int(environment["BENCH_SERVER"])).cpu_times()
    return float(times.user + times.system)


def _output(environment: dict[str, str], *arguments: object) -> str:
    done = subprocess.run(command(*arguments), env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@contextmanager
def prefect_environment(folder: Path) -> Iterator[dict[str, str]]:
    """One server for all runs: the first of a day starts it, the others find it."""
    home, port = Home(folder / "server").ensure(), free_port()
    process = start_process(home, port)
    url = f"http://127.0.0.1:{port}/api"
    try:
        ends = time.monotonic() + START_SECONDS
        while not answers(url, 1.0):
            if time.monotonic() > ends:
                raise RuntimeError("the Prefect server did not come up")
            time.sleep(0.1)
        kept: dict[str, Any] = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "CHIDAO_"))}
        root = str(Path(__file__).parents[2])
        yield {**kept, "PREFECT_API_URL": url, "PREFECT_HOME": str(folder / "prefect"), "PYTHONPATH": root,
               "BENCH_SERVER": str(process.pid)}  # fmt: skip
    finally:
        stop(process)
