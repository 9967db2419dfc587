"""Digital-signature blocks: the lines that signing software prints (`Ký bởi`, `Cơ quan`, `Thời gian ký`). Pure text.

    Ký bởi: Ủy ban nhân dân tỉnh X / Cơ quan: ... / Email: ... / Thời gian ký: 24.07.2021 16:05:33 +07:00

The short form that some software prints has no labels: name, e-mail, time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from extract.reading.stamps.folding import fold
from extract.reading.stamps.values import bare

_TIME = re.compile(
    r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})[ ,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?\s?(?:([+-])(\d{2}):?(\d{2}))?"
)
_SIGNER = re.compile(r"(?:ky boi|nguoi ky|ky ten|signed by)\s?[:;.]", re.IGNORECASE)
_AGENCY = re.compile(r"(?:co quan|don vi|to chuc)\s?[:;.]", re.IGNORECASE)
_MAIL = re.compile(r"(?:e-?mail|thu dien tu)\s?[:;.]", re.IGNORECASE)
_SIGNED_AT = re.compile(r"(?:thoi gian ky|ngay ky|gio ky)\s?[:;.]", re.IGNORECASE)
_LABELS = (("signer", _SIGNER), ("agency", _AGENCY), ("email", _MAIL), ("signed_at", _SIGNED_AT))
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,80}")
_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class SignatureFields:
    """Fields of one block; `labels` counts what was recognised (labels, an e-mail address, a time to the minute)."""

    signer: str | None = None
    agency: str | None = None
    email: str | None = None
    signed_at: datetime | None = None
    labels: int = 0

    @property
    def is_signature(self) -> bool:
        """Two of: label, e-mail, time to the minute. Body text has at most one of them on neighbouring lines."""
        return self.labels >= 2


def signing_time(text: str) -> datetime | None:
    """'25.12.2017 14:03:05 +07:00' with its zone; without one the country's (+07:00). None where it is no time."""
    found = _TIME.search(text)
    if not found:
        return None
    day, month, year, hour, minute = (int(found[i]) for i in range(1, 6))
    zone = _VIETNAM
    if found[7]:
        offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
        if offset > timedelta(hours=14):
            return None
        zone = timezone(offset if found[7] == "+" else -offset)
    try:
        return datetime(year, month, day, hour, minute, int(found[6] or 0), tzinfo=zone)
    except ValueError:
        return None


def parse_signature_lines(lines: Sequence[str]) -> SignatureFields:
    """The block's fields; values may run on over following lines (narrow banners break every few words)."""
    text = " ".join(" ".join(line.split()) for line in lines)
    folded = fold(text)
    if len(folded) != len(text):  # an expanding letter: offsets would not fit
        text = folded
    marks = sorted((found.start(), found.end(), name) for name, label in _LABELS for found in label.finditer(folded))
    values: dict[str, str] = {}
    for i, (_, end, name) in enumerate(marks):
        stop = marks[i + 1][0] if i + 1 < len(marks) else len(text)
        values.setdefault(name, bare(text[end:stop]))
    address = _ADDRESS.search(values.get("email", "").replace(" ", "")) or _ADDRESS.search(text)
    moment = signing_time(values.get("signed_at", "")) or signing_time(text)
    count = (
        len(values)
        + (address is not None and "email" not in values)
        + (moment is not None and "signed_at" not in values)
    )
    if moment is not None and re.search(r":\d\d:\d\d\s?\+\d\d", text):
        count += 1  # seconds and a zone: only software writes that
    signer = values.get("signer")
    if signer is None and not values and (address is not None or count >= 2):
        first = re.search(re.escape(address[0]) if address else r"\S*\.vn|\d{1,2}[./-]", text)
        end = first.start() if first else 0
        signer = bare(text[:end]) or None
    return SignatureFields(
        signer=signer or None,
        agency=values.get("agency") or None,
        email=address[0] if address else None,
        signed_at=moment,
        labels=count,
    )
