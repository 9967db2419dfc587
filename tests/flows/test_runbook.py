"""The runbook, line by line: its blocks that begin with `$` are run as they stand, and what they print is compared.

Only the places differ: /srv and /mnt lie in a folder of the test.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import errors
from flows.command.quarantine import meaning_of
from flows.telling.messages import KINDS
from tests.flows.notices import write_notices

RUNBOOK = Path(__file__).parents[2] / "docs" / "runbook.md"
ANY = "…"


def blocks() -> list[str]:
    return re.findall(r"^```console\n(.*?)^```$", RUNBOOK.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    """(command, lines that it must print, in this order, among others)."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks()).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.strip():
            found[-1][1].append(line)
    return found


def pattern(line: str) -> re.Pattern[str]:
    """White space counts as one blank: tables are as wide as what stands in them."""
    words = " ".join(line.split())
    return re.compile(".*".join(re.escape(part.strip()) for part in words.split(ANY)) + ".*")


@pytest.fixture
def short() -> Iterator[Path]:
    """A short path: a table that has to break its lines shows no folder whole."""
    folder = Path(tempfile.mkdtemp(prefix="rb"))
    yield folder
    shutil.rmtree(folder)


def test_every_command_prints_what_the_runbook_shows(environment: dict[str, str], short: Path) -> None:
    inbox = write_notices(short / "srv" / "cong-van" / "den", 3)
    (inbox / "hong.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    programs = short / "bin"
    programs.mkdir()
    (programs / "chidao").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m flows.command.main "$@"\n')
    (programs / "chidao").chmod(0o755)
    environment = environment | {
        "CHIDAO_HOME": str(short / "srv" / "chidao"),
        "PATH": os.pathsep.join((str(programs), environment["PATH"])),
    }
    for command, lines in steps():
        here = re.sub(r"(?<![\w/])/(srv|mnt)/", f"{short}/\\1/", command)
        done = subprocess.run(
            ["bash", "-c", here], env=environment, cwd=short, capture_output=True, text=True, timeout=240, check=False
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        printed = [" ".join(line.split()) for line in done.stdout.replace(str(short), "").splitlines()]
        at = 0
        for line in lines:
            wanted = pattern(line)
            match = next((number for number in range(at, len(printed)) if wanted.fullmatch(printed[number])), None)
            assert match is not None, f"{command}\nwants: {line}\nprinted: " + "\n".join(printed)
            at = match + 1


def kinds(kind: type[errors.DocumentError]) -> set[str]:
    return {kind.code}.union(*(kinds(sub) for sub in kind.__subclasses__()))


def test_every_quarantine_code_and_every_alert_has_its_line() -> None:
    text = RUNBOOK.read_text("utf-8")
    rows = "\n".join(line for line in text.splitlines() if line.startswith("| `"))
    missing = {code for code in kinds(errors.DocumentError) | {"interrupted"} if f"`{code}`" not in rows}
    assert missing == set()
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", rows.split("| `nightly`")[-1].split("| `sanity`")[-1]))
    unknown = {one for one in named if meaning_of(one)[0] == "Not a code of this version."}
    assert unknown <= {"seconds_a_page", "seconds_a_document", "memory_megabytes", "max_bytes", "max_megapixels"}
    for alert in ("failed", "blocked", "silence", "unsound", *KINDS):
        assert f"\n| {alert}" in text, alert


@pytest.mark.parametrize("name", ["nightly", "intraday", "backfill", "rerun", "republish", "monday", "sanity"])
def test_every_deployment_has_its_line(name: str) -> None:
    assert f"\n| `{name}` |" in RUNBOOK.read_text("utf-8")
