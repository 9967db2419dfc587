"""Urgency, secrecy and copy marks inside text: `HỎA TỐC`, `MẬT`, `SAO Y`, as rows of their own.

Belongs here: where such a mark stands and taking it out. The closed list is `extract.reading.stamps.marks`. A mark counts
in capitals only: alone on its line, or at an end of a heading's number line. `CÔNG ĐIỆN KHẨN` is a type name and stays.
"""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

from extract.model import Region, Stamp
from extract.reading.stamps.marks import mark_of

from .folding import fold
from .lines import Line
from .stamp_blocks import enclosing_box

_HEAD_LINES = 40
_NUMBER_LINE = re.compile(r"^so\s?[:.]?\s?\d{0,5}\s?/|^v/v\b")
_TAIL_MARK = re.compile(
    r"(?:HẸN GIỜ|HỎA TỐC|HOẢ TỐC|HOẢ TỐC HẸN GIỜ|HỎA TỐC HẸN GIỜ|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT)\s*$"
)
_COPY = re.compile(r"^(?:sao y(?: ban chinh)?|sao luc|trich sao)\b")
_LABELLED = re.compile(r"^(?:ĐỘ|Độ|MỨC ĐỘ|Mức độ)\s+(?:MẬT|KHẨN|mật|khẩn)\s*:\s*")


def take_marks(lines: list[Line], body_starts: int) -> list[Stamp]:
    """Marks of the heading (before `body_starts`), and those alone on a line anywhere on a page's top; in place."""
    stamps: list[Stamp] = []
    for index, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 90:
            continue
        in_head = index < max(body_starts, 1) and index < _HEAD_LINES
        labelled = _LABELLED.match(text)
        whole = mark_of(text[labelled.end() :] if labelled else text.strip("()[]| "))
        if (
            whole is not None
            and _as_printed(line, text if not labelled else text[labelled.end() :], whole.mark)
            and whole.kind != "copy"
            and (in_head or whole.value in ("hoa_toc", "thuong_khan", "tuyet_mat", "toi_mat"))
        ):
            stamps.append(_take(line, 0, len(text), whole.kind))
        elif in_head and _NUMBER_LINE.match(fold(text)):
            tail = _TAIL_MARK.search(text)
            mark = mark_of(tail[0]) if tail else None
            if tail and mark:
                stamps.append(_take(line, tail.start(), tail.end(), mark.kind))
    return stamps


def _as_printed(line: Line, text: str, mark: str) -> bool:
    """Letters that a file itself holds may have lost marks ('MÂT', 'KHAN' of an OCR service), not have others: 'MẶT' is a surface."""
    if any(token.word.confidence < 1.0 for token in line.tokens if token.text):
        return True
    return not Counter(normalize("NFD", text.strip("()[]| "))) - Counter(normalize("NFD", mark))


def _take(line: Line, start: int, end: int, kind: str) -> Stamp:
    raw = line.text[start:end].strip()
    boxes = [token.word.box for token in line.tokens if token.text and token.word.box]
    confidence = min((token.word.confidence for token in line.tokens if token.text), default=1.0)
    line.cut(start, end, Region.STAMP)
    return Stamp(
        kind=kind, page=line.page + 1, raw_text=raw, box=enclosing_box(boxes), reading_confidence=round(confidence, 4)
    )


def take_copy_blocks(lines: list[Line], foot_starts: int) -> list[Stamp]:
    """Copy blocks (`SAO Y`, own number, date, signature) at the end of the paper or as one line at its head; in place."""
    stamps: list[Stamp] = []
    for index, line in enumerate(lines):
        text = line.text
        if len(text) > 90 or not _COPY.match(fold(text)) or not text[:4].isupper():
            continue
        end = index + 1
        if index >= foot_starts:
            while end < len(lines) and end - index < 16 and lines[end].page == line.page:
                end += 1
        block = lines[index:end]
        texts = [each.text for each in block if each.text]
        boxes = [token.word.box for each in block for token in each.tokens if token.text and token.word.box]
        stamps.append(Stamp(kind="copy", page=line.page + 1, raw_text="\n".join(texts), box=enclosing_box(boxes)))
        for each in block:
            each.put_out(Region.STAMP)
    return stamps
