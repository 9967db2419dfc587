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
_SEARCH = ("tiem vac xin", "han man", "dat dai")

EXPECTED = """Wanted at 1,000,000: loading at least half as fast as CREATE TABLE AS; audit and incremental publication together under 60 s;
under 2,000 MB; questions under 100 ms, search under 500 ms; growth at most linear."""

Numbers = dict[str, float | str | None]


def run(asked: Namespace) -> str:
    """One column a size, as Markdown."""
    sizes = sorted(asked.directives or [10_000])
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
    with Ledger(home.ledger_path) as ledger:
        with _clock(numbers, "telling the ledger, s"):
            arrive(ledger, papers(directives), "r1")
        making = time.monotonic()
        for _ in papers(directives):
            pass
        making = time.monotonic() - making  # the generator's own time is no part of loading
        started = time.monotonic()
        done = stage(home, ledger, papers(directives), "r1")
        loading = time.monotonic() - started - making
        if done.failed or len(done.staged) != max(1, directives // TASKS):
            raise RuntimeError(f"{len(done.staged)} staged, failed: {done.failed[:3]}")
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
    more: list[LoadInput] = list(papers(_MORE * TASKS, start=max(1, directives // TASKS)))
    with Ledger(home.ledger_path) as ledger:
        arrive(ledger, more, "r2")
        with _clock(numbers, f"load of {_MORE} more papers, s"):
            stage(home, ledger, more, "r2")
    _audit(home, numbers, "r2", "second audit (SQL rules), s", gate)
    with _clock(numbers, "incremental publication, s"):
        outcome = publish(home, "r2", ()).outcome
    if outcome != "published":
        raise RuntimeError(f"the second night was {outcome}")
    numbers["peak MB"] = peak_mb()
    numbers |= _questions(home)
    return numbers


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
                run_rule(work.con, rule, run_id=run_id, now=now, parameters={"recent_mean": None})
                for rule in sql_rules()
                if "nightly" in rule.profiles
            ]
        if gate:
            with _clock(numbers, name.replace("SQL rules", "whole gate")):
                audit(work.con, run_id=run_id, reports_dir=home.reports, now=now)
    errors = [verdict for verdict in verdicts if verdict.outcome == "error"]
    if errors:
        raise RuntimeError(f"a rule cannot run: {errors[0].check_name}: {errors[0].observed}")


def _questions(home: Home) -> Numbers:
    """Milliseconds (best of five: others may share the cores) of every question of README and docs/analysts.md, and of three searches."""
    asked = [
        one for path in _DOCS if path.exists() for one in re.findall(r"```sql\n(.*?)```", path.read_text("utf-8"), re.S)
    ]
    con = duckdb.connect(str(home.published_db.resolve()), read_only=True, config={"threads": 2})
    times = {one: _milliseconds(con, one) for one in asked if "search(" not in one}
    searches = [_milliseconds(con, f"SELECT * FROM search('{words}') LIMIT 20") for words in _SEARCH]
    con.close()
    slowest = max(times, key=lambda one: times[one])
    return {
        f"{len(times)} questions, median ms": statistics.median(times.values()),
        "slowest question, ms": times[slowest],
        "which is": f"`{' '.join(slowest.split())[:70]}…`",
        "search, slowest of three, ms": max(searches),
    }


def _milliseconds(con: duckdb.DuckDBPyConnection, question: str) -> float:
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        con.execute(question).fetchall()
        taken.append(1000 * (time.perf_counter() - started))
    return min(taken)
