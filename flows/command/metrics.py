"""`chidao metrics`. Belongs here: printing the file. Does not belong here: making it (flows.metrics)."""

from __future__ import annotations

import argparse

from extract.errors import UsageError

HELP = "print the metrics of the last run (OpenMetrics text)"
ABOUT = """\
Prints HOME/metrics/chidao.prom, which every run replaces: documents, pages, seconds a stage, quarantine by code, confidence quantiles.
For Prometheus: node_exporter --collector.textfile.directory=HOME/metrics"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    return None


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.metrics import metrics_path
    from warehouse.home import Home

    path = metrics_path(Home(given.home))
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise UsageError(f"{given.home} holds no metrics yet", remedy="Run `chidao run FOLDER`.") from None
    print_json({"file": str(path), "metrics": text}) if given.json else print(text, end="")
    return 0
