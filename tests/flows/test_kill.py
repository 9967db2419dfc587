"""kill -9 of `chidao run` in the middle: nothing is left behind, and the next run ends with equal tables."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.flows.notices import chidao, command, published_digests, write_notices
from warehouse.canonical import TableDigest
from warehouse.ledger import DocumentRow, Ledger

NOTICES = 25


@pytest.fixture(scope="module")
def own_server_environment() -> dict[str, str]:
    """No server is named: the run starts an embedded one, which must go with it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture(scope="module")
def undisturbed(
    own_server_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, TableDigest]:
    """What a run that nobody kills publishes."""
    folder, home = write_notices(tmp_path_factory.mktemp("in"), NOTICES), tmp_path_factory.mktemp("clean")
    chidao(own_server_environment, "run", folder, "--home", home)
    return published_digests(home)


def a_server_was_started(home: Path) -> bool:
    return (home / "prefect" / "server.json").exists()


def some_are_read(home: Path) -> bool:
    return any(document.state == "parsed" for document in documents(home))


def all_are_loaded(home: Path) -> bool:
    return sum(document.state == "loaded" for document in documents(home)) == NOTICES


def documents(home: Path) -> tuple[DocumentRow, ...]:
    if not (home / "work" / "ledger.sqlite").exists():
        return ()
    ledger = Ledger(home / "work" / "ledger.sqlite")
    try:
        return ledger.documents()
    finally:
        ledger.close()


@pytest.mark.parametrize("moment", [a_server_was_started, some_are_read, all_are_loaded], ids=lambda one: one.__name__)
def test_a_killed_run_leaves_nothing_and_is_made_good(
    own_server_environment: dict[str, str],
    undisturbed: dict[str, TableDigest],
    tmp_path: Path,
    moment: Callable[[Path], bool],
) -> None:
    folder = write_notices(tmp_path / "in", NOTICES)
    home = tmp_path / "home"
    run = subprocess.Popen(
        command("run", folder, "--home", home),
        env=own_server_environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    ends = time.monotonic() + 180
    while not moment(home):
        assert run.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < ends
        time.sleep(0.01)
    family = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    _, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
    assert [one for one in psutil.process_iter(["cmdline"]) if str(home) in " ".join(one.info["cmdline"] or ())] == []

    chidao(own_server_environment, "run", folder, "--home", home)
    assert published_digests(home) == undisturbed
    assert {document.state for document in documents(home)} == {"published"}


def test_a_killed_server_is_started_again_and_the_run_goes_on(
    own_server_environment: dict[str, str], undisturbed: dict[str, TableDigest], tmp_path: Path
) -> None:
    folder, home = write_notices(tmp_path / "in", NOTICES), tmp_path / "home"
    arguments = command("run", folder, "--home", home)
    run = subprocess.Popen(
        arguments, env=own_server_environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    ends = time.monotonic() + 180
    while not some_are_read(home):
        assert run.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.01)
    first = json.loads((home / "prefect" / "server.json").read_text())["process_id"]
    psutil.Process(first).kill()
    output, _ = run.communicate(timeout=180)
    assert run.returncode == 0, output
    assert "Published 25 notices" in output
    assert published_digests(home) == undisturbed
    assert [one for one in psutil.process_iter(["cmdline"]) if str(home) in " ".join(one.info["cmdline"] or ())] == []
