"""What must hold after a run over the hostile inputs, whatever they are.

Belongs here: the checks, each returning what is wrong. Does not belong here: running the command, expected endings (the table's).
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
import stat
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import duckdb
import openpyxl
import psutil

from tests.hostile.case import IGNORED, Case

# What a terminal obeys: C0 but tab and newline, DEL, C1; and the marks that turn the order of what is shown.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Written so that the columns of text may hold no control character at all.
STORED_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_FORMULA = re.compile(r"[=+@\t\r-]")
_TRACE = re.compile(r"Traceback \(most recent|^\s+File \"", re.MULTILINE)


def fingerprints(folder: Path) -> dict[str, str]:
    """sha256 of every regular file, target of every link, kind of everything else; fifos are not opened."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            with path.open("rb") as file:
                found[str(path)] = hashlib.file_digest(file, "sha256").hexdigest()
        else:
            found[str(path)] = str(path.readlink()) if stat.S_ISLNK(mode) else oct(mode)
    return found


def endings(home: Path, folder: Path) -> dict[tuple[str, str], str]:
    """(name below the folder, path in the archive) → state or quarantine code."""
    with sqlite3.connect(home / "work" / "ledger.sqlite") as ledger:
        rows = ledger.execute(
            "SELECT source_file.source_uri, member_path, state, code FROM source_file JOIN document USING (notice_id)"
        ).fetchall()
    found = {}
    for uri, member, state, code in rows:
        path = unquote(uri.removeprefix("file://"), errors="surrogateescape")
        found[os.path.relpath(path, folder), member or ""] = code if state == "quarantined" else state
    return found


def compare(cases: Iterable[Case], seen: dict[tuple[str, str], str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(name, expected, seen) for every input and every member."""
    for case in cases:
        yield case.name, case.ends, seen.get((case.name, ""), "ignored")
        members = {path: ending for (name, path), ending in seen.items() if name == case.name and path}
        for path, ends in case.members.items():
            ending = ",".join(sorted(members.values())) if path == "*" else members.get(path, "missing")
            yield f"{case.name} > {path}", ends, ending or "missing"
        if not case.members and members and case.ends == IGNORED:
            yield f"{case.name} > {next(iter(members))}", IGNORED, "read"


def output_faults(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Exit code, tracebacks, control characters that reach the terminal."""
    faults = [] if done.returncode == 0 else [f"exit code {done.returncode}: {done.stderr[-600:]}"]
    for name, output in (("stdout", done.stdout), ("stderr", done.stderr)):
        if _TRACE.search(output):
            faults.append(f"a traceback on {name}: {output[-1500:]}")
        if mark := CONTROL.search(output):
            around = output[max(0, mark.start() - 60) : mark.end() + 30]
            faults.append(f"{name} holds {mark[0]!r}: {around!r}")
    return faults


def left_processes(home: Path) -> list[str]:
    """Processes that name the home, or that run an engine below one that is gone."""
    found = []
    for process in psutil.process_iter(["cmdline", "pid", "environ"]):
        line = " ".join(process.info["cmdline"] or ())
        if str(home) in line and process.pid != os.getpid():
            found.append(f"process {process.pid} is left: {line[:200]}")
    return found


def table_faults(home: Path) -> list[str]:
    """Columns of text that hold control characters or halves of letters."""
    faults = []
    with duckdb.connect(str((home / "published" / "chidao.duckdb").resolve()), read_only=True) as con:
        columns = con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)"
            " WHERE data_type = 'VARCHAR' AND NOT duckdb_columns.internal ORDER BY ALL"
        ).fetchall()
        for table, column in columns:
            rows = con.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL').fetchall()
            bad = [value for (value,) in rows if STORED_CONTROL.search(value)]
            if bad:
                mark = STORED_CONTROL.search(bad[0])
                assert mark is not None
                faults.append(
                    f"{table}.{column}: {len(bad)} rows, {bad[0][max(0, mark.start() - 30) : mark.end() + 30]!r}"
                )
    return faults


def export_faults(folder: Path) -> list[str]:
    """Cells that a spreadsheet program would compute."""
    faults = []
    csv.field_size_limit(1 << 30)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.reader(file)):
                bad = [cell for cell in row if _FORMULA.match(cell) and not _is_number(cell)]
                if number and bad:
                    faults.append(f"{path.name}, row {number}: {bad[0][:80]!r}")
                    break
    for path in sorted(folder.rglob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path).worksheets:
            for cells in sheet.iter_rows():
                for cell in cells:
                    if cell.data_type == "f" or cell.hyperlink is not None:
                        faults.append(f"{path.name}, {sheet.title} {cell.coordinate}: {cell.value!r}")
    return faults


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[\d.]+(e[+-]?\d+)?", cell) is not None


def strays(root: Path, allowed: Iterable[str]) -> list[str]:
    """What lies beside the folder and the home that nobody put there."""
    return [f"{path} was written" for path in sorted(root.iterdir()) if path.name not in set(allowed)]
