"""Printed lines to paragraphs: hard-wrapped lines and paragraphs cut by a page's end become whole.

Belongs here: the judgement "does this line go on with the paragraph before it", and the wrap width of text without boxes.
Rules: domain reference 3.1 ("split paragraph": no final mark, then lower case); list markers always open a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

from .folding import fold
from .lines import Line
from .phrases import ending, ends_with, opening
from .zones import Zones, has_marker, is_capitals

_FINAL = re.compile(r"[.;:!?…/][\"'”’)\]]*$")
# Ends of paragraphs that even a full line does not carry on: the closing mark, the sentence that opens a list.
_CLOSED = re.compile(r"\./\.$|(?:sau|ket luan|yeu cau|nhiem vu|y kien|chi dao|thong bao)\s?:$")
_ELLIPSIS = re.compile(r"(?:\.{3}|…)$")


_BEFORE_NUMBERS = frozenset({"so", "ngay", "thang", "nam", "khoan", "dieu", "muc"})


def paragraphs_of(lines: list[Line], zones: Zones) -> list[list[Line]]:
    """The lines grouped into paragraphs: one line each in heading and foot, joined in body and annexes."""
    _measure(lines[zones.body : zones.foot])
    _measure(lines[zones.annex :])
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        in_text = zones.body < at < zones.foot or at > zones.annex
        if groups and in_text and goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


# '(1) Sở Tài chính ...' begins an item; '(2) cầu Tân Giang' goes on with a sentence, and so does any number of a count inside one.
_PAREN_MARKER = re.compile(r"^\(\s?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\s?\)\s+[A-ZĐÀ-Ỹ]")
_COUNT = re.compile(r"[^\s(]\s\(\s?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\s?\)\s")


def _counts_inside(paragraph: list[Line]) -> bool:
    return any(_COUNT.search(line.text) for line in paragraph)


def goes_on(paragraph: list[Line], line: Line) -> bool:
    """Whether `line` continues `paragraph`."""
    previous = paragraph[-1]
    before, text = previous.text, line.text
    if line.is_row or previous.is_row or line.heading_level or previous.heading_level:
        return False
    if _PAREN_MARKER.match(text) and not _counts_inside(paragraph):
        return False
    opened = not _FINAL.search(before) or (bool(_ELLIPSIS.search(before)) and _begins_low(text))
    low = _begins_low(text)
    if has_marker(text) and not _marker_in_sentence(before, line, opened, previous):
        return False
    if is_capitals(text) and line.centred is True and not is_capitals(before):
        return False
    if previous.centred is True and previous.ends_early and not (opened and low):
        return False
    if is_capitals(before) != is_capitals(text) and (is_capitals(before) or not opened) and len(before) > 3:
        return opened and low and not is_capitals(" ".join(each.text for each in paragraph))
    if previous.bold is True and line.bold is False and previous.ends_early is not False and not (opened and low):
        return False
    crosses = line.page != previous.page
    laid_out = line.indented is not None and previous.ends_early is not None and line.y0 is not None
    if (line.gap_before and not (crosses and laid_out)) or (crosses and not laid_out):
        return opened and (low or (_wants_more(before, text) and not _heads(paragraph)))
    if line.indented is True and not (opened and low):
        return False
    if previous.ends_early is False:
        return low or not _CLOSED.search(fold(before)) or line.indented is False
    return opened and (low or _wants_more(before, text) or (previous.nearly_full and not _may_head(paragraph)))


def _may_head(paragraph: list[Line]) -> bool:
    """One line without a comma may be a heading: 'II. Nhiệm vụ trọng tâm 6 tháng cuối năm 2025'."""
    if len(paragraph) > 1 or any(sign in paragraph[0].text for sign in ",;"):
        return False
    return not ends_with(
        "open_name", paragraph[0].text
    )  # '5. Các doanh nghiệp phối hợp với Học viện' / 'Công nghệ ...'


def _begins_low(text: str) -> bool:
    """Begins with a lower-case letter, a closing sign, or a number that is no list marker."""
    bare = text.lstrip("\"'“”‘’([<-–— ")
    if not bare:
        return True
    first = bare[0]
    return first.islower() or first in ",;:.)]%/&" or (first.isdigit() and not has_marker(text))


def _wants_more(before: str, text: str) -> bool:
    """A paragraph does not end on a comma after a full line, nor on 'và', 'của', 'Ủy ban nhân dân'; on 'số', 'năm' before a number only."""
    folded = fold(before).rstrip()
    # 'chuyển đổi số', 'Kết quả 7 tháng đầu năm' are whole: these words ask for a number only.
    if folded.rpartition(" ")[2] in _BEFORE_NUMBERS and not text[:1].isdigit():
        return False
    if folded.endswith(",") and len(before) > 40:
        return True
    return len(before) > 25 and (ends_with("connective", before) or _name_in_list(before, text))


_LONGEST_HEADING = 150


def _heads(paragraph: list[Line]) -> bool:
    """A short numbered line that ends with a unit's word before a gap: 'I. Trung tâm Phục vụ hành chính công cấp xã' is whole."""
    first, last = paragraph[0].text, fold(paragraph[-1].text)
    if not has_marker(first) or sum(len(line.text) for line in paragraph) > _LONGEST_HEADING:
        return False
    return last.rpartition(" ")[2] in _UNITS


_UNITS = frozenset({"tinh", "pho", "huyen", "xa", "phuong", "ban", "so", "bo", "chi"})
_NAME_TAIL = re.compile(r"\w+(?:\s\w+)?[,;]\s")


def _name_in_list(before: str, text: str) -> bool:
    """'... các tỉnh, thành phố: Quảng' / 'Ninh, Hải Phòng, ...': a name of a list cut between its words."""
    last = before.split()[-1]
    if not (last[0].isupper() and last.isalpha() and text[0].isupper() and ("," in before or ":" in before)):
        return False
    tail = _NAME_TAIL.match(text)
    return tail is not None and all(word[0].isupper() for word in tail.group(0).split())


def _marker_in_sentence(before: str, line: Line, opened: bool, previous: Line) -> bool:
    """Guards of domain reference 3.1: ` - xã hội` at a line's start, `15.` of a date, `2)` of a reference."""
    if not opened:
        return False
    text = line.text
    rest = text.split(maxsplit=1)[1] if " " in text else ""
    if text[0] in "-–—":
        if ending("compound_before").search(fold(before)) and opening("compound_after").match(fold(rest)):
            return True
        if previous.ends_early is False and not line.gap_before and _names_go_on(before, rest):
            return True
        filled = previous.ends_early is not True
        return filled and bool(rest) and (rest[0].islower() or rest[0].isdigit()) and not before.endswith(",")
    # A reference runs over a full line; 'I- Kết quả 6 tháng đầu năm' / '1- Các cấp ủy ...' are a heading and its list.
    broken = not line.gap_before and (previous.ends_early is not True or not rest[:1].isupper())
    return broken and text[0].isdigit() and bool(ending("reference").search(fold(before)))


def _names_go_on(before: str, rest: str) -> bool:
    """'Tập đoàn Công nghiệp' / '- Năng lượng Quốc gia', 'tuyến Tân Giang' / '- Đông Sơn': a name runs over a full line.

    Both sides begin with capitals, and behind the dash no office or verb opens an item.
    """
    last, first = before.split()[-1], rest.split(maxsplit=1)[0] if rest else ""
    if before[-1] in ",:)" or not first[:1].isupper():
        return False
    if ending("compound_before").search(fold(before)) and opening("compound_after").match(fold(rest)):
        return True
    named = last[:1].isupper() and not last.isupper() and opening("agency_head").match(fold(rest)) is None
    second = rest.split(maxsplit=2)[1:2]
    return named and bool(second) and second[0][:1].isupper() and rest.split()[0].isalpha()


def _measure(lines: list[Line]) -> None:
    """Set `ends_early` and `indented` of lines without boxes from the text's own wrap width; unwrapped text: all early."""
    plain = [line for line in lines if line.y0 is None and not line.is_row]
    width = wrap_width(plain)
    edge = _indented_from(plain) if width else None
    for place, line in enumerate(plain):
        if width is None:
            line.ends_early = True
            continue
        follower = plain[place + 1] if place + 1 < len(plain) else None
        word = len(_first_piece(follower.text)) if follower else 0
        line.ends_early = line.left + len(line.text) + 1 + word < width
        line.nearly_full = line.left + len(line.text) >= 0.8 * width
        line.indented = line.left >= edge if edge is not None else None


def _first_piece(text: str) -> str:
    """What would have had to fit on the line before: the first word, with its dash where one stands before it."""
    parts = text.split(" ", 2)
    return " ".join(parts[:2]) if parts[0] in ("-", "–", "—") else parts[0]


def wrap_width(lines: list[Line]) -> float | None:
    """The column at which the text was wrapped, None where paragraphs stand on one line each.

    Wrapped text has many lines followed closely by another, of nearly one length, none over 160 characters.
    """
    inner = sorted(
        line.left + len(line.text)
        for line, follower in pairwise(lines)
        if not follower.gap_before and follower.page == line.page and not has_marker(follower.text)
    )
    if len(inner) < 4 or max((len(line.text) for line in lines), default=0) > 160:
        return None
    width = inner[int(len(inner) * 0.95)] if len(inner) >= 20 else inner[-1]
    near = sum(1 for length in inner if length >= width * 0.82)
    if width < 40 or near < 0.5 * len(inner):
        return None
    return float(width)


def _indented_from(lines: list[Line]) -> float | None:
    """The number of leading spaces from which a line counts as indented, None where indents say nothing."""
    if not lines:
        return None
    edge = min(line.left for line in lines)
    deep = sum(1 for line in lines if line.left >= edge + 2)
    return edge + 2 if 0 < deep < 0.6 * len(lines) else None
