"""Deadlines as calendars: read back by icalendar, the same UID for good, nothing that a task's words could smuggle in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from warehouse.export.agency_files import file_stem
from warehouse.export.deadline_calendar import calendar_of, event_uid

AT = datetime(2025, 7, 1, 18, 30, tzinfo=UTC)


def task(**more: Any) -> dict[str, Any]:
    return {
        "agency": "Sở Tài chính",
        "agency_id": None,
        "directive_id": "n_1:2/a",
        "deadline_seq": 1,
        "number": "15/TB-UBND",
        "title": "Kết luận",
        "issued_on": date(2025, 6, 30),
        "path": "2/a",
        "heading": None,
        "text": "a) Rà soát kinh phí, báo cáo UBND tỉnh",
        "deadline_text": "trước ngày 15/7/2025",
        "last_day": date(2025, 7, 14),
        "due_time": None,
        "recurrence": None,
        "due_source": "printed",
        "is_target": False,
        "citations": [],
        "cooperating": None,
        "page": 1,
        **more,
    }


def events(*tasks: dict[str, Any]) -> list[Any]:
    data = calendar_of("Sở Tài chính", tasks, AT)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545, 3.1: octets, not letters
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_deadline_is_a_day_with_alarms_at_nine() -> None:
    (event,) = events(task())
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 7, 14), date(2025, 7, 15))
    midnight = datetime(2025, 7, 14)
    assert [midnight + alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [
        datetime(2025, 7, 13, 9),
        datetime(2025, 7, 11, 9),
    ]
    assert event["status"] == "CONFIRMED"
    assert events(task(is_target=True))[0]["status"] == "TENTATIVE"


def test_an_event_keeps_its_uid_when_its_day_moves_and_agencies_share_none() -> None:
    moved = task(last_day=date(2025, 8, 1), text="other words", title="other")
    assert event_uid("Sở Tài chính", task()) == event_uid("Sở Tài chính", moved)
    assert event_uid("Sở Tài chính", task()) != event_uid("Sở Y tế", task())
    assert event_uid("Sở Tài chính", task()) != event_uid("Sở Tài chính", task(deadline_seq=2))
    assert calendar_of("a", [task()], AT) == calendar_of("a", [task()], AT)


@pytest.mark.parametrize(
    ("rule", "read", "alarms"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYMONTHDAY=25", 2),
        ("RRULE:FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR", 0),
        ("FREQ=DAILY;UNTIL=20251231T170000Z", "FREQ=DAILY;UNTIL=20251231", 0),
        ("FREQ=SOMETIMES", None, 2),
        ("never", None, 2),
    ],
)
def test_recurring_deadlines(rule: str, read: str | None, alarms: int) -> None:
    (event,) = events(task(recurrence=rule))
    assert (event["rrule"].to_ical().decode() if "rrule" in event else None) == read
    assert len(event.walk("VALARM")) == alarms


def test_words_stay_words() -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/passwd\u202e\x00;,\\n"
    (event,) = events(task(text=evil, title=evil, number=evil, deadline_text=evil))
    assert "attach" not in event
    assert "\u202e" not in event["description"]
    assert "\x00" not in event["summary"]


@given(st.text(), st.text())
def test_any_words_make_a_calendar_of_one_event(text: str, number: str) -> None:
    (event,) = events(task(text=text, number=number, heading=text))
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)


def test_file_names_are_safe_and_differ_where_agencies_do() -> None:
    assert file_stem("UBND huyện Bến Lở").startswith("ubnd-huyen-ben-lo-")
    assert file_stem("Sở Xây") != file_stem("Sở Xấy")
    assert "/" not in file_stem("../../etc/passwd\n")
    assert file_stem("???").startswith("co-quan-")
    assert len(file_stem("x" * 500)) < 70
