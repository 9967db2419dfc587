"""Header and foot of the invented notices, field by field."""

from __future__ import annotations

from datetime import date

import pytest

from extract.parsing.agencies import load_catalogue
from extract.parsing.header import is_notice, parse_header, parse_recipients, secrecy_mark
from extract.parsing.segments import segment
from tests.unit.parsing.header.own_notices import NOTICES as FIRST_NOTICES
from tests.unit.parsing.header.own_notices import OwnNotice
from tests.unit.parsing.header.own_notices_more import MORE_NOTICES
from tests.unit.parsing.header.plain_text import clean_of

CATALOGUE = load_catalogue()
NOTICES = (*FIRST_NOTICES, *MORE_NOTICES)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_header_fields(notice: OwnNotice) -> None:
    clean = clean_of(notice.text)
    header, evidence = parse_header(clean, segment(clean, CATALOGUE), CATALOGUE)
    found = {name: getattr(header, name) for name in notice.expected}
    shown = {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}
    assert shown == notice.expected
    for row in evidence:
        assert row.char_start is None or clean.text[row.char_start : row.char_end] == row.raw


@pytest.mark.parametrize("notice", [n for n in NOTICES if n.recipients], ids=lambda notice: notice.name)
def test_recipients(notice: OwnNotice) -> None:
    clean = clean_of(notice.text)
    rows = parse_recipients(clean, segment(clean, CATALOGUE), CATALOGUE)
    assert [(row.role, row.name, row.purpose) for row in rows] == list(notice.recipients)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_each_is_a_notice_without_mark_of_secrecy(notice: OwnNotice) -> None:
    clean = clean_of(notice.text)
    segments = segment(clean, CATALOGUE)
    header, _ = parse_header(clean, segments, CATALOGUE)
    assert is_notice(clean, segments, header) == (True, None)
    assert secrecy_mark(clean) is None and header.secrecy is None
