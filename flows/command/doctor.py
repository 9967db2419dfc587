"""`chidao doctor`. Belongs here: one probe a thing that a run needs, each ok or with its remedy. Nothing is changed or sent."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from extract.errors import ChidaoError, DependencyMissing, SettingsError

HELP = "is everything there? each thing ok or with its remedy"
ABOUT = "Looks at tesseract and its Vietnamese model, versions, disk, settings, sources and the Prefect API. Changes nothing."
_FREE_GIGABYTES = 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    ok: bool
    found: str
    remedy: str = ""
    exit_code: int = DependencyMissing.exit_code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    return None


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, print_table

    findings = [finding for probe in _PROBES for finding in probe(given.home)]
    if given.json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_table(
            ("", "what", "found", "what to do"),
            [("ok" if one.ok else "!!", one.what, one.found, one.remedy if not one.ok else "") for one in findings],
        )
    faults = [finding.exit_code for finding in findings if not finding.ok]
    return min(faults) if faults else 0


def _tesseract(home: Path) -> Iterator[Finding]:
    program = shutil.which("tesseract")
    install = "sudo apt-get install -y tesseract-ocr tesseract-ocr-vie   (or: make setup)"
    if program is None:
        yield Finding("tesseract", False, "not installed", install)
        return
    version = _output([program, "--version"]).splitlines()
    yield Finding("tesseract", bool(version), version[0] if version else "does not run", install)
    models = _output([program, "--list-langs"]).split()
    for model, why in (("vie", "Vietnamese"), ("osd", "page orientation")):
        yield Finding(f"model {model}", model in models, why if model in models else f"{why}: not installed", install)


def _python(home: Path) -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    right = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Finding("Python", right, sys.version.split()[0], "Use Python 3.11, 3.12 or 3.13.")
    for package in ("prefect", "great_expectations", "duckdb", "pdfplumber", "pypdfium2", "opencv-python-headless"):
        try:
            yield Finding(package, True, version(package))
        except PackageNotFoundError:
            yield Finding(package, False, "not installed", "make setup")
    try:
        yield Finding("second engine", True, f"trueocr {version('trueocr')}")
    except PackageNotFoundError:
        yield Finding("second engine", True, "not installed: everything works without it")


def _disk(home: Path) -> Iterator[Finding]:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free / 1e9
    remedy = f"Make room, or name another home; a run wants {_FREE_GIGABYTES:.0f} GB free."
    yield Finding("disk", free >= _FREE_GIGABYTES, f"{free:.1f} GB free at {place}", remedy, 1)
    yield Finding("home", os.access(place, os.W_OK), str(home), f"Give this user the right to write to {place}.", 2)


def _settings(home: Path) -> Iterator[Finding]:
    from flows.command.settings import load_settings
    from flows.sources.source import open_source

    try:
        settings = load_settings(home)
    except SettingsError as fault:
        yield Finding("settings", False, fault.bare_message, fault.remedy, 2)
        return
    yield Finding("settings", True, str(settings.file) if settings.file else "none written: defaults (chidao init)")
    for source in settings.sources:
        try:
            listing = open_source(source).listing()
        except ChidaoError as fault:
            yield Finding(f"source {source.name}", False, fault.bare_message, fault.remedy, fault.exit_code)
        else:
            yield Finding(f"source {source.name}", True, f"{len(listing.files)} files in {source.address}")


def _prefect(home: Path) -> Iterator[Finding]:
    from flows.orchestration.server import answers

    url = os.environ.get("PREFECT_API_URL")
    if not url:
        yield Finding("Prefect API", True, "none named: a run starts one of its own (PREFECT_API_URL)")
    else:
        yield Finding("Prefect API", answers(url), url, "Start that server, or unset PREFECT_API_URL.")


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr


_PROBES: tuple[Callable[[Path], Iterator[Finding]], ...] = (_python, _tesseract, _disk, _settings, _prefect)
