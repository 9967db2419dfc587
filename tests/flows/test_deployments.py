"""prefect.yaml, deployed by the real command line to a real server, and carried out by a real worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from flows.orchestration.home_lock import hold_home
from tests.flows.notices import chidao, published_digests, write_notices
from warehouse.home import Home

ROOT = Path(__file__).parents[2]
NAMES = {"nightly", "intraday", "backfill", "rerun", "republish", "monday", "sanity"}


def prefect(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ask(url: str, path: str, body: dict[str, Any] | None = None, *, method: str = "POST") -> Any:
    data = None if method == "GET" else json.dumps(body or {}).encode()
    headers = {"content-type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{url}/{path}", data=data, headers=headers, method=method), timeout=30
    ) as reply:
        return json.load(reply)


class Office:
    """A home with one source, deployed; `run` queues a deployment, `work` lets a worker carry out what is queued."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.home, self.inbox = folder / "home", write_notices(folder / "in", 2)
        chidao(environment, "init", "--home", self.home, "--inbox", self.inbox)
        self.environment = {**environment, "CHIDAO_ROOT": str(ROOT), "CHIDAO_HOME": str(self.home)}
        self.url = environment["PREFECT_API_URL"]
        prefect(self.environment, "work-pool", "create", "chidao", "--type", "process", "--overwrite")
        prefect(self.environment, "deploy", "--all")
        self.deployments = {one["name"]: one for one in ask(self.url, "deployments/filter")}

    def run(self, name: str, parameters: dict[str, Any] | None = None) -> str:
        path = f"deployments/{self.deployments[name]['id']}/create_flow_run"
        run: str = ask(self.url, path, {"parameters": parameters or {}, "state": {"type": "SCHEDULED"}})["id"]
        return run

    def work(self, **environment: str) -> None:
        prefect(self.environment | environment, "worker", "start", "--pool", "chidao", "--run-once")

    def state(self, run: str) -> dict[str, Any]:
        state: dict[str, Any] = ask(self.url, f"flow_runs/{run}", method="GET")["state"]
        return state


@pytest.fixture(scope="module")
def office(prefect_url: str, tmp_path_factory: pytest.TempPathFactory) -> Office:
    from tests.flows.conftest import environment_for

    folder = tmp_path_factory.mktemp("office")
    return Office(environment_for(prefect_url, folder), folder)


def test_all_deployments_reach_the_server_as_written(office: Office) -> None:
    found = office.deployments
    assert set(found) == NAMES
    (schedule,) = found["nightly"]["schedules"]
    assert schedule["schedule"]["cron"] == "30 1 * * *"
    for name, one in found.items():
        assert all(not schedule["active"] for schedule in one["schedules"]), name
        assert all(schedule["schedule"]["timezone"] == "Asia/Ho_Chi_Minh" for schedule in one["schedules"]), name
        assert one["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
        assert one["global_concurrency_limit"]["limit"] == 1
        assert str(ROOT) not in json.dumps(one["parameters"])
    (office_hours,) = found["intraday"]["schedules"]
    assert office_hours["schedule"]["cron"] == "*/15 7-17 * * 1-5"
    assert found["rerun"]["parameters"] == {"which": "failed"}


def test_a_worker_runs_the_night_a_failed_one_is_retried_and_nothing_is_read_twice(
    office: Office, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "great_expectations.py").write_text("raise ImportError('not installed')\n")
    night = office.run("nightly")
    office.work(PYTHONPATH=os.pathsep.join((str(broken), office.environment["PYTHONPATH"])))
    state = office.state(night)
    assert (state["type"], state["name"]) == ("FAILED", "Blocked"), state
    assert str(office.home) not in json.dumps(office.deployments["nightly"]["parameters"])

    prefect(office.environment, "flow-run", "retry", night)
    office.work()
    state = office.state(night)
    assert state["type"] == "COMPLETED", state
    assert state["message"].startswith("Published 2 notices")
    story = json.loads(chidao(office.environment, "why", "tb-001.txt", "--home", office.home, "--json").stdout)
    assert [row["stage"] for row in story[0]["attempts"]] == ["read", "clean", "parse", "load"]


def test_a_worker_reruns_by_a_condition_and_looks_whether_all_is_sound(office: Office) -> None:
    before = published_digests(office.home)
    reran = office.run("rerun", {"which": "where", "where": "file_name = 'tb-002.txt'"})
    sound, week = office.run("sanity"), office.run("monday")
    with hold_home(Home(office.home), "r_test"):
        gave_way = office.run("intraday")
        office_day = subprocess.Popen(
            [sys.executable, "-m", "prefect", "--no-prompt", "worker", "start", "--pool", "chidao", "--run-once"],
            env=office.environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while office.state(gave_way)["type"] not in ("CANCELLED", "FAILED", "COMPLETED", "CRASHED"):
                assert office_day.poll() is None
        except BaseException:
            office_day.kill()
            raise
    assert office_day.wait(240) == 0
    assert office.state(gave_way)["name"] == "GaveWay", "intraday does not wait for another run"
    assert office.state(reran)["type"] == "COMPLETED", office.state(reran)
    assert office.state(sound)["message"].startswith("Sound: 2 originals"), office.state(sound)
    assert office.state(week)["type"] == "COMPLETED", office.state(week)
    assert list((office.home / "reports" / "thu-hai").rglob("tong-hop.xlsx"))
    assert published_digests(office.home) == before
    (newest,) = json.loads(chidao(office.environment, "status", "--runs", "1", "--home", office.home, "--json").stdout)[
        "runs"
    ]
    assert (newest["outcome"], newest["read"]) == ("nothing_new", 0)


def test_in_office_hours_what_is_new_is_read_and_nothing_is_done_without_news(office: Office) -> None:
    """In this process' own words: the deployment's flow, called as its worker calls it."""
    call = "from flows.orchestration.intraday import intraday; print(intraday(return_state=True).message)"
    write_notices(office.inbox, 1, first=7)
    (office.inbox / "tb-007.txt").rename(office.inbox / "HOA TOC 7.txt")

    def said() -> str:
        done = subprocess.run(
            [sys.executable, "-c", call],
            env=office.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    assert said().startswith("Published 3 notices")
    assert said() == "Nothing new."
    (newest,) = json.loads(chidao(office.environment, "status", "--runs", "1", "--home", office.home, "--json").stdout)[
        "runs"
    ]
    account = json.loads((office.home / "reports" / "runs" / f"{newest['run_id']}.json").read_text("utf-8"))
    assert (account["profile"], account["work"]) == ("intraday", {"urgent": 1, "missing": 0})
