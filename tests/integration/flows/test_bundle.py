"""`make bundle`, then `make setup BUNDLE=` in a network namespace without routes: nothing is asked of any index."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

from tests.flows.notices import write_notices

ROOT = Path(__file__).parents[3]
# A namespace of its own has a loopback interface that is down; the run's own server needs it.
_LOOPBACK_UP = (
    "import fcntl, socket, struct;"
    "fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh', b'lo', 1 | 64))"  # SIOCSIFFLAGS: IFF_UP, IFF_RUNNING
)


def without_network(folder: Path, line: str, seconds: float) -> str:
    """A shell line in `folder`, cut off from every network but loopback."""
    script = f'python3 -c "{_LOOPBACK_UP}" && {line}'
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "CHIDAO_", "PIP_", "PYTHONPATH"))}
    done = subprocess.run(
        ["unshare", "-n", "bash", "-c", script], cwd=folder, env=kept, capture_output=True, text=True, timeout=seconds, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, as on the other machine."""
    if shutil.which("unshare") is None or os.geteuid() != 0:
        pytest.skip("a network namespace needs unshare and root")
    subprocess.run(["git", "clone", "-q", str(ROOT), str(tmp_path / "clone")], check=True)
    return tmp_path / "clone"


def test_a_bundle_of_another_version_or_a_damaged_one_is_refused(tmp_path: Path) -> None:
    """Before anything is installed: what is in the file decides, not its name."""
    for name in (".ci", "requirements.lock", "pyproject.toml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "bundle.txt").write_text(f"machine={os.uname().machine}\npython=cp311\nlock=of-another-version\n")
    for sums, said in (("0" * 64, "damaged"), (None, "another version")):
        digest = (
            sums
            or subprocess.run(
                ["sha256sum", "bundle.txt"], cwd=inside, capture_output=True, text=True, check=True
            ).stdout.split()[0]
        )
        (inside / "SHA256SUMS").write_text(f"{digest}  ./bundle.txt\n")
        with tarfile.open(tmp_path / "bundle.tar", "w") as bundle:
            bundle.add(inside, ".")
        done = subprocess.run(
            [".ci/setup"], cwd=tmp_path, env=os.environ | {"BUNDLE": "bundle.tar"}, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert done.returncode == 6
        assert said in done.stderr
        assert not (tmp_path / ".venv").exists()
        assert not list((tmp_path / "build").iterdir()), "what was unpacked is removed"


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_machine_without_internet_is_set_up_from_one_file(clone: Path, tmp_path: Path) -> None:
    if not (ROOT / ".venv" / "bin" / "python").exists():
        pytest.skip("the bundle is made with .venv: make setup")
    file, started = tmp_path / "bundle.tar", time.monotonic()
    subprocess.run([str(ROOT / ".ci" / "bundle"), str(file)], check=True, timeout=1800)
    made = time.monotonic() - started
    started = time.monotonic()
    without_network(clone, f"make setup BUNDLE={file}", 1800)
    print(f"bundle: {file.stat().st_size / 1e6:.0f} MB in {made:.0f} s, set up in {time.monotonic() - started:.0f} s")
    inbox = write_notices(tmp_path / "in", 1)
    said = without_network(clone, f".venv/bin/chidao run {inbox} --home {tmp_path / 'home'}", 300)
    assert "Published 1 notices" in said
    extensions = "import duckdb_extension_ducklake, duckdb_extension_httpfs"
    without_network(clone, f'.venv/bin/python -c "{extensions}"', 60)
