"""The subcommands on one published home: what they answer, in which form, with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.notices import chidao, command, write_notices


@pytest.fixture(scope="module")
def own() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture(scope="module")
def home(own: dict[str, str], prefect_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings by `init`, one source in them, one run without naming a source."""
    home, inbox = tmp_path_factory.mktemp("home"), write_notices(tmp_path_factory.mktemp("in"), 2)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    agency = "Văn phòng UBND tỉnh An Phú"
    chidao(own, "init", "--home", home, "--agency", agency, "--province", "An Phú", "--inbox", inbox)
    chidao({**own, "PREFECT_API_URL": prefect_url}, "run", "--home", home)
    return home


def ask(own: dict[str, str], home: Path, sql: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(chidao(own, "query", sql, "--home", home, "--json").stdout)
    return rows


def test_init_never_overwrites(own: dict[str, str], home: Path) -> None:
    before = (home / "chidao.toml").read_text("utf-8")
    done = chidao(own, "init", "--home", home, expect=2)
    assert "is there already" in done.stderr
    assert (home / "chidao.toml").read_text("utf-8") == before


def test_the_office_of_the_settings_is_published(own: dict[str, str], home: Path) -> None:
    assert ask(own, home, "SELECT name, time_zone FROM office") == [
        {"name": "Văn phòng UBND tỉnh An Phú", "time_zone": "Asia/Ho_Chi_Minh"}
    ]


def test_query_says_how_old_the_data_are_on_one_line_of_stderr(own: dict[str, str], home: Path) -> None:
    done = chidao(own, "query", "SELECT 1 AS one", "--home", home, "--format", "csv")
    assert done.stdout.replace("\r", "").lstrip("\ufeff") == "one\n1\n"
    assert len(done.stderr.splitlines()) == 1


def test_query_takes_files_and_values(own: dict[str, str], home: Path, tmp_path: Path) -> None:
    (tmp_path / "q.sql").write_text("SELECT count(*) AS n FROM notice WHERE number = getvariable('so')")
    done = chidao(own, "query", "-f", tmp_path / "q.sql", "--set", "so=2", "--home", home, "--json")
    assert json.loads(done.stdout) == [{"n": 1}]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "SELECT nothing FROM nowhere"), "nowhere"),
        (("query",), "as an argument"),
        (("why", "no-such-paper.pdf"), "no paper"),
        (("show", "n_nothing:1"), "no directive"),
        (("restore", "no-such-version"), "no-such-version"),
        (("rerun", "--where", "no such column ("), "--where"),
        (("publish",), "nothing waits"),
        (("publish", "--accept", "volume"), "--reason"),
        (("read", "no-such-file.txt"), "no-such-file.txt"),
    ],
)
def test_a_wrong_use_is_one_line_with_exit_2(
    own: dict[str, str], home: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = chidao(own, *arguments, "--home", home, expect=2)
    assert words in done.stderr
    assert done.stderr.startswith("chidao: ")
    assert "Traceback" not in done.stderr


def test_status_groups_the_quarantine_and_says_what_to_do(own: dict[str, str], home: Path) -> None:
    found = json.loads(chidao(own, "status", "--home", home, "--json").stdout)
    (group,) = found["quarantine"]
    assert (group["code"], group["count"], group["files"]) == ("damaged_file", 1, ["broken.pdf"])
    assert "again" in group["what_to_do"]
    assert found["documents"] == {"published": 2, "quarantined": 1}
    text = chidao(own, "status", "--home", home).stdout
    assert "damaged_file" in text


@pytest.mark.parametrize("paper", ["tb-001.txt", "1/TB-VP"])
def test_why_tells_the_stages_the_rules_and_who_is_to_act(own: dict[str, str], home: Path, paper: str) -> None:
    (story,) = json.loads(chidao(own, "why", paper, "--home", home, "--json").stdout)
    assert [row["stage"] for row in story["attempts"]] == ["read", "clean", "parse", "load"]
    assert story["notice"][0]["full_number"] == "1/TB-VP"
    assert {row["who"] for row in story["directives"]} >= {"Sở Tài chính"}
    assert story["rules"]
    assert "Who is to act" in chidao(own, "why", paper, "--home", home).stdout


def test_why_of_a_quarantined_paper_says_what_to_do(own: dict[str, str], home: Path) -> None:
    text = chidao(own, "why", "broken.pdf", "--home", home).stdout
    assert "damaged_file" in text
    assert "What to do" in text


def test_show_of_plain_text_says_so(own: dict[str, str], home: Path) -> None:
    (row,) = ask(own, home, "SELECT min(directive_id) AS id FROM directive")
    assert "no page picture" in chidao(own, "show", row["id"], "--home", home).stdout


def test_read_keeps_nothing(own: dict[str, str], home: Path, tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 1)
    found = json.loads(chidao(own, "read", folder / "tb-001.txt", "--home", tmp_path / "none", "--json").stdout)
    assert found["notice"]["header"]["full_number"] == "1/TB-VP"
    assert not (tmp_path / "none").exists()
    done = chidao(own, "read", "/dev/null", "--home", home, expect=1)
    assert "null: the file is empty" in done.stderr


def test_plan_counts_without_reading(own: dict[str, str], home: Path, tmp_path: Path) -> None:
    folder = write_notices(tmp_path / "in", 3)
    (folder / "again.txt").write_bytes((folder / "tb-003.txt").read_bytes())
    plan = json.loads(chidao(own, "plan", folder, "--home", home, "--json").stdout)
    assert (plan["files"], plan["duplicates"], plan["known"]) == (4, 1, 2)
    assert plan["text_pages"] == 1
    assert plan["unreadable"] == []


def test_a_dry_run_lists_and_does_nothing(own: dict[str, str], home: Path) -> None:
    before = ask(own, home, "SELECT count(*) AS n FROM attempt")
    rows = json.loads(chidao(own, "rerun", "--all-failed", "--dry-run", "--home", home, "--json").stdout)
    assert rows == [{"file": "broken.pdf", "state": "quarantined", "why": "damaged_file"}]
    assert json.loads(chidao(own, "rerun", "--failed", "--dry-run", "--home", home, "--json").stdout) == []
    where = chidao(own, "rerun", "--where", "file_name LIKE 'tb-%'", "--dry-run", "--home", home, "--json").stdout
    assert len(json.loads(where)) == 2
    assert ask(own, home, "SELECT count(*) AS n FROM attempt") == before


def test_path_and_restore_go_back_a_version(own: dict[str, str], prefect_url: str, home: Path, tmp_path: Path) -> None:
    first = chidao(own, "path", "--home", home).stdout.strip()
    folder = write_notices(tmp_path / "more", 1, first=8)
    chidao({**own, "PREFECT_API_URL": prefect_url}, "run", folder, "--home", home)
    second, *older = chidao(own, "path", "--all", "--home", home).stdout.split()
    assert second != first
    assert first in older
    assert ask(own, home, "SELECT count(*) AS n FROM notice") == [{"n": 3}]
    chidao(own, "restore", Path(first).name, "--home", home)
    assert chidao(own, "path", "--home", home).stdout.strip() == first
    assert ask(own, home, "SELECT count(*) AS n FROM notice") == [{"n": 2}]


def test_export_writes_parquet_csv_and_the_workbook(own: dict[str, str], home: Path, tmp_path: Path) -> None:
    written = json.loads(chidao(own, "export", tmp_path / "out", "--home", home, "--json").stdout)
    assert str(tmp_path / "out" / "csv" / "directive.csv") in written
    assert list((tmp_path / "out").rglob("theo-doi.xlsx"))
    chidao(own, "export", tmp_path / "one", "--tables", "notice", "--home", home)
    assert not (tmp_path / "one" / "csv" / "directive.csv").exists()
    chidao(own, "export", tmp_path / "two", "--tables", "nothing", "--home", home, expect=2)


def test_doctor_finds_this_machine_well(own: dict[str, str], home: Path) -> None:
    findings = json.loads(chidao(own, "doctor", "--home", home, "--json").stdout)
    assert {"tesseract", "model vie", "settings", "source inbox", "disk"} <= {one["what"] for one in findings}
    assert all(one["ok"] for one in findings)


def test_doctor_names_a_remedy_for_what_is_missing(own: dict[str, str], home: Path, tmp_path: Path) -> None:
    without = {**own, "PATH": str(tmp_path), "PREFECT_API_URL": "http://127.0.0.1:9/api"}
    findings = json.loads(chidao(without, "doctor", "--home", home, "--json", expect=6).stdout)
    wrong = {one["what"]: one["remedy"] for one in findings if not one["ok"]}
    assert set(wrong) == {"tesseract", "Prefect API"}
    assert "tesseract-ocr-vie" in wrong["tesseract"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("init", "--print"), 0),
        (("init",), 2),
        (("plan", "."), 0),
        (("plan", "no-such-folder"), 4),
        (("status",), 0),
        (("why", "broken.pdf"), 0),
        (("why", "no-such-paper"), 2),
        (("query", "SELECT now() AS t, [1, 2] AS l, NULL AS n"), 0),
        (("query", "SELECT nothing FROM nowhere"), 2),
        (("path", "--all"), 0),
        (("rerun", "--dry-run"), 0),
        (("rerun",), 0),
        (("publish",), 2),
        (("release", "0" * 64), 2),
        (("forget", "0" * 64), 2),
        (("review", "export", "out"), 0),
        (("restore", "no-such-version"), 2),
        (("run", "--shadow"), 0),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else str(one),
)
def test_every_answer_is_json_where_it_is_asked_for(
    own: dict[str, str], home: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    (tmp_path / "paper.txt").write_text("một tờ giấy")
    done = subprocess.run(
        command(*arguments, "--home", home, "--json"),
        env=own,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    answer = json.loads(done.stdout)
    if code:
        assert answer["exit_code"] == code
        assert answer["error"]
        assert done.stderr.startswith("chidao: ")
        assert "Traceback" not in done.stderr


def test_help_answers_at_once(own: dict[str, str]) -> None:
    code = "import sys; from flows.command.main import parser; parser().format_help(); print(len([m for m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], env=own, capture_output=True, text=True, check=True
    )
    for heavy in ("prefect", "duckdb", "numpy", "great_expectations", "rich", "pandas"):
        assert f"| {heavy}\n" not in done.stderr.replace(" ", "").replace("|", "| "), heavy
