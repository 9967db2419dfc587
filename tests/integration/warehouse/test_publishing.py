"""Publishing with real files and real processes: analysts of all kinds, blocked nights, kills."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from extract.errors import UsageError
from extract.model import Failure, Verdict
from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import arrive, item, reparsed
from tests.integration.warehouse.test_loading import all_rows
from warehouse.archive import Archive
from warehouse.canonical import rows_sha256
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import stage
from warehouse.publish import Accept, current_path, publications, publish, publish_account, restore
from warehouse.query import staleness

ROOT = Path(__file__).parents[3]
CRITICAL = Verdict("notice_key_unique", "notice", "critical", "failed", "2", "0", 2)
ERRED = Verdict("volume", "notice", "warning", "error", "list index out of range")
SECOND = item("90", issued_on=date(2021, 7, 20), title="Thông báo hai", arrival=1)


def test_the_file_is_read_only_and_has_its_checksum(home: Home, night: Night, published: Published) -> None:
    result = night("r1", item())
    assert result.path is not None and result.path == current_path(home)
    assert stat.S_IMODE(result.path.stat().st_mode) == 0o444
    assert home.published_db.is_symlink() and not Path(home.published_db.readlink()).is_absolute()
    con = published()
    assert con.execute("SELECT rows_sha256 FROM publication").fetchall() == [(rows_sha256(con),)]


def test_incremental_equals_full(home: Home, ledger: Ledger, night: Night, published: Published) -> None:
    night("r1", item(), item("89", title="Thông báo số không", arrival=5))
    night("r2", SECOND, reparsed(item(), urgency="khan"), seen=True)
    night("r3", item(tasks=("Sở Y tế báo cáo kết quả trước ngày 15/7/2021.",), salt="rescan", arrival=9))
    incremental = all_rows(home)
    sha = published().execute("SELECT rows_sha256 FROM publication ORDER BY published_at DESC LIMIT 1").fetchone()
    assert publish(home, "r4", (), full=True).outcome == "nothing_new"
    assert all_rows(home) == incremental
    assert (rows_sha256(published()),) == sha


def test_a_blocked_night_leaves_the_data_and_tells(
    home: Home, ledger: Ledger, night: Night, published: Published
) -> None:
    night("r1", item())
    before = all_rows(home)
    result = night("r2", SECOND, verdicts=(CRITICAL,))
    assert (result.outcome, result.blocked_by) == ("blocked", ("notice_key_unique",))
    assert all_rows(home) == before
    con = published()
    assert con.execute("SELECT outcome, blocked_by FROM run ORDER BY started_at DESC LIMIT 1").fetchone() == (
        "blocked",
        ["notice_key_unique"],
    )
    assert con.execute("SELECT check_name, outcome FROM check_result WHERE run_id = 'r2'").fetchall() == [
        ("notice_key_unique", "failed")
    ]
    assert con.execute("SELECT count(*) FROM publication").fetchone() == (1,)
    assert "notice_key_unique" in staleness(home) and "blocked" in staleness(home)
    # the next night takes up what waits
    assert publish(home, "r3", ()).added == 1
    assert "blocked" not in staleness(home) or "r3" not in staleness(home)


def test_acceptance_is_for_one_failed_check_and_recorded(home: Home, night: Night, published: Published) -> None:
    night("r1", item())
    night("r2", SECOND, verdicts=(CRITICAL,))
    with pytest.raises(UsageError):
        publish(home, "r2", (CRITICAL, ERRED), Accept("volume", "Tết", "Nguyễn Văn An"))
    with pytest.raises(UsageError):
        publish(home, "r2", (CRITICAL,), Accept("notice_key_unique", " ", "Nguyễn Văn An"))
    result = publish(home, "r2", (CRITICAL,), Accept("notice_key_unique", "đã kiểm tra", "Nguyễn Văn An"))
    assert (result.outcome, result.added) == ("published", 1)
    row = published().execute("SELECT outcome, accepted_by, accepted_reason FROM run WHERE run_id = 'r2'").fetchone()
    assert row == ("published", "Nguyễn Văn An", "notice_key_unique: đã kiểm tra")


def test_a_blocked_first_night_publishes_its_account_alone(home: Home, night: Night, published: Published) -> None:
    assert night("r1", item(), verdicts=(CRITICAL,)).outcome == "blocked"
    con = published()
    assert con.execute(
        "SELECT (SELECT count(*) FROM notice), (SELECT count(*) FROM run), (SELECT count(*) FROM publication)"
    ).fetchone() == (0, 1, 0)
    assert publish(home, "r1", ()).notices == 1


def test_a_failed_run_is_told_too(home: Home, ledger: Ledger, night: Night, published: Published) -> None:
    night("r1", item())
    ledger.start_run("r2", datetime.now(UTC))
    assert publish_account(home, "r2").outcome == "failed"
    assert published().execute("SELECT outcome FROM run WHERE run_id = 'r2'").fetchone() == ("failed",)


def test_old_publications_are_kept_and_restored(home: Home, night: Night) -> None:
    night("r1", item())
    first = current_path(home)
    night("r2", SECOND)
    for n in range(4):
        night(f"blocked{n}", verdicts=(CRITICAL,), keep=2)
    kept = publications(home)
    assert first is not None and len(kept) == 4
    with duckdb.connect(str(kept[-1].path), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM notice").fetchone() == (1,), (
            "blocked nights must not push the older data off the shelf"
        )
    restored = restore(home, kept[-1].path.name)
    assert current_path(home) == restored
    with pytest.raises(UsageError):
        restore(home, "chidao-1999")
    # after a restoration the next night writes everything anew
    assert night("r9", item("99", title="Thông báo mới", arrival=7)).notices == 3


def test_an_analyst_keeps_his_night_over_a_publication(home: Home, night: Night) -> None:
    night("r1", item())
    with duckdb.connect(str(home.published_db), read_only=True) as analyst:
        assert analyst.execute("SELECT count(*) FROM notice").fetchone() == (1,)
        night("r2", SECOND)
        assert analyst.execute("SELECT count(*) FROM notice").fetchone() == (1,)
    with duckdb.connect(str(home.published_db.resolve()), read_only=True) as fresh:
        assert fresh.execute("SELECT count(*) FROM notice").fetchone() == (2,)


ANALYST = """
import duckdb, os, sys, time
con = duckdb.connect(sys.argv[1])
try:
    con.execute("CREATE TABLE mine AS SELECT 1 AS x")
    con.execute("INSERT INTO notice_text VALUES ('foreign', 'foreign')")
except duckdb.Error as error:
    print("refused", flush=True)
else:
    print("written", flush=True)
time.sleep(60)
"""


def test_an_analyst_who_writes_and_dies_harms_nobody(home: Home, night: Night, published: Published) -> None:
    """As root the mode alone does not stop him: his .wal must not find a file of its name."""
    night("r1", item())
    with subprocess.Popen(
        [sys.executable, "-c", ANALYST, str(home.published_db)], stdout=subprocess.PIPE, text=True
    ) as analyst:
        assert analyst.stdout is not None
        analyst.stdout.readline()
        night("r2", SECOND)
        analyst.kill()
    with duckdb.connect(str(home.published_db.resolve()), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM notice_text WHERE notice_id = 'foreign'").fetchone() == (0,)
        assert con.execute("SELECT count(*) FROM notice").fetchone() == (2,)
    night("r3", item("91", title="Thông báo ba", issued_on=date(2021, 7, 22), arrival=8))
    assert published().execute("SELECT count(*) FROM notice_text WHERE notice_id = 'foreign'").fetchone() == (0,)


def test_a_foreign_wal_beside_the_link_is_not_replayed(home: Home, night: Night, published: Published) -> None:
    night("r1", item())
    path = current_path(home)
    assert path is not None
    (home.published / "chidao.duckdb.wal").write_bytes(b"left by somebody")
    night("r2", SECOND)
    assert published().execute("SELECT count(*) FROM notice").fetchone() == (2,)


def test_a_reader_is_not_shut_out_while_the_night_works(
    home: Home, ledger: Ledger, night: Night, published: Published
) -> None:
    night("r1", item())
    arrive(home, ledger, SECOND)
    stage(home, ledger, [SECOND], "r2")
    assert published().execute("SELECT count(*) FROM notice").fetchone() == (1,)


def test_a_paper_found_secret_later_goes_from_everything(
    home: Home, ledger: Ledger, night: Night, published: Published
) -> None:
    hidden = item("90", issued_on=date(2021, 7, 20), title="Phương án bảo vệ kho An Phú", arrival=1)
    night("r1", item(), hidden)
    night("r2", reparsed(hidden, title="Phương án bảo vệ kho An Phú sửa"), seen=False)
    row = next(d for d in ledger.documents() if d.file_sha256 == hidden.file.file_sha256)
    attempt = ledger.begin(row.notice_id, "clean", "r3", datetime.now(UTC))
    ledger.secret(attempt, Failure("clean", "secret_document", "bears a mark", False), datetime.now(UTC))
    Archive(home).seal(hidden.file.file_sha256)
    result = publish(home, "r3", ())
    assert (result.outcome, result.removed, result.notices) == ("published", 1, 1)
    con = published()
    assert con.execute("SELECT count(*) FROM notice").fetchone() == (1,)
    assert con.execute("SELECT file_name, source_uri, message FROM quarantine").fetchall() == [(None, None, None)]
    assert con.execute("SELECT action FROM change WHERE run_id = 'r3'").fetchall() == [("removed",)]
    con.close()
    assert len(publications(home)) == 1
    for path in home.versions.iterdir():
        assert "bảo vệ kho".encode() not in path.read_bytes()


def test_a_paper_found_secret_while_it_waits_is_never_published(
    home: Home, ledger: Ledger, night: Night, published: Published
) -> None:
    """Staged by a night that was blocked, and found out before the next."""
    hidden = item("90", issued_on=date(2021, 7, 20), title="Phương án bảo vệ kho An Phú", arrival=1)
    night("r1", item())
    arrive(home, ledger, hidden, run_id="r2")
    stage(home, ledger, [hidden], "r2")
    row = next(d for d in ledger.documents() if d.file_sha256 == hidden.file.file_sha256)
    attempt = ledger.begin(row.notice_id, "clean", "r3", datetime.now(UTC))
    ledger.secret(attempt, Failure("clean", "secret_document", "bears a mark", False), datetime.now(UTC))
    assert publish(home, "r3", ()).outcome == "nothing_new"
    con = published()
    assert con.execute("SELECT count(*) FROM notice").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM change WHERE notice_id = $1", [row.notice_id]).fetchone() == (0,)
