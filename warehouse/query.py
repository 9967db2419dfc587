"""Read-only questions to the published file, and how old its answers are.

Belongs here: running SQL for people and showing rows. Does not belong here: whole tables as files (`export`), what the command prints when.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from extract.errors import UsageError
from warehouse.home import Home
from warehouse.publish.shelf import current_path

_VIETNAM = timedelta(hours=7)
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # by terminals: they would not show it but do it


@dataclass(frozen=True, slots=True)
class Answer:
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the versioned file that counts now: it keeps its night over a new publication. Raises UsageError."""
    path = current_path(home)
    if path is None:
        raise UsageError(f"nothing is published under {home.root} yet", remedy="Start `chidao run` first.")
    con = duckdb.connect(str(path), read_only=True)
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET enable_progress_bar = false")  # it writes to stdout, into the answer
    return con


def query(home: Home, sql: str, variables: Mapping[str, str] | None = None) -> Answer:
    """Run SQL on the published file. `variables` are read by getvariable('name'). Raises UsageError on bad SQL or no publication."""
    con = open_published(home)
    try:
        # SQL of a person must not write files or load code either: the file itself is read-only already
        con.execute("SET enable_external_access = false")
        for name, value in (variables or {}).items():
            if not name.isidentifier():
                raise UsageError(f"{name!r} is no name for a variable", remedy="Use letters, digits and _.")
            con.execute(f"SET VARIABLE {name} = $value", {"value": value})
        con.execute(sql)
        columns = tuple(str(column[0]) for column in con.description or ())
        return Answer(columns, tuple(tuple(row) for row in con.fetchall()))
    except duckdb.Error as error:
        raise UsageError(str(error).strip(), remedy="See docs/data-dictionary.md for tables and columns.") from None
    finally:
        con.close()


def render(answer: Answer, form: str, path: Path | None = None) -> str:
    """table | csv | json as text; xlsx is written to `path`, and its name returned. CSV begins with a BOM: Excel reads it right then."""
    if form == "table":
        return _table(answer)
    if form == "csv":
        return "\ufeff" + _csv(answer)
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1, default=_plain)
    if form == "xlsx":
        if path is None:
            raise UsageError("xlsx needs a file to write", remedy="Give --output FILE.")
        from warehouse.export.sheet import write_sheet

        write_sheet(path, "Kết quả", answer.columns, answer.rows)
        return str(path)
    raise UsageError(f"unknown format {form!r}", remedy="Use table, csv, json or xlsx.")


def staleness(home: Home, now: datetime | None = None) -> str:
    """One line for stderr: how old the data are, and what blocked the last run if it did."""
    now = now or datetime.now(UTC)
    con = open_published(home)
    try:
        published = con.execute("SELECT max(published_at) FROM publication").fetchone()
        last = con.execute(
            "SELECT outcome, blocked_by, started_at FROM run ORDER BY started_at DESC, run_id DESC LIMIT 1"
        ).fetchone()
    finally:
        con.close()
    at = published[0] if published else None
    line = (
        "chưa có dữ liệu / no data yet" if at is None else f"dữ liệu lúc / data as of {_local(at)} ({_age(now - at)})"
    )
    if last is not None and last[0] in ("blocked", "failed"):
        why = f": {', '.join(last[1])}" if last[1] else ""
        line += f"; lần chạy {_local(last[2])} {'bị chặn / blocked' if last[0] == 'blocked' else 'lỗi / failed'}{why}"
    return line


def _local(at: datetime) -> str:
    return (at.astimezone(UTC) + _VIETNAM).strftime("%d/%m/%Y %H:%M")


def _age(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours} giờ / h" if hours < 48 else f"{hours // 24} ngày / d"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(_plain(value)) if isinstance(value, datetime | date) else str(value)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([_sheet_safe(value) for value in row] for row in answer.rows)
    return out.getvalue()


def _sheet_safe(value: Any) -> str:
    """A paper's words that a sheet would compute get an apostrophe in front, as in the exported tables; JSON gives them exactly."""
    return (
        f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "@", "-", "\t", "\r")) else _text(value)
    )


def _table(answer: Answer, widest: int = 60) -> str:
    cells = [
        [_OBEYED.sub("\ufffd", _text(value).replace("\n", " ")) for value in row]
        for row in (answer.columns, *answer.rows)
    ]
    cells = [[c if len(c) <= widest else c[: widest - 1] + "…" for c in row] for row in cells]
    widths = [max(len(row[i]) for row in cells) for i in range(len(answer.columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join([*lines, f"({len(answer.rows)} rows)"])
