"""prefect.yaml, deployed by the real command line to a real server."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def prefect(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ask(url: str, path: str) -> Any:
    request = urllib.request.Request(
        f"{url}/{path}", data=b"{}", headers={"content-type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)


def test_both_deployments_reach_the_server_as_written(environment: dict[str, str]) -> None:
    environment = {**environment, "CHIDAO_ROOT": str(ROOT)}
    prefect(environment, "work-pool", "create", "chidao", "--type", "process")
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
