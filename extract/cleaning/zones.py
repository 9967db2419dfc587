"""Where heading, body, foot and annexes begin: in heading and foot every printed line stands for itself.

Belongs here: three line numbers, from the words of the lines and, where a page has boxes, their layout. Only joining
depends on them; what a heading or a foot says is parsing's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .folding import fold
from .lines import Line
from .phrases import alternatives, opening

_LONGEST_TITLE = 400  # characters of a trích yếu printed on one line
_HEADING_LINES = 60  # a heading longer than this is none
# A stop or bracket may lack its space ('1.Sở Y tế'); '21/NQ-CP' and '12-TB/TU' are numbers of papers, no markers.
_MARKER = re.compile(
    r"^(?:(?:[IVXLC]{1,6}|[A-ZĐ])\s?[.)]|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.):]|[a-zđ]{1,2}\s?[.)]|[-–—―‒−+•*●▪◦➢✓])(?=\s|[A-ZĐÀ-ỸĂÂÊÔƠƯ])"
    r"|^(?:(?:[IVXLC]{1,6}|[A-ZĐ])\s?[/\-–]|\d{1,2}(?:\.\d{1,2}){0,3}\s?[/\-–]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ]\s?/)(?=\s)"
    r"|^(?:Điều|Mục|Phần|Chương|Khoản)\s+(?:\d{1,3}|[IVXLC]{1,5})\b(?=\s*[.:\-–]|$)"
)
_HEAD_LINE = re.compile(
    r"^(?:cong hoa xa hoi|doc lap|dang cong san|so\s?[:.]?\s?\d{0,5}\s?[-/]|so\s?[:.]|v/v|ve viec|thong bao$|ket luan$"
    r"|ubnd$|ubnd (?:tinh|tp|huyen|xa)"
    r"|uy ban nhan dan$|uy ban nhan dan (?:tinh|tp|thanh pho|huyen|xa) .{2,20}$|.{2,40}, ?ngay .{0,12}thang)"
)
_FOOT = re.compile(r"^noi nhan\s?[:;.]?(?:\s|$)")
_FOOT_CUT = re.compile(r"^noi nh[a-z]{1,3}\s?[:;]$")
_AUTHORITY = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|TUN|T/M|K/T|T/L|T/UQ)(?:\s?[.,:]\s?|\s)|Q\s?\.\s?|QUYỀN\s+(?=CHỦ|GIÁM|TRƯỞNG|BỘ|CỤC|VỤ|CHÁNH))[A-ZĐÀ-Ỹ]"
)
_ANNEX = re.compile(r"^phu luc(?:\s+(?:so\s+)?[\divxlc]{1,5})?\s?[.:\-–]?(?:\s|$)")
_ANNEX_NOTE = re.compile(r"^\(?\s?(?:ban hanh )?kem theo ")


@dataclass(frozen=True, slots=True)
class Zones:
    """First line of the body, the foot, the annexes (len(lines) where there is none)."""

    body: int
    foot: int
    annex: int


def has_marker(text: str) -> bool:
    """Whether a line begins with a list marker (`1.`, `2.4.`, `a)`, `-`, `+`, `I.`, `Điều 3.`)."""
    return bool(_MARKER.match(text))


def starts_foot(text: str) -> bool:
    """Whether a line opens the end matter: `Nơi nhận:` or a signing authority in capitals."""
    folded = fold(text)
    if _FOOT.match(folded) or _FOOT_CUT.match(folded):
        return True
    return len(text) < 60 and text.upper() == text and bool(_AUTHORITY.match(text))


def is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def find_zones(lines: list[Line]) -> Zones:
    """The zones of a document's lines (all pages, in reading order, furniture and stamps already out)."""
    body = _body_start(lines)
    foot = next(
        (at for at in range(body, len(lines)) if starts_foot(lines[at].text) or _foot_column(lines, at)), len(lines)
    )
    annex = next((at for at in range(min(foot + 1, len(lines)), len(lines)) if _starts_annex(lines, at)), len(lines))
    if foot == len(lines):
        annex = next((at for at in range(body + 1, len(lines)) if _starts_annex(lines, at)), len(lines))
        foot = annex
    return Zones(body, foot, annex)


def _foot_column(lines: list[Line], at: int) -> bool:
    """A left column below the body whose right column signs: the foot, also where `Nơi nhận` was misread."""
    line = lines[at]
    if line.column != "left" or (at and lines[at - 1].column == "left" and lines[at - 1].page == line.page):
        return False
    for other in lines[at + 1 : at + 60]:
        if other.page != line.page or other.column == "full":
            return False
        if other.column == "right" and (starts_foot(other.text) or opening("position").match(fold(other.text))):
            return True
    return False


def _starts_annex(lines: list[Line], at: int) -> bool:
    text = lines[at].text
    folded = fold(text)
    fresh = lines[at].gap_before or (at > 0 and lines[at].page != lines[at - 1].page) or lines[at].centred is True
    if _ANNEX.match(folded) and len(text) < 120 and fresh:
        return True
    titled = is_capitals(text) and bool(opening("annex_title").match(folded))
    return titled and fresh and any(_ANNEX_NOTE.match(fold(line.text)) for line in lines[at + 1 : at + 6])


def _body_start(lines: list[Line]) -> int:
    titled = False  # a type name or 'V/v' was seen
    title_lines = 0
    for at, line in enumerate(lines[:_HEADING_LINES]):
        text, folded = line.text, fold(line.text)
        if (opening("type_name").match(folded) and is_capitals(text.split(":")[0])) or folded.startswith(
            ("v/v", "ve viec")
        ):
            titled = True
            title_lines += bool(title_lines) or folded.startswith(("v/v", "ve viec"))
            continue
        if _opens_body(lines, at, titled, title_lines):
            return at
        if titled and not _HEAD_LINE.match(folded):
            title_lines += 1
    return next((at for at, line in enumerate(lines) if has_marker(line.text) or len(line.text) > 100), len(lines))


def _opens_body(lines: list[Line], at: int, titled: bool, title_lines: int) -> bool:
    line = lines[at]
    text, folded = line.text, fold(line.text)
    if folded.startswith(("kinh gui", "kinh trinh", "dien:", "dien :")):
        return True
    if (
        titled and folded.rstrip(" .,").endswith((" dien:", " dien :")) and len(text) <= 160
    ):  # 'THỦ TƯỚNG CHÍNH PHỦ điện:'
        return True
    if len(text) > 170 and not (titled and title_lines == 0 and len(text) < _LONGEST_TITLE and text[-1] not in ".:;"):
        return True
    if _HEAD_LINE.match(folded) or is_capitals(text):
        return has_marker(text) and titled and line.gap_before and title_lines > 0
    in_title = (
        titled and at > 0 and (line.bold is True or not line.gap_before) and _like_title_line(lines[at - 1], line)
    )
    if has_marker(text):
        bullet = text[0] in "-–—+"
        return not (in_title and (bullet or title_lines == 0)) and (titled or bullet or line.gap_before or at > 3)
    if line.bold is True and titled:
        return False
    if line.centred is True and line.ends_early is not False:
        return False
    if _opens_sentence(folded) and (not in_title or (title_lines > 0 and _is_tight(lines) and line.bold is None)):
        return titled or at > 2 or line.gap_before
    if (
        line.centred is False
        and titled
        and title_lines > 0
        and line.ends_early is False
        and line.column in (None, "full")
    ):
        return True
    block = _block_text(lines, at)
    if in_title and len(block) < 400:
        return False
    finished = block.endswith((".", ":", ";", "./", "/."))
    if titled and title_lines > 0 and line.gap_before:
        return len(block) > 130 or (finished and len(block) > 45)
    return line.gap_before and len(block) > 220 and finished


@cache
def _issuer_sentence() -> re.Pattern[str]:
    """'UBND tỉnh An Phú yêu cầu ...': an issuer with its verb opens a body paragraph, an issuer alone does not."""
    return re.compile(rf"(?:{alternatives('issuer_opening')})\b.{{0,60}}\b(?:{alternatives('issuer_verb')})\b")


def _opens_sentence(folded: str) -> bool:
    return bool(opening("body_opener").match(folded) or _issuer_sentence().match(folded))


def _is_tight(lines: list[Line]) -> bool:
    """Text that lost its empty lines: nothing but words tells the title from the body."""
    return sum(line.gap_before for line in lines[:40]) <= max(2, len(lines[:40]) // 12)


def _like_title_line(previous: Line, line: Line) -> bool:
    """Whether `line` goes on with the title that `previous` belongs to: same weight, same centring, no list, no end."""
    if previous.bold is not None and line.bold is not None and previous.bold != line.bold:
        return False
    if line.centred is False and previous.centred is True:
        return False
    return not previous.text.endswith((";", ":", "./."))


def _block_text(lines: list[Line], at: int) -> str:
    """The text from lines[at] up to the next gap."""
    parts = [lines[at].text]
    for line in lines[at + 1 : at + 30]:
        if line.gap_before:
            break
        parts.append(line.text)
    return " ".join(parts)
