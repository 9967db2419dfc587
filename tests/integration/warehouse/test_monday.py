"""Monday's sheets over a published file, mailed to a real SMTP server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from flows.command.settings import Settings, load_settings
from flows.orchestration.server import free_port
from flows.telling.monday import send_monday
from tests.integration.warehouse.conftest import Night
from tests.integration.warehouse.invented import item
from warehouse.export import export_calendars, export_monday
from warehouse.home import Home

MONDAY = date(2021, 7, 12)


class Post:
    """Refuses receivers at refused.example, keeps the rest."""

    def __init__(self) -> None:
        self.mails: dict[str, EmailMessage] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's
        if address.endswith("@refused.example"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        (receiver,) = envelope.rcpt_tos
        assert receiver not in self.mails, "mailed twice"
        self.mails[receiver] = mail
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[int, Post]]:
    from aiosmtpd.controller import Controller

    got = Post()
    controller = Controller(got, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller.port, got
    controller.stop()


def settings_of(home: Home, port: int) -> Settings:
    home.settings_file.write_text(
        f'[telling]\nmail_server = "127.0.0.1"\nmail_port = {port}\nmail_security = "none"\nmail_from = "c@d.example"\n'
        '[contacts]\nhead = ["head@d.example"]\nclerk = ["clerk@refused.example", "clerk@d.example"]\n'
        '[departments]\n"SỞ y  tế" = ["syt@d.example"]\n',
        encoding="utf-8",
    )
    return load_settings(home.root)


def attached(mail: EmailMessage) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_content() for part in mail.iter_attachments()}


def test_each_department_gets_its_own_and_nobody_twice(home: Home, night: Night, post: tuple[int, Post]) -> None:
    port, got = post
    night("r_1", item(tasks=("Sở Y tế báo cáo kết quả trước ngày 15/7/2021.", "UBND các huyện tổ chức rà soát.")))
    settings = settings_of(home, port)
    done = send_monday(home, settings, MONDAY, environment={})
    assert done.departments == 2
    assert done.without == ("UBND các huyện",)
    assert set(got.mails) == {"head@d.example", "clerk@d.example", "syt@d.example"}
    assert [failure.split()[0] for failure in done.failed] == ["clerk@refused.example"]
    again = send_monday(home, settings, MONDAY, environment={})
    assert (again.to, len(again.already), len(again.failed)) == ((), 3, 1)

    mail = got.mails["syt@d.example"]
    assert "Sở Y tế: 1 nhiệm vụ" in str(mail["Subject"])
    body = mail.get_body()
    assert body is not None
    assert "báo cáo kết quả" not in body.get_content()
    files = attached(mail)
    assert sorted(name.rpartition(".")[2] for name in files) == ["ics", "xlsx"]
    calendar = next(data for name, data in files.items() if name.endswith(".ics"))
    text = calendar.decode() if isinstance(calendar, bytes) else str(calendar)
    assert text.count("BEGIN:VEVENT") == 1
    assert set(attached(got.mails["head@d.example"])) == {"tong-hop.xlsx"}


def test_sheets_hold_the_open_tasks_and_no_formula(home: Home, night: Night, tmp_path: Path) -> None:
    night("r_1", item(tasks=("Sở Y tế báo cáo =HYPERLINK(1) trước ngày 15/7/2021.",)))
    sheets = export_monday(home, tmp_path, date(2021, 8, 1))
    (path,) = sheets.departments.values()
    book = load_workbook(path)
    assert book.sheetnames == ["Theo dõi", "Ghi chú"]
    assert [cell.value for cell in book["Theo dõi"]["A"]] == ["STT", 1]
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    assert len(list(load_workbook(sheets.summary)["Đã quá hạn"].rows)) == 2
    (calendar,) = export_calendars(home, tmp_path).values()
    assert calendar.stem == path.stem
