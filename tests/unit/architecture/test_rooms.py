"""The table of rooms: who may import whom, how large a module may be, what it may not be called."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ROOMS = ("extract", "warehouse", "quality", "flows")
# Room → top-level names that it must not import, at any depth of its code.
FORBIDDEN = {
    "extract": {"prefect", "duckdb", "great_expectations", "warehouse", "quality", "flows", "tests"},
    "warehouse": {"prefect", "great_expectations", "quality", "flows", "tests"},
    "quality": {"prefect", "flows", "tests"},
    "flows": {"tests"},
}
# Floors of extract/: a floor imports only what stands below it.
FLOORS = {"reading": {"cleaning", "parsing"}, "cleaning": {"parsing"}, "parsing": {"cleaning", "reading"}}
ROOT_ENTRIES = {
    "extract", "warehouse", "quality", "flows", "tests", "samples", "docs", "prefect.yaml", "pyproject.toml", "requirements.lock",
    "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE",
}  # fmt: skip
BANNED_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(path: Path) -> list[tuple[str, bool]]:
    """(dotted name, stands inside a function) for every import of a module."""
    found: list[tuple[str, bool]] = []

    def walk(node: ast.AST, inside: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.extend((alias.name, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
                found.append((child.module, inside))
            walk(child, inside or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)))

    walk(ast.parse(path.read_text("utf-8")), False)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_its_row_allows(room: str) -> None:
    assert modules(room), f"{room}/ has no modules"
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name, _ in imports(path)
        if name.split(".")[0] in FORBIDDEN[room]
    ]
    assert wrong == []


def test_warehouse_and_quality_see_only_the_model_of_extract() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for room in ("warehouse", "quality")
        for path in modules(room)
        for name, _ in imports(path)
        if name.split(".")[0] == "extract" and name not in {"extract", "extract.model", "extract.errors"}
    ]
    assert wrong == []


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name} at the top"
        for path in modules("quality") + modules("flows")
        for name, inside in imports(path)
        if not inside
        and (
            name.split(".")[0] == "great_expectations"
            or (name.split(".")[0] == "prefect" and "orchestration" not in path.parts)
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("floor", FLOORS)
def test_no_floor_of_extract_reaches_up_or_back(floor: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "extract" / floor).rglob("*.py"))
        for name, _ in imports(path)
        if name.startswith("extract.") and name.split(".")[1] in FLOORS[floor]
    ]
    assert wrong == []


def test_the_model_needs_the_standard_library_alone() -> None:
    import sys

    for name in ("model.py", "errors.py"):
        for imported, _ in imports(ROOT / "extract" / name):
            assert imported.split(".")[0] in sys.stdlib_module_names


def test_only_the_rooms_stand_at_the_root() -> None:
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    entries = {line.split("/")[0] for line in listed if line}
    assert {entry for entry in entries if not entry.startswith(".")} <= ROOT_ENTRIES


@pytest.mark.parametrize("room", ROOMS)
def test_modules_are_named_for_a_concept_and_hold_one(room: str) -> None:
    for path in modules(room):
        assert not BANNED_WORDS & set(path.stem.split("_")), f"{path}: name a concept of the field"
        lines = path.read_text("utf-8").splitlines()
        limit = 620 if path.name == "model.py" else 300  # the model is one concept: the records
        assert len(lines) <= limit, f"{path.relative_to(ROOT)} has {len(lines)} lines: more than one concept?"
        if lines:
            assert ast.get_docstring(ast.parse("\n".join(lines))), (
                f"{path.relative_to(ROOT)} does not say what belongs here"
            )
