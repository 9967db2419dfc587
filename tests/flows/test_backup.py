"""`chidao backup`, the loss of the home, `chidao recover`: the restore that the runbook promises."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.flows.notices import chidao, published_digests, write_notices


def test_a_lost_home_comes_back_from_its_backup_and_the_next_night_goes_on(
    environment: dict[str, str], tmp_path: Path
) -> None:
    home, inbox, backup = tmp_path / "home", write_notices(tmp_path / "in", 2), tmp_path / "backup"
    chidao(environment, "run", inbox, "--home", home)
    before = published_digests(home)
    first = json.loads(chidao(environment, "backup", backup, "--home", home, "--json").stdout)
    second = json.loads(chidao(environment, "backup", backup, "--home", home, "--json").stdout)
    assert (second["files"], second["new"]) == (first["files"], 0)
    shutil.rmtree(home)

    chidao(environment, "recover", backup, "--home", home)
    assert published_digests(home) == before
    assert all(not row["count"] for row in json.loads(chidao(environment, "sanity", "--home", home, "--json").stdout))
    write_notices(inbox, 1, first=9)
    summary = json.loads(chidao(environment, "run", inbox, "--home", home, "--json").stdout)
    assert (summary["published"]["notices"], summary["read"]["readings"]) == (3, 1)
    history = "SELECT count(DISTINCT run_id) AS n FROM publication"
    assert json.loads(chidao(environment, "query", history, "--home", home, "--json").stdout) == [{"n": 2}]

    assert "is not empty" in chidao(environment, "recover", backup, "--home", home, expect=2).stderr
    (backup / "work" / "ledger.sqlite").write_bytes(b"changed")
    assert "changed" in chidao(environment, "recover", backup, "--home", tmp_path / "other", expect=1).stderr

    paper = next(path for path in (home / "archive").rglob("*") if path.is_file())
    paper.chmod(0o644)
    paper.write_bytes(b"a disk changed me")
    found = json.loads(chidao(environment, "sanity", "--home", home, "--json", expect=1).stdout)
    assert [row["examples"] for row in found if row["what"] == "damaged originals"] == [[paper.name]]
