"""The systemd units: as systemd itself reads them, and their very commands in the foreground, on PostgreSQL."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.orchestration.server import answers, free_port
from tests.flows.notices import chidao, write_notices

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "docs" / "service"
BIN = Path(sys.executable).parent


def test_the_units_are_what_systemd_accepts(tmp_path: Path) -> None:
    """Where the program lies elsewhere than in /opt/chidao, its commands are put in place; all else is as it stands."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed (Debian package systemd)")
    for unit in UNITS.glob("chidao-*"):
        text = unit.read_text("utf-8").replace("/opt/chidao/.venv/bin", str(BIN)).replace("/srv/chidao", str(tmp_path))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = sorted(str(path) for path in tmp_path.glob("chidao-*"))
    assert len(units) == 4
    done = subprocess.run(
        [verify, "verify", "--man=no", *units], capture_output=True, text=True, timeout=60, check=False
    )
    complaints = [line for line in (done.stdout + done.stderr).splitlines() if "chidao" in line]
    assert complaints == []
    when = configparser.ConfigParser(interpolation=None)
    when.read(UNITS / "chidao-night.timer")
    calendar = subprocess.run(
        [verify, "calendar", when["Timer"]["OnCalendar"]], capture_output=True, text=True, timeout=30, check=False
    )
    assert calendar.returncode == 0, calendar.stderr


def command_of(unit: str, **changes: str) -> list[str]:
    """ExecStart as it stands, with this installation's programs; `changes`: --option → value."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.read(UNITS / unit)
    words = shlex.split(read["Service"]["ExecStart"].replace("/opt/chidao/.venv/bin", str(BIN)))
    for option, value in changes.items():
        words[words.index(f"--{option}") + 1] = value
    return words


def variables(**values: str) -> dict[str, str]:
    """chidao.env as the units read it, with this test's places."""
    lines = (UNITS / "chidao.env").read_text("utf-8").splitlines()
    told = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert set(values) <= set(told)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **told, **values}


@contextmanager
def running(
    words: list[str], environment: dict[str, str], folder: Path, name: str
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(words, env=environment, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A real server on loopback, on a free port, as its own user where we are root; yields its address for Prefect."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip("PostgreSQL is not installed (.ci/setup test)")
    bin_folder, data, port = programs[-1].parent, folder / "data", free_port()
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    folder.mkdir(parents=True)
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and parent.is_relative_to("/tmp/") and parent != Path("/tmp"):
                parent.chmod(parent.stat().st_mode | 0o011)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*as_user, str(bin_folder / "initdb"), "-D", str(data), "-A", "trust", "-U", "chidao"], **quiet)  # type: ignore[call-overload]
    words = [
        *as_user,
        str(bin_folder / "postgres"),
        "-D",
        str(data),
        "-p",
        str(port),
        "-h",
        "127.0.0.1",
        "-k",
        str(folder),
    ]
    with running(words, dict(os.environ), folder, "postgres"):
        create = [*as_user, str(bin_folder / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "chidao", "prefect"]
        ends = time.monotonic() + 60
        while subprocess.run(create, cwd=folder, capture_output=True, check=False).returncode != 0:
            assert time.monotonic() < ends, (folder / "postgres.log").read_text()
            time.sleep(0.5)
        yield f"postgresql+asyncpg://chidao@127.0.0.1:{port}/prefect"


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_units_commands_in_the_foreground_with_postgresql_beneath(tmp_path: Path) -> None:
    home, port = tmp_path / "home", str(free_port())
    inbox = write_notices(tmp_path / "in", 1)
    with postgresql(tmp_path / "pg") as database:
        environment = variables(
            CHIDAO_ROOT=str(ROOT),
            CHIDAO_HOME=str(home),
            PREFECT_API_URL=f"http://127.0.0.1:{port}/api",
            PREFECT_HOME=str(home / "prefect"),
            PREFECT_SERVER_DATABASE_CONNECTION_URL=database,
        )
        chidao(environment, "init", "--home", home, "--inbox", inbox)
        with running(command_of("chidao-server.service", port=port), environment, home, "server") as server:
            ends = time.monotonic() + 240
            while not answers(environment["PREFECT_API_URL"], 2.0):
                assert server.poll() is None, (home / "server.log").read_text()
                assert time.monotonic() < ends, (home / "server.log").read_text()
                time.sleep(0.5)
            prefect = [str(BIN / "prefect"), "--no-prompt"]
            for words in (
                ("work-pool", "create", "chidao", "--type", "process"),
                ("deploy", "--all"),
                ("deployment", "run", "nightly/nightly"),
            ):
                subprocess.run(
                    [*prefect, *words], env=environment, cwd=ROOT, check=True, timeout=180, capture_output=True
                )
            worker = [*command_of("chidao-worker.service"), "--run-once"]
            done = subprocess.run(
                worker, env=environment, cwd=home, timeout=300, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
    answer = chidao(environment, "query", "SELECT count(*) AS n FROM notice", "--json").stdout
    assert '"n": 1' in answer


@pytest.mark.soak
def test_the_night_of_a_host_without_schedules(tmp_path: Path) -> None:
    home, inbox = tmp_path / "home", write_notices(tmp_path / "in", 1)
    environment = variables(CHIDAO_HOME=str(home), CHIDAO_ROOT=str(ROOT), PREFECT_HOME=str(home / "prefect"))
    del environment["PREFECT_API_URL"]  # as UnsetEnvironment does
    chidao(environment, "init", "--home", home, "--inbox", inbox)
    done = subprocess.run(
        command_of("chidao-night.service"),
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Published 1 notices" in done.stdout
