"""A look at a file without reading it: what it is, how many pages, text or scan, does it say that it is urgent.

Belongs here: the look itself, which runs inside a reading child (work of children.ReadingChild). Does not belong here: adding looks up
(survey.py), choosing by them (backfill.py, intraday.py). No text leaves the child.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import Any

from extract.errors import DocumentError
from flows.orchestration.reading_child import Job, Report

_SAMPLED_PAGES = 5  # of one PDF: text or scan?
_PICTURES = ("tiff", "jpeg", "png", "webp", "heif")
_OPENING = 1500  # characters: the degree of urgency stands beside the head of the paper
# Nghị định 30/2020, phụ lục I: HỎA TỐC, THƯỢNG KHẨN, KHẨN; a công điện is urgent by its kind. In capitals: 'khẩn trương' is not.
_MARK = re.compile(r"(?<!\w)(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN(?! TRƯƠNG| CẤP)|CÔNG ĐIỆN)(?!\w)")
_NAME = re.compile(
    r"hoa[ _-]?toc|thuong[ _-]?khan|(?<![a-z])khan(?![a-z]|[ _-]?(?:truong|cap))|cong[ _-]?dien|(?<![a-z])cd[-_ ]"
)


@dataclass(frozen=True, slots=True)
class Look:
    """One paper; an archive has one for each member. `fault`: code and words where it cannot be read at all."""

    file_name: str
    size: int
    identity: str
    text_pages: int = 0
    scan_pages: int = 0
    urgent: bool = False
    fault: tuple[str, str] | None = None


def look_at(job: Job, report: Report) -> tuple[Look, ...]:
    """The paper, or the members of an archive or e-mail. Raises DocumentError where not even they can be told."""
    from extract.reading.formats.containers import members

    report.begin("pull")
    data = job.data or b""
    parts = members(data, job.file_name, job.settings)
    if not parts:
        return (_look(job, data),)
    return tuple(_look(replace(job, file_name=name, data=part), part) for name, part in parts)


def named_urgent(file_name: str) -> bool:
    """What the name says: 'HOA TOC 12-CD-UBND.pdf'."""
    folded = unicodedata.normalize("NFD", file_name.lower().replace("đ", "d"))
    return _NAME.search("".join(sign for sign in folded if not unicodedata.combining(sign))) is not None


def _look(job: Job, data: bytes) -> Look:
    from extract.reading.identity import content_identity

    seen = Look(job.file_name, len(data), sha256(data).hexdigest(), urgent=named_urgent(job.file_name))
    try:
        seen = replace(seen, identity=content_identity(data))
        text, scans, opening = _pages(job, data)
    except DocumentError as fault:
        return replace(seen, fault=(fault.code, str(fault)))
    urgent = seen.urgent or _MARK.search(unicodedata.normalize("NFC", opening[:_OPENING])) is not None
    return replace(seen, text_pages=text, scan_pages=scans, urgent=urgent)


def _pages(job: Job, data: bytes) -> tuple[int, int, str]:
    """(pages with text, pages to be recognised, the opening where it costs nothing to read)."""
    from extract.errors import DamagedDocument, EmptyDocument, UnsupportedFormat
    from extract.reading.formats.limits import check_bytes
    from extract.reading.formats.sniff import sniff

    check_bytes(data, job.file_name, job.settings)
    if not data.strip(b"\x00\t\r\n \x0c"):
        raise EmptyDocument(job.file_name, "the file is empty")
    kind = sniff(data)
    if kind == "pdf":
        return _pdf_pages(job, data)
    if kind in _PICTURES:
        return 0, _frames(job, data), ""
    if kind == "docx":
        from extract.reading.formats.docx import docx_page

        page, pictures = docx_page(data, job.file_name, job.settings)
        words = " ".join(word.text for word in page.words[:200])
        return (1, 0, words) if page.words or not pictures else (0, len(pictures), "")
    if kind in ("text", "markdown"):
        from extract.reading.formats.plain_text import decode

        decoded = decode(data)
        if decoded is None:
            raise UnsupportedFormat(job.file_name)
        return 1 + decoded[0].count("\f"), 0, decoded[0]
    if kind == "edxml":
        return 1, 0, ""
    raise (DamagedDocument if kind else UnsupportedFormat)(job.file_name)


def _pdf_pages(job: Job, data: bytes) -> tuple[int, int, str]:
    """A sample of the pages is judged as reading would judge their text layer."""
    import pypdfium2

    from extract.errors import DamagedDocument, EncryptedDocument
    from extract.reading.text_layer.quality import judge

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        kind = EncryptedDocument if "password" in str(fault).lower() else DamagedDocument
        raise kind(job.file_name) from None
    pages = len(document)
    if not pages:
        raise DamagedDocument(job.file_name, "the file has no page")
    sample = range(0, pages, max(1, pages // _SAMPLED_PAGES))
    with_text, opening = 0, ""
    for number in sample:
        try:
            page = document[number]
            text, share = page.get_textpage().get_text_range(), _picture_share(page)
        except pypdfium2.PdfiumError:
            continue
        opening = opening or text
        with_text += judge(text.split(), picture_share=share).verdict == "good"
    document.close()
    text_pages = round(pages * with_text / len(sample))
    return text_pages, pages - text_pages, opening


def _picture_share(page: Any) -> float:
    """How much of the page its largest picture covers."""
    import pypdfium2.raw

    width, height = page.get_size()
    shares = [0.0]
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        shares.append((right - left) * (top - bottom) / max(1.0, width * height))
    return min(1.0, max(shares))


def _frames(job: Job, data: bytes) -> int:
    from PIL import Image

    from extract.errors import DamagedDocument

    try:
        with Image.open(BytesIO(data)) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        if data[4:8] == b"ftyp":  # HEIF: one picture
            return 1
        raise DamagedDocument(job.file_name) from None
