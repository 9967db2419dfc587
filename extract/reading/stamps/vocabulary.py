"""The closed lists of stamps, loaded from the CSV files beside it."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources

from extract.reading.stamps.folding import fold


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label of the incoming stamp: `key` is its folded words."""

    field: str  # anchor | number | date | time | transfer_to | file_symbol
    label: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that is stamped as a whole: urgency, secrecy, copy."""

    kind: str
    mark: str
    value: str
    key: tuple[str, ...]


def _rows(name: str) -> list[dict[str, str]]:
    table = resources.files("extract.reading.stamps").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


@functools.cache
def labels() -> tuple[Label, ...]:
    """Longest first, so that `số và ký hiệu HS` wins over `số`."""
    found = [Label(row["field"], row["label"], tuple(fold(row["label"]).split())) for row in _rows("labels.csv")]
    return tuple(sorted(found, key=lambda one: (-len(one.key), -len(one.label), one.label)))


@functools.cache
def marks() -> tuple[Mark, ...]:
    """Longest first, so that `THƯỢNG KHẨN` wins over `KHẨN`."""
    found = [
        Mark(row["kind"], row["mark"], row["value"], tuple(fold(row["mark"]).split())) for row in _rows("marks.csv")
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.key), -len(one.mark), one.mark)))
