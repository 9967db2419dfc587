"""Looks at papers that lie in the archive: how long will each take, is it urgent?

Belongs here: the looks, in a supervised child. Does not belong here: the look itself (looking.py), choosing.
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.errors import ChidaoError
from flows.orchestration.children import ReadingChild
from flows.orchestration.looking import Look, look_at
from flows.orchestration.reading_child import Job
from flows.orchestration.run import Run
from warehouse.archive import Archive
from warehouse.ledger import DocumentRow

_LOOK_SECONDS = 30.0


def looks_at(run: Run, documents: Iterable[DocumentRow]) -> dict[str, Look]:
    """notice_id → look; papers that cannot be looked at are left out: reading will say what is wrong with them."""
    found: dict[str, Look] = {}
    archive, limits = Archive(run.home), run.settings.limits
    log_path = run.home.logs / "children.log"
    with ReadingChild(limits.memory_megabytes, work=look_at, log_path=log_path) as child:
        for document in documents:
            try:
                data = archive.get(document.file_sha256)
            except ChidaoError:
                continue
            outcome = child.run(Job(document.file_name, limits, data), seconds=_LOOK_SECONDS)
            if outcome.error is None and len(outcome.result) == 1:
                found[document.notice_id] = outcome.result[0]
    return found
