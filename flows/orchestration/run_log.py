"""The log of what runs do: HOME/logs/chidao.log, one event a line, for people (`lines`) or for programs (`json`).

Belongs here: how an event is written, in every process that works for a run. Does not belong here: Prefect's own log (run.log) and the
children's (children.log). An event names run, document (the beginning of its sha256) and page, stage, code and seconds: never a file's
name, nor any word of a paper.
"""

from __future__ import annotations

import json
import logging
import logging.handlers
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flows.orchestration.run import Run

_NAME = "chidao."
_SHA = 16  # digits of the sha256 that name a document
_LOCK = threading.Lock()


class RunLog:
    """`log.info("done", document=sha256, pages=3)`. Values are numbers, codes, names of sources: never words of a paper."""

    def __init__(self, logger: logging.Logger, run_id: str) -> None:
        self._logger, self._run_id = logger, run_id

    def info(self, event: str, **fields: object) -> None:
        self._logger.info(event, extra={"fields": {"run": self._run_id, **fields}})

    def warning(self, event: str, **fields: object) -> None:
        self._logger.warning(event, extra={"fields": {"run": self._run_id, **fields}})


def run_log(run: Run) -> RunLog:
    """The log of a run. Cheap: the file is opened once a process, at the first event; a file that was moved away is made anew."""
    logger = logging.getLogger(_NAME + str(run.home.root))
    with _LOCK:
        if not logger.handlers:
            run.home.logs.mkdir(parents=True, exist_ok=True)
            handler = logging.handlers.WatchedFileHandler(run.home.logs / "chidao.log", encoding="utf-8", delay=True)
            handler.setFormatter(_Line(as_json=run.settings.logs.format == "json"))
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)
            logger.propagate = False
    return RunLog(logger, run.run_id)


class _Line(logging.Formatter):
    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        fields: Mapping[str, Any] = getattr(record, "fields", {})
        shown = {name: _short(name, value) for name, value in fields.items() if value is not None}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        event = " ".join(record.getMessage().split())
        if self._as_json:
            return json.dumps(
                {"time": at, "level": record.levelname, "event": event, **shown}, ensure_ascii=False, default=str
            )
        words = " ".join(f"{name}={' '.join(str(value).split())}" for name, value in shown.items())
        return f"{at} {record.levelname} {event} {words}"


def _short(name: str, value: Any) -> Any:
    return value[:_SHA] if name == "document" and isinstance(value, str) else value
