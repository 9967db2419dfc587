"""`chidao run` as a real process on a real Prefect server: what is published, what is not, and what a second run does."""

from __future__ import annotations

import json
import time
import urllib.request
from pathlib import Path

import pytest

from tests.flows.notices import chidao, published_digests, write_notices

SECRET = "ĐỘ MẬT: MẬT\n"


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_notices(tmp_path_factory.mktemp("inbox"), 3)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "copy.txt").write_bytes((folder / "tb-001.txt").read_bytes())
    return folder


def test_a_folder_is_published_and_a_second_run_reads_nothing(
    environment: dict[str, str], inbox: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    first = chidao(environment, "run", inbox, "--home", home)
    assert first.stderr == ""
    assert "Published 3 notices" in first.stdout
    assert "damaged_file" in first.stdout
    assert "broken.pdf" in first.stdout
    assert "chidao query" in first.stdout
    rows = json.loads(
        chidao(
            environment, "query", "SELECT count(*) AS n FROM directive WHERE is_leaf", "--home", home, "--json"
        ).stdout
    )
    assert rows == [{"n": 6}]
    before = published_digests(home)

    started = time.monotonic()
    second = chidao(environment, "run", inbox, "--home", home, "--json")
    assert time.monotonic() - started < 20
    summary = json.loads(second.stdout)
    assert summary["outcome"] == "nothing_new"
    assert summary["read"] == {}
    assert published_digests(home) == before

    artifact = artifacts(environment["PREFECT_API_URL"])[0]
    assert "broken.pdf" in artifact
    assert "## Gate" in artifact


def test_only_what_is_new_is_read(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    chidao(environment, "run", folder, "--home", home)
    write_notices(folder, 1, first=9)
    summary = json.loads(chidao(environment, "run", folder, "--home", home, "--json").stdout)
    assert summary["read"]["readings"] == 1
    assert summary["published"]["added"] == 1
    assert summary["published"]["notices"] == 3


def test_a_secret_paper_leaves_nothing_behind(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 1)
    paper = (folder / "tb-001.txt").read_text(encoding="utf-8").replace("dự án số 1", "kho Gò Sim")
    (folder / "kin.txt").write_text(paper.replace("TỈNH AN PHÚ", "TỈNH AN PHÚ\nMẬT"), encoding="utf-8")
    done = chidao(environment, "run", folder, "--home", home)
    assert "secret_document" in done.stdout
    assert "kin.txt" not in done.stdout
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix != ".lock":
            data = path.read_bytes()
            assert b"G\xc3\xb2 Sim" not in data, path
    story = chidao(environment, "status", "--home", home, "--json").stdout
    assert "kin.txt" not in story


def artifacts(url: str) -> list[str]:
    """The newest artifact first."""
    body = json.dumps({"sort": "CREATED_DESC"}).encode()
    request = urllib.request.Request(
        f"{url}/artifacts/filter", data=body, headers={"content-type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        return [one["data"] for one in json.load(reply)]
