"""A plain-text notice of tests/gold as the parts that the renderer sets: heading columns, title, paragraphs, foot, annex.

Belongs here: telling the parts apart by the printed conventions of NĐ 30/2020 and HD 36, without any rule of `extract` (a scan made with
the parser's own eyes would hide its faults). Does not belong here: setting and drawing (tests/renderer).
"""

from __future__ import annotations

import re

from tests.renderer.fonts import text_width
from tests.renderer.notice import Annex, Foot, Notice
from tests.renderer.setting import break_lines

_STATE = re.compile(r"^(?:CỘNG H|Độc lập)")
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_DATE = re.compile(r"^[^,]{2,40}, ngày .{0,12}tháng")
_NUMBER = re.compile(r"^S[ốô]:? ?\d*.*[/-]")
_TYPE = re.compile(r"^(?:THÔNG BÁO|CÔNG ĐIỆN|CHỈ THỊ|KẾ HOẠCH|KẾT LUẬN|QUYẾT ĐỊNH|TỜ TRÌNH|BÁO CÁO)$")
_MARKER = re.compile(r"^(?:[-–+] |[IVX]+[.-] |\d+(?:\.\d+)*[.)-] |[a-zđ]\) |Căn cứ |Điều \d)")
_RULE = re.compile(r"^[-*_ ]+$")
_URGENT = re.compile(r"^(?:HỎA TỐC|THƯỢNG KHẨN|KHẨN)$")
_FOOT = re.compile(r"^(?:Nơi|Noi) nh")
_COLUMN_WIDTH, _ABOUT_WIDTH, _TITLE_WIDTH = 190.0, 205.0, 400.0  # points


def structured(key: str, text: str) -> Notice:
    """The notice that `text` (an annotated file of tests/gold, markdown allowed) is the copy of."""
    lines = [_bare(line) for line in text.splitlines()]
    head_end = _head_end(lines)
    parts: dict[str, list[str]] = {"left": [], "right": [], "about": [], "title": []}
    number, date, doc_type, urgency = "", "", "", None
    for line in (cell for row in lines[:head_end] for cell in re.split(r"\s{3,}", row)):
        if not line or _RULE.match(line):
            continue
        if _STATE.match(line) or line == _PARTY:
            parts["right"].append(line)
        elif _DATE.match(line):
            date = line
        elif _NUMBER.match(line):
            number = line.replace(" /", "/")
        elif _URGENT.match(line):
            urgency = line
        elif _TYPE.match(line):
            doc_type = line
        elif doc_type:
            parts["title"].append(line)
        elif parts["about"] or line.lstrip('"').startswith("V/v"):
            parts["about"].append(line)
        else:
            parts["left"].append(line)
    foot_start = next((at for at in range(head_end, len(lines)) if _FOOT.match(lines[at])), len(lines))
    foot, annex_start = _foot(lines, foot_start)
    addressees, body = _body(lines[head_end:foot_start])
    return Notice(
        key=key,
        family="party" if _PARTY in parts["right"] else "state",
        parent=_wrapped(parts["left"][:-1], "serif", 13, _COLUMN_WIDTH),
        issuer=_wrapped(parts["left"][-1:], "serif-bold", 13, _COLUMN_WIDTH),
        number_line=number,
        date_line=date,
        doc_type=doc_type,
        title=_wrapped(parts["title"], "serif-bold", 14, _TITLE_WIDTH),
        about=_wrapped([" ".join(parts["about"])], "serif", 12, _ABOUT_WIDTH) if parts["about"] else (),
        addressees=tuple(addressees),
        body=tuple(body),
        foot=foot,
        annex=_annex(lines[annex_start:]),
        urgency=urgency,
    )


def _bare(line: str) -> str:
    """A line without markdown; the Party's lone `*` is drawn by the renderer."""
    return re.sub(r"^#+ |\*\*|^\*|\*$", "", line.rstrip()).replace("** ", "").strip()


def _head_end(lines: list[str]) -> int:
    """The first line after the title block (or, in a công văn, `Kính gửi`)."""
    typed = next((at for at, line in enumerate(lines) if _TYPE.match(line)), None)
    sent = next((at for at, line in enumerate(lines) if line.startswith("Kính gửi")), None)
    if typed is None or (sent is not None and sent < typed):
        return sent if sent is not None else 0
    at = typed + 1
    while at < len(lines) and not lines[at]:
        at += 1
    while at < len(lines) and lines[at]:
        at += 1
    return at


def _wrapped(lines: list[str], face: str, size: float, width: float) -> tuple[str, ...]:
    return tuple(
        part
        for line in lines
        for part in ([line] if text_width(line, face, size) <= width else break_lines(line, face, size, width))
    )


def _body(lines: list[str]) -> tuple[list[str], list[str]]:
    """(addressees, paragraphs): hard-wrapped lines of a block are joined."""
    paragraphs: list[str] = []
    fresh = True
    for line in lines:
        if not line or _RULE.match(line):
            fresh = True
            continue
        if paragraphs and not fresh and not _MARKER.match(line):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        fresh = False
    addressees: list[str] = []
    if paragraphs and paragraphs[0].startswith("Kính gửi"):
        first = paragraphs.pop(0).partition(":")[2].strip()
        if first:
            addressees.append(first)
        while not first and paragraphs and paragraphs[0].startswith("- "):
            addressees.append(paragraphs.pop(0)[2:])
    headed = [f"# {p}" if p.upper() == p and len(p) < 160 else p for p in paragraphs]
    return addressees, headed


def _foot(lines: list[str], start: int) -> tuple[Foot, int]:
    """The foot, and where the annex begins."""
    recipients: list[str] = []
    signing: list[str] = []
    signer, at = "", start + 1
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line or line.startswith(("[", "(")):
            continue
        if line.startswith("PHỤ LỤC"):
            at -= 1
            break
        if line.startswith("- "):
            recipients.append(line[2:])
        elif line.upper() == line:
            signing.append(line)
        elif signing:
            signer = line
        elif recipients:
            recipients[-1] += f" {line}"
    return Foot(tuple(recipients), tuple(signing), signer), at


def _annex(lines: list[str]) -> Annex | None:
    shown = [line for line in lines if line]
    if not shown:
        return None
    note = next((at for at, line in enumerate(shown) if line.startswith("(Kèm theo")), 0)
    table = [tuple(cell.strip() for cell in line.split("\t")) for line in shown[note + 1 :] if "\t" in line]
    widest = max((len(row) for row in table), default=0)
    return Annex(
        heading=shown[0],
        title=tuple(shown[1:note]),
        enclosed_with=shown[note] if note else "",
        paragraphs=tuple(line for line in shown[note + 1 :] if "\t" not in line),
        table=tuple((*row, *([""] * (widest - len(row)))) for row in table),
    )
