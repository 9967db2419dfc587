"""Many rows at once into DuckDB: newline-delimited JSON files, one a table, read typed by DuckDB itself.

Belongs here: writing and reading those files. Does not belong here: what the rows mean.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import duckdb
import orjson

# Two of DuckDB's threads share a file in pieces of this size; its default, 16 MB, left most files to one
_PIECE = 2_097_152


def encoded(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as lines of JSON; days, instants and times as ISO text."""
    return b"".join([orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows])


class RowFiles:
    """Rows spill to files as they come, so that memory does not grow with the night. The folder goes when the block ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix="load-", dir=folder))
        self._files: dict[str, BinaryIO] = {}
        self._longest: dict[str, int] = {}

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        remaining = iter(rows)
        while some := list(islice(remaining, 5000)):
            self.add_lines(table, encoded(some))

    def add_lines(self, table: str, lines: bytes) -> None:
        """Rows that are encoded already."""
        if not lines:
            return
        file = self._files.get(table)
        if file is None:
            file = self._files[table] = (self._folder / f"{table}.json").open("wb", buffering=1 << 18)
        file.write(lines)
        # all of them are at least as long as the longest; only a very long piece is worth a closer look
        longest = len(lines) if len(lines) < _PIECE else max(map(len, lines.split(b"\n")))
        self._longest[table] = max(self._longest.get(table, 0), longest)

    def insert(self, con: duckdb.DuckDBPyConnection, table: str, target: str, columns: Mapping[str, str]) -> None:
        """Append the rows of `table` to `target`; columns that a row lacks are NULL, keys that are no column are let be."""
        file = self._files.get(table)
        if file is None:
            return
        file.flush()
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        # a notice of 2,000 pages is longer than a piece
        size = max(_PIECE, self._longest[table] + 1024)
        path = str(self._folder / f"{table}.json").replace("'", "''")
        con.execute(
            f"INSERT INTO {target} SELECT {', '.join(columns)} FROM"
            f" read_json('{path}', format = 'newline_delimited', columns = {{{types}}}, maximum_object_size = {size})"
        )

    def clear(self) -> None:
        """Forget all rows: the next batch begins."""
        for file in self._files.values():
            file.close()
        self._files.clear()
        self._longest.clear()

    def __enter__(self) -> RowFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
        shutil.rmtree(self._folder, ignore_errors=True)
