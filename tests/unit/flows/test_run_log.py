"""The log of runs: one event a line, whole and in UTF-8, as lines or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from flows.orchestration.run import Run
from flows.orchestration.run_log import run_log


def logged(home: Path, settings: str = "") -> str:
    (home / "chidao.toml").write_text(settings, encoding="utf-8")
    log = run_log(Run.open(home, "r_1"))
    log.info("done", document="0123456789abcdef" * 4, pages=3, read_seconds=1.25, page=None)
    log.warning("a\nb", source="văn thư\n1")
    return (home / "logs" / "chidao.log").read_text("utf-8")


def test_lines(tmp_path: Path) -> None:
    first, second = logged(tmp_path).splitlines()
    assert first.partition(" ")[2] == "INFO done run=r_1 document=0123456789abcdef pages=3 read_seconds=1.25"
    assert second.partition(" ")[2] == "WARNING a b run=r_1 source=văn thư 1"


def test_json(tmp_path: Path) -> None:
    first, second = (json.loads(line) for line in logged(tmp_path, '[logs]\nformat = "json"\n').splitlines())
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "level": "INFO",
        "event": "done",
        "run": "r_1",
        "document": "0123456789abcdef",
        "pages": 3,
        "read_seconds": 1.25,
    }
    assert second["source"] == "văn thư\n1"


def test_a_log_that_was_moved_away_is_made_anew(tmp_path: Path) -> None:
    logged(tmp_path)
    (tmp_path / "logs" / "chidao.log").rename(tmp_path / "logs" / "chidao.log.1")
    run_log(Run.open(tmp_path, "r_2")).info("run ended")
    assert "run=r_2" in (tmp_path / "logs" / "chidao.log").read_text("utf-8")
