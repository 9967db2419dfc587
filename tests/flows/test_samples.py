"""The samples through the real engine, the real flow and the published file: what the README shows is what happens.

One run of `chidao run samples/` serves all tests here: the tier's only OCR.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.flows.notices import chidao, published_digests

ROOT = Path(__file__).parents[2]
EXPECTED = tomllib.loads((ROOT / "tests/renderer/notices/EXPECTED.toml").read_text("utf-8"))
PAGES = ("README.md", "docs/analysts.md", "docs/data-dictionary.md")


@pytest.fixture(scope="module")
def samples_home(prefect_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    inbox, home = folder / "samples", folder / "home"
    shutil.copytree(ROOT / "samples", inbox)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    environment = {
        **kept,
        "PREFECT_API_URL": prefect_url,
        "PREFECT_HOME": str(folder / "prefect"),
        "PYTHONPATH": str(ROOT),
    }
    done = chidao(environment, "run", inbox, "--home", home, seconds=400)
    assert done.returncode == 0, done.stdout + done.stderr
    before = published_digests(home)
    again = json.loads(chidao(environment, "run", inbox, "--home", home, "--json").stdout)
    assert again["outcome"] == "nothing_new"
    assert published_digests(home) == before
    return home


@pytest.fixture
def con(samples_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(samples_home / "published" / "chidao.duckdb"), read_only=True) as connection:
        yield connection


def rows(con: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return con.execute(sql, list(values)).fetchall()


def test_every_sample_ends_as_its_maker_wrote_down(con: duckdb.DuckDBPyConnection) -> None:
    state = dict(rows(con, "SELECT file_name, state FROM source_file WHERE file_name IS NOT NULL"))
    relation = dict(rows(con, "SELECT file_name, relation FROM source_file WHERE file_name IS NOT NULL"))
    codes = [code for (code,) in rows(con, "SELECT code FROM quarantine ORDER BY code")]
    wanted = []
    for name, sample in EXPECTED.items():
        outcome = sample["outcome"]
        if outcome == "published":
            assert state[name] == "published", name
        elif outcome == "duplicate":
            assert relation[name] in ("resaved", "copy"), name
        elif outcome == "not_a_notice":
            assert state[name] == "not_a_notice", name
        else:
            wanted.append(sample["code"])
    assert codes == sorted(wanted)


def test_no_word_of_a_secret_paper_is_anywhere(samples_home: Path) -> None:
    secret = [name for name, sample in EXPECTED.items() if sample.get("code") == "secret_document"]
    assert secret
    for path in samples_home.rglob("*"):
        assert not any(Path(name).stem in path.name for name in secret)


def test_stamps_are_rows_and_their_words_are_in_no_field(con: duckdb.DuckDBPyConnection) -> None:
    for name, sample in EXPECTED.items():
        if "stamp" not in sample or sample["outcome"] != "published":
            continue
        found = rows(
            con,
            "SELECT count(*) FROM stamp JOIN notice USING (notice_id) WHERE kind = 'incoming' AND file_name = ?",
            name,
        )
        assert found == [(1,)], name
    dirty = rows(
        con, "SELECT file_name, title FROM notice WHERE regexp_matches(coalesce(title, ''), 'ĐẾN|Chuyển:|Số:')"
    )
    assert dirty == []


def test_printed_deadlines_are_those_of_the_hand_made_sheet(con: duckdb.DuckDBPyConnection) -> None:
    """Text and born-digital papers: exactly; what a later paper extended stands with its new day and its old one."""
    for name, sample in EXPECTED.items():
        if sample["outcome"] != "published" or not name.endswith(
            (".txt", ".md", "ban-goc.pdf", "tinh-uy.pdf", "kinh-gui.pdf")
        ):
            continue
        notice = tomllib.loads((ROOT / f"tests/renderer/notices/{sample['notice']}.toml").read_text("utf-8"))[
            "expected"
        ]
        sheet = {(d["path"], d["last_day"]) for d in notice.get("deadlines", []) if "last_day" in d}
        ours = rows(con, """SELECT DISTINCT path, coalesce(first_last_day, last_day) FROM task
                            WHERE file_name = ? AND deadline_kind IN ('before', 'by', 'period')""", name)  # fmt: skip
        assert set(ours) == sheet, name


def test_an_extension_moves_the_last_day_and_says_by_whom(con: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        con, "SELECT last_day, first_last_day, state, changed_by FROM task WHERE number = '15/TB-UBND' AND path = '2'"
    )
    assert found == [(date(2025, 4, 15), date(2025, 3, 30), "extended", "27/TB-UBND")]


def sql_blocks() -> list[tuple[str, str]]:
    return [
        (page, block.strip())
        for page in PAGES
        for block in re.findall(r"```sql\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    ]


@pytest.mark.parametrize(("page", "sql"), sql_blocks(), ids=lambda value: value[:40].split("\n")[0])
def test_each_query_of_the_documentation_runs(con: duckdb.DuckDBPyConnection, page: str, sql: str) -> None:
    assert len(sql.splitlines()) <= 3, f"{page}: {sql}"
    con.execute(sql).fetchall()


QUESTIONS = {"late": 0, "due": 1, "cited": 2, "transit": 3}  # sheet in by_hand/ → place among the README's five


def readme_questions() -> list[str]:
    part = (ROOT / "README.md").read_text("utf-8").split("## Five questions", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```sql\n(.*?)```", part, re.DOTALL)


def test_each_of_the_five_questions_takes_at_most_three_lines() -> None:
    assert [len(sql.strip().splitlines()) <= 3 for sql in readme_questions()] == [True] * 5


@pytest.mark.parametrize("sheet", QUESTIONS)
def test_the_readmes_questions_have_the_answers_of_the_sheet_made_by_hand(
    con: duckdb.DuckDBPyConnection, sheet: str
) -> None:
    with (Path(__file__).parent / "by_hand" / f"{sheet}.csv").open(encoding="utf-8") as file:
        wanted = list(csv.DictReader(file))
    columns = [column for column in wanted[0] if column != "not_read"]
    answer = con.execute(readme_questions()[QUESTIONS[sheet]])
    names = [column[0] for column in answer.description or ()]
    ours = sorted(tuple(_shown(row[names.index(column)]) for column in columns) for row in answer.fetchall())
    assert ours == sorted(tuple(row[column] for column in columns) for row in wanted if not row["not_read"])


def test_what_changed_is_every_paper_once(con: duckdb.DuckDBPyConnection) -> None:
    answer = con.execute(readme_questions()[4]).fetchall()
    published = sum(sample["outcome"] == "published" for sample in EXPECTED.values())
    assert [(row[0], row[3], row[6]) for row in answer] == [("notice", "added", "new_document")] * published


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)
