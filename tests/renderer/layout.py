"""The page image of a state or Party paper: who stands where, by NĐ 30/2020 Phụ lục I and Hướng dẫn 36-HD/VPTW.

Belongs here: head, body, foot, annex. Not here: drawing, stamps.
"""

from __future__ import annotations

from tests.renderer.fonts import text_width
from tests.renderer.notice import Annex, Notice
from tests.renderer.setting import HAND_GAP, Rule, Sheet, Spot, Style, break_lines, set_paragraph

_LEFT_SHARE = 0.24  # middle of the left head column, as a share of the type area
_RIGHT_SHARE = 0.71


def lay_out(notice: Notice, style: Style | None = None) -> Sheet:
    """Set the whole paper. Returns the filled sheet; its pages run from 1 to `sheet.page`."""
    sheet = Sheet(style or Style())
    sheet.y = sheet.top
    _head(sheet, notice)
    _title(sheet, notice)
    _addressees(sheet, notice)
    for paragraph in notice.body:
        bold = paragraph.startswith("# ")
        set_paragraph(sheet, paragraph.removeprefix("# "), "serif-bold" if bold else "serif", "body")
    _foot(sheet, notice)
    if notice.annex:
        _annex(sheet, notice.annex)
    return sheet


def _hand_line(sheet: Sheet, middle: float, text: str, face: str, size: float, role: str, spot: str) -> None:
    piece = sheet.centred(text, middle, face, size, role)
    at = text.find(HAND_GAP)
    if at >= 0:
        x0 = piece.x + text_width(text[:at], face, size)
        x1 = piece.x + text_width(text[: at + len(HAND_GAP)], face, size)
        sheet.spots.append(Spot(spot, sheet.page, x0, sheet.y - size, x1, sheet.y + 2))


def _head(sheet: Sheet, notice: Notice) -> None:
    width = sheet.right - sheet.left
    left, right = sheet.left + _LEFT_SHARE * width, sheet.left + _RIGHT_SHARE * width
    size, start = sheet.style.head_size, sheet.y
    party = notice.family == "party"
    sheet.y = start + size
    for text, face in [(t, "serif") for t in notice.parent] + [(t, "serif-bold") for t in notice.issuer]:
        sheet.paragraph += 1
        sheet.centred(text, left, face, size, "head_left")
        sheet.y += size * 1.15
    if party:
        sheet.paragraph += 1
        sheet.centred("*", left, "serif", size, "furniture")
        sheet.y += size * 1.2
    else:
        half = text_width(notice.issuer[-1], "serif-bold", size) * 0.22
        sheet.rules.append(Rule(1, left - half, sheet.y - size * 0.8, left + half, sheet.y - size * 0.8))
        sheet.y += 8
    sheet.paragraph += 1
    _hand_line(sheet, left, notice.number_line, "serif", size, "head_left", "hand_number")
    after_number = sheet.y
    for text in notice.about:
        sheet.y += 14
        sheet.paragraph += 1
        sheet.centred(text, left, "serif", 12, "head_left")
    end_left = sheet.y
    if notice.secrecy:
        sheet.y += 26
        sheet.paragraph += 1
        piece = sheet.centred(notice.secrecy, left, "serif-bold", 14, "head_left")
        sheet.rules.append(Rule(1, piece.x - 8, sheet.y - 15, piece.x + piece.width + 8, sheet.y + 6, 1.2, True, "red"))
        end_left = sheet.y + 8
    sheet.spots.append(Spot("urgency", 1, left - 50, end_left + 8, left + 50, end_left + 34))
    sheet.y = start + size
    sheet.paragraph += 1
    if party:
        piece = sheet.centred("ĐẢNG CỘNG SẢN VIỆT NAM", right, "serif-bold", 15, "head_right")
        sheet.rules.append(Rule(1, piece.x, sheet.y + 4, piece.x + piece.width, sheet.y + 4))
    else:
        sheet.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, "serif-bold", min(size, 13), "head_right")
        sheet.y += 16
        sheet.paragraph += 1
        piece = sheet.centred("Độc lập - Tự do - Hạnh phúc", right, "serif-bold", 13.5, "head_right")
        sheet.rules.append(Rule(1, piece.x, sheet.y + 4, piece.x + piece.width, sheet.y + 4))
    sheet.y = max(after_number, sheet.y + 22)
    sheet.paragraph += 1
    _hand_line(sheet, right, notice.date_line, "serif-italic", 13, "head_right", "hand_day")
    sheet.y = max(sheet.y, end_left) + 14
    sheet.spots.append(Spot("stamp_beside", 1, 14, sheet.y - 6, 14 + 142, sheet.y + 93))


def _title(sheet: Sheet, notice: Notice) -> None:
    if not notice.doc_type:
        return
    middle = (sheet.left + sheet.right) / 2
    sheet.y += 18
    sheet.paragraph += 1
    sheet.centred(notice.doc_type, middle, "serif-bold", 15 if notice.family == "party" else 14, "head")
    piece = None
    for text in notice.title:
        sheet.y += 17
        sheet.paragraph += 1
        piece = sheet.centred(text, middle, "serif-bold", 14, "head")
    if notice.family == "party":
        sheet.y += 12
        sheet.paragraph += 1
        sheet.centred("-----", middle, "serif", 14, "furniture")
    elif piece:
        half = piece.width * 0.2
        sheet.rules.append(Rule(1, middle - half, sheet.y + 6, middle + half, sheet.y + 6))
    sheet.y += 14


def _addressees(sheet: Sheet, notice: Notice) -> None:
    if not notice.addressees:
        return
    label = "Kính trình:" if notice.family == "party" and notice.doc_type == "TỜ TRÌNH" else "Kính gửi:"
    sheet.y += 16
    sheet.paragraph += 1
    if len(notice.addressees) == 1:
        sheet.centred(f"{label} {notice.addressees[0]}", (sheet.left + sheet.right) / 2, "serif", 14, "body")
    else:
        x = sheet.left + 0.28 * (sheet.right - sheet.left)
        sheet.put(x, sheet.y, label, "serif", 14, "body")
        for name in notice.addressees:
            sheet.paragraph += 1
            for line in break_lines(f"- {name}", "serif", 14, sheet.right - x - 46):
                sheet.y += 18
                sheet.put(x + 46, sheet.y, line, "serif", 14, "body")
    sheet.y += 12


def _foot(sheet: Sheet, notice: Notice) -> None:
    width = sheet.right - sheet.left
    foot = notice.foot
    left_lines = [line for r in foot.recipients for line in break_lines(f"- {r}", "serif", 11, width * 0.46)]
    height = max(16 + 13 * len(left_lines), 17 * len(foot.signer_lines) + 92)
    sheet.y += 10
    sheet.need(height)
    start = sheet.y
    sheet.y = start + 13
    sheet.paragraph += 1
    sheet.put(sheet.left, sheet.y, "Nơi nhận:", "serif-bolditalic", 12, "foot_left")
    for recipient in foot.recipients:
        sheet.paragraph += 1
        for line in break_lines(f"- {recipient}", "serif", 11, width * 0.46):
            sheet.y += 13
            sheet.put(sheet.left, sheet.y, line, "serif", 11, "foot_left")
    end_left, middle = sheet.y, sheet.left + 0.74 * width
    sheet.y = start + 13
    for line in foot.signer_lines:
        sheet.paragraph += 1
        sheet.centred(line, middle, "serif-bold", 13.5, "foot_right")
        sheet.y += 17
    sheet.spots.append(Spot("signature", sheet.page, middle - 70, sheet.y - 12, middle + 80, sheet.y + 52))
    sheet.spots.append(Spot("seal", sheet.page, middle - 108, sheet.y - 26, middle - 6, sheet.y + 76))
    sheet.y += 58
    sheet.paragraph += 1
    sheet.centred(foot.signer, middle, "serif-bold", 14, "foot_right")
    sheet.y = max(sheet.y, end_left) + 10


def _annex(sheet: Sheet, annex: Annex) -> None:
    sheet.new_page()
    middle = (sheet.left + sheet.right) / 2
    for text, face in _annex_head(annex):
        for line in break_lines(text, face, 14, sheet.right - sheet.left):
            sheet.y += 18
            sheet.paragraph += 1
            sheet.centred(line, middle, face, 14, "annex")
    sheet.y += 8
    for paragraph in annex.paragraphs:
        set_paragraph(sheet, paragraph, "serif", "annex")
    if annex.table:
        _table(sheet, annex.table)


def _annex_head(annex: Annex) -> list[tuple[str, str]]:
    return [
        (annex.heading, "serif-bold"),
        *[(t, "serif-bold") for t in annex.title],
        (annex.enclosed_with, "serif-italic"),
    ]


def _table(sheet: Sheet, rows: tuple[tuple[str, ...], ...]) -> None:
    columns = range(len(rows[0]))
    least = [max(text_width(word, "serif-bold", 12) for row in rows for word in row[c].split()) + 10 for c in columns]
    longest = [max(len(row[c]) for row in rows) for c in columns]
    free = sheet.right - sheet.left - sum(least)
    widths = [least[c] + free * longest[c] / sum(longest) for c in columns]
    for number, row in enumerate(rows):
        face = "serif-bold" if number == 0 else "serif"
        cells = [break_lines(cell, face, 12, widths[c] - 8) for c, cell in enumerate(row)]
        height = 15.0 * max(len(lines) for lines in cells) + 6
        sheet.need(height)
        x = sheet.left
        for c, lines in enumerate(cells):
            sheet.paragraph += 1
            for index, line in enumerate(lines):
                sheet.put(x + 4, sheet.y + 13 + 15 * index, line, face, 12, "annex")
            sheet.rules.append(Rule(sheet.page, x, sheet.y, x + widths[c], sheet.y + height, 0.6, True))
            x += widths[c]
        sheet.y += height
