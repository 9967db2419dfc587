"""Web servers in this process: one that is real HTTPS with ETags, one that stands before S3 and fails as told.

Belongs here: how they fail. Does not belong here: servers that are programs of their own (real_servers.py).
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Web:
    """What an HTTPS server shows: path (escaped, with query) → (type, bytes), and what was asked of it."""

    address: str = ""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(
        default_factory=dict
    )  # path → "500" | "cut" | "drip" | "endless" of the next answers
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def taken(self) -> list[str]:
        """Paths whose bytes were asked for."""
        return [path for method, path in self.asked if method == "GET"]


@contextlib.contextmanager
def https_server(certificate: Path, key: Path) -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def _answer(self, *, with_body: bool) -> None:
            web.asked.append((self.command, self.path))
            web.headers.append(dict(self.headers.items()))
            if self.path in web.redirects:
                self._head(302, {"Location": web.redirects[self.path], "Content-Length": "0"})
                return
            if self.path not in web.files:
                self._head(404, {"Content-Length": "0"})
                return
            kind, data = web.files[self.path]
            fault = web.faults.get(self.path, [])
            failure = fault.pop(0) if fault and with_body else "none"
            if fault[:1] == ["endless"]:
                self._head(200, {"Content-Type": kind, "Connection": "close"})
                self.close_connection = True
                return
            if failure == "500":
                self._head(500, {"Content-Length": "0"})
            elif failure == "endless":
                self._head(200, {"Content-Type": kind, "Connection": "close"})
                self._flood()
            else:
                tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
                self._head(200, {"Content-Type": kind, "Content-Length": str(len(data)), "ETag": tag})
                if with_body and failure == "drip":
                    drip(self.wfile, data)
                elif with_body:
                    self.wfile.write(data[: len(data) // 2] if failure == "cut" else data)
                    self.close_connection = failure == "cut"

        def _head(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def _flood(self) -> None:
            self.close_connection = True
            with contextlib.suppress(OSError):
                for _ in range(2000):  # 125 MB at most
                    self.wfile.write(b"x" * 65536)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    web.address = f"https://127.0.0.1:{server.server_address[1]}"
    with _serving(server):
        yield web


@dataclass
class Faults:
    """Of the storage behind: the next answers to a GET of an object, and keys that are never given out."""

    address: str = ""
    next: list[str] = field(default_factory=list)  # "500" | "cut" | "drip"
    broken: set[str] = field(default_factory=set)  # ends of paths
    taken: list[str] = field(default_factory=list)  # paths of objects whose bytes were asked for


@contextlib.contextmanager
def failing_proxy(upstream: str) -> Iterator[Faults]:
    faults = Faults()
    port = urlsplit(upstream).port or 80

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._pass_on()

        def do_GET(self) -> None:
            self._pass_on()

        def _pass_on(self) -> None:
            path, _, query = self.path.partition("?")
            is_object = self.command == "GET" and path.count("/") > 1 and "list-type" not in query
            if is_object:
                faults.taken.append(path)
            failure = faults.next.pop(0) if is_object and faults.next else ""
            if any(is_object and path.endswith(end) for end in faults.broken):
                failure = "500"
            if failure == "500":
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            behind = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            behind.request(self.command, self.path, headers=dict(self.headers.items()))
            answer = behind.getresponse()
            data = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                    self.send_header(name, value)
            length = answer.headers.get("Content-Length") if self.command == "HEAD" else str(len(data))
            self.send_header("Content-Length", length or "0")
            self.end_headers()
            behind.close()
            if failure == "drip":
                drip(self.wfile, data)
                return
            self.wfile.write(data[: len(data) // 2] if failure == "cut" else data)
            self.close_connection = failure == "cut"

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    faults.address = f"http://127.0.0.1:{server.server_address[1]}"
    with _serving(server):
        yield faults


def drip(out: BufferedIOBase, data: bytes) -> None:
    """Byte by byte, for 20 s at most: no single wait is long."""
    with contextlib.suppress(OSError):
        for number in range(min(len(data), 200)):
            out.write(data[number : number + 1])
            out.flush()
            time.sleep(0.1)


@contextlib.contextmanager
def _serving(server: ThreadingHTTPServer) -> Iterator[None]:
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
