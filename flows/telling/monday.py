"""Monday morning: each department's sheet and calendar to its people, the summary to the head of office and the clerk.

Belongs here: who gets which file, and that nobody gets it twice. Does not belong here: the files (warehouse.export), SMTP (mail.py),
Prefect. The text of the mail quotes no paper; the sheets do, which is what they are for.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.command.settings import Settings
from flows.telling.mail import MailAccount, MailNotSent, send_mail
from warehouse.durable import write_durably
from warehouse.export import MondaySheets, export_calendars, export_monday
from warehouse.home import Home
from warehouse.query import staleness


@dataclass(frozen=True, slots=True)
class Monday:
    """What was written and mailed. `to`: addresses of this run; `already`: those that had it; `without`: agencies that nobody receives."""

    folder: Path
    departments: int
    to: tuple[str, ...]
    already: tuple[str, ...]
    failed: tuple[str, ...]
    without: tuple[str, ...]


def send_monday(
    home: Home,
    settings: Settings,
    as_of: date,
    *,
    mail: bool = True,
    again: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Monday:
    """Writes reports/thu-hai/<day>/ and mails it. What one receiver's server refuses does not keep it from the others.

    Raises UsageError without a publication, SettingsError without a mail server.
    """
    folder = home.reports / "thu-hai" / as_of.isoformat()
    sheets = export_monday(home, folder, as_of)
    calendars = export_calendars(home, folder)
    sent_before = set() if again else _sent(folder)
    to: list[str] = []
    already: list[str] = []
    failed: list[str] = []
    account, words = MailAccount.of(environment), staleness(home)
    for subject, receivers, files in _parcels(settings, sheets, calendars, as_of) if mail else ():
        for receiver in receivers:
            parcel = f"{receiver} {files[0].name}"
            if parcel in sent_before:
                already.append(parcel)
                continue
            try:
                send_mail(settings.telling, account, [receiver], subject, _BODY.format(words=words), files)
            except MailNotSent as fault:
                failed.append(f"{parcel}: {fault.bare_message}")
                continue
            to.append(parcel)
            _remember(folder, {*sent_before, *to})
    known = {_folded(name) for name in settings.departments}
    without = tuple(agency for agency in sheets.departments if _folded(agency) not in known)
    return Monday(folder, len(sheets.departments), tuple(to), tuple(already), tuple(failed), without)


def _parcels(
    settings: Settings, sheets: MondaySheets, calendars: Mapping[str, Path], as_of: date
) -> Iterator[tuple[str, tuple[str, ...], list[Path]]]:
    """(subject, receivers, files)."""
    day = f"{as_of:%d/%m/%Y}"
    receivers = {_folded(name): addresses for name, addresses in settings.departments.items()}
    everybody = tuple(dict.fromkeys((*settings.contacts.head, *settings.contacts.clerk)))
    if everybody:
        yield f"[chidao] Tổng hợp nhiệm vụ, {day}", everybody, [sheets.summary]
    for agency, workbook in sheets.departments.items():
        addresses = receivers.get(_folded(agency), ())
        if addresses:
            count = sheets.open_tasks[agency]
            files = [workbook, *filter(None, [calendars.get(agency)])]
            yield f"[chidao] {agency}: {count} nhiệm vụ chưa hoàn thành, {day}", addresses, files


def _folded(agency: str) -> str:
    """People write the same name with another case, spaces or composition."""
    return " ".join(unicodedata.normalize("NFC", agency).casefold().split())


def _sent(folder: Path) -> set[str]:
    try:
        return set(json.loads((folder / "da-gui.json").read_text("utf-8")))
    except (OSError, ValueError):
        return set()


def _remember(folder: Path, parcels: set[str]) -> None:
    write_durably(folder / "da-gui.json", json.dumps(sorted(parcels), ensure_ascii=False).encode())


_BODY = """\
Kính gửi Quý cơ quan,

Kèm theo là danh sách nhiệm vụ chưa hoàn thành, do máy đọc từ các văn bản. Đề nghị kiểm tra với văn bản gốc;
sửa ở các cột "Sửa ..." và gửi lại.
"Đã quá hạn, chưa có thông tin kết quả" không phải là kết luận chậm trễ.

{words}
"""
