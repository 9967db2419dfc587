"""`chidao run` with sources of several kinds, some of them down: the others are published; what it logs, counts and leaves behind."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.flows.notices import chidao, write_notices
from tests.integration.flows.real_servers import KEY, SECRET, s3_server

_SETTINGS = """\
[logs]
format = "json"
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


_CANARY = "chimyenmau"  # stands in the title and in a task of every paper


def test_sources_that_are_down_are_told_and_the_others_go_on(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 1)
    home.mkdir()
    paper = (folder / "tb-001.txt").read_text("utf-8").replace("dự án số 1", _CANARY).replace("kinh phí", _CANARY)
    (folder / "tb-001.txt").write_text(paper, encoding="utf-8")
    (folder / f"{_CANARY}.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
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
    _logs_tell_run_and_document_and_no_word_of_a_paper(home)
    _metrics_are_read_by_a_parser_and_by_the_command(environment, home)


def _logs_tell_run_and_document_and_no_word_of_a_paper(home: Path) -> None:
    logs = {path.name: path.read_text("utf-8") for path in (home / "logs").iterdir()}
    assert [name for name, text in logs.items() if _CANARY in text] == []
    events = [json.loads(line) for line in logs["chidao.log"].splitlines()]
    assert {event["run"] for event in events} == {events[0]["run"]}
    assert {event["event"] for event in events} == {"pulled", "done", "quarantined", "run ended"}
    done = [event for event in events if event["event"] == "done"]
    assert len({event["document"] for event in done}) == 3
    assert all(len(event["document"]) == 16 and event["parse_seconds"] >= 0 for event in done)
    (bad,) = (event for event in events if event["event"] == "quarantined")
    assert (bad["code"], bad["stage"], bad["level"]) == ("damaged_file", "read", "WARNING")


def _metrics_are_read_by_a_parser_and_by_the_command(environment: dict[str, str], home: Path) -> None:
    printed = chidao(environment, "metrics", "--home", home).stdout
    assert printed == (home / "metrics" / "chidao.prom").read_text("utf-8")
    families = {family.name: family for family in text_string_to_metric_families(printed)}  # type: ignore[no-untyped-call]

    def value(name: str, **labels: str) -> float:
        return next(float(one.value) for one in families[name].samples if labels.items() <= one.labels.items())

    assert value("chidao_documents", state="published") == 3
    assert value("chidao_quarantined_documents", code="damaged_file") == 1
    assert value("chidao_last_run_pages") == 3
    assert value("chidao_last_run_outcome", outcome="published") == 1
    assert value("chidao_source_up", source="kho") == 1
    assert value("chidao_source_up", source="web") == 0
    assert value("chidao_stage_seconds", stage="parse") > 0
    assert 0 < value("chidao_confidence", kind="rule", quantile="0.5") <= 1
    assert _CANARY not in printed


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
