"""Page numbers and running heads: printed on the page, no part of the text.

Belongs here: telling them from text and putting them out. Source: NĐ 30/2020 puts the page number at the top centre from
page 2, TT 01/2011 at the bottom right; services print `Trang 2/4` or `- 2 -`.
"""

from __future__ import annotations

import re
from collections import Counter

from extract.model import Region

from .folding import fold
from .lines import Line

_PAGE_NUMBER = re.compile(
    r"^(?:trang|page|tr\.)?\s?[-–—~|\[(<]?\s?(\d{1,3})\s?[-–—~|\])>]?(?:\s?(?:/|of|tren)\s?\d{1,3})?\s?[-–—.]?$"
)
_EDGE = 3  # lines from the page's top or bottom in which furniture stands
_RUNNING_SHARE = 0.6


def take_furniture(lines: list[Line], page_count: int) -> None:
    """Put page numbers and repeated running heads of `lines` (all pages, in order) into region FURNITURE, in place."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.text:
            by_page.setdefault(line.page, []).append(line)
    single = len(by_page) == 1
    for page, own in by_page.items():
        if single and own[0].y0 is None:
            _unpaged_numbers(own)
            continue
        for place, line in enumerate(own):
            if min(place, len(own) - 1 - place) < _EDGE and _is_page_number(line, page, page_count):
                line.put_out(Region.FURNITURE)
    _running_heads(by_page)


def _is_page_number(line: Line, page: int, page_count: int) -> bool:
    found = _PAGE_NUMBER.match(fold(line.text))
    if not found:
        return False
    number = int(found[1])
    at_edge = line.y0 is None or line.y1 is None or line.y0 < 0.12 or line.y1 > 0.88
    return at_edge and 1 <= number <= max(page_count + 20, page + 20)


def _unpaged_numbers(lines: list[Line]) -> None:
    """A text file without pages: a number alone between gaps, the numbers growing by one from 2."""
    expected = 2
    for place, line in enumerate(lines):
        found = _PAGE_NUMBER.match(fold(line.text))
        if not found or len(line.text) > 14:
            continue
        after = lines[place + 1] if place + 1 < len(lines) else None
        alone = line.gap_before or after is None or after.gap_before
        if (alone and int(found[1]) in (expected, expected + 1, expected - 1)) or fold(line.text).startswith(
            ("trang", "page")
        ):
            expected = int(found[1]) + 1
            line.put_out(Region.FURNITURE)


def _running_heads(by_page: dict[int, list[Line]]) -> None:
    """Lines that stand at the top or bottom of most pages in the same words."""
    pages = len(by_page)
    if pages < 3:
        return
    seen: Counter[str] = Counter()
    for own in by_page.values():
        edge = own[:2] + own[-2:] if len(own) > 4 else own[:1] + own[-1:]
        seen.update({re.sub(r"\d+", "#", fold(line.text)) for line in edge if line.text})
    repeated = {
        text for text, count in seen.items() if count >= max(3, round(pages * _RUNNING_SHARE)) and len(text) > 2
    }
    for own in by_page.values():
        for line in own[:2] + own[-2:]:
            if line.text and re.sub(r"\d+", "#", fold(line.text)) in repeated:
                line.put_out(Region.FURNITURE)
