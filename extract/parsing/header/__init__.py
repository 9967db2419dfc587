"""The header and foot of a notice: number, type, issuer, place, date, trích yếu, urgency, signer, recipients.

Public: `parse_header`, `parse_recipients`, `is_notice`, `secrecy_mark`.
"""

from __future__ import annotations

from extract.model import CleanText, Evidence, Header, Recipient
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.segments import Segments


def parse_header(clean: CleanText, segments: Segments, catalogue: Catalogue) -> tuple[Header, tuple[Evidence, ...]]:
    """The header with one evidence row (table 'notice', row_key '') for each value; never raises."""
    return Header(), ()


def parse_recipients(
    clean: CleanText, segments: Segments, catalogue: Catalogue, province_id: str | None = None
) -> tuple[Recipient, ...]:
    """Kính gửi (addressee), Nơi nhận (recipient) and Lưu (archive), in printed order; seq from 1."""
    return ()


def is_notice(clean: CleanText, segments: Segments, header: Header) -> tuple[bool, str | None]:
    """(True, None), or (False, why): a form, an identity card, an article, a picture without text."""
    return True, None


def secrecy_mark(clean: CleanText) -> str | None:
    """mat | toi_mat | tuyet_mat where the paper bears the mark (a line of its own, or a stamp), never from running text."""
    return None
