"""What every run leaves for people and for monitoring: reports/<run>.html, reports/latest.html, status.json."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.flows.notices import chidao, write_notices


def test_page_and_status_after_every_run(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    for outcome in ("published", "nothing_new"):
        summary = json.loads(chidao(environment, "run", folder, "--home", home, "--json").stdout)
        assert summary["outcome"] == outcome
        page = (home / "reports" / f"{summary['run_id']}.html").read_text("utf-8")
        assert (home / "reports" / "latest.html").read_text("utf-8") == page
        assert summary["run_id"] in page
        assert "<svg" in page
        outside = re.findall(r"""(?:src|href|url|action|data)\s*[=(]\s*["']?\s*(?!file:)(\w+:)?//[^"')\s]+""", page)
        assert outside == []
        links = re.findall(r'href="file://([^"]+)"', page)
        assert links and all(Path(link).is_file() for link in links), "the Data Docs"
        status = json.loads((home / "status.json").read_text("utf-8"))
        assert (status["run_id"], status["outcome"]) == (summary["run_id"], outcome)
        assert (status["quarantined"], status["blocked_by"], status["unreachable"]) == (1, [], [])
        assert status["data_age_hours"] < 1
        assert Path(status["published_file"]).is_file()


def test_an_unreachable_source_stands_in_the_status(environment: dict[str, str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    chidao(environment, "run", tmp_path / "not there", "--home", home, expect=4)
    status = json.loads((home / "status.json").read_text("utf-8"))
    assert status["unreachable"] == [str(tmp_path / "not there")]
    assert status["outcome"] == "published"  # the first edition of an empty home: its tables can be asked
