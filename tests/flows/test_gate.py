"""The gate in a whole run: a check that cannot run blocks, the last good data stay, and the next run makes it good."""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path

from tests.flows.notices import chidao, published_digests, write_notices


def test_a_check_that_cannot_run_blocks_and_is_made_good(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    chidao(environment, "run", folder, "--home", home)
    before = published_digests(home)

    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "great_expectations.py").write_text("raise ImportError('not installed')\n")
    without = {**environment, "PYTHONPATH": os.pathsep.join((str(broken), environment["PYTHONPATH"]))}
    write_notices(folder, 1, first=7)
    blocked = chidao(without, "run", folder, "--home", home, expect=3)
    assert "The gate blocked" in blocked.stdout
    assert "chidao publish --accept" in blocked.stdout
    assert published_digests(home) == before

    state = newest_state(environment["PREFECT_API_URL"])
    assert (state["type"], state["name"]) == ("FAILED", "Blocked")
    assert "chidao publish --accept" in state["message"]

    status = json.loads(chidao(environment, "status", "--home", home, "--json").stdout)
    assert status["runs"][0]["outcome"] == "blocked"
    assert status["blocking"]
    assert status["blocking"][0]["outcome"] == "error"
    check = status["blocking"][0]["check"]
    refused = chidao(without, "publish", "--accept", check, "--reason", "thử", "--home", home, expect=2)
    assert "could not run" in refused.stderr

    summary = json.loads(chidao(environment, "run", folder, "--home", home, "--json").stdout)
    assert summary["outcome"] == "published"
    assert summary["published"]["notices"] == 3
    assert summary["read"]["readings"] == 0


def newest_state(url: str) -> dict[str, str]:
    body = json.dumps({"sort": "EXPECTED_START_TIME_DESC", "limit": 1}).encode()
    request = urllib.request.Request(
        f"{url}/flow_runs/filter", data=body, headers={"content-type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        state: dict[str, str] = json.load(reply)[0]["state"]
    return state
