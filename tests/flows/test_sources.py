"""`chidao run` with sources of several kinds, some of them down: the others are published, and no secret is left anywhere."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

from tests.flows.notices import chidao, write_notices
from tests.integration.flows.real_servers import KEY, SECRET, s3_server

_SETTINGS = """\
[sources.den]
address = "{folder}"
[sources.kho]
address = "s3://congvan/den"
endpoint_url = "{s3}"
[sources.gone]
address = "{folder}/not there"
[sources.web]
address = "https://127.0.0.1:9/den/"
"""


def test_sources_that_are_down_are_told_and_the_others_go_on(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 1)
    home.mkdir()
    secrets = {"CHIDAO_SOURCE_KHO_KEY": KEY, "CHIDAO_SOURCE_KHO_SECRET": SECRET, "CHIDAO_SOURCE_WEB_PASSWORD": "p-5521"}
    with s3_server(tmp_path / "s3") as s3:
        write_notices(s3.folder / "den", 2, first=2)
        (home / "chidao.toml").write_text(_SETTINGS.format(folder=folder, s3=s3.address), encoding="utf-8")
        done = chidao({**environment, **secrets}, "run", "--home", home, expect=4)
    assert "Published 3 notices" in done.stdout
    assert "not there" in done.stderr
    assert "127.0.0.1:9" in done.stderr
    told = done.stdout + done.stderr + _of_prefect(environment["PREFECT_API_URL"])
    told += "".join(path.read_bytes().decode("latin-1") for path in home.rglob("*") if path.is_file())
    assert [secret for secret in (KEY, SECRET, "p-5521") if secret in told] == []


def _of_prefect(url: str) -> str:
    """What the server knows of flow runs, task runs and artifacts."""
    found = ""
    for kind in ("flow_runs", "task_runs", "artifacts"):
        request = urllib.request.Request(
            f"{url}/{kind}/filter", data=b'{"limit": 200}', headers={"content-type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            found += json.dumps(json.load(reply))
    return found
