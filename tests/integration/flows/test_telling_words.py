"""When something is told, and when not again; and mail from a run that has no standing Prefect server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.command.settings import load_settings
from flows.orchestration.run import Run
from flows.orchestration.server import free_port
from flows.orchestration.summary import Summary
from flows.telling.mail import MailNotSent, send_mail
from flows.telling.messages import messages
from flows.telling.tell import tell_people
from warehouse.ledger import FileSeen, Ledger

NOW = datetime.now(UTC)


class Post:
    def __init__(self) -> None:
        self.came: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.came.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"


@pytest.fixture
def smtp() -> Iterator[tuple[int, Post]]:
    from aiosmtpd.controller import Controller

    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller.port, post
    controller.stop()


def run_with(home: Path, *, last_arrival: timedelta = timedelta(0), run_before: timedelta = timedelta(hours=1)) -> Run:
    """A home with one paper and one earlier run."""
    ledger = Ledger(home / "work" / "ledger.sqlite")
    ledger.see(FileSeen("a" * 64, "a" * 64, "file:///a", "a"), NOW - last_arrival)
    ledger.start_run("r_0", NOW - run_before)
    ledger.end_run("r_0", NOW - run_before, "published")
    ledger.start_run("r_1", NOW)
    ledger.close()
    return Run.open(home, "r_1")


def summary_of(run: Run, run_id: str = "r_1", quarantined: int = 0, **more: Any) -> Summary:
    rows = [{"code": "damaged_file", "run_id": run_id, "file": f"{n}.pdf"} for n in range(quarantined)]
    return Summary(run_id, str(run.home.root), **{"outcome": "published", "quarantine": rows, **more})


def kinds(run: Run, summary: Summary) -> list[str]:
    return [message.kind for message in messages(run, summary)]


@pytest.mark.parametrize(
    ("last", "before", "told"),
    [(80, 1, []), (72.5, 1, ["nothing"]), (71, 1, []), (150, 10, ["nothing"]), (150, 100, ["nothing"])],
)
def test_nothing_arrived_is_told_when_the_time_is_over_and_not_every_run(
    tmp_path: Path, last: float, before: float, told: list[str]
) -> None:
    run = run_with(tmp_path, last_arrival=timedelta(hours=last), run_before=timedelta(hours=before))
    assert kinds(run, summary_of(run)) == told


def test_quarantine_is_told_above_the_threshold_and_again_only_when_it_grew(tmp_path: Path) -> None:
    run = run_with(tmp_path)
    assert kinds(run, summary_of(run, quarantined=20)) == []
    assert kinds(run, summary_of(run, quarantined=21)) == ["quarantine"]
    summary_of(run, "r_0", quarantined=21).write()
    assert kinds(run, summary_of(run, quarantined=21)) == []
    assert kinds(run, summary_of(run, quarantined=22)) == ["quarantine"]


def test_a_source_that_stays_away_is_told_once(tmp_path: Path) -> None:
    run = run_with(tmp_path)
    away = [{"source": "kho", "why": "no"}]
    assert kinds(run, summary_of(run, unreachable=away)) == ["unreachable"]
    summary_of(run, "r_0", unreachable=away).write()
    assert kinds(run, summary_of(run, unreachable=away)) == []


def test_without_a_standing_server_the_run_itself_sends_mail(tmp_path: Path, smtp: tuple[int, Post]) -> None:
    port, post = smtp
    (tmp_path / "chidao.toml").write_text(
        f'[telling]\nmail_server = "127.0.0.1"\nmail_port = {port}\nmail_security = "none"\nmail_from = "c@d.vn"\n'
        '[contacts]\noperator = ["o@d.vn"]\nsecret = "s@d.vn"\n'
    )
    run = run_with(tmp_path)
    secret = {"code": "secret_document", "run_id": "r_1", "file": "(secret paper 0123)"}
    summary = summary_of(run, outcome="blocked", blocked_by=["lost_words"], quarantine=[secret])
    assert tell_people(run, summary, {}) is None
    assert [to for to, _ in post.came] == [["o@d.vn"], ["s@d.vn"]]
    assert tell_people(run, summary_of(run), {}) is None
    assert len(post.came) == 2
    (run.home.prefect / "server.json").write_text('{"port": 5}')  # the run's own server ends with it and sends nothing
    assert tell_people(run, summary, {"PREFECT_API_URL": "http://127.0.0.1:5/api"}) is None
    assert len(post.came) == 4
    refused = tell_people(run, summary, {"CHIDAO_MAIL_USER": "u", "CHIDAO_MAIL_PASSWORD": "p-5521"})
    assert refused is not None
    assert "p-5521" not in refused


def test_mail_is_not_sent_without_tls_where_tls_was_asked_for(tmp_path: Path, smtp: tuple[int, Post]) -> None:
    port, post = smtp
    (tmp_path / "chidao.toml").write_text(
        f'[telling]\nmail_server = "127.0.0.1"\nmail_port = {port}\nmail_from = "c@d.vn"\n'
    )
    from flows.telling.mail import MailAccount

    with pytest.raises(MailNotSent):
        send_mail(load_settings(tmp_path).telling, MailAccount(), ["o@d.vn"], "a\nb", "c")
    assert post.came == []
