"""kill -9 at random moments of load, audit and publication: the published file stays whole, and the next run ends with equal tables."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from quality.rule_book import sql_rules
from quality.sql_rules import run_rule
from tests.integration.warehouse.invented import arrive, item
from tests.integration.warehouse.test_loading import all_rows
from warehouse.canonical import rows_sha256
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import LoadInput, stage
from warehouse.publish import publish
from warehouse.workbench import open_work

ROOT = Path(__file__).parents[3]
PHASES = ("load", "audit", "publish")
PAPERS = 60
NO_HISTORY = {"recent_mean": None, "orphaned_corrections": 0, "standing_corrections": 0}

#: argv: repository, home. Says when each phase begins.
NIGHT = textwrap.dedent(
    """
    import sys
    sys.path.insert(0, sys.argv[1])
    from pathlib import Path
    from tests.integration.warehouse.test_kills import second_night
    from warehouse.home import Home
    second_night(Home(Path(sys.argv[2])), "r2", lambda phase: print(phase, flush=True))
    print("done", flush=True)
    """
)


def papers() -> list[LoadInput]:
    return [
        item(str(100 + n), title=f"Thông báo số {n}", cites=[(str(99 + n), "TB-UBND", date(2021, 7, 9))], arrival=n)
        for n in range(PAPERS)
    ]


def first_night(home: Home) -> None:
    """A good publication of half of the papers; the other half has arrived."""
    with Ledger(home.ledger_path) as ledger:
        ledger.start_run("r1", datetime.now(UTC))
        arrive(home, ledger, *papers())
        stage(home, ledger, papers()[: PAPERS // 2], "r1")
    publish(home, "r1", ())


def second_night(home: Home, run_id: str, say: object = None) -> None:
    tell = say if callable(say) else lambda phase: None
    with Ledger(home.ledger_path) as ledger:
        ledger.start_run(run_id, datetime.now(UTC))
        tell("load")
        stage(home, ledger, papers(), run_id)
    tell("audit")
    with open_work(home) as work:
        for rule in sql_rules():
            run_rule(work.con, rule, run_id=run_id, now=datetime.now(UTC), parameters=NO_HISTORY)
    tell("publish")
    publish(home, run_id, ())


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, tuple[str, ...]], dict[str, float]]:
    """(tables, seconds a phase) of a night that nobody kills."""
    home = Home(tmp_path_factory.mktemp("straight") / "home").ensure()
    first_night(home)
    began = {}
    with subprocess.Popen(
        [sys.executable, "-c", NIGHT, str(ROOT), str(home.root)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            began[line.strip()] = time.monotonic()
    assert process.returncode == 0
    ends = [*PHASES[1:], "done"]
    return all_rows(home), {phase: began[end] - began[phase] for phase, end in zip(PHASES, ends, strict=True)}


def moments() -> list[object]:
    """Three in every test run, one a phase; twenty more under soak."""
    return [
        *(pytest.param(phase, id=phase) for phase in PHASES),
        *(pytest.param(PHASES[n % 3], marks=pytest.mark.soak, id=f"{PHASES[n % 3]}-{n}") for n in range(20)),
    ]


@pytest.mark.parametrize("phase", moments())
def test_a_killed_night_leaves_the_last_good_file_and_is_made_good(
    phase: str, straight: tuple[dict[str, tuple[str, ...]], dict[str, float]], tmp_path: Path
) -> None:
    tables, seconds = straight
    home = Home(tmp_path / "home").ensure()
    first_night(home)
    delay = random.SystemRandom().uniform(0, 1.1 * seconds[phase])
    with subprocess.Popen(
        [sys.executable, "-c", NIGHT, str(ROOT), str(home.root)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() not in (phase, ""):
            pass
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
    told = f"killed {delay:.3f} s into {phase}"
    with duckdb.connect(str(home.published_db.resolve()), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        newest = con.execute(
            "SELECT rows_sha256, notices FROM publication ORDER BY published_at DESC LIMIT 1"
        ).fetchone()
        assert newest is not None
        assert rows_sha256(con) == newest[0], told
        assert newest[1] in (PAPERS // 2, PAPERS), told
    second_night(home, "r3")
    assert all_rows(home) == tables, told
    with Ledger(home.ledger_path) as ledger:
        assert {d.state for d in ledger.documents()} == {"published"}, told
    assert not list(home.versions.glob(".draft-*")), told
    assert not list(home.published.rglob("*.wal")), told


def test_a_publication_that_was_merged_and_never_written_is_written_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by a kill: the next run had nothing new, and took the older file for the one to add nothing to."""
    home = Home(tmp_path / "home").ensure()
    first_night(home)

    def killed(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("warehouse.publish.night.write_delta", killed)
    with pytest.raises(KeyboardInterrupt):
        second_night(home, "r2")
    monkeypatch.undo()
    second_night(home, "r3")
    with duckdb.connect(str(home.published_db.resolve()), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        told = con.execute("SELECT rows_sha256, notices FROM publication ORDER BY published_at DESC LIMIT 1").fetchone()
        assert told == (rows_sha256(con), PAPERS)
        assert con.execute("SELECT count(*) FROM notice").fetchone() == (PAPERS,)
