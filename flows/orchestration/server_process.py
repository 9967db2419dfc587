"""The embedded Prefect server as a process of its own: `python -m flows.orchestration.server_process PARENT PORT`.

Belongs here: what runs inside it. Does not belong here: starting and finding it (server.py). It ends when its parent ends, also by
kill -9: Prefect's own way of starting one leaves 250 MB behind (seen). Services that only schedules and automations need stay off.
"""

from __future__ import annotations

import os
import sys

from flows.orchestration.reading_child import die_with_parent


def serve(parent: int, port: int) -> None:
    """Serves until it is told to stop, or until `parent` is gone."""
    die_with_parent()
    if os.getppid() != parent:  # it was gone before the kernel was asked
        return
    import uvicorn
    from prefect.server.api.server import create_app

    # One listener, no background services: 3 s to come up instead of 10 (measured).
    app = create_app(final=True, webserver_only=True)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", timeout_keep_alive=30)


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
