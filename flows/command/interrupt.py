"""Ctrl-C and SIGTERM during a run: the end comes at once, not when the running documents are done (minutes; measured 258 s).

Belongs here: the way out. That is safe because a run may be killed at any point anyway: the ledger says what was begun, reading children
and the embedded server end with this process, and the next run takes up the rest.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = 130
_SHOW_CURSOR = "\x1b[?25h"


@contextmanager
def ending_at_once(*, as_json: bool) -> Iterator[None]:
    """While the block runs, SIGINT and SIGTERM end the process with exit code 130 and one line."""

    def end(number: int, frame: FrameType | None) -> None:
        with suppress(Exception):
            _tell_prefect()
        with suppress(Exception):
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{_SHOW_CURSOR}\n")
            if as_json:
                print(json.dumps({"error": "interrupted", "exit_code": INTERRUPTED}), flush=True)
            print("chidao: interrupted", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)

    before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _tell_prefect() -> None:
    """A server that goes on must not show this run as running for ever. One try, two seconds."""
    url = os.environ.get("PREFECT_API_URL")
    if not url or "prefect" not in sys.modules:
        return
    from prefect.runtime import flow_run

    if not flow_run.id:
        return
    state = {"state": {"type": "CRASHED", "name": "Interrupted", "message": "Interrupted by a signal."}, "force": True}
    request = urllib.request.Request(
        f"{url.rstrip('/')}/flow_runs/{flow_run.id}/set_state",
        data=json.dumps(state).encode(),
        headers={"content-type": "application/json"},
        method="POST",
    )
    urllib.request.urlopen(request, timeout=2).close()
