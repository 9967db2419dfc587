"""Loading: only what changed, versions of one paper, ids that last, order that does not matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from extract.errors import HomeBusy
from extract.model import Stamp
from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import VERSIONS, arrive, item, reparsed
from warehouse.canonical import canonical_rows
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import notice_id_of, stage
from warehouse.publish import publish
from warehouse.tables import DATA_TABLES
from warehouse.workbench import open_work


def all_rows(home: Home) -> dict[str, tuple[str, ...]]:
    with duckdb.connect(str(home.published_db.resolve()), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        rows = {table: canonical_rows(con, table) for table in DATA_TABLES}
        # what is computed once a publication must be what the view says
        con.execute("CREATE TEMP TABLE said AS FROM task_computed")
        rows["task"] = tuple(
            r[0] for r in con.execute("SELECT to_json(t)::VARCHAR AS j FROM task t ORDER BY j").fetchall()
        )
        assert rows["task"] == tuple(
            r[0] for r in con.execute("SELECT to_json(t)::VARCHAR AS j FROM said t ORDER BY j").fetchall()
        )
        return rows


def test_the_same_input_again_changes_nothing(home: Home, ledger: Ledger, night: Night) -> None:
    one = item()
    assert night("r1", one).outcome == "published"
    before = all_rows(home)
    result = stage(home, ledger, [one], "r2")
    assert (result.staged, len(result.unchanged)) == ((), 1)
    assert publish(home, "r2", ()).outcome == "nothing_new"
    assert all_rows(home) == before


def test_rows_do_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    papers = [
        item("88", arrival=0),
        item(
            "90",
            issued_on=date(2021, 7, 20),
            title="Thông báo hai",
            cites=[("88", "TB-UBND", date(2021, 7, 9))],
            arrival=1,
        ),
        item(
            "91",
            issued_on=date(2021, 7, 21),
            title="Thông báo ba",
            cites=[("9O", "TB-UBND", date(2021, 7, 20))],
            arrival=2,
        ),
    ]
    seen = []
    for n, order in enumerate(([0, 1, 2], [2, 1, 0])):
        home = Home(tmp_path / str(n)).ensure()
        with Ledger(home.ledger_path) as ledger:
            for step, index in enumerate(order):
                arrive(home, ledger, papers[index])
                stage(home, ledger, [papers[index]], f"r{step}")
                publish(home, f"r{step}", ())
        seen.append(all_rows(home))
    assert seen[0] == seen[1]
    assert any('"resolved_notice_id":"n_' in row for row in seen[0]["citation"])
    assert any('"distance":1' in row for row in seen[0]["citation"])


def test_a_rescan_is_a_new_version_that_keeps_the_ids_and_counts_once(night: Night, published: Published) -> None:
    first = item(salt="scan 1")
    rescan = item(
        tasks=("Sở Y tế báo cáo kêt quả trước ngày 15/7/2021.", "UBND các huyện tổ chức rà soát."),
        salt="scan 2",
        arrival=60,
    )
    night("r1", first)
    result = night("r2", rescan)
    con = published()
    old, new = (notice_id_of(i.file.content_sha256) for i in (first, rescan))
    assert con.execute("SELECT notice_id, version, is_current FROM notice ORDER BY version").fetchall() == [
        (old, 1, False),
        (new, 2, True),
    ]
    assert con.execute("SELECT count(DISTINCT document_id) FROM notice").fetchone() == (1,)
    ids = con.execute("SELECT directive_id FROM directive WHERE notice_id = ? ORDER BY seq", [new]).fetchall()
    assert ids == [(f"{old}:1",), (f"{old}:2",)]
    retired = con.execute("SELECT directive_id FROM directive WHERE notice_id = ? ORDER BY seq", [old]).fetchall()
    assert retired == [(f"{old}:1@1",), (f"{old}:2@1",)]
    assert con.execute("SELECT count(*) FROM directive GROUP BY directive_id HAVING count(*) > 1").fetchall() == []
    assert con.execute("SELECT count(*) FROM task WHERE deadline_seq IS NOT NULL").fetchone() == (1,)
    assert con.execute("SELECT d.directive_id FROM deadline d ORDER BY 1").fetchall() == [
        (f"{old}:1",),
        (f"{old}:1@1",),
    ]
    assert con.execute("SELECT row_key FROM evidence WHERE table_name = 'deadline' ORDER BY 1").fetchall() == [
        (f"{old}:1#1",),
        (f"{old}:1@1#1",),
    ]
    assert (result.added, result.outcome) == (1, "published")
    assert {c for (c,) in con.execute("SELECT DISTINCT cause FROM change WHERE run_id = 'r2'").fetchall()} == {
        "new_version"
    }


def test_both_versions_in_one_night_end_as_in_two(tmp_path: Path) -> None:
    first, second = (
        item(salt="scan 1"),
        item(tasks=("Sở Y tế báo cáo kết quả trước ngày 16/7/2021.",), salt="scan 2", arrival=60),
    )
    rows = []
    for n, nights in enumerate(([[first], [second]], [[first, second]])):
        home = Home(tmp_path / str(n)).ensure()
        with Ledger(home.ledger_path) as ledger:
            for step, inputs in enumerate(nights):
                arrive(home, ledger, *inputs)
                stage(home, ledger, inputs, f"r{step}")
                publish(home, f"r{step}", ())
            # and read again with the same rules: the old version must not take the ids back
            stage(home, ledger, [first, second], "again")
            assert publish(home, "again", ()).outcome == "nothing_new"
        rows.append(all_rows(home))
    assert rows[0] == rows[1]


def test_the_same_number_over_quite_another_text_is_another_paper(night: Night, published: Published) -> None:
    other = item(tasks=("Công ty Cấp nước kiểm kê tài sản cố định cuối năm.",), title="Kiểm kê", salt="x", arrival=60)
    far = replace(other, clean=replace(other.clean, text="nội dung hoàn toàn khác " * 3))
    night("r1", item())
    night("r2", far)
    assert published().execute(
        "SELECT count(DISTINCT document_id), count(*) FILTER (is_current) FROM notice"
    ).fetchone() == (2, 2)


def test_new_rules_change_their_rows_only_and_say_so(night: Night, published: Published) -> None:
    one, other = item("88"), item("90", issued_on=date(2021, 7, 20), title="Thông báo hai", arrival=1)
    night("r1", one, other)
    result = night("r2", reparsed(one, urgency="khan"), reparsed(other), seen=False)
    assert (result.outcome, result.changed, result.added) == ("published", 1, 0)
    changes = (
        published()
        .execute(
            "SELECT table_name, row_key, field, action, old_value, new_value, cause FROM change WHERE run_id = 'r2'"
        )
        .fetchall()
    )
    assert changes == [("notice", "", "urgency", "changed", None, "khan", "new_rules")]


def test_each_cause_has_its_stage(night: Night, published: Published) -> None:
    one = item()
    night("r0", one)
    causes = []
    for n, field in enumerate(("engine", "settings", "clean", "catalogue")):
        versions = replace(VERSIONS, **{field: "newer"})
        changed = replace(reparsed(one, place=f"An Phú {n}"), versions=versions)
        night(f"r{n + 1}", changed, seen=False)
        causes.append(
            published()
            .execute("SELECT cause FROM change WHERE run_id = ? AND field = 'place'", [f"r{n + 1}"])
            .fetchone()
        )
        night(f"back{n}", one, seen=False)
    assert [c[0] for c in causes if c] == ["new_engine", "new_settings", "new_rules", "new_catalogue"]


def test_a_document_that_cannot_be_loaded_costs_only_itself(home: Home, ledger: Ledger) -> None:
    good, bad = item("88"), item("90", title="Thông báo hai", arrival=1)
    directives = bad.notice.directives
    twice = replace(bad, notice=replace(bad.notice, directives=(directives[0], replace(directives[1], path="1"))))
    secret = item("91", title="Thông báo ba", arrival=2)
    secret = replace(secret, notice=replace(secret.notice, header=replace(secret.notice.header, secrecy="mat")))
    arrive(home, ledger, good, twice, secret)
    result = stage(home, ledger, [good, twice, secret], "r1")
    assert len(result.staged) == 1
    assert [failure.code for _, failure in result.failed] == ["load_failed", "secret_document"]
    assert {d.state for d in ledger.documents()} == {"loaded", "quarantined"}


def test_offsets_and_instants_survive_the_way_through_json(night: Night, published: Published) -> None:
    night("r1", item())
    row = published().execute("SELECT signed_digitally_at, received_at, signing_authority FROM notice").fetchone()
    assert row == (datetime(2021, 7, 9, 9, tzinfo=UTC), datetime(2021, 7, 20, 1, 30, tzinfo=UTC), ["TL", "KT"])
    for table, column in (("directive", "text"),):
        spans = (
            published()
            .execute(
                f"SELECT substr(t.text, x.char_start + 1, x.char_end - x.char_start), x.{column}"
                f" FROM {table} x JOIN notice_text t USING (notice_id)"
            )
            .fetchall()
        )
        assert all(a == b for a, b in spans) and spans


def test_only_one_process_works(home: Home) -> None:
    with open_work(home), pytest.raises(HomeBusy), open_work(home):
        pass
    with open_work(home):
        pass


def test_the_receiving_agency_of_a_stamp_is_kept_with_its_id(night: Night, published: Published) -> None:
    stamp = Stamp("incoming", page=1, agency="Sở Y tế tỉnh An Phú", agency_id="so-y-te@an-phu", raw_text="SỞ Y TẾ ĐẾN")
    night("r1", item(stamps=[stamp]))
    rows = published().execute("SELECT agency, agency_id FROM stamp WHERE kind = 'incoming'").fetchall()
    assert rows == [("Sở Y tế tỉnh An Phú", "so-y-te@an-phu")]
