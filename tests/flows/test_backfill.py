"""`chidao run --backfill` as a real process: rounds, a limit and going on, the nights that come first and leave its files alone."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.flows.notices import chidao, command, published_digests, write_notices
from warehouse.ledger import Ledger

OLD = time.time() - 86400


def old_notices(folder: Path, count: int) -> Path:
    """A backlog: what lay in the folder since yesterday."""
    write_notices(folder, count)
    for path in folder.iterdir():
        os.utime(path, (OLD, OLD + int(path.stem[-3:])))
    return folder


def home_with(folder: Path, inbox: Path, every_documents: int) -> Path:
    folder.mkdir()
    text = (
        f'[backfill]\nevery_documents = {every_documents}\n[sources.inbox]\naddress = "{inbox}"\nsettle_seconds = 0.0\n'
    )
    (folder / "chidao.toml").write_text(text, encoding="utf-8")
    return folder


def told(environment: dict[str, str], *arguments: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(chidao(environment, *arguments, "--json").stdout)
    return answer


def test_it_publishes_in_rounds_stops_at_a_limit_and_goes_on(environment: dict[str, str], tmp_path: Path) -> None:
    inbox = old_notices(tmp_path / "in", 9)
    (inbox / "copy-001.txt").write_bytes((inbox / "tb-001.txt").read_bytes())
    os.utime(inbox / "copy-001.txt", (OLD, OLD))
    home = home_with(tmp_path / "home", inbox, 3)
    first = told(environment, "run", "--backfill", "--newest-first", "--limit", "5", "--home", home)
    assert [row["documents"] for row in first["rounds"]] == [3, 2]
    assert {row["outcome"] for row in first["rounds"]} == {"published"}
    assert (first["outcome"], first["published"]["notices"], first["left"]) == ("published", 5, 5)
    with Ledger(home / "work" / "ledger.sqlite") as ledger:
        assert {one.file_name for one in ledger.documents(("published",))} == {f"tb-{n:03}.txt" for n in range(5, 10)}

    assert told(environment, "status", "--home", home)["backlog"]["sources"] == ["inbox"]
    write_notices(inbox, 1, first=20)
    night = told(environment, "run", "--home", home)
    assert (night["published"]["notices"], night["sources"][0]["left"]) == (6, 5), "a night leaves the backlog alone"
    assert told(environment, "run", "--home", home)["outcome"] == "nothing_new"

    second = told(environment, "run", "--backfill", "--home", home)
    assert second["published"]["notices"] == 10
    assert "is done" in second["message"]
    assert not (home / "work" / "backfill.json").exists()
    assert told(environment, "run", "--home", home)["outcome"] == "nothing_new"


def test_a_night_that_comes_in_between_goes_first(environment: dict[str, str], tmp_path: Path) -> None:
    inbox = old_notices(tmp_path / "in", 120)
    home = home_with(tmp_path / "home", inbox, 100)
    backfill = subprocess.Popen(
        command("run", "--backfill", "--home", home, "--json"), env=environment, stdout=subprocess.PIPE, text=True
    )
    ends = time.monotonic() + 180
    while not list((home / "store").glob("parse/*/*")):
        assert backfill.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.02)
    today = write_notices(tmp_path / "today", 1, first=500)
    night = told(environment, "run", today, "--home", home)
    assert night["outcome"] == "published"
    assert night["published"]["notices"] < 121, "it did not wait for the whole backfill"
    output, _ = backfill.communicate(timeout=240)
    summary = json.loads(output)
    assert backfill.returncode == 0
    assert len(summary["rounds"]) >= 2
    assert summary["published"]["notices"] == 121


def test_what_does_not_belong_together_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 1)
    for wrong in (("--limit", "3"), ("--backfill", "--until", "25:00"), ("--backfill", "--limit", "0")):
        chidao(environment, "run", folder, *wrong, "--home", tmp_path / "home", expect=2)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_killed_backfill_goes_on_and_ends_with_equal_tables(environment: dict[str, str], tmp_path: Path) -> None:
    inbox = old_notices(tmp_path / "in", 40)
    clean, home = home_with(tmp_path / "clean", inbox, 10), home_with(tmp_path / "home", inbox, 10)
    chidao(environment, "run", "--home", clean)
    for parsed in (1, 15, 30):
        run = subprocess.Popen(command("run", "--backfill", "--home", home), env=environment, stdout=subprocess.DEVNULL)
        while len(list((home / "store").glob("parse/*/*"))) < parsed and run.poll() is None:
            time.sleep(0.05)
        run.kill()
        run.wait()
    chidao(environment, "run", "--backfill", "--home", home)
    assert published_digests(home) == published_digests(clean)
