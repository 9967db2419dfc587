"""A real Dask cluster on loopback, for the tests and the benchmark. Belongs here: starting and ending it; not what is run on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from flows.orchestration.server import free_port


class DaskCluster:
    """A scheduler and workers of one thread each, as processes of our own; `close` ends them by their id."""

    def __init__(self, environment: dict[str, str], folder: Path, workers: int = 2) -> None:
        self._environment, self._folder = environment, folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._started: list[subprocess.Popen[bytes]] = []
        port = self.address.rsplit(":", 1)[1]
        self._start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--no-jupyter")
        self.workers = [self._worker() for _ in range(workers)]

    def _worker(self) -> subprocess.Popen[bytes]:
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", "60")
        return self._start("worker", self.address, *options)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        number = len(self._started)
        with (self._folder / f"dask-{number}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                env=self._environment,
                cwd=self._folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._started.append(process)
        return process

    def wait(self, workers: int) -> None:
        import distributed

        client_class: Any = distributed.Client  # untyped
        with client_class(self.address, timeout=60) as client:
            client.wait_for_workers(workers, timeout=60)

    def close(self) -> None:
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(20)
