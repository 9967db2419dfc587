"""A DuckLake with its catalog in a real PostgreSQL and its Parquet on a real S3 server, both on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest

from extract.errors import ChidaoError, DependencyMissing, UsageError
from flows.orchestration.server import free_port
from tests.integration.flows.real_servers import KEY, SECRET, rclone, started
from tests.integration.warehouse.conftest import Night
from tests.integration.warehouse.invented import item
from warehouse.export import ducklake
from warehouse.export.ducklake import S3Access, export_ducklake
from warehouse.home import Home

pytest.importorskip("duckdb_extension_ducklake", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.skipif(
    not duckdb.__version__.startswith("1.5."), reason="extension wheels are for DuckDB 1.5.5"
)


@contextmanager
def postgres() -> Iterator[int]:
    """Its port. PostgreSQL refuses root: as root it runs under the account that its package made."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip("PostgreSQL is not installed")
    # not under pytest's folder, which is closed to every other account
    port, place, as_other = free_port(), Path(tempfile.mkdtemp(prefix="chidao-pg-")), []
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        as_other = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        os.chown(place, account.pw_uid, account.pw_gid)
    control, data = programs[-1].with_name("pg_ctl"), str(place / "data")

    def run(*command: object) -> None:
        done = subprocess.run([*as_other, *map(str, command)], cwd=place, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr

    run(programs[-1], "-D", data, "-U", "chidao", "--auth=trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {place}"
    run(control, "-D", data, "-o", options, "-l", place / "log", "-w", "start")
    try:
        yield port
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def store(folder: Path) -> Iterator[S3Access]:
    """An S3 server with the bucket `lake`. Its caches stay on: nobody else writes there."""
    port = free_port()
    (folder / "data" / "lake").mkdir(parents=True)
    command = [rclone(), "serve", "s3", str(folder / "data"), "--addr", f"127.0.0.1:{port}"]
    command += ["--auth-key", f"{KEY},{SECRET}", "--config", str(folder / "none")]
    with started(command, port, folder / "s3.log", {"PATH": os.environ["PATH"], "HOME": str(folder)}):
        yield S3Access(f"http://127.0.0.1:{port}", key=KEY, secret=SECRET)


def read_lake(catalog: str, data: str, access: S3Access | None, sql: str) -> list[tuple[object, ...]]:
    """What another program finds there."""
    with ducklake._connected() as con:
        if access is not None:
            con.execute(
                f"CREATE SECRET (TYPE s3, KEY_ID '{access.key}', SECRET '{access.secret}', ENDPOINT"
                f" '{access.endpoint.split('://')[1]}', URL_STYLE 'path', USE_SSL false, REGION 'us-east-1')"
            )
        con.execute(f"ATTACH 'ducklake:{catalog}' AS lake (DATA_PATH '{data}')")
        return con.execute(sql).fetchall()


def test_each_publication_is_one_snapshot(home: Home, night: Night, tmp_path: Path) -> None:
    night("r1", item())
    with postgres() as port, store(tmp_path) as access:
        catalog = f"postgres:host=127.0.0.1 port={port} user=chidao dbname=postgres"
        data = "s3://lake/data"
        first = export_ducklake(home, catalog, data, access)
        assert first.is_new and first.tables > 30
        again = export_ducklake(home, catalog, data, access)
        assert (again.is_new, again.snapshot_id) == (False, first.snapshot_id)
        night("r2", item("90", issued_on=date(2021, 7, 20), title="Thông báo hai", arrival=1))
        second = export_ducklake(home, catalog, data, access)
        assert (second.is_new, second.snapshot_id) == (True, first.snapshot_id + 1)

        def count(at: str = "") -> list[tuple[object, ...]]:
            return read_lake(catalog, data, access, f"SELECT count(*) FROM lake.notice {at}")

        assert count() == [(2,)]
        assert count(f"AT (VERSION => {first.snapshot_id})") == [(1,)]
        boxes = "SELECT typeof(boxes), boxes[1].page FROM lake.directive LIMIT 1"
        assert [str(kind)[:20] for kind, _ in read_lake(catalog, data, access, boxes)] == ["STRUCT(page INTEGER,"]
        assert read_lake(catalog, data, access, "SELECT count(*) > 0 FROM lake.task") == [(True,)]
        files = f"SELECT count(*) > 0 FROM glob('{data}/**/*.parquet')"
        assert read_lake(catalog, data, access, files) == [(True,)]


def test_a_catalog_that_does_not_answer_is_said_so(home: Home, night: Night, tmp_path: Path) -> None:
    night("r1", item())
    catalog = f"postgres:host=127.0.0.1 port={free_port()} user=chidao dbname=postgres"
    with pytest.raises(ChidaoError, match="was not written"):
        export_ducklake(home, catalog, str(tmp_path / "lake"))


@pytest.mark.parametrize(
    "catalog",
    ["postgres:user=chidao password=mat-khau-thu", "postgres:postgresql://chidao:mat-khau-thu@127.0.0.1/lake"],
)
def test_a_password_in_the_address_is_refused(home: Home, tmp_path: Path, catalog: str) -> None:
    with pytest.raises(UsageError, match="PGPASSWORD") as fault:
        export_ducklake(home, catalog, str(tmp_path / "lake"))
    assert "mat-khau-thu" not in str(fault.value)


def test_without_the_extension_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb, "__version__", "9.9.9")
    with pytest.raises(DependencyMissing, match="extra `cluster`"):
        ducklake._extension("ducklake")
