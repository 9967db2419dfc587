"""Digital-signature blocks inside text: `Ký bởi`, `Cơ quan`, `Email`, `Thời gian ký`.

Belongs here: which lines form one block and taking their words out. What they say is read by
`extract.reading.stamps.signature_block`. A block that stands beside other text on the same line loses only its own words.
"""

from __future__ import annotations

import re

from extract.model import Region, Stamp
from extract.reading.stamps.signature_block import parse_signature_lines

from .folding import fold
from .lines import Line
from .stamp_blocks import enclosing_box

_OPENS = re.compile(
    r"(?:ky boi|nguoi ky|duoc ky boi|signed by|digitally signed|chu ky so|signature valid|signature not verified)\b\s?[:;.]?"
)
_LABEL = re.compile(
    r"^(?:ky boi|nguoi ky|ky ten|duoc ky|signed by|digitally signed|chu ky so|signature|co quan|don vi|to chuc|e-?mail|thu dien tu|"
    r"thoi gian ky|ngay ky|gio ky|date|reason|location|ly do|dia diem)\b\s?[:;]"
)
_TIME = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}[ ,]{1,3}\d{1,2}:\d{2}(?::\d{2})?(?:\s?[+-]\d{2}:?\d{2})?")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{3,80}")
_TAIL = re.compile(r"^(?:\d{1,2}:\d{2}(?::\d{2})?\s?)?(?:[+-]\d{2}:?\d{2})?$")  # a time broken off its date
_MAX_LINES = 12


def take_signature_blocks(lines: list[Line]) -> list[Stamp]:
    """Find digital-signature blocks in `lines`; their words go to region STAMP, in place."""
    stamps: list[Stamp] = []
    index = 0
    while index < len(lines):
        opened = _OPENS.search(fold(lines[index].text))
        starts = opened.start() if opened else (0 if _bare_start(lines, index) else None)
        if starts is None:
            index += 1
            continue
        end = _block_end(lines, index)
        texts = [lines[index].text[starts:]] + [line.text for line in lines[index + 1 : end]]
        fields = parse_signature_lines(texts)
        if not fields.is_signature:
            index += 1
            continue
        tokens = [token for line in lines[index:end] for token in line.tokens if token.text]
        stamps.append(
            Stamp(
                kind="digital_signature",
                page=lines[index].page + 1,
                agency_raw=fields.agency or fields.signer,
                stamped_on=fields.signed_at.date() if fields.signed_at else None,
                stamped_at=fields.signed_at,
                raw_text="\n".join(texts),
                box=enclosing_box([token.word.box for token in tokens if token.word.box]),
                reading_confidence=round(min((token.word.confidence for token in tokens), default=1.0), 4),
            )
        )
        lines[index].cut(starts, len(lines[index].text), Region.STAMP)
        for line in lines[index + 1 : end]:
            line.put_out(Region.STAMP)
        index = end
    return stamps


def _bare_start(lines: list[Line], index: int) -> bool:
    """The short form without a label: name, e-mail, time on neighbouring lines. Counted from the line with the address."""
    text = lines[index].text
    near = " ".join(line.text for line in lines[index : index + 3])
    return len(text) < 80 and bool(_MAIL.search(text)) and bool(_TIME.search(near))


def _block_end(lines: list[Line], index: int) -> int:
    """One past the block's last line: the last label or time line within reach, with the values between them."""
    last = index
    for at in range(index + 1, min(len(lines), index + _MAX_LINES)):
        line = lines[at]
        if line.page != lines[index].page or len(line.text) > 110 or at - last > 3:
            break
        if (
            _LABEL.match(fold(line.text))
            or _MAIL.search(line.text)
            or _TIME.search(line.text)
            or _TAIL.match(line.text)
        ):
            last = at
    return last + 1
