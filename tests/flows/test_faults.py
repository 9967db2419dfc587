"""Three faults of a machine with real processes: a disk that is full, a reading child without memory, an engine that hangs.

After each, one more run ends with tables equal to those of a run that nothing disturbed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.flows.notices import chidao, published_digests, write_notices
from warehouse.canonical import TableDigest
from warehouse.ledger import Ledger

SCAN = Path(__file__).parents[2] / "samples" / "06-photocopy-cv-den.pdf"
NOTICES = 12


def states(home: Path) -> dict[str, str]:
    """File name → state or quarantine code."""
    ledger = Ledger(home / "work" / "ledger.sqlite")
    try:
        return {one.file_name: one.code or one.state for one in ledger.documents()}
    finally:
        ledger.close()


def settings(home: Path, text: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "chidao.toml").write_text(text, encoding="utf-8")
    return home


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two text notices and a scan."""
    folder = write_notices(tmp_path / "in", 2)
    shutil.copy(SCAN, folder)
    return folder


class SmallDisk:
    """A tmpfs in place of one folder of a home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self._mount("size=1M", folder)

    def _mount(self, options: str, folder: Path) -> None:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            pytest.skip(f"mounting a small disk is not allowed here: {done.stderr.strip()}")

    def grow(self) -> None:
        self._mount("remount,size=500M", self.folder)

    def leave(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


@pytest.fixture(params=["published", "work"])
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    if shutil.which("mount") is None:
        pytest.skip("there is no mount command")
    disk = SmallDisk(tmp_path / "home" / str(request.param))
    yield disk
    disk.leave()


@pytest.fixture(scope="module")
def undisturbed(prefect_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, TableDigest]:
    """What a run over NOTICES notices publishes on a disk with room."""
    from tests.hostile.run import own_environment

    environment = own_environment() | {"PREFECT_API_URL": prefect_url}
    folder, home = write_notices(tmp_path_factory.mktemp("in"), NOTICES), tmp_path_factory.mktemp("clean")
    chidao(environment, "run", folder, "--home", home)
    return published_digests(home)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_a_full_disk_ends_the_run_with_one_line_and_the_next_run_makes_it_good(
    environment: dict[str, str], undisturbed: dict[str, TableDigest], small_disk: SmallDisk, tmp_path: Path
) -> None:
    folder, home = write_notices(tmp_path / "in", NOTICES), tmp_path / "home"
    failed = chidao(environment, "run", folder, "--home", home, expect=1)
    assert "Traceback" not in failed.stdout + failed.stderr
    assert "space" in failed.stderr.lower()
    assert not (home / "published" / "chidao.duckdb").exists()
    small_disk.grow()
    chidao(environment, "run", folder, "--home", home)
    assert published_digests(home) == undisturbed
    assert set(states(home).values()) == {"published"}


def test_a_child_without_memory_costs_its_paper_only_and_a_rerun_with_more_makes_it_good(
    environment: dict[str, str], inbox: Path, tmp_path: Path
) -> None:
    clean, home = tmp_path / "clean", settings(tmp_path / "home", "[limits]\nmemory_megabytes = 128\n")
    chidao(environment, "run", inbox, "--home", clean)
    chidao(environment, "run", inbox, "--home", home)
    assert states(home) == {SCAN.name: "out_of_memory", "tb-001.txt": "published", "tb-002.txt": "published"}
    settings(home, "[limits]\nmemory_megabytes = 2048\n")
    chidao(environment, "rerun", "--all-failed", "--home", home)
    assert set(states(home).values()) == {"published"}
    assert published_digests(home) == published_digests(clean)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_an_engine_that_hangs_is_ended_with_its_group_and_the_next_run_reads_the_page(
    environment: dict[str, str], inbox: Path, tmp_path: Path
) -> None:
    real = shutil.which("tesseract")
    assert real is not None
    fake, note = tmp_path / "bin" / "tesseract", tmp_path / "sleepers"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exec {real} --version\nsleep 3607 &\necho $! $$ >> {note}\nwait\n'
    )
    fake.chmod(0o755)
    absent = tmp_path / "absent" / "tesserocr.py"  # a machine without it: the engine is a program of its own
    absent.parent.mkdir()
    absent.write_text("raise ImportError\n")
    paths = [str(absent.parent), *filter(None, [environment.get("PYTHONPATH")])]
    environment = environment | {"PYTHONPATH": os.pathsep.join(paths)}
    clean, home = tmp_path / "clean", settings(tmp_path / "home", "[limits]\nseconds_a_page = 3\n")
    hanging = environment | {"PATH": f"{fake.parent}:{environment['PATH']}"}
    chidao(hanging, "run", inbox, "--home", home)
    assert states(home) == {SCAN.name: "ocr_timeout", "tb-001.txt": "published", "tb-002.txt": "published"}
    sleepers = [int(word) for word in note.read_text().split()]
    assert sleepers
    assert [one for one in sleepers if psutil.pid_exists(one) and psutil.Process(one).status() != "zombie"] == []
    settings(home, "[limits]\nseconds_a_page = 60\n")
    chidao(environment, "run", inbox, "--home", home)
    assert set(states(home).values()) == {"published"}
    chidao(environment, "run", inbox, "--home", clean)
    assert published_digests(home) == published_digests(clean)
