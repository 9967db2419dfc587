"""Whose turn it is: the lock, the wish, the backlog's note, the order of a run in the day, the arithmetic of a plan."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extract.errors import HomeBusy, UsageError
from extract.model import Source
from flows.orchestration.backfill import next_time
from flows.orchestration.backlog import begin_backlog, end_backlog, note_held, open_backlog
from flows.orchestration.home_lock import BACKFILL, hold_home, is_wanted
from flows.orchestration.intraday import in_order
from flows.orchestration.looking import Look
from flows.orchestration.pace import Pace
from flows.orchestration.work_list import Task
from warehouse.home import Home
from warehouse.ledger import DocumentRow

NOW = datetime(2025, 7, 1, 2, tzinfo=UTC)
HOLDER = """
import sys, time
from pathlib import Path
from flows.orchestration.home_lock import hold_home, is_wanted
from warehouse.home import Home
home = Home(Path(sys.argv[1]))
with hold_home(home, "r_other", kind=sys.argv[2]):
    print("held", flush=True)
    while not (sys.argv[2] == "backfill" and is_wanted(home)):
        time.sleep(0.02)
"""


@contextmanager
def held(home: Home, kind: str = "") -> Iterator[subprocess.Popen[str]]:
    """Another process holds the home; a backfill lets go when somebody waits."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(home.root), kind], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_backfill_gives_way_to_who_waits_and_nobody_else_does(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with held(home, BACKFILL), hold_home(home, "r_night"):
        assert not is_wanted(home)
    with held(home) as other, pytest.raises(HomeBusy, match=rf"process {other.pid}, run r_other"), hold_home(home, "r"):
        pass
    started = time.monotonic()
    with held(home), pytest.raises(HomeBusy), hold_home(home, "r_night", wait_seconds=0.5):
        pass
    assert time.monotonic() - started > 0.5
    with held(home, BACKFILL), pytest.raises(HomeBusy), hold_home(home, "r_second", kind=BACKFILL):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with held(home) as other:
        other.kill()
        other.wait()
        with hold_home(home, "r_next"):
            pass


def test_the_backlog_owns_what_was_there_before_it_and_keeps_its_beginning(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    assert open_backlog(home) is None
    backlog = begin_backlog(home, ["inbox"])
    old, young = backlog.begun_at - timedelta(days=1), backlog.begun_at + timedelta(minutes=1)

    def owns(source: str, modified_at: datetime | None) -> bool:
        return backlog.owns(source, Source("file:///a", "a", size=1, modified_at=modified_at, source_name=source))

    assert owns("inbox", old)
    assert not owns("inbox", young)
    assert not owns("other", old)
    assert not owns("inbox", None), "a file without a time may be of today"
    note_held(home, backlog, ["n_1"])
    again = begin_backlog(home, ["second"])
    assert (again.begun_at, again.sources, again.held) == (backlog.begun_at, ("inbox", "second"), ("n_1",))
    end_backlog(home)
    assert open_backlog(home) is None


def test_a_backlog_that_nobody_goes_on_with_is_given_up(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    begin_backlog(home, ["inbox"])
    note = home.work / "backfill.json"
    year = str(datetime.now(UTC).year)
    note.write_text(note.read_text().replace(f'"{year}-', '"2020-'))
    assert open_backlog(home) is None
    note.write_text("{")
    assert open_backlog(home) is None


def test_until_is_the_next_such_time_in_the_offices_zone() -> None:
    zone = "Asia/Ho_Chi_Minh"  # NOW is 09:00 there
    assert next_time("10:30", zone, NOW) == NOW + timedelta(hours=1, minutes=30)
    assert next_time("06:00", zone, NOW) == NOW + timedelta(hours=21)
    with pytest.raises(UsageError):
        next_time("6 o'clock", zone, NOW)


def task(name: str, file_name: str = "") -> Task:
    row = DocumentRow(
        name, name, name, file_name or f"{name}.pdf", name, NOW, "archived", None, None, None, False, 0, False
    )
    return Task(row, ("missing",), 6.0)


def test_in_the_day_urgent_papers_come_first_and_long_ones_wait_for_the_night() -> None:
    work = [task("n_1"), task("n_2"), task("n_3"), task("n_4", "hoa toc.pdf"), task("n_5")]
    looks = {
        "n_1": Look("", 1, "", scan_pages=2),
        "n_2": Look("", 1, "", scan_pages=500),
        "n_3": Look("", 1, "", scan_pages=500, urgent=True),
    }
    urgent, rest = in_order(work, looks, Pace(scan_page=5.0), 60.0)
    assert [one.document.notice_id for one in urgent] == ["n_4", "n_3"]
    assert [one.document.notice_id for one in rest] == ["n_5", "n_1"], "the latest first; 500 pages are the night's"


def test_a_plan_shares_the_pages_among_the_processes_and_nothing_else() -> None:
    pace = Pace(scan_page=5.0, text_page=0.1, file=0.02, notice=0.05, fixed=20.0)
    assert pace.run_seconds(100, 80, 60, 40, 2) == pytest.approx(20 + 2 + (6 + 200) / 2 + 4)
