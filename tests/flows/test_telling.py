"""Automations on a real Prefect server with its services: what people get by mail, webhook and chat, and what they never get."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.orchestration.server import START_SECONDS, answers, free_port, server_environment, stop
from tests.flows.conftest import environment_for
from tests.flows.notices import chidao, write_notices
from warehouse.home import Home

_SERVICES_OFF = ("SCHEDULER", "LATE_RUNS", "CANCELLATION_CLEANUP", "FOREMAN", "REPOSSESSOR", "DB_VACUUM")


@dataclass
class Received:
    """What came in."""

    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    posts: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    smtp_port: int = 0
    web: str = ""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append((list(envelope.rcpt_tos), mail))
        return "250 OK"

    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for _, mail in self.mails]

    def wait(self, words: str, copies: int = 1, seconds: float = 40) -> tuple[set[str], str]:
        """(receivers, text) of the mails whose subject has `words`; each receiver gets a copy of their own."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            found = [(to, mail) for to, mail in list(self.mails) if words in str(mail["Subject"])]
            if len(found) >= copies:
                return {one for to, _ in found for one in to}, _text(found[0][1])
            time.sleep(0.1)
        raise AssertionError(f"no mail {words!r}; there are {self.subjects()}")


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    assert part is not None
    return str(part.get_content())


@pytest.fixture(scope="module")
def received() -> Iterator[Received]:
    from aiosmtpd.controller import Controller

    got = Received()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.posts.append((self.path, json.loads(body)))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            return

    web = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    got.web = f"http://127.0.0.1:{web.server_address[1]}"
    mail = Controller(got, hostname="127.0.0.1", port=free_port())
    mail.start()
    got.smtp_port = mail.port
    try:
        yield got
    finally:
        mail.stop()
        web.shutdown()
        web.server_close()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prefect server that stays, with the services that automations need and no others."""
    home, port = Home(tmp_path_factory.mktemp("standing")).ensure(), free_port()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "CHIDAO_"))}
    off = {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in _SERVICES_OFF}
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (home.logs / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env={**kept, **server_environment(home), **off}, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}/api"
    try:
        ends = time.monotonic() + START_SECONDS
        while not answers(url, 1.0):
            assert process.poll() is None, (home.logs / "server.log").read_text()
            assert time.monotonic() < ends, "the Prefect server did not come up"
            time.sleep(0.1)
        yield url
    finally:
        stop(process)


_SETTINGS = """\
[telling]
mail_server = "127.0.0.1"
mail_port = {port}
mail_security = "none"
mail_from = "chidao@anphu.example"
quarantine_above = 1
[contacts]
operator = ["quan-tri@anphu.example", "truc@anphu.example"]
secret = "bao-mat@anphu.example"
head = ["head@anphu.example"]
"""

# Runs that Prefect sees end as a worker's would: a real one that fails, one that ends as a blocked one does, and Monday's sheets.
_BAD_ENDS = """\
import sys
from prefect import flow
from flows.orchestration import flows_by_name
from flows.orchestration.night import final_state
from flows.orchestration.summary import Summary
flows_by_name()["nightly"](return_state=True)
summary = Summary("r_1", "/srv/chidao", outcome="blocked", blocked_by=["lost_words"])
summary.tell()
flow(name="nightly")(lambda: final_state(summary))(return_state=True)
print(flows_by_name()["monday"](home=sys.argv[1], return_state=True).message)
"""


def test_people_are_told_by_automations(standing: str, received: Received, tmp_path: Path) -> None:
    environment = environment_for(standing, tmp_path)
    environment |= {
        "CHIDAO_WEBHOOK_URL": f"{received.web}/hook?token=t0k3n",
        "CHIDAO_SLACK_URL": f"{received.web}/slack",
    }
    home, folder = tmp_path / "home", write_notices(tmp_path / "in", 1)
    home.mkdir()
    (home / "chidao.toml").write_text(_SETTINGS.format(port=received.smtp_port), encoding="utf-8")
    made = chidao(environment, "notify", "setup", "--home", home)
    assert all(
        f"chidao: {kind}\n" in made.stdout
        for kind in ("failed", "blocked", "quarantine", "nothing", "secret", "silence")
    )

    paper = (folder / "tb-001.txt").read_text("utf-8").replace("dự án số 1", "kho Gò Sim")
    (folder / "kin.txt").write_text(paper.replace("TỈNH AN PHÚ", "TỈNH AN PHÚ\nMẬT", 1), encoding="utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    chidao(environment, "run", folder, "--home", home)
    (tmp_path / "none").write_text("a file, not a folder")
    failing = {**environment, "CHIDAO_HOME": str(tmp_path / "none")}
    command = [sys.executable, "-c", _BAD_ENDS, str(home)]
    ended = subprocess.run(command, env=failing, check=True, capture_output=True, text=True, timeout=120)
    assert ended.stdout.splitlines()[-1] == "2 departments, 1 mails, 0 sent before"
    assert received.wait("Tổng hợp nhiệm vụ")[0] == {"head@anphu.example"}

    operators = {"quan-tri@anphu.example", "truc@anphu.example"}
    assert received.wait("cách ly", 2) == (operators, received.wait("cách ly")[1])
    assert "damaged_file: 1" in received.wait("cách ly")[1]
    to, body = received.wait("dấu mật")
    assert to == {"bao-mat@anphu.example"}
    assert "secret paper" in body
    assert "nightly" in received.wait("Lần chạy lỗi", 2)[1]
    to, body = received.wait("Bị chặn", 2)
    assert to == operators
    assert "chidao publish --accept lost_words" in body

    told = made.stdout + made.stderr + json.dumps([post for _, post in received.posts], ensure_ascii=False)
    told += "".join(_text(mail) for _, mail in received.mails)  # what is attached on Monday is another thing
    for never in ("t0k3n", "Gò Sim", "kin.txt", "hong.pdf", "Sở Tài chính"):
        assert never not in told, never
    assert {path for path, _ in received.posts} == {"/hook?token=t0k3n", "/slack"}
    assert any("cách ly" in post.get("text", "") for path, post in received.posts if path == "/slack")
    assert any("cách ly" in post.get("subject", "") for path, post in received.posts if path != "/slack")
    assert not any("dấu mật" in json.dumps(post, ensure_ascii=False) for _, post in received.posts)
