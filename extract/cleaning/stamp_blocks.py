"""Incoming stamps that reach us inside text: found line by line, turned into a Stamp, their words put out of the text.

Belongs here: where such a block begins and ends, and the guards against running text (domain reference 1.6: a caps anchor
`ĐẾN` at a line's start with labels near it; the word `đến` of sentences never counts). What the lines say is
`extract.reading.stamps.grammar`'s. Does not belong here: resolving the receiving office (parsing), pictures of stamps.
"""

from __future__ import annotations

import re

from extract.model import Box, Region, Stamp
from extract.reading.stamps.grammar import labels_in, parse_stamp_lines
from extract.reading.stamps.vocabulary import Label

from .folding import fold
from .lines import Line
from .phrases import opening

MAX_BLOCK_LINES = 9  # NĐ 30's stamp has five lines; broken ones up to nine
_VALUE = r"[\d\s./\-–…·_,:;|()'\"“”hg]*"
_ANCHOR = re.compile(r"^(?:CÔNG VĂN|CONG VAN|VĂN BẢN|VAN BAN|CV|C\.V\.?|V\.B|VB)?\s*[ĐDÐ]\s?[EÊẾẺẼẸỀỂ]\s?N\b")
_PLAIN_VALUE = re.compile(r"^" + _VALUE + r"(?:[A-ZĐ]{0,4})$")
_DATE_VALUE = re.compile(r"^[\d\s./\-–…·_,:;]*(?:th[áa]ng[\d\s./…]*(?:n[ăa]m[\d\s./…]*)?)?$", re.IGNORECASE)
# Cheap look before the labels are searched: so, ngay, gio, chuyen, kinh chuyen, noi chuyen, luu ho so, with a value's sign.
_MAY_LABEL = re.compile(r"^[^\w]{0,6}[sngckl][\w]{0,6}\b(?=[^:.\d…]{0,24}(?:[:.\d…]|$))")
_STAMP_ONLY = frozenset(("transfer_to", "file_symbol"))


def take_stamp_blocks(lines: list[Line]) -> list[Stamp]:
    """Find incoming stamps in `lines`; their words go to region STAMP, in place. One Stamp a block, `raw_text` kept."""
    stamps: list[Stamp] = []
    index = 0
    while index < len(lines):
        span = _block_at(lines, index)
        if span is None:
            index += 1
            continue
        start, end = span
        block = lines[start:end]
        stamps.append(_stamp_of(block))
        for line in block:
            line.put_out(Region.STAMP)
        index = end
    return stamps


def _block_at(lines: list[Line], index: int) -> tuple[int, int] | None:
    """The block whose anchor (or, where the anchor was lost, first label) stands in lines[index]."""
    anchored = _is_anchor(lines[index])
    if not anchored and not _is_label_line(lines[index]):
        return None
    start, end = index, index + 1
    while end < len(lines) and end - index < MAX_BLOCK_LINES and lines[end].page == lines[index].page:
        if _is_label_line(lines[end]) or (not anchored and _is_anchor(lines[end])):
            anchored = anchored or _is_anchor(lines[end])
            end += 1
        else:
            break
    fields = parse_stamp_lines([line.text for line in lines[start:end]])
    names = set(fields.labels) - {"anchor"}
    if anchored:
        enough = len(names) >= 2 or (len(names) == 1 and end - start > 1)
    else:
        enough = len(names) >= 3 or (len(names) == 2 and bool(names & _STAMP_ONLY) and bool(names & {"date", "number"}))
    if not enough:
        return None
    return _with_agency(lines, start), end


def _is_anchor(line: Line) -> bool:
    """'ĐẾN' alone, or with labels and their values after it; 'ĐẾN NĂM 2025' of a title is none."""
    found = _ANCHOR.match(line.text)
    if not found:
        return False
    rest = line.text[found.end() :]
    labels = labels_in(rest)
    head = rest[: labels[0][1]] if labels else rest
    return bool(re.fullmatch(_VALUE, head)) and _values_fit(rest, labels)


def _is_label_line(line: Line) -> bool:
    text = line.text
    if len(text) > 70 or not _MAY_LABEL.match(fold(text)):
        return False
    labels = [label for label in labels_in(text) if label[0].field != "anchor"]
    return bool(labels) and not re.search(r"\w", text[: labels[0][1]]) and _values_fit(text, labels)


def _values_fit(text: str, labels: list[tuple[Label, int, int]]) -> bool:
    """Whether what follows each label looks like its value: `Số: 12/TB-UBND`, the notice's own number, does not."""
    for place, (label, _, end) in enumerate(labels):
        stop = labels[place + 1][1] if place + 1 < len(labels) else len(text)
        value = text[end:stop].strip()
        name = label.field
        if name == "number" and (not _PLAIN_VALUE.match(value) or re.search(r"/\s*[A-ZĐ]{1,4}$", value)):
            return False
        if name == "date" and not _DATE_VALUE.match(value):
            return False
        if name == "transfer_to" and not re.search(r"[:.…]", text[end - 1 : stop] or ""):
            return False
    return True


def _with_agency(lines: list[Line], start: int) -> int:
    """Where the block begins, the receiving office's caps lines above it taken in (at most two, the same page)."""
    first = start
    for above in range(start - 1, max(-1, start - 3), -1):
        text = lines[above].text
        folded = fold(text)
        if lines[above].page != lines[start].page or not _is_capitals(text) or len(text) > 70:
            break
        if (opening("no_agency").match(folded) or opening("type_name").match(folded)) or any(
            char.isdigit() for char in text
        ):
            break
        if lines[above + 1].gap_before and above + 1 != start:
            break  # a gap between two caps lines: the upper one is the notice's own
        if opening("agency_head").match(folded):
            return above if above == start - 1 or not lines[above + 1].gap_before else first
        first = first if above != start - 1 else start
    return first


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _stamp_of(block: list[Line]) -> Stamp:
    texts = [line.text for line in block]
    fields = parse_stamp_lines(texts)
    tokens = [token for line in block for token in line.tokens if token.text]
    confidences = sorted(token.word.confidence for token in tokens)
    return Stamp(
        kind="incoming",
        page=block[0].page + 1,
        agency_raw=fields.agency_raw,
        number=fields.number,
        stamped_on=fields.stamped_on,
        stamped_at=fields.stamped_at,
        transfer_to=fields.transfer_to,
        file_symbol=fields.file_symbol,
        raw_text="\n".join(texts),
        box=enclosing_box([token.word.box for token in tokens if token.word.box]),
        reading_confidence=round(confidences[len(confidences) // 4], 4) if confidences else None,
        needs_review=bool(fields.doubtful),
    )


def enclosing_box(boxes: list[Box]) -> Box | None:
    """The smallest box around `boxes` of one page, None without any."""
    if not boxes:
        return None
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
