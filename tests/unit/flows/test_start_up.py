"""What the command line imports before it knows what is asked: seconds are the bench's affair, their cause is held here."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "prefect",
    "duckdb",
    "great_expectations",
    "pandas",
    "numpy",
    "cv2",
    "pdfplumber",
    "fsspec",
    "pydantic",
    "sqlalchemy",
    "rich",
)


def loaded(code: str) -> set[str]:
    """Which of the heavy libraries stand in memory after `code`."""
    script = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def test_help_imports_nothing_heavy() -> None:
    assert loaded("from flows.command.main import parser; parser().format_help()") == set()


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("flows.command.query", set[str]()),
        ("warehouse.query", {"duckdb"}),
        ("flows.orchestration", set[str]()),
        ("flows.orchestration.quiet", {"duckdb", "numpy"}),
    ],
)
def test_a_quick_command_does_not_wait_for_what_it_does_not_need(module: str, allowed: set[str]) -> None:
    assert loaded(f"import {module}") <= allowed
