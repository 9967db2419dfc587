"""`chidao rerun` as a real process: only what failed, with its history kept, ending in the same audit and publication."""

from __future__ import annotations

import json
from pathlib import Path

from tests.flows.notices import chidao, write_notices


def test_a_fault_that_passed_is_made_good_and_its_history_stays(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    chidao(environment, "init", "--home", home)
    settings = (home / "chidao.toml").read_text("utf-8")
    hasty = settings.replace("[limits]", "[limits]\nseconds_a_document = 0.000001").replace(
        "[reading]", "[reading]\nattempts = 1"
    )
    (home / "chidao.toml").write_text(hasty, encoding="utf-8")
    first = json.loads(chidao(environment, "run", folder, "--home", home, "--json").stdout)
    assert {row["code"] for row in first["quarantine"]} == {"document_timeout"}
    assert first["published"]["notices"] == 0

    (home / "chidao.toml").write_text(settings, encoding="utf-8")
    again = json.loads(chidao(environment, "rerun", "--failed", "--home", home, "--json").stdout)
    assert again["work"] == {"document_timeout": 3}
    assert again["outcome"] == "published"
    assert again["published"]["notices"] == 2
    assert [row["code"] for row in again["quarantine"]] == ["damaged_file"]

    (story,) = json.loads(chidao(environment, "why", "tb-001.txt", "--home", home, "--json").stdout)
    assert [row["code"] for row in story["attempts"]] == ["document_timeout", None, None, None, None]
    assert story["document"]["state"] == "published"

    nothing = json.loads(chidao(environment, "rerun", "--failed", "--home", home, "--json").stdout)
    assert nothing["outcome"] == "nothing_new"
