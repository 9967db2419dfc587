"""Digital-signature blocks: with labels, without, broken over narrow lines, misread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.stamps.signature_block import parse_signature_lines, signing_time

VIETNAM = timezone(timedelta(hours=7))


def test_narrow_banner() -> None:
    fields = parse_signature_lines(
        [
            "Người ký: Ủy ban Nhân",
            "dân tỉnh An Phú",
            "Email:",
            "ubnd@anphu.gov.vn",
            "Cơ quan: Tỉnh An",
            "Phú",
            "Thời gian ký: 25.12.2017",
            "14:03:05 +07:00",
        ]
    )
    assert fields.signer == "Ủy ban Nhân dân tỉnh An Phú"
    assert fields.agency == "Tỉnh An Phú"
    assert fields.email == "ubnd@anphu.gov.vn"
    assert fields.signed_at == datetime(2017, 12, 25, 14, 3, 5, tzinfo=VIETNAM)


def test_short_form_without_labels() -> None:
    fields = parse_signature_lines(["Trung tâm Tin học", "tth@tangiang.gov.vn", "21.03.2018 16:41:00 +07:00"])
    assert fields.is_signature
    assert fields.signer == "Trung tâm Tin học"


def test_misread_address_leaves_the_time_as_witness() -> None:
    fields = parse_signature_lines(["Trung tâm Tin học", "tth()tangiang.øov.vn", "21.03.2018 16:41:00 +07:00"])
    assert fields.is_signature and fields.signed_at is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thời gian ký: 15/01/2025 17:10:17", datetime(2025, 1, 15, 17, 10, 17, tzinfo=VIETNAM)),
        ("1.2.2020, 08:05 +00:00", datetime(2020, 2, 1, 8, 5, tzinfo=UTC)),
        ("31.02.2020 08:05:00", None),
        ("15.01.2025 25:10:17", None),
        ("ngày 15/01/2025", None),
    ],
)
def test_signing_time(text: str, expected: datetime | None) -> None:
    assert signing_time(text) == expected


def test_body_text_is_no_signature() -> None:
    assert not parse_signature_lines(
        ["Đề nghị gửi báo cáo qua email: phongvt@anphu.gov.vn trước ngày 25/10/2017"]
    ).is_signature


@given(st.lists(st.text(max_size=80), max_size=6))
def test_never_raises(lines: list[str]) -> None:
    parse_signature_lines(lines)
