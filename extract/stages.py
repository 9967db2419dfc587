"""The three stages as functions of (input, settings), with the version that is part of their keys in the store.

Belongs here: what a stage is, and its version. Does not belong here: how a stage works (reading/, cleaning/, parsing/) and
where its result is kept (warehouse). A stage's version is raised when its output may change; `tests/unit/test_stages.py`
compares the fingerprint of the stage's code and data with `stage_fingerprints.json` and fails until one or the other is done.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extract.errors import CleanFailed, DocumentError, ParseFailed, SecretDocument
from extract.model import CleanText, Notice, Reading, ReadSettings

READ_VERSION = 2
CLEAN_VERSION = 4
PARSE_VERSION = 6

_ROOT = Path(__file__).parent
# The folders whose code and data decide a stage's output.
STAGE_FOLDERS = {
    "read": ("reading",),
    "clean": ("cleaning", "reading/stamps", "reading/text_layer", "reading/formats", "data"),
    "parse": ("parsing", "data"),
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was made of one document."""

    reading: Reading
    clean: CleanText
    notice: Notice


def engine_fingerprint(settings: ReadSettings) -> str:
    """Engine, model and settings of recognition, as one short text; part of a reading's key."""
    from extract.reading.engines import fingerprint

    return fingerprint(settings)


def settings_fingerprint(settings: ReadSettings) -> str:
    """16 hex digits of everything in the settings that can change what is read."""
    return sha256(repr(settings).encode()).hexdigest()[:16]


def read_stage(data: bytes, file_name: str, settings: ReadSettings) -> Reading:
    """Bytes → reading. Raises DocumentError."""
    from extract.reading.document import read_document

    return read_document(data, file_name, settings)


def clean_stage(reading: Reading, file_name: str, *, released: bool = False) -> CleanText:
    """Reading → clean text. Raises CleanFailed; a paper marked secret raises SecretDocument, unless a person released it."""
    from extract.cleaning import clean_reading
    from extract.parsing.header.marks import secrecy_mark

    try:
        clean = clean_reading(reading)
        mark = secrecy_mark(clean)
    except DocumentError:
        raise
    except Exception as fault:  # a fault of ours must cost one document, not the run
        raise CleanFailed(file_name, f"{type(fault).__name__}: {fault}") from fault
    if mark and not released:
        raise SecretDocument(file_name)
    return clean


def parse_stage(clean: CleanText, file_name: str) -> Notice:
    """Clean text → notice. Raises ParseFailed."""
    from extract.parsing.agencies.catalogue import load_catalogue
    from extract.parsing.notice import parse_notice

    try:
        return parse_notice(clean, load_catalogue())
    except DocumentError:
        raise
    except Exception as fault:  # as above
        raise ParseFailed(file_name, f"{type(fault).__name__}: {fault}") from fault


def extract_document(data: bytes, file_name: str, settings: ReadSettings) -> Extraction:
    """All three stages in a row. Raises DocumentError."""
    reading = read_stage(data, file_name, settings)
    clean = clean_stage(reading, file_name)
    return Extraction(reading, clean, parse_stage(clean, file_name))


def code_fingerprint(stage: str) -> str:
    """16 hex digits over the stage's code (without docstrings and comments) and data files."""
    digest = sha256()
    for folder in STAGE_FOLDERS[stage]:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix == ".py":
                digest.update(ast.unparse(_without_docstrings(ast.parse(path.read_text("utf-8")))).encode())
            elif path.is_file() and path.suffix in {".csv", ".json", ".toml", ".npz", ".xml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:] or [ast.Pass()]
    return tree
