"""A tree with links, fifos and closed folders behind OpenSSH's own sftp-server: rclone's shows none of them.

The server speaks over a pair of sockets, without SSH: who may connect is tested with rclone's.
"""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.command.settings import SourceSettings
from flows.sources.credentials import Credentials
from flows.sources.sftp import SftpSource

_PROGRAMS = ("/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server", "/usr/lib/ssh/sftp-server")


class Link(socket.socket):
    """A socket with the name that paramiko logs of its channels."""

    def get_name(self) -> str:
        return "test"


class Connected(SftpSource):
    """Over a socket that is there."""

    link: Link

    def _connect(self) -> Any:
        import paramiko

        return SimpleNamespace(ftp=paramiko.SFTPClient(self.link), client=self.link)


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "in"
    for name in ("real.txt", "deep/er/b.txt", ".hidden/c.txt", "closed/d.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())
    (tmp_path / "secret.txt").write_text("outside")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "ring").symlink_to(root)
    os.mkfifo(root / "pipe.txt")
    (root / "closed").chmod(0)
    yield root
    (root / "closed").chmod(0o700)


def test_links_fifos_and_closed_folders_are_not_followed(tree: Path) -> None:
    program = next((one for one in _PROGRAMS if Path(one).exists()), None)
    if program is None:
        pytest.skip("OpenSSH's sftp-server is not installed")
    left, right = socket.socketpair()
    ours = Link(fileno=left.detach())
    ours.settimeout(10)
    with right:
        process = subprocess.Popen([program], stdin=right.fileno(), stdout=right.fileno())
    try:
        source = Connected(SourceSettings(f"sftp://h{tree}", "kho", settle_seconds=0.0), Credentials("X"))
        source.link = ours
        files = source.listing().files
        names = [file.file_name for file in files if file.file_name != "d.txt"]  # root reads closed folders
        assert names == ["b.txt", "real.txt"]
        assert source.fetch(files[-1], 100) == b"real.txt"
    finally:
        ours.close()
        process.kill()
        process.wait(10)
