"""Deadlines as calendars: one .ics an agency (RFC 5545), to import or to subscribe to.

Belongs here: how a task with a last day becomes an event. Does not belong here: the list of open tasks (warehouse/sql/reports), mailing.
Folding, escaping and octets are icalendar's affair. An event keeps its UID for good: it is made of the directive's id, which outlives
new readings, so that a new file replaces the event and does not double it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Alarm, Calendar, Event, vRecur

from warehouse.export.agency_files import file_stem
from warehouse.home import Home
from warehouse.query import open_published
from warehouse.workbench import sql

_SHOWN = 90  # signs of a task in the event's title
# Nine in the morning, one and three days before: a trigger counts from the event's midnight (RFC 5545, 3.8.6.3).
_ALARMS = (timedelta(hours=-15), timedelta(days=-3, hours=9))


def export_calendars(home: Home, folder: Path) -> dict[str, Path]:
    """Write folder/<agency>.ics for each agency with open tasks that have a day; agency → file. Raises UsageError without a publication."""
    con = open_published(home)
    try:
        published = con.execute("SELECT max(published_at) FROM publication").fetchone()
        con.execute(sql("reports", "open_tasks"))
        names = [str(column[0]) for column in con.description or ()]
        tasks = [dict(zip(names, row, strict=True)) for row in con.fetchall()]
    finally:
        con.close()
    at: datetime = published[0] if published and published[0] else datetime(2000, 1, 1, tzinfo=UTC)
    agencies: dict[str, list[dict[str, Any]]] = {}
    for task in tasks:
        if task["last_day"] is not None:
            agencies.setdefault(task["agency"], []).append(task)
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for agency, own in agencies.items():
        written[agency] = folder / f"{file_stem(agency)}.ics"
        written[agency].write_bytes(calendar_of(agency, own, at))
    return written


def calendar_of(agency: str, tasks: Sequence[Mapping[str, Any]], published_at: datetime) -> bytes:
    """The calendar as bytes; the same tasks of the same publication give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//chidao//deadlines//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(f"Thời hạn: {agency}"))
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for task in tasks:
        calendar.add_component(_event(agency, task, published_at.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical())


def event_uid(agency: str, task: Mapping[str, Any]) -> str:
    """The same for the same directive, deadline and agency in every publication."""
    whose = hashlib.sha256((task["agency_id"] or agency).encode()).hexdigest()[:12]
    return f"{task['directive_id']}.{task['deadline_seq'] or 0}.{whose}@chidao"


def _event(agency: str, task: Mapping[str, Any], stamp: datetime) -> Event:
    day: date = task["last_day"]
    title = f"{'Phấn đấu' if task['is_target'] else 'Hạn'}: {task['number'] or 'văn bản không số'}, mục {task['path']}: {task['text']}"
    event = Event()
    event.add("uid", event_uid(agency, task))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    event.add("status", "TENTATIVE" if task["is_target"] else "CONFIRMED")
    event.add("summary", _clean(title, _SHOWN))
    event.add("description", _clean(_description(task)))
    event.add("categories", [_clean(agency)])
    rule = _rule(task["recurrence"])
    if rule is not None:
        event.add("rrule", rule)
    often = rule is not None and rule.get("FREQ", [""])[0] in ("DAILY", "WEEKLY", "HOURLY")
    for before in () if often else _ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _clean(title, _SHOWN))
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _description(task: Mapping[str, Any]) -> str:
    lines = [
        " › ".join(filter(None, (task["heading"], task["text"]))),
        f"Thời hạn: {task['deadline_text']}" if task["deadline_text"] else "",
        f"Giờ: {task['due_time']:%H:%M}" if task["due_time"] else "",
        "Thời hạn do máy tính" if task["due_source"] in ("computed", "recurrence") else "",
        f"Phối hợp: {'; '.join(task['cooperating'])}" if task["cooperating"] else "",
        f"Căn cứ: {'; '.join(task['citations'])}" if task["citations"] else "",
        f"Văn bản: {task['number'] or ''} {task['title'] or ''}".rstrip(),
        f"Trang: {task['page']}" if task["page"] else "",
    ]
    return "\n".join(line for line in lines if line)


def _rule(recurrence: str | None) -> vRecur | None:
    """The RRULE for an event of whole days, whose UNTIL must be a day; None where it cannot be read: the next day still stands."""
    if not recurrence:
        return None
    try:
        rule: vRecur = vRecur.from_ical(recurrence.removeprefix("RRULE:"))
    except (ValueError, TypeError, KeyError):
        return None
    if "FREQ" not in rule:
        return None
    until = [moment.date() if isinstance(moment, datetime) else moment for moment in rule.get("UNTIL", [])]
    if until:
        rule["UNTIL"] = until
    return rule


def _clean(text: str, longest: int = 4000) -> str:
    """Without control characters and marks that turn the direction: a calendar shows what stands there, in that order."""
    kept = "".join(
        sign if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Cf") else " "
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
    )
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"
