"""A Prefect API for a run: the server that PREFECT_API_URL names, else an embedded one that never outlives the run.

Belongs here: finding, starting, stopping. Does not belong here: what runs in the server's process (server_process.py), flows.
The embedded server: loopback only, SQLite under home/prefect, analytics off, its output in home/logs/prefect-server.log.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import psutil

import flows
from extract.errors import DependencyMissing
from warehouse.durable import write_durably
from warehouse.home import Home

START_SECONDS = 120.0  # 3-10 s on an idle machine; much longer where two cores are busy with recognition
_MODULE = "flows.orchestration.server_process"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at `url`; `process_id` is None where it is not ours."""

    url: str
    process_id: int | None = None


def client_environment(home: Home) -> dict[str, str]:
    """Prefect's settings of a run on this machine: quiet, local, nothing sent to anybody."""
    return {
        "PREFECT_HOME": str(home.prefect),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PREFECT_LOGGING_SETTINGS_PATH": str(logging_file(home)),
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
        "PREFECT_CLIENT_METRICS_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
    }


def logging_file(home: Home) -> Path:
    """Prefect's logging as a file of ours: lines go to home/logs/run.log, nothing to the operator's terminal."""
    path = home.prefect / "logging.yml"
    text = resources.files("flows.orchestration").joinpath("logging.yml").read_text("utf-8")
    text = text.replace("RUN_LOG", json.dumps(str(home.logs / "run.log")))
    if not path.exists() or path.read_text("utf-8") != text:
        write_durably(path, text.encode())
    return path


def server_environment(home: Home) -> dict[str, str]:
    """Prefect's settings of the embedded server."""
    ours = {key: value for key, value in client_environment(home).items() if "LOGGING" not in key}
    return ours | {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home.prefect / 'prefect.db'}",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        "PREFECT_API_URL": "",
    }


@contextmanager
def prefect_server(home: Home, environment: MutableMapping[str, str] = os.environ) -> Iterator[Server]:
    """Yields a server that answers and sets `environment` so that Prefect, imported afterwards, uses it.

    Must be entered before Prefect is imported. Raises DependencyMissing where no server can be started or reached.
    """
    named = environment.get("PREFECT_API_URL")
    environment.update({key: environment.get(key, value) for key, value in client_environment(home).items()})
    if named:
        if not answers(named):
            raise DependencyMissing(
                f"the Prefect server at {named} (PREFECT_API_URL) does not answer",
                remedy="Start it, or unset PREFECT_API_URL: chidao then starts one of its own.",
            )
        yield Server(named)
        return
    running = _running(home)
    process = None if running else _start(home)
    try:
        environment["PREFECT_API_URL"] = _url(home)
        if process is not None:
            import prefect  # noqa: F401 - takes 1.5 s that the server needs anyway to come up
        yield running or _wait(home, process)
    finally:
        environment.pop("PREFECT_API_URL", None)
        if process is not None:
            stop(process)
            _pid_file(home).unlink(missing_ok=True)


def answers(url: str, seconds: float = 5.0) -> bool:
    """True where a Prefect API is healthy at `url`."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=seconds) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """Politely, then not."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)


def start_process(home: Home, port: int) -> subprocess.Popen[bytes]:
    """The embedded server's process; it ends with this thread's process. Its output goes to home/logs."""
    root = str(Path(flows.__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, **server_environment(home), "PYTHONPATH": os.pathsep.join(paths)}
    with (home.logs / "prefect-server.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", _MODULE, str(os.getpid()), str(port)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment,
            cwd=home.prefect,
            start_new_session=True,  # Ctrl-C reaches us first; we stop it in order
        )


def _start(home: Home) -> subprocess.Popen[bytes]:
    home.prefect.mkdir(parents=True, exist_ok=True)
    home.logs.mkdir(parents=True, exist_ok=True)
    port = free_port()
    process = start_process(home, port)
    note = {"process_id": process.pid, "port": port, "parent": os.getpid()}
    write_durably(_pid_file(home), json.dumps(note).encode())
    return process


def _wait(home: Home, process: subprocess.Popen[bytes] | None) -> Server:
    url = _url(home)
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        if process is not None and process.poll() is not None:
            break
        if answers(url, 1.0):
            return Server(url, process.pid if process else None)
        time.sleep(0.1)
    raise DependencyMissing(
        f"Prefect's server did not come up within {START_SECONDS:.0f} s",
        remedy=f"See the end of {home.logs / 'prefect-server.log'}; run `chidao doctor`.",
    )


def _running(home: Home) -> Server | None:
    """The embedded server of this home, where one is alive and its starter too; one that was orphaned is ended."""
    try:
        note = json.loads(_pid_file(home).read_text())
        process = psutil.Process(note["process_id"])
        if _MODULE not in process.cmdline():  # the number was given to another program
            return None
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    url = f"http://127.0.0.1:{note['port']}/api"
    if psutil.pid_exists(note["parent"]) and answers(url):
        return Server(url, note["process_id"])
    with contextlib.suppress(psutil.Error):
        process.kill()
        process.wait(10)
    return None


def _url(home: Home) -> str:
    return f"http://127.0.0.1:{json.loads(_pid_file(home).read_text())['port']}/api"


def free_port() -> int:
    """A port of the loopback interface that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _pid_file(home: Home) -> Path:
    return home.prefect / "server.json"
