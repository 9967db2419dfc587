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
import threading
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
_LOOK_SECONDS = 0.5
_PATIENCE_SECONDS = 15.0
_MOST_STARTS = 4  # of one run's server: what dies more often has a cause that waiting does not mend
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
    path = home.prefect / "logging.json"
    text = resources.files("flows.orchestration").joinpath("prefect_logging.json").read_text("utf-8")
    text = text.replace('"RUN_LOG"', json.dumps(str(home.logs / "run.log")))
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
        if not _answers_in_time(named):
            raise DependencyMissing(
                f"the Prefect server at {named} (PREFECT_API_URL) does not answer",
                remedy="Start it, or unset PREFECT_API_URL: chidao then starts one of its own.",
            )
        yield Server(named)
        return
    running = _running(home)
    keeper = None if running else _Keeper(home)
    try:
        environment["PREFECT_API_URL"] = running.url if running else _url(home)
        if keeper is not None:
            import prefect  # noqa: F401 - takes 1.5 s that the server needs anyway to come up
        yield running or _wait(home, keeper)
    finally:
        environment.pop("PREFECT_API_URL", None)
        if keeper is not None:
            keeper.end()
            _pid_file(home).unlink(missing_ok=True)


class _Keeper:
    """Keeps the embedded server alive: one that dies in the middle of a run is started again on its port and database.

    Prefect's client tries again for some minutes, so that the run goes on as if nothing had been.
    """

    def __init__(self, home: Home) -> None:
        self._home = home.ensure()
        self._port = free_port()
        self.gave_up = False
        self._ended = threading.Event()
        self.process = self._start()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join(10)
        stop(self.process)

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None

    def _start(self) -> subprocess.Popen[bytes]:
        process = start_process(self._home, self._port)
        note = {"process_id": process.pid, "port": self._port, "parent": os.getpid()}
        write_durably(_pid_file(self._home), json.dumps(note).encode())
        return process

    def _watch(self) -> None:
        starts = 1
        while not self._ended.wait(_LOOK_SECONDS) and not self.gave_up:
            if not self.is_up:
                starts += 1
                self.gave_up = starts > _MOST_STARTS
                if not self.gave_up:
                    self.process = self._start()
        self._ended.wait()  # the kernel ends a server when the thread that started it ends


def answers(url: str, seconds: float = 5.0) -> bool:
    """True where a Prefect API is healthy at `url`."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=seconds) as reply:
            return bool(reply.status == 200)
    except urllib.error.HTTPError as refusal:
        return refusal.code in (401, 403)  # it is there; Prefect itself knows the key
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _answers_in_time(url: str) -> bool:
    """A named server gets some tries: it may be busy, or just be started beside us by the machine."""
    ends = time.monotonic() + _PATIENCE_SECONDS
    while not answers(url):
        if time.monotonic() > ends:
            return False
        time.sleep(1.0)
    return True


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


def _wait(home: Home, keeper: _Keeper | None) -> Server:
    url = _url(home)
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and not (keeper and keeper.gave_up):
        if answers(url, 1.0):
            return Server(url, keeper.process.pid if keeper else None)
        time.sleep(0.1)
    raise DependencyMissing(
        "Prefect's server did not come up",
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


def embedded_url(home: Home) -> str | None:
    """The address of this home's embedded server while it runs."""
    try:
        return _url(home)
    except (OSError, ValueError, KeyError):
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
