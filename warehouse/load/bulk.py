"""Many rows at once into DuckDB: newline-delimited JSON files, one a table, read typed by DuckDB itself.

Belongs here: writing and reading those files. Does not belong here: what the rows mean.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class RowFiles:
    """Rows spill to files as they come, so that memory does not grow with the night. The folder goes when the block ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix="load-", dir=folder))
        self._files: dict[str, TextIOWrapper] = {}
        self._longest: dict[str, int] = {}

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        for row in rows:
            line = _ENCODE(row)
            self._longest[table] = max(self._longest.get(table, 0), len(line))
            file = self._files.get(table)
            if file is None:
                file = self._files[table] = (self._folder / f"{table}.json").open("w", encoding="utf-8")
            file.write(line)
            file.write("\n")

    def insert(self, con: duckdb.DuckDBPyConnection, table: str, target: str, columns: Mapping[str, str]) -> None:
        """Append the rows of `table` to `target`; columns that a row lacks are NULL, keys that are no column are let be."""
        file = self._files.get(table)
        if file is None:
            return
        file.flush()
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        # DuckDB's limit is in bytes and 16 MB by default; a notice of 2,000 pages is longer
        size = max(16_777_216, 4 * self._longest[table] + 1024)
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
