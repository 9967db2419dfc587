"""`chidao release` after a false alarm, `chidao forget` of a paper that must go."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tests.flows.notices import chidao, write_notices


def ask(environment: dict[str, str], home: Path, sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(chidao(environment, "query", sql, "--home", home, "--json").stdout)
    return rows


def test_a_false_alarm_is_released_and_a_paper_forgotten(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    alarm = folder / "tb-002.txt"
    alarm.write_text(alarm.read_text("utf-8").replace("TỈNH AN PHÚ", "TỈNH AN PHÚ\nMẬT", 1), encoding="utf-8")
    sha = hashlib.sha256(alarm.read_bytes()).hexdigest()
    assert "secret_document" in chidao(environment, "run", folder, "--home", home).stdout
    assert ask(environment, home, "SELECT full_number AS n FROM notice") == [{"n": "1/TB-VP"}]

    assert "kept out" in chidao(environment, "release", sha[:20], "--home", home, expect=2).stderr
    assert json.loads(chidao(environment, "release", sha, "--home", home, "--json").stdout)["copies"] == 1
    chidao(environment, "run", folder, "--home", home)
    numbers = "SELECT full_number AS n FROM notice ORDER BY n"
    assert ask(environment, home, numbers) == [{"n": "1/TB-VP"}, {"n": "2/TB-VP"}]

    done = json.loads(chidao(environment, "forget", sha, "--home", home, "--json").stdout)
    assert (done["outcome"], done["published"]["removed"]) == ("published", 1)
    assert ask(environment, home, numbers) == [{"n": "1/TB-VP"}]
    assert len(list((home / "published" / "versions").glob("*.duckdb"))) == 1
    told = ask(environment, home, "SELECT code, file_name, source_uri FROM quarantine")
    assert told == [{"code": "forgotten", "file_name": None, "source_uri": None}]
    assert ask(
        environment, home, "SELECT count(*) AS n FROM change WHERE concat(old_value, new_value) LIKE '%dự án số 2%'"
    ) == [{"n": 0}]
    assert not [path for path in (home / "archive").rglob(sha) if path.is_file()]
    again = json.loads(chidao(environment, "run", folder, "--home", home, "--json").stdout)
    assert again["outcome"] == "nothing_new"
    assert "sha256" in chidao(environment, "forget", "0" * 64, "--home", home, expect=2).stderr


def test_a_copy_saved_again_of_a_secret_paper_is_not_kept(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 1)
    paper = (folder / "tb-001.txt").read_text("utf-8").replace("TỈNH AN PHÚ", "TỈNH AN PHÚ\nMẬT", 1)
    (folder / "kin.txt").write_text(paper, encoding="utf-8")
    chidao(environment, "run", folder, "--home", home)
    (folder / "kin-2.txt").write_text(paper, encoding="utf-8")
    chidao(environment, "run", folder, "--home", home)
    kept = [path.read_bytes() for path in (home / "archive").rglob("*") if path.is_file()]
    assert [data for data in kept if "\nMẬT".encode() in data] == []
