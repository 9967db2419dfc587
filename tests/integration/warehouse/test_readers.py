"""Analysts of all kinds, as processes of their own, through many publications: no error, no torn read, nobody harmed."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import item
from warehouse.home import Home

ROOT = Path(__file__).parents[3]

#: argv: repository, link, stop file, habit. Prints how often it looked and how many different publications it saw.
READER = textwrap.dedent(
    """
    import sys
    sys.path.insert(0, sys.argv[1])
    import duckdb
    from pathlib import Path
    from warehouse.canonical import rows_sha256

    link, stop, habit = Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    NEWEST = "SELECT rows_sha256 FROM publication ORDER BY published_at DESC LIMIT 1"

    def opened():
        if habit != "attach":
            return duckdb.connect(str(link), read_only=True)
        con = duckdb.connect()
        con.execute(f"ATTACH '{link}' AS cong_van (READ_ONLY)")
        con.execute("USE cong_van")
        return con

    def look(con):
        con.execute("SET TimeZone = 'UTC'")
        told = con.execute(NEWEST).fetchone()[0]
        assert rows_sha256(con) == told, "a torn read"
        (notices,) = con.execute("SELECT count(*) FROM notice").fetchone()
        assert con.execute("SELECT count(*) FROM task").fetchone()[0] >= notices
        assert con.execute("SELECT count(*) FROM search('bao cao')").fetchone()[0] == notices, "search is of another night"
        return told

    seen, looks, kept = set(), 0, None
    print("ready", flush=True)
    while not stop.exists() or not looks:
        if habit == "keep":
            kept = kept or opened()
            seen.add(look(kept))
        else:
            with opened() as con:
                seen.add(look(con))
        looks += 1
    assert habit != "keep" or len(seen) == 1, "a kept connection changed its night"
    print(looks, len(seen))
    """
)
HABITS = ("anew", "attach", "keep")


@pytest.mark.parametrize(
    ("readers", "publications"), [(3, 8), pytest.param(8, 50, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])]
)
def test_readers_through_publications_see_no_torn_read(
    readers: int, publications: int, home: Home, night: Night
) -> None:
    night("r0", item())
    stop = home.root / "stop"
    command = [sys.executable, "-c", READER, str(ROOT), str(home.published_db), str(stop)]
    processes = [
        subprocess.Popen([*command, HABITS[n % len(HABITS)]], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for n in range(readers)
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for n in range(publications):
            assert night(f"r{n + 1}", item(str(200 + n), title=f"Thông báo {n}", arrival=n + 1)).outcome == "published"
        stop.touch()
        looks = 0
        for process in processes:
            out, err = process.communicate(timeout=120)
            assert process.returncode == 0, err
            looks += int(out.split()[0])
        assert looks >= readers
        print(f"{readers} readers looked {looks} times through {publications} publications")
    finally:
        for process in processes:
            process.kill()
            process.wait()


#: argv: path. As an analyst's account, which is not the one that runs the pipeline, opens the file without a word about reading only.
DEFAULT = """
import os, sys, duckdb
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    con = duckdb.connect(sys.argv[1])
    con.execute("CREATE TABLE mine AS SELECT 1 AS x")
except duckdb.Error as error:
    print("refused", error, flush=True)
else:
    print("written", flush=True)
sys.stdin.read()
"""


def test_an_analyst_who_opens_the_default_way_is_refused_and_locks_nobody_out(
    home: Home, night: Night, published: Published
) -> None:
    first = night("r1", item())
    assert first.path is not None
    opened_to_others = [home.root, *home.root.parents]
    before = {folder: folder.stat().st_mode for folder in opened_to_others}
    for folder in opened_to_others:
        if folder.stat().st_uid == os.getuid():
            folder.chmod(before[folder] | 0o055)
    try:
        with subprocess.Popen(
            [sys.executable, "-c", DEFAULT, str(home.published_db)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as analyst:
            assert analyst.stdout is not None
            assert analyst.stdout.readline().startswith("refused")
            assert published().execute("SELECT count(*) FROM notice").fetchone() == (1,)
            second = night("r2", item("90", title="Thông báo hai", arrival=1))
            assert second.outcome == "published"
            analyst.kill()
    finally:
        for folder, mode in before.items():
            if folder.stat().st_uid == os.getuid():
                folder.chmod(mode)
    assert published().execute("SELECT count(*) FROM notice").fetchone() == (2,)
    assert not list(home.published.rglob("*.wal"))
