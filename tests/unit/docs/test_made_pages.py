"""The pages made from code are those that stand in docs/."""

from __future__ import annotations

import re

import pytest

from tests.unit.docs.made_pages import PAGES, ROOT, asked


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_what_the_code_says(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text("utf-8")
    assert committed == PAGES[name](), "run: python -m tests.unit.docs.made_pages"


def test_every_contract_column_is_described() -> None:
    contract = (ROOT / "warehouse" / "sql" / "contract.sql").read_text("utf-8")
    page = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
    tables = re.findall(r"^CREATE TABLE (\w+)", contract, re.MULTILINE)
    assert len(tables) > 30
    for table in tables:
        assert f"\n## {table}\n" in page
    assert page.count("| `") > 300


def test_every_view_and_macro_has_its_example() -> None:
    examples = {path.stem for path in (ROOT / "warehouse" / "sql" / "examples").glob("*.sql")}
    assert examples == set(asked())
    assert all(about for _, about in asked().values())
