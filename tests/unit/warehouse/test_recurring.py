"""The next day due, and what names a paper."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model import Header
from warehouse.load.papers import alike, document_id_of, paper_key
from warehouse.publish.recurring import next_due


@pytest.mark.parametrize(
    ("rule", "after", "due"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", date(2026, 1, 24), date(2026, 1, 25)),
        ("FREQ=MONTHLY;BYMONTHDAY=25", date(2026, 1, 25), date(2026, 2, 25)),
        ("RRULE:FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 1), date(2026, 1, 2)),
        ("FREQ=DAILY", date(2026, 2, 28), date(2026, 3, 1)),
        ("FREQ=YEARLY;UNTIL=20250101", date(2026, 1, 1), None),
        ("nonsense", date(2026, 1, 1), None),
        ("", date(2026, 1, 1), None),
    ],
)
def test_next_due(rule: str, after: date, due: date | None) -> None:
    assert next_due(rule, date(2021, 1, 1), after) == due


PAPER = Header(
    number="07", symbol="TB-UBND", issuer="UBND tỉnh An Phú", issued_on=date(2021, 7, 9), issued_on_precision="day"
)


def test_a_paper_is_its_issuer_number_and_date_however_they_are_written() -> None:
    other = Header(
        number="7", symbol="TB - UBND", issuer="UBND tỉnh an phú", issued_on=date(2021, 7, 9), issued_on_precision="day"
    )
    assert paper_key(PAPER) == paper_key(other) is not None
    assert document_id_of(paper_key(PAPER), "n_a") == document_id_of(paper_key(other), "n_b")


@pytest.mark.parametrize(
    "header",
    [
        Header(symbol="TB-UBND", issued_on=date(2021, 7, 9)),
        Header(number="7", symbol="TB-UBND"),
        Header(number="7", symbol="TB-UBND", issued_on=date(2021, 7, 1), issued_on_precision="month"),
    ],
)
def test_without_number_or_day_a_notice_stands_alone(header: Header) -> None:
    assert paper_key(header) is None
    assert document_id_of(None, "n_a") != document_id_of(None, "n_b")


def test_alike_reads_words_not_accents() -> None:
    assert alike("Sở Y tế báo cáo", "so y te BAO CAO") == 1.0
    assert alike("Sở Y tế", "Công ty Cấp nước") == 0.0
    assert alike("", "") == 1.0
