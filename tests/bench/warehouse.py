"""The warehouse at a size: loading beside DuckDB's own CREATE TABLE AS, audit, publication, the analysts' questions and search.

Belongs here: one life of a home (load, audit, publish, ten more papers) on the clock, and the table. Not here: the papers.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from quality.gate import audit
from quality.rule_book import sql_rules
from quality.sql_rules import run_rule
from tests.bench.cost import cost_of, peak_mb, table
from tests.bench.invented_papers import TASKS, arrive, catalogue, papers
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import LoadInput, load_catalogue_rows, stage
from warehouse.publish import publish
from warehouse.tables import NOTICE_TABLES
from warehouse.workbench import open_work

_DOCS = (Path(__file__).parents[2] / "README.md", Path(__file__).parents[2] / "docs" / "analysts.md")
_MORE = 10  # papers of the second night
_NO_HISTORY = {"recent_mean": None, "orphaned_corrections": 0, "standing_corrections": 0}
_ORDINALS = ("the", "second", "third")
_SEARCH = ("tiem vac xin", "han man", "dat dai")

EXPECTED = """Wanted at 1,000,000: loading at least half as fast as CREATE TABLE AS; audit and incremental publication together under 60 s;
under 2,000 MB; questions under 100 ms, search under 500 ms; growth at most linear."""

Numbers = dict[str, float | str | None]


def run(asked: Namespace) -> str:
    """One column a size, as Markdown."""
    sizes = sorted(asked.directives or [10_000, 100_000, 1_000_000])
    columns: list[Numbers] = [cost_of(life, (size, asked.gate)).results[0] for size in sizes]
    names = list(dict.fromkeys(name for column in columns for name in column))
    rows = [(name, *(column.get(name) for column in columns)) for name in names]
    return f"{table(('', *(f'{size:,} directives' for size in sizes)), rows)}\n\n{EXPECTED}"


def life(directives: int, gate: bool) -> Callable[[], object]:
    """All numbers of one size, in a process of its own (its peak memory is then this size's)."""

    def work() -> Numbers:
        with tempfile.TemporaryDirectory(prefix="chidao-bench-") as folder:
            return _life(Home(Path(folder) / "home").ensure(), directives, gate)

    return work


def _life(home: Home, directives: int, gate: bool) -> Numbers:
    numbers: Numbers = {}
    load_catalogue_rows(home, catalogue())
    making = _Making()
    with Ledger(home.ledger_path) as ledger:
        with _clock(numbers, "telling the ledger of the papers, s"):
            arrive(ledger, directives, "r1")
        started = time.monotonic()
        done = stage(home, ledger, making.timed(papers(directives)), "r1")
        loading = time.monotonic() - started - making.seconds
        if done.failed or len(done.staged) != max(1, directives // TASKS):
            raise RuntimeError(f"{len(done.staged)} staged, failed: {done.failed[:3]}")
        del done
    rows, plain = _create_table_as(home)
    numbers |= {
        "rows (all tables of notices)": float(rows),
        "load, s": loading,
        "load, rows/s": rows / loading,
        "load, directives/s": directives / loading,
        "CREATE TABLE AS of the same Parquet, rows/s": rows / plain,
        "load as a share of it": plain / loading,
        "peak MB after load": peak_mb(),
    }
    _audit(home, numbers, "r1", "first audit (SQL rules), s", gate)
    with _clock(numbers, "first publication, s"):
        publish(home, "r1", ())
    numbers["published file, MB"] = home.published_db.resolve().stat().st_size / 1e6
    first = max(1, directives // TASKS)
    more: list[LoadInput] = list(papers(_MORE * TASKS, start=first))
    with Ledger(home.ledger_path) as ledger:
        arrive(ledger, _MORE * TASKS, "r2", first)
        with _clock(numbers, f"load of {_MORE} more papers, s"):
            stage(home, ledger, more, "r2")
    _audit(home, numbers, "r2", "second audit (SQL rules), s", gate)
    with _clock(numbers, "incremental publication, s"):
        outcome = publish(home, "r2", ()).outcome
    if outcome != "published":
        raise RuntimeError(f"the second night was {outcome}")
    audit_and_publish = [numbers["second audit (SQL rules), s"], numbers["incremental publication, s"]]
    numbers["both together, s"] = sum(part for part in audit_and_publish if isinstance(part, float))
    numbers["peak MB"] = peak_mb()
    numbers |= _questions(home)
    return numbers


class _Making:
    """The generator's own time, which is no part of loading."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, items: Iterator[LoadInput]) -> Iterator[LoadInput]:
        while True:
            started = time.monotonic()
            item = next(items, None)
            self.seconds += time.monotonic() - started
            if item is None:
                return
            yield item


@contextmanager
def _clock(numbers: Numbers, name: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    numbers[name] = time.monotonic() - started


def _create_table_as(home: Home) -> tuple[int, float]:
    """(rows, seconds) of loading the staged tables from Parquet into a fresh file, with its checkpoint."""
    folder, rows = home.work / "parquet", 0
    folder.mkdir()
    with open_work(home) as work:
        for name in NOTICE_TABLES:
            work.con.execute(f"COPY staging.{name} TO '{folder / name}.parquet' (FORMAT parquet)")
            found = work.con.execute(f"SELECT count(*) FROM staging.{name}").fetchone()
            rows += found[0] if found else 0
    fresh = duckdb.connect(str(home.work / "fresh.duckdb"), config={"threads": 2, "memory_limit": "1GB"})
    fresh.execute("SET enable_progress_bar = false")
    started = time.monotonic()
    for name in NOTICE_TABLES:
        fresh.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet('{folder / name}.parquet')")
    fresh.execute("CHECKPOINT")
    seconds = time.monotonic() - started
    fresh.close()
    return rows, seconds


def _audit(home: Home, numbers: Numbers, run_id: str, name: str, gate: bool) -> None:
    now = datetime.now(UTC)
    with open_work(home) as work:
        with _clock(numbers, name):
            verdicts = [
                run_rule(work.con, rule, run_id=run_id, now=now, parameters=_NO_HISTORY)
                for rule in sql_rules()
                if "nightly" in rule.profiles
            ]
        if gate:
            with _clock(numbers, name.replace("SQL rules", "whole gate")):
                audit(work.con, run_id=run_id, reports_dir=home.reports, now=now)
    wrong = [verdict for verdict in verdicts if verdict.outcome != "passed"]
    if wrong:  # the papers are sound: rows set aside would be timed as the audit's work
        raise RuntimeError(f"{wrong[0].check_name} {wrong[0].outcome}: {wrong[0].observed}")


def _questions(home: Home) -> Numbers:
    """Milliseconds (best of five: others may share the cores) of every question of README and docs/analysts.md, and of three searches."""
    asked = [
        one for path in _DOCS if path.exists() for one in re.findall(r"```sql\n(.*?)```", path.read_text("utf-8"), re.S)
    ]
    con = duckdb.connect(str(home.published_db.resolve()), read_only=True, config={"threads": 2})
    times = {one: _milliseconds(con, one) for one in asked if "search(" not in one}
    searches = [_milliseconds(con, f"SELECT * FROM search('{words}') LIMIT 20") for words in _SEARCH]
    con.close()
    numbers: Numbers = {
        f"{len(times)} questions of the documents, median ms": statistics.median(t for t, _ in times.values())
    }
    for place, one in enumerate(sorted(times, key=lambda one: -times[one][0])[:3], 1):
        taken, rows = times[one]
        numbers[f"{_ORDINALS[place - 1]} slowest, ms"] = taken
        numbers[f"which is ({place})"] = f"`{' '.join(one.split())[:60]}…`, {rows:,} rows"
    numbers["search, slowest of three, ms"] = max(taken for taken, _ in searches)
    numbers["its hits"] = ", ".join(f"{_hits(home, words):,}" for words in _SEARCH)
    return numbers


def _hits(home: Home, words: str) -> int:
    con = duckdb.connect(str(home.published_db.resolve()), read_only=True)
    row = con.execute(f"SELECT count(*) FROM search('{words}')").fetchone()
    con.close()
    return int(row[0]) if row else 0


def _milliseconds(con: duckdb.DuckDBPyConnection, question: str) -> tuple[float, int]:
    """(time, rows)."""
    taken, rows = [], 0
    for _ in range(5):
        started = time.perf_counter()
        rows = len(con.execute(question).fetchall())
        taken.append(1000 * (time.perf_counter() - started))
    return min(taken), rows
