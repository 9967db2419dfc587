"""`chidao review export`: what the machine doubts, with the part of the page, in a sheet that can be put back."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
from PIL import Image

from flows.command.page_picture import crop
from tests.flows.notices import chidao
from warehouse.archive import Archive
from warehouse.home import Home
from warehouse.people.sheets import read_sheet

ROOT = Path(__file__).parents[2]


def test_doubts_become_a_sheet_with_pictures_that_is_understood(environment: dict[str, str], tmp_path: Path) -> None:
    home = doubted(environment, tmp_path)
    told = json.loads(chidao(environment, "review", "export", tmp_path / "out", "--home", home, "--json").stdout)
    assert (told["rows"], told["pictures"]) == (2, 2)
    sheet: Any = openpyxl.load_workbook(told["written"])["Cần xem"]
    at = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    assert len(sheet._images) == 2
    rows = {sheet.cell(r, at["Trường"]).value: r for r in (2, 3)}
    assert set(rows) == {"directive.text", "notice.number"}
    assert sheet.cell(rows["directive.text"], at["Mã nhiệm vụ"]).value
    assert (sheet.row_dimensions[2].height or 0) > 20

    sheet.cell(rows["notice.number"], at["Sửa số"], "99")
    sheet.cell(rows["notice.number"], at["Người sửa"], "An")
    target = home / "corrections" / "can-xem.xlsx"
    sheet.parent.save(target)
    assert any(row.cells.get("sua so") == "99" for row in read_sheet(target))
    chidao(environment, "republish", "--home", home)
    answer = chidao(environment, "query", "SELECT number, number_origin FROM notice", "--home", home, "--json").stdout
    assert json.loads(answer) == [{"number": "99", "number_origin": "person"}]


def doubted(environment: dict[str, str], folder: Path) -> Path:
    """A home with one born-digital paper, and two doubts written into its published file."""
    home, inbox = folder / "home", folder / "in"
    inbox.mkdir()
    shutil.copy(ROOT / "samples" / "03-pdf-ban-goc.pdf", inbox)
    chidao(environment, "run", inbox, "--home", home)
    path = (home / "published" / "chidao.duckdb").resolve()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "INSERT INTO review_item SELECT notice_id, 'directive', directive_id, 'text', text, 'unsure_reading' FROM directive"
            " ORDER BY seq LIMIT 1"
        )
        con.execute(
            "INSERT INTO review_item SELECT notice_id, 'notice', '', 'number', number, 'unsure_reading' FROM notice"
        )
    return home


def test_a_crop_is_the_boxes_and_a_little_around_them() -> None:
    page = Image.new("RGB", (1000, 1400), "white")
    picture = Image.open(BytesIO(crop(page, [{"x0": 0.5, "y0": 0.5, "x1": 0.7, "y1": 0.6}])))
    assert picture.size == (240, 196)
    assert page.getcolors() == [(1_400_000, (255, 255, 255))], "the page itself stays as it is"
    edge = Image.open(BytesIO(crop(page, [{"x0": 0.0, "y0": 0.0, "x1": 1.0, "y1": 1.0}])))
    assert max(edge.size) == 900


def test_a_page_of_an_archived_original_can_be_drawn(tmp_path: Path) -> None:
    from flows.command.page_picture import page_picture

    archive = Archive(Home(tmp_path).ensure())
    kept = archive.put((ROOT / "samples" / "03-pdf-ban-goc.pdf").read_bytes())
    assert page_picture(archive.get(kept.sha256), 1, "a.pdf").size[1] > 1000
