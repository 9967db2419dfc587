"""People's sheets end to end: export, fill in, put into corrections/, `chidao republish`; the person's word stands and can be undone."""

from __future__ import annotations

import json
import shutil
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.flows.notices import chidao, published_digests, write_notices


@pytest.fixture(scope="module")
def read_home(prefect_url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(home, inbox) after one run: what every test here begins with."""
    from tests.flows.conftest import environment_for

    folder = tmp_path_factory.mktemp("sheets")
    inbox, home = write_notices(folder / "in", 2), folder / "home"
    chidao(environment_for(prefect_url, folder), "run", inbox, "--home", home)
    return home, inbox


@pytest.fixture
def home(read_home: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(read_home[0], tmp_path / "home", symlinks=True)
    return tmp_path / "home"


def ask(environment: dict[str, str], home: Path, sql: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(chidao(environment, "query", sql, "--home", home, "--json").stdout)
    return rows


def fill_in(
    environment: dict[str, str], home: Path, folder: Path, number: str, path: str, **cells: str | datetime
) -> Path:
    """As a person does: export, write into the row of an item, save the workbook under corrections/."""
    chidao(environment, "export", folder, "--home", home, "--as-of", "2023-07-01")
    book = openpyxl.load_workbook(next(folder.rglob("theo-doi.xlsx")))
    sheet = book["Theo dõi"]
    at = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    rows = range(2, sheet.max_row + 1)
    keys = [(sheet.cell(r, at["Số ký hiệu"]).value, str(sheet.cell(r, at["Mục"]).value)) for r in rows]
    row = 2 + keys.index((number, path))
    for name, value in cells.items():
        sheet.cell(row, at[name.replace("_", " ")], value)
    target = home / "corrections" / f"{folder.name}.xlsx"
    book.save(target)
    return target


TASKS = (
    "SELECT n.full_number, d.path, l.last_day, l.origin FROM directive d JOIN notice n USING (notice_id)"
    " LEFT JOIN deadline l USING (directive_id) WHERE d.is_leaf ORDER BY ALL"
)


def test_a_persons_word_stands_holds_and_can_be_undone(
    environment: dict[str, str], home: Path, read_home: tuple[Path, Path], tmp_path: Path
) -> None:
    before, digests = ask(environment, home, TASKS), published_digests(home)
    sheet = fill_in(
        environment,
        home,
        tmp_path / "sua-han",
        "1/TB-VP",
        "1",
        Sửa_chủ_trì="Sở Nội vụ",
        Sửa_thời_hạn=datetime(2023, 7, 20),
        Lý_do="đọc nhầm",
        Người_sửa="An",
    )
    started = time.monotonic()
    done = chidao(environment, "republish", "--home", home)
    assert time.monotonic() - started < 60
    assert "Đã hiểu: 2 sửa đổi" in done.stdout
    assert "Đã hiểu: 2 sửa đổi" in sheet.with_name(f"{sheet.name}.tra-loi.txt").read_text("utf-8")
    lead = "SELECT name, origin FROM directive_agency JOIN directive USING (directive_id) JOIN notice USING (notice_id)"
    lead += " WHERE full_number = '1/TB-VP' AND path = '1' AND role = 'lead'"
    assert ask(environment, home, lead) == [{"name": "Sở Nội vụ", "origin": "person"}]
    corrected = ask(environment, home, TASKS)
    changed = {"full_number": "1/TB-VP", "path": "1", "last_day": "2023-07-20", "origin": "person"}
    assert [row for row in corrected if row not in before] == [changed]
    causes = (
        "SELECT DISTINCT cause FROM change WHERE run_id = (SELECT max(run_id) FROM run WHERE outcome = 'published')"
    )
    assert ask(environment, home, causes) == [{"cause": "correction"}]

    write_notices(tmp_path / "more", 1, first=5)
    chidao(environment, "run", read_home[1], tmp_path / "more", "--home", home)
    assert [row for row in ask(environment, home, TASKS) if row["full_number"] != "5/TB-VP"] == corrected

    ids = [row["correction_id"] for row in ask(environment, home, "SELECT correction_id FROM correction")]
    chidao(environment, "republish", *(word for one in ids for word in ("--undo", one)), "--home", home)
    again = [row for row in ask(environment, home, TASKS) if row["full_number"] != "5/TB-VP"]
    assert again == before
    assert set(published_digests(home)) == set(digests)
    refused = chidao(environment, "republish", "--undo", "k_nothing", "--home", home, expect=2)
    assert "k_nothing" in refused.stderr


def test_an_invented_deadline_goes_and_a_sentence_that_is_no_directive(
    environment: dict[str, str], home: Path, tmp_path: Path
) -> None:
    fill_in(environment, home, tmp_path / "bo-han", "1/TB-VP", "2", Sửa_thời_hạn="xóa", Người_sửa="An")
    words: dict[str, str | datetime] = {"Sửa_nội_dung": "không phải nhiệm vụ", "Người_sửa": "An"}
    fill_in(environment, home, tmp_path / "khong-phai", "2/TB-VP", "2", **words)
    nobody = fill_in(environment, home, tmp_path / "vo-danh", "2/TB-VP", "1", Sửa_thời_hạn="ngày mai")
    summary = json.loads(chidao(environment, "republish", "--home", home, "--json").stdout)
    assert summary["exit_code"] == 0
    assert {row["sheet"] for row in summary["sheets"]} == {"bo-han.xlsx", "khong-phai.xlsx", "vo-danh.xlsx"}
    assert "thiếu 'Người sửa'" in nobody.with_name(f"{nobody.name}.tra-loi.txt").read_text("utf-8")
    rows = ask(environment, home, TASKS)
    assert {"full_number": "1/TB-VP", "path": "2", "last_day": None, "origin": None} in rows
    assert ("2/TB-VP", "2") not in {(row["full_number"], row["path"]) for row in rows}
    assert ("2/TB-VP", "1") in {(row["full_number"], row["path"]) for row in rows}


def test_a_run_with_nothing_new_to_read_takes_up_a_sheet(
    environment: dict[str, str], home: Path, read_home: tuple[Path, Path], tmp_path: Path
) -> None:
    fill_in(environment, home, tmp_path / "sua", "1/TB-VP", "1", Sửa_thời_hạn="25/7/2023", Người_sửa="An")
    done = chidao(environment, "run", read_home[1], "--home", home)
    assert "Sheet sua.xlsx" in done.stdout
    assert "2023-07-25" in {row["last_day"] for row in ask(environment, home, TASKS)}
    second = json.loads(chidao(environment, "run", read_home[1], "--home", home, "--json").stdout)
    assert second["outcome"] == "nothing_new"
    assert second["sheets"] == []


def test_republish_of_a_home_without_a_publication_is_a_wrong_use(environment: dict[str, str], tmp_path: Path) -> None:
    assert "nothing was published" in chidao(environment, "republish", "--home", tmp_path / "new", expect=2).stderr
