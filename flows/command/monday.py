"""`chidao monday`. Belongs here: the words of the command line. Does not belong here: the sheets, who gets them (flows.telling)."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, timedelta

_SHOWN = 5

HELP = "write and mail each department's sheet and calendar, and the summary"
ABOUT = """\
Writes HOME/reports/thu-hai/DAY/: one workbook and one calendar for each agency with open tasks, and tong-hop.xlsx. Mails them to
[departments], and the summary to head and clerk of [contacts]. A second call on the same day mails only what was not sent."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-mail", action="store_true", help="only write the files")
    parser.add_argument("--again", action="store_true", help="mail also what was sent already")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day (else today in Viet Nam)"
    )


def perform(given: argparse.Namespace) -> int:
    from dataclasses import asdict

    from flows.command.answer import plain, print_json, warn
    from flows.command.settings import load_settings
    from flows.telling.mail import MailNotSent
    from flows.telling.monday import send_monday
    from warehouse.home import Home

    day = given.as_of or (datetime.now(UTC) + timedelta(hours=7)).date()
    done = send_monday(Home(given.home), load_settings(given.home), day, mail=not given.no_mail, again=given.again)
    if given.json:
        print_json(asdict(done))
    else:
        print(f"Written: {done.folder}: {done.departments} departments and the summary")
        print(f"Mailed: {len(done.to)}; sent before: {len(done.already)}")
        if done.without and not given.no_mail:
            some = "; ".join(plain(agency) for agency in done.without[:_SHOWN])
            warn(f"of {len(done.without)} departments nobody receives the sheet ([departments]), such as: {some}")
        for failure in done.failed:
            warn(f"not sent: {plain(failure)}")
    return MailNotSent.exit_code if done.failed else 0
