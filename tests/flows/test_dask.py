"""Reading on a real Dask cluster: a scheduler and two workers on loopback, one of them killed while it reads; equal tables."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.orchestration.server import free_port
from tests.flows.conftest import environment_for
from tests.flows.dask_cluster import DaskCluster
from tests.flows.notices import chidao, command, published_digests, write_notices
from warehouse.ledger import Ledger

NOTICES = 16
pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture
def cluster(environment: dict[str, str], tmp_path: Path) -> Iterator[DaskCluster]:
    cluster = DaskCluster(environment, tmp_path)
    try:
        cluster.wait(2)
        yield cluster
    finally:
        cluster.close()


def parsed(home: Path) -> int:
    if not (home / "work" / "ledger.sqlite").exists():
        return 0
    with Ledger(home / "work" / "ledger.sqlite") as ledger:
        return sum(document.state == "parsed" for document in ledger.documents())


def test_a_worker_killed_while_it_reads_costs_nothing(
    environment: dict[str, str], prefect_url: str, cluster: DaskCluster, tmp_path: Path
) -> None:
    folder = write_notices(tmp_path / "in", NOTICES)
    (folder / "poison.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(300))
    alone, spread = tmp_path / "alone", tmp_path / "spread"
    small_batches = "[reading]\nbatch_seconds = 0.5\n"
    for home in (alone, spread):
        home.mkdir()
        (home / "chidao.toml").write_text(small_batches, "utf-8")
    chidao(environment, "run", folder, "--home", alone)
    running = subprocess.Popen(
        command("run", folder, "--home", spread, "--json"),
        env={**environment_for(prefect_url, tmp_path), "CHIDAO_DASK": cluster.address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        ends = time.monotonic() + 120
        while parsed(spread) < 3 and running.poll() is None and time.monotonic() < ends:
            time.sleep(0.05)
        assert running.poll() is None, running.communicate()
        cluster.workers[0].kill()
        out, errors = running.communicate(timeout=180)
    finally:
        if running.poll() is None:
            running.kill()
            running.wait()
    assert running.returncode == 0, out + errors
    with Ledger(spread / "work" / "ledger.sqlite") as ledger:
        states = [document.state for document in ledger.documents()]
    assert sorted(set(states)) == ["published", "quarantined"] and states.count("quarantined") == 1
    assert published_digests(spread) == published_digests(alone)


def test_a_cluster_that_does_not_answer_is_said_so(environment: dict[str, str], tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 1)
    nowhere = {**environment, "CHIDAO_DASK": f"tcp://127.0.0.1:{free_port()}"}
    done = chidao(nowhere, "run", folder, "--home", tmp_path / "home", expect=6)
    assert "Dask scheduler does not answer" in done.stderr
