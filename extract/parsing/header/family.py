"""State or Party: by the motto, the form of the number, the marks of the signature, the list of recipients."""

from __future__ import annotations

import re

from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.number import DocumentNumber
from extract.parsing.header.signature import Signature
from extract.parsing.header.spotted import Line
from extract.parsing.segments import Segments

_PARTY_MARK = re.compile(r"^\W*(?:T ?/ ?M|K ?/ ?T|T ?/ ?L|T ?/ ?UQ) ?")
_FIRST_LINES = 45


def read_family(
    lines: list[Line], segments: Segments, number: DocumentNumber | None, signature: Signature
) -> str | None:
    """'party' or 'state'; None where nothing tells (no header, no foot)."""
    for line in lines[:_FIRST_LINES]:
        if segments.kinds[line.index] in ("body", "annex"):
            continue
        motto = kinds_of.motto_in(line.text)
        if motto is not None:
            return "party" if motto == kinds_of.PARTY_MOTTO else "state"
    if number is not None:
        return "party" if number.is_party else "state"
    if any(_PARTY_MARK.match(line) for line in signature.lines):
        return "party"
    listed = [lines[i].text for i in segments.of("recipients") if kinds_of.is_bullet(lines[i].text)]
    archive = [text for text in listed if kinds_of.is_archive(text)]
    commas = sum(text.rstrip(" }").endswith(",") for text in listed)
    # Party lists end in commas and file 'Lưu Văn phòng ...' without a colon (36-HD/VPTW).
    if listed and commas * 2 > len(listed) and not any(":" in text for text in archive):
        return "party"
    if signature.chain or listed or segments.of("title"):
        return "state"
    return None
