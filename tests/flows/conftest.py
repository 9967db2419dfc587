"""One real Prefect server for all flow tests: free port, own database, stopped by its id at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.orchestration.server import START_SECONDS, answers, free_port, start_process, stop
from warehouse.home import Home


@pytest.fixture(scope="session")
def prefect_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The API of a server without background services: 3-10 s to come up."""
    home = Home(tmp_path_factory.mktemp("server")).ensure()
    port = free_port()
    process = start_process(home, port)
    url = f"http://127.0.0.1:{port}/api"
    try:
        ends = time.monotonic() + START_SECONDS
        while not answers(url, 1.0):
            assert process.poll() is None, (home.logs / "prefect-server.log").read_text()
            assert time.monotonic() < ends, "the Prefect server did not come up"
            time.sleep(0.1)
        yield url
    finally:
        stop(process)


@pytest.fixture
def environment(prefect_url: str, tmp_path: Path) -> dict[str, str]:
    """For commands that are to use the session's server; nothing of the caller's own Prefect."""
    return environment_for(prefect_url, tmp_path)


def environment_for(prefect_url: str, folder: Path) -> dict[str, str]:
    """The same for a fixture of a wider scope. `folder`: where Prefect may keep its profile."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    return {
        **kept,
        "PREFECT_API_URL": prefect_url,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
