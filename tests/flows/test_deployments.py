"""prefect.yaml, deployed by the real command line to a real server."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from tests.flows.notices import chidao, write_notices

ROOT = Path(__file__).parents[2]


def prefect(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ask(url: str, path: str, body: dict[str, Any] | None = None) -> Any:
    data, headers = json.dumps(body or {}).encode(), {"content-type": "application/json"}
    request = urllib.request.Request(f"{url}/{path}", data=data, headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)


def test_both_deployments_reach_the_server_as_written(environment: dict[str, str]) -> None:
    environment = {**environment, "CHIDAO_ROOT": str(ROOT)}
    prefect(environment, "work-pool", "create", "chidao", "--type", "process", "--overwrite")
    prefect(environment, "deploy", "--all")
    found = {one["name"]: one for one in ask(environment["PREFECT_API_URL"], "deployments/filter")}
    assert set(found) == {"nightly", "rerun"}
    (schedule,) = found["nightly"]["schedules"]
    assert schedule["schedule"]["cron"] == "30 1 * * *"
    assert schedule["schedule"]["timezone"] == "Asia/Ho_Chi_Minh"
    assert schedule["active"] is False
    assert found["rerun"]["schedules"] == []
    assert found["rerun"]["parameters"] == {"which": "failed"}
    assert str(ROOT) not in json.dumps(found["nightly"]["parameters"])
    assert found["nightly"]["entrypoint"] == "flows/orchestration/nightly.py:nightly"


def test_a_worker_runs_the_deployment_on_the_home_of_its_environment(
    environment: dict[str, str], tmp_path: Path
) -> None:
    home, inbox = tmp_path / "home", write_notices(tmp_path / "in", 1)
    chidao(environment, "init", "--home", home, "--inbox", inbox)
    environment = {**environment, "CHIDAO_ROOT": str(ROOT), "CHIDAO_HOME": str(home)}
    prefect(environment, "work-pool", "create", "chidao", "--type", "process", "--overwrite")
    prefect(environment, "deploy", "--all")
    prefect(environment, "deployment", "run", "nightly/nightly")
    prefect(environment, "worker", "start", "--pool", "chidao", "--run-once")
    newest = ask(environment["PREFECT_API_URL"], "flow_runs/filter", {"sort": "EXPECTED_START_TIME_DESC", "limit": 1})[
        0
    ]
    assert newest["state"]["type"] == "COMPLETED", newest["state"]
    assert newest["state"]["message"].startswith("Published 1 notices")
    assert str(home) not in json.dumps(newest["parameters"])
