"""The hand-made truth of tests/gold as records. Belongs here: reading the annotations; not comparing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "gold"


@dataclass(frozen=True, slots=True)
class TrueDirective:
    path: str
    parent: str | None
    kind: str
    start: str
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    deadlines: tuple[str, ...]
    merged: bool
    any_path: bool


@dataclass(frozen=True, slots=True)
class Truth:
    stem: str
    text: str
    document: dict[str, Any]
    recipients: tuple[tuple[str, str], ...]  # (role, name)
    citations: tuple[tuple[str, ...], ...]
    directives: tuple[TrueDirective, ...]


def _parent(path: str) -> str | None:
    return path.rpartition("/")[0] or None


def load_truth(path: Path) -> Truth:
    """One annotated notice; `path` is the .toml file."""
    entry = tomllib.loads(path.read_text("utf-8"))
    lists = entry["lists"]
    roles = (("addressees", "addressee"), ("recipients", "recipient"), ("archive", "archive"))
    return Truth(
        stem=path.stem,
        text=path.with_suffix(".txt").read_text("utf-8"),
        document=entry["document"],
        recipients=tuple((role, name) for key, role in roles for name in lists.get(key, ())),
        citations=tuple(tuple(row) for row in lists.get("citations", ())),
        directives=tuple(
            TrueDirective(
                path=d["path"],
                parent=d.get("parent", _parent(d["path"])),
                kind=d["kind"],
                start=d["start"],
                lead=tuple(d.get("lead", ())),
                cooperating=tuple(d.get("cooperating", ())),
                deadlines=tuple(d.get("deadlines", ())),
                merged=d.get("merged", False),
                any_path=d.get("any_path", False),
            )
            for d in entry["directive"]
        ),
    )


def all_truth() -> list[Truth]:
    return [load_truth(path) for path in sorted(GOLD.glob("*.toml"))]
