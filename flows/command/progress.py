"""The progress bar of a run: read from the ledger, so that it is true wherever the work is done.

Belongs here: drawing. Does not belong here: counting (the ledger counts).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from warehouse.home import Home

_LOOK_SECONDS = 0.5


@contextmanager
def watching(home: Home, run_id: str, *, quiet: bool) -> Iterator[None]:
    """Draws on stderr while the block runs; nothing when `quiet`."""
    if quiet:
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    stop = threading.Event()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = bar.add_task("starting", total=None)

        def look() -> None:
            from warehouse.ledger import Ledger

            ledger = Ledger(home.ledger_path)
            while not stop.wait(_LOOK_SECONDS):
                with suppress(Exception):  # a bar that cannot be drawn must not end a run
                    row = next(iter(ledger.runs(1)), None)  # a backfill's rounds are runs, each with its own name
                    if row is None or row.run_id < run_id:
                        continue
                    step = "reading" if row.read < row.arrived else "checking" if row.read else "fetching"
                    bar.update(shown, description=step, total=max(row.arrived, row.read) or None, completed=row.read)
            ledger.close()

        looker = threading.Thread(target=look, daemon=True)
        looker.start()
        try:
            yield
        finally:
            stop.set()
            looker.join(5)
