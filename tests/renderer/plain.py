"""A notice as text files: plain, and as the markdown that an OCR service leaves behind.

Belongs here: text output and the truth in reading order. Not here: layout.
"""

from __future__ import annotations

from tests.renderer.notice import Notice
from tests.renderer.setting import Sheet
from tests.renderer.stamps import StampSpec

_STATE_HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def plain_text(notice: Notice) -> str:
    """Paragraphs as lines, head and foot as a clerk's copy and paste leaves them."""
    head = [*notice.parent, *notice.issuer, notice.number_line, "", *_STATE_HEAD, notice.date_line, ""]
    title = [notice.doc_type, *notice.title, ""] if notice.doc_type else [*notice.about, ""]
    body = [line.removeprefix("# ") for paragraph in notice.body for line in (paragraph, "")]
    foot = [
        "Nơi nhận:",
        *(f"- {r}" for r in notice.foot.recipients),
        "",
        *notice.foot.signer_lines,
        "",
        "(Đã ký)",
        "",
        notice.foot.signer,
    ]
    return "\n".join([*head, *title, *body, *foot]) + "\n"


def markdown_of_ocr_service(notice: Notice, stamp: StampSpec) -> str:
    """What a picture-to-markdown service returns: half of the head lost, the stamp's words in the middle of the title."""
    number = notice.number_line.replace("Số: ", "Số: **").replace("/", "** /", 1)
    stamp_lines = [
        stamp.agency,
        "",
        f"ĐẾN Số: {stamp.number or '.....'}",
        f"Ngày: {stamp.day or ''}.....",
        "",
        f"Chuyển: {stamp.transfer or '.....'}",
    ]
    title = [f"**{notice.title[0]}", *notice.title[1:]]
    title[-1] += "**"
    lines = ["", number, "", f"*{notice.date_line}*", "", f"## {notice.doc_type}", "", *title, "", *stamp_lines, ""]
    for index, paragraph in enumerate(notice.body):
        heading = paragraph.startswith("3. ")
        lines += [("#### " if heading else "") + paragraph.removeprefix("# ") + ("  " if index % 3 == 1 else ""), ""]
    lines += [
        "**Nơi nhận:**",
        "",
        *(f"- {r}  " for r in notice.foot.recipients),
        "",
        *(f"**{t}**  " for t in notice.foot.signer_lines),
    ]
    return "\n".join([*lines, "", "[Handwritten Signature]", "", f"**{notice.foot.signer}**"]) + "\n"


def truth_blocks(sheet: Sheet, first: int = 1, last: int | None = None) -> dict[str, list[str]]:
    """The printed paragraphs by role, pages `first`..`last`; lines of one paragraph joined by a space. Furniture is left out."""
    blocks: dict[str, list[str]] = {}
    owner: dict[tuple[str, int], int] = {}
    for piece in sheet.pieces:
        if piece.role == "furniture" or not first <= piece.page <= (last or sheet.page):
            continue
        lines = blocks.setdefault(piece.role, [])
        at = owner.get((piece.role, piece.paragraph))
        if at is None:
            owner[(piece.role, piece.paragraph)] = len(lines)
            lines.append(piece.text)
        else:
            lines[at] = f"{lines[at]} {piece.text}"
    return blocks
