"""The ledger tells the truth after any interruption, keeps every attempt, and bears several processes."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extract.model import Failure
from warehouse.ledger import FileSeen, Ledger, StageResultRow
from warehouse.ledger.connection import LedgerTooNew
from warehouse.ledger.records import ListedFile

T0 = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
FILE = FileSeen("a" * 64, "c" * 64, "file:///in/a.pdf", "a.pdf", "inbox", size=10, modified_at=T0)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def seen(ledger: Ledger, file: FileSeen = FILE) -> str:
    return ledger.see(file, T0).notice_id


def test_an_interrupted_work_stands_as_failed_until_it_is_done(ledger: Ledger) -> None:
    notice = seen(ledger)
    attempt = ledger.begin(notice, "read", "r1", T0)
    row = ledger.document(notice)
    assert row is not None and (row.state, row.code, row.transient) == ("quarantined", "interrupted", True)
    assert [d.notice_id for d in ledger.retryable()] == [notice]
    ledger.done(attempt, T0 + timedelta(seconds=2), StageResultRow(notice, "read", "k", "1", "s", "e"))
    row = ledger.document(notice)
    assert row is not None and (row.state, row.code, row.failures) == ("read", None, 0)
    assert ledger.quarantine() == ()
    assert [(a.seconds, a.code) for a in ledger.attempts(FILE.file_sha256)] == [(2.0, None)]


def test_success_clears_the_quarantine_and_not_the_history(ledger: Ledger) -> None:
    notice = seen(ledger)
    failure = Failure("read", "ocr_timeout", "a.pdf, page 2: too long", True)
    for n in range(3):
        ledger.fail(ledger.begin(notice, "read", f"r{n}", T0 + timedelta(days=n)), failure, T0 + timedelta(days=n))
    (row,) = ledger.quarantine()
    assert (row.attempts, row.first_seen, row.last_seen, row.run_id) == (3, T0, T0 + timedelta(days=2), "r2")
    assert ledger.retryable(max_failures=3) == ()
    ledger.done(ledger.begin(notice, "read", "r3", T0), T0)
    assert ledger.quarantine() == ()
    assert [a.code for a in ledger.attempts(FILE.file_sha256)] == ["ocr_timeout"] * 3 + [None]


def test_a_paper_that_takes_the_run_with_it_comes_back_three_nights_and_no_more(ledger: Ledger) -> None:
    notice, failure = seen(ledger), Failure("read", "reader_died", "the run ended three times", False)
    other = seen(ledger, replace(FILE, source_uri="file:///in/b.pdf", file_sha256="b" * 64, content_sha256="d" * 64))
    ledger.begin(other, "read", "r0", T0)
    for night in range(3):
        assert ledger.give_up_interrupted(3, failure, T0) == ()
        ledger.begin(notice, "read", f"r{night}", T0 + timedelta(days=night))
        assert notice in [d.notice_id for d in ledger.retryable()]
    assert ledger.give_up_interrupted(3, failure, T0 + timedelta(days=3)) == (notice,)
    row = ledger.document(notice)
    assert row is not None and (row.state, row.code, row.transient) == ("quarantined", "reader_died", False)
    assert [d.notice_id for d in ledger.retryable()] == [other]
    # a person tries it again: killed once more it goes at once, done once it counts from the beginning
    ledger.begin(notice, "read", "r4", T0)
    assert ledger.give_up_interrupted(3, failure, T0) == (notice,)
    ledger.done(ledger.begin(notice, "read", "r5", T0), T0)
    ledger.begin(notice, "read", "r6", T0)
    assert ledger.interruptions(FILE.file_sha256) == 1
    assert ledger.give_up_interrupted(3, failure, T0) == ()


def test_relations_of_files(ledger: Ledger) -> None:
    notice = seen(ledger)
    assert seen(ledger, replace(FILE, source_uri="file:///in/b.pdf", file_name="b.pdf")) == notice
    assert seen(ledger, replace(FILE, source_uri="file:///in/c.pdf", file_sha256="b" * 64)) == notice
    member = replace(
        FILE, source_uri="file:///in/x.zip", member_path="x/d.pdf", file_sha256="d" * 64, content_sha256="d" * 64
    )
    assert seen(ledger, member) != notice
    seen(ledger)  # the same file at the same place again is nothing new
    rows = ledger.db.execute("SELECT source_uri, relation FROM source_file ORDER BY source_uri").fetchall()
    assert [r[1] for r in rows] == ["original", "copy", "resaved", "member"]


def test_a_secret_paper_is_known_by_its_sha_alone(ledger: Ledger) -> None:
    notice = seen(ledger)
    failure = Failure("clean", "secret_document", "a.pdf: bears a mark", False)
    ledger.fail(ledger.begin(notice, "read", "r0", T0), Failure("read", "ocr_timeout", "a.pdf: slow", True), T0)
    ledger.secret(ledger.begin(notice, "clean", "r1", T0), failure, T0)
    (row,) = ledger.quarantine()
    assert (row.code, row.file_sha256, row.file_name, row.source_uri, row.message) == (
        "secret_document",
        "a" * 64,
        None,
        None,
        None,
    )
    assert all(a.message is None for a in ledger.attempts(FILE.file_sha256))
    assert ledger.retryable() == ()
    ledger.release(FILE.file_sha256)
    released = ledger.document(notice)
    assert released is not None and (released.state, released.secret) == ("archived", False)
    with pytest.raises(KeyError):
        ledger.release(FILE.file_sha256)


def test_stale_results_name_their_reasons(ledger: Ledger) -> None:
    notice = seen(ledger)
    assert [s.reasons for s in ledger.stale({"read": ("1", "s", "e")})] == [("missing",)]
    ledger.done(ledger.begin(notice, "read", "r", T0), T0, StageResultRow(notice, "read", "k", "1", "s", "e"))
    assert ledger.stale({"read": ("1", "s", "e")}) == ()
    assert [s.reasons for s in ledger.stale({"read": ("2", "s", "f")})] == [("new_version", "new_engine")]


def test_gone_and_back(ledger: Ledger) -> None:
    seen(ledger)
    later = T0 + timedelta(days=1)
    assert ledger.gone("inbox", [], later) == 1
    assert ledger.gone("inbox", [], later) == 0
    ledger.still_there([FILE.source_uri], later)
    assert ledger.gone("inbox", [FILE.source_uri], later) == 0
    assert ledger.listed("inbox")[FILE.source_uri].size == 10
    assert ledger.db.execute("SELECT gone_at, last_seen FROM source_file").fetchone()["gone_at"] is None


def test_find_takes_what_people_have_at_hand(ledger: Ledger) -> None:
    notice = seen(ledger)
    for text in ("a.pdf", "file:///in/a.pdf", "a" * 12, notice, notice[:8]):
        assert [d.notice_id for d in ledger.find(text)] == [notice], text
    assert ledger.find("%") == () and ledger.find("b.pdf") == ()


def test_a_broken_transaction_leaves_nothing(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), ledger.transaction():
        seen(ledger)
        raise RuntimeError
    assert ledger.documents() == ()


def test_it_travels_by_its_path(ledger: Ledger) -> None:
    notice = seen(ledger)
    other = pickle.loads(pickle.dumps(ledger))
    assert other.document(notice) == ledger.document(notice)


def test_an_older_program_refuses_a_newer_ledger(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        db.execute("PRAGMA user_version=99")
    with pytest.raises(LedgerTooNew):
        Ledger(tmp_path / "ledger.sqlite").documents()


def _many(path: Path, first: int) -> None:
    ledger = Ledger(path)
    for n in range(first, first + 25):
        sha = f"{n:02x}" * 32
        notice = ledger.see(FileSeen(sha, sha, f"file:///{n}", str(n)), T0).notice_id
        ledger.done(ledger.begin(notice, "read", "r", T0), T0)
    ledger.close()


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_many, args=(path, n * 25)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert len(Ledger(path).documents(("read",))) == 75


def test_a_ledger_of_the_first_version_is_brought_up_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    ledger.see(FileSeen("a" * 64, "a" * 64, "file:///a", "a", size=3, modified_at=T0), T0)
    ledger.close()
    with sqlite3.connect(path) as db:
        db.execute("ALTER TABLE source_file DROP COLUMN version")
        db.execute("PRAGMA user_version=1")
    old = Ledger(path)
    assert old.listed("command")["file:///a"].is_still(3, T0, None)
    old.see(FileSeen("b" * 64, "b" * 64, "https://h/a", "a", "web", size=3, version='"1"'), T0)
    assert old.listed("web")["https://h/a"].version == '"1"'
    old.close()


def test_a_file_is_the_same_by_its_etag_else_by_size_and_time() -> None:
    local, remote = ListedFile("u", 3, T0, "a"), ListedFile("u", 3, T0, "a", '"1"')
    assert local.is_still(3, T0, None)
    assert not local.is_still(4, T0, None)
    assert not local.is_still(3, None, None)
    assert not ListedFile("u", None, None, "a").is_still(None, None, None)
    assert remote.is_still(3, None, '"1"')
    assert not remote.is_still(3, T0, '"2"')
    assert not remote.is_still(3, T0, None)
