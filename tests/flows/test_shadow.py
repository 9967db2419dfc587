"""`chidao run --shadow`: what new rules would change, told without changing anything."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

from flows.orchestration.run import Run
from flows.orchestration.stage_keys import StageKeys
from tests.flows.notices import chidao, published_digests, write_notices
from warehouse.ledger import Ledger
from warehouse.store import Store


def make_old(home: Path, number: str) -> None:
    """As if an older program had parsed this notice, and understood its second item otherwise."""
    run = Run.open(home, "test")
    with Ledger(run.home.ledger_path) as ledger:
        (document,) = [one for one in ledger.documents() if one.file_name == f"tb-{number}.txt"]
    Store(run.home).delete("parse", StageKeys.now(run.settings.limits).of(document.file_sha256)["parse"])
    with closing(sqlite3.connect(run.home.ledger_path)) as db, db:
        db.execute(
            "UPDATE stage_result SET version = '0' WHERE stage = 'parse' AND notice_id = ?", (document.notice_id,)
        )
    with duckdb.connect(str(run.home.work_db)) as con:
        key = [document.notice_id]
        con.execute("UPDATE main.directive SET text = 'Sở Y tế đi họp.' WHERE path = '2' AND notice_id = ?", key)
        con.execute("UPDATE meta.loaded SET parse = '0', input_sha256 = 'older' WHERE notice_id = ?", key)


def test_a_shadow_run_tells_the_difference_and_changes_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 2)
    chidao(environment, "run", folder, "--home", home)
    nothing = json.loads(chidao(environment, "run", "--shadow", "--home", home, "--json").stdout)
    assert (nothing["documents"], nothing["counts"], nothing["lost"]) == (0, [], [])

    make_old(home, "001")
    before, runs = published_digests(home), states(home)
    found = json.loads(chidao(environment, "run", "--shadow", "--home", home, "--json").stdout)
    assert (found["documents"], found["reasons"], found["read"]["pages"]) == (1, {"new_version": 1}, 0)
    assert found["counts"] == [{"cause": "new_rules", "table_name": "directive", "action": "changed", "rows": 1}]
    (row,) = found["rows"]
    assert (row["field"], row["old_value"]) == ("text", "Sở Y tế đi họp.")
    assert "Sở Y tế tham mưu" in row["new_value"]
    assert "Would change" in chidao(environment, "run", "--shadow", "--home", home).stdout
    assert published_digests(home) == before
    assert states(home) == runs
    assert not (home / "work" / "shadow").exists()
    chidao(environment, "run", folder, "--shadow", "--home", home, expect=2)


def states(home: Path) -> list[object]:
    with Ledger(home / "work" / "ledger.sqlite") as ledger:
        return [*ledger.documents(), *ledger.runs(), *ledger.attempts("")]
