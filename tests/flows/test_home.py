"""One run a home, Ctrl-C, and the embedded server's comings and goings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

from flows.orchestration.home_lock import hold_home
from flows.orchestration.server import prefect_server
from tests.flows.notices import chidao, command, write_notices
from warehouse.home import Home


def test_a_second_run_gives_way(environment: dict[str, str], tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 1)
    with hold_home(Home(tmp_path / "home").ensure(), "r_other"):
        done = chidao(environment, "run", folder, "--home", tmp_path / "home", expect=5)
    assert f"process {os.getpid()}, run r_other" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_ctrl_c_ends_the_run_with_130_and_leaves_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    folder, home = write_notices(tmp_path / "in", 1), tmp_path / "home"
    own = {key: value for key, value in environment.items() if key != "PREFECT_API_URL"}
    run = subprocess.Popen(
        command("run", folder, "--home", home), env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    ends = time.monotonic() + 120
    while not (home / "prefect" / "server.json").exists():
        assert run.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.02)
    family = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130, errors
    assert errors == "chidao: interrupted\n"
    _, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []


def test_ctrl_c_in_the_middle_of_reading_does_not_wait_for_it(environment: dict[str, str], tmp_path: Path) -> None:
    folder, home = write_notices(tmp_path / "in", 400), tmp_path / "home"
    run = subprocess.Popen(
        command("run", folder, "--home", home),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ends = time.monotonic() + 120
    while not list((home / "store").glob("parse/*/*")):
        assert run.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.02)
    family = psutil.Process(run.pid).children(recursive=True)
    started = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert time.monotonic() - started < 5
    assert (run.returncode, errors) == (130, "chidao: interrupted\n")
    _, alive = psutil.wait_procs(family, timeout=15)
    assert alive == []
    body = json.dumps({"sort": "EXPECTED_START_TIME_DESC", "limit": 1}).encode()
    request = urllib.request.Request(
        f"{environment['PREFECT_API_URL']}/flow_runs/filter", data=body, headers={"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        assert json.load(reply)[0]["state"]["name"] == "Interrupted"


def test_a_named_server_that_is_not_there_is_said_so(environment: dict[str, str], tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 1)
    nowhere = {**environment, "PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = chidao(nowhere, "run", folder, "--home", tmp_path / "home", expect=6)
    assert "http://127.0.0.1:9/api" in done.stderr
    assert "unset PREFECT_API_URL" in done.stderr


def test_an_orphaned_server_is_ended_and_a_new_one_started(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    sleeper = "import time; time.sleep(600)"
    orphan = subprocess.Popen([sys.executable, "-c", sleeper, "flows.orchestration.server_process"])
    note = {"process_id": orphan.pid, "port": 1, "parent": 2**22 + 1}
    (home.prefect / "server.json").write_text(json.dumps(note))
    environment: dict[str, str] = {}
    with prefect_server(home, environment) as server:
        assert server.process_id != orphan.pid
        assert environment["PREFECT_API_URL"] == server.url
        orphan.wait(10)
        assert not psutil.pid_exists(orphan.pid)
    assert "PREFECT_API_URL" not in environment
    assert server.process_id is not None
    assert not psutil.pid_exists(server.process_id)
    assert not (home.prefect / "server.json").exists()
