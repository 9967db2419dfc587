"""The packaged lists: each row says where it comes from, and the lists agree with one another."""

from __future__ import annotations

import csv
from importlib.resources import files

from extract.parsing.agencies.word_lists import rows

LISTS = sorted(path.name for path in files("extract").joinpath("data").iterdir() if path.name.endswith(".csv"))


def test_every_row_has_a_source_and_every_cell() -> None:
    assert len(LISTS) >= 20
    for name in LISTS:
        table = list(csv.reader(files("extract").joinpath("data", name).read_text(encoding="utf-8").splitlines()))
        assert table[0][-1] == "source", name
        assert all(len(row) == len(table[0]) and row[-1].strip() for row in table[1:]), name
        assert len({tuple(row[:-1]) for row in table[1:]}) == len(table) - 1, f"{name}: a row stands twice"


def test_keys_lead_to_kinds() -> None:
    kinds = {row["key"]: row for row in rows("agency_kinds")}
    assert {row["key"] for row in rows("agency_aliases")} <= set(kinds)
    assert {row["key"] for row in rows("symbol_issuers")} <= set(kinds)
    for row in kinds.values():
        successor = row["successor_key"]
        assert not successor or successor in kinds
        assert bool(successor) <= bool(row["valid_to"]), row["key"]
        assert row["scope"] in ("central", "province", "collective")


def test_provinces_hand_over_without_a_gap() -> None:
    provinces = {row["province_id"]: row for row in rows("provinces")}
    names = {row["name"] for row in provinces.values()}
    assert {row["name"] for row in rows("province_spellings")} <= names
    for row in provinces.values():
        assert row["province_id"] == f"{row['code']}@{row['valid_from'][:4]}"
        if row["successor_id"]:
            assert provinces[row["successor_id"]]["valid_from"] == "2025-07-01" and row["valid_to"] == "2025-06-30"
