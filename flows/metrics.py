"""Metrics of a home as OpenMetrics text, for the office's monitoring: HOME/metrics/chidao.prom, replaced whole after every run.

Belongs here: which numbers, under which names, and writing the file. Does not belong here: counting (ledger, summary, published file),
serving: a textfile collector or a web server shows the file. No label holds a name or a word of a paper.
All are gauges as of the last run: the file is written by short-lived processes, and what grew can be seen from the numbers themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.openmetrics.exposition import generate_latest
from prometheus_client.registry import Collector

from extract.errors import UsageError
from flows.orchestration.summary import Summary
from warehouse.durable import write_durably
from warehouse.home import Home
from warehouse.query import open_published
from warehouse.workbench import sql

_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
_OUTCOMES = ("published", "blocked", "failed", "nothing_new")
_OF_A_RUN = {
    "documents": "documents treated by the last run",
    "pages": "pages read by the last run",
    "reused": "documents of the last run whose stored results sufficed",
    "not_a_notice": "documents of the last run that are no notices",
}


def metrics_path(home: Home) -> Path:
    return home.root / "metrics" / "chidao.prom"


def write_metrics(home: Home, summary: Summary, ended_at: datetime) -> Path:
    """Raises OSError (a full disk)."""
    path = metrics_path(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, metrics_text(home, summary, ended_at), mode=0o644)
    return path


def metrics_text(home: Home, summary: Summary, ended_at: datetime) -> bytes:
    """OpenMetrics 1.0, ending in '# EOF'; also what Prometheus' textfile collector reads."""
    registry = CollectorRegistry()
    registry.register(_Numbers([*_of_run(summary, ended_at), *_of_published(home)]))
    return bytes(generate_latest(registry))  # type: ignore[no-untyped-call]


class _Numbers(Collector):
    def __init__(self, families: list[Any]) -> None:
        self._families = families

    def collect(self) -> Iterable[Any]:
        return self._families


def _of_run(summary: Summary, ended_at: datetime) -> Iterator[Any]:
    # a gauge and not OpenMetrics' type info, which the textfile collector's parser does not know
    yield _gauge("chidao_last_run_info", "the last run", {(summary.run_id,): 1.0}, ("run_id",))
    yield _gauge("chidao_last_run_end_timestamp_seconds", "when the last run ended", {(): ended_at.timestamp()})
    outcomes = {(name,): float(summary.outcome == name) for name in _OUTCOMES}
    yield _gauge("chidao_last_run_outcome", "1 for how the last run ended", outcomes, ("outcome",))
    for name, about in _OF_A_RUN.items():
        yield _gauge(f"chidao_last_run_{name}", about, {(): float(summary.read.get(name, 0))})
    arrived = float(sum(row["arrived"] for row in summary.sources))
    yield _gauge("chidao_last_run_arrived", "documents that the last run found new", {(): arrived})
    steps = {(step,): value for step, value in summary.seconds.items()}
    yield _gauge("chidao_last_run_step_seconds", "wall seconds of each step of the last run", steps, ("step",))
    up = {(row["source"],): 1.0 for row in summary.sources} | {(row["source"],): 0.0 for row in summary.unreachable}
    yield _gauge("chidao_source_up", "1 where the last run reached the source", up, ("source",))
    states = {(state,): float(count) for state, count in summary.states.items()}
    yield _gauge("chidao_documents", "documents by their state", states, ("state",))
    codes = Counter(row["code"] for row in summary.quarantine)
    quarantined = {(code,): float(count) for code, count in sorted(codes.items())}
    yield _gauge("chidao_quarantined_documents", "documents in quarantine by code", quarantined, ("code",))
    blocking = {(check,): 1.0 for check in summary.blocked_by}
    yield _gauge("chidao_blocking_check", "checks that blocked the last run", blocking, ("check",))


def _of_published(home: Home) -> Iterator[Any]:
    """Seconds a stage, sizes, confidences, age: nothing where nothing was published yet."""
    try:
        con = open_published(home)
    except UsageError:
        return
    with con:
        stages = con.execute(sql("reports", "stage_seconds")).fetchall()
        sizes = con.execute(sql("reports", "sizes")).fetchone() or ()
        confidences = con.execute(sql("reports", "confidence_quantiles"), {"quantiles": list(_QUANTILES)}).fetchall()
    yield _gauge(
        "chidao_stage_attempts", "attempts of each stage, all runs", {(one[0],): one[1] for one in stages}, ("stage",)
    )
    yield _gauge(
        "chidao_stage_seconds",
        "wall seconds of each stage, all runs",
        {(one[0],): round(one[2], 3) for one in stages},
        ("stage",),
    )
    names = ("chidao_published_notices", "chidao_published_directives", "chidao_published_pages")
    for name, value in zip(names, sizes, strict=False):
        yield _gauge(name, f"{name.rpartition('_')[2]} in the published file", {(): float(value or 0)})
    if len(sizes) > len(names) and sizes[3] is not None:
        yield _gauge("chidao_published_timestamp_seconds", "when the published data were published", {(): sizes[3]})
    quantiles = {
        (kind, f"{quantile:g}"): float(value)
        for kind, values in confidences
        if values is not None
        for quantile, value in zip(_QUANTILES, values, strict=True)
    }
    about = "quantiles of the confidence of directives: reading (are these the letters), rule (is this what they mean)"
    yield _gauge("chidao_confidence", about, quantiles, ("kind", "quantile"))


def _gauge(name: str, about: str, values: Mapping[Any, float], labels: tuple[str, ...] = ()) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, about, labels=labels)
    for label_values, value in values.items():
        family.add_metric(list(label_values), value)
    return family
