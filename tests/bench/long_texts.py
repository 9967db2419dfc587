"""Texts for the clock: notices of a given length put together from `tests/gold`, and shapes that tempt a parser to go back.

Belongs here: making texts. Not here: timing them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.model import CleanText, Notice, Reading, ReadSettings
from extract.stages import clean_stage, parse_stage, read_stage

GOLD = Path(__file__).parents[1] / "gold"
_BODY = ("context", "preamble", "directive")


def gold_texts() -> dict[str, str]:
    """The gold's notices by their file's stem."""
    return {path.stem: path.read_text("utf-8") for path in sorted(GOLD.glob("*.txt"))}


def reading_of(text: str) -> Reading:
    """The text as a file that was read."""
    return read_stage(text.encode(), "notice.txt", ReadSettings())


def understood(text: str) -> tuple[CleanText, Notice]:
    """Clean text and notice."""
    clean = clean_stage(reading_of(text), "notice.txt")
    return clean, parse_stage(clean, "notice.txt")


@cache
def _parts() -> tuple[tuple[str, str, str], ...]:
    """(head, body, foot) of each gold notice that is whole: cut where its own passages change."""
    parts = []
    for text in gold_texts().values():
        clean, notice = understood(text)
        if not notice.is_notice:
            continue
        body = [p for p in notice.passages if p.kind in _BODY]
        if body:
            first, last = body[0].char_start, body[-1].char_end
            parts.append((clean.text[:first], clean.text[first:last], clean.text[last:]))
    return tuple(parts)


def notice_of_length(characters: int, which: int = 0) -> str:
    """One notice: the head and foot of gold notice `which`, the bodies of it and those after it until it is long enough."""
    parts = _parts()
    head, text, foot = parts[which % len(parts)]
    at = which
    while len(head) + len(text) + len(foot) < characters:
        at += 1
        text += "\n" + parts[at % len(parts)][1]
    room = max(0, characters - len(head) - len(foot))
    return f"{head}\n{text[:room]}\n{foot}"


def hard_shapes(characters: int) -> dict[str, str]:
    """Texts of about `characters` characters each that punish whatever looks back or ahead without bound."""
    head, body, foot = _parts()[0]
    line = " ".join(body.split()) + " "
    shapes = {
        "one line": (line * (characters // len(line) + 1))[:characters],
        "short lines": "Sở Y tế báo cáo.\n" * (characters // 17),
        "bullets": "- Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện Nghị quyết số 68/NQ-CP trước ngày 15/7/2021.\n"
        * (characters // 100),
        "numbers": "".join(f"{n}. UBND tỉnh An Phú, Sở Tài chính báo cáo.\n" for n in range(1, characters // 46 + 1)),
        "commas": "Giao Sở Y tế, " + "Sở Tài chính, " * (characters // 14),
        "digits": "1/2/" * (characters // 4),
        "spaces": "Số: " + " " * characters + "/TB",
        "headings": "I. KẾT QUẢ\n\n" * (characters // 12),
        "demands": "UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:\n" * (characters // 60),
        "labels": "1. Rà soát.\nĐơn vị chủ trì: Sở Y tế\nThời hạn: 15/7/2021\n" * (characters // 55),
        "only labels": "1. Rà soát.\n" + "Thời hạn: 15/7/2021\n" * (characters // 20),
        "markup in one line": "**Sở Y tế** | [signed] `a_b` " * (characters // 28),
        "stamps": "VĂN PHÒNG\nĐẾN\nSố: 12\nNgày: 3/4/2021\n\n" * (characters // 40),
        "quotes": "“Sở Y tế (báo cáo) trước ngày 15/7” " * (characters // 36),
        "cited papers": "Nghị quyết số 68/NQ-CP ngày 1/7/2021 và các Nghị định số 1, 2, 3/2021/NĐ-CP; "
        * (characters // 78),
        "recipients": "Nơi nhận:\n" + "- Sở Y tế, Sở Tài chính;\n" * (characters // 25),
        "nested": "".join(
            f"{n % 90 + 1}.{n % 7 + 1}.{n % 3 + 1}. Sở Y tế rà soát.\n- Việc {n}.\n" for n in range(characters // 36)
        ),
        "annexes": "PHỤ LỤC\n\n1. Sở Y tế báo cáo.\n\n" * (characters // 33),
        "table rows": "STT | Nhiệm vụ | Chủ trì | Thời hạn\n"
        + "1 | Rà soát | Sở Y tế | 15/7/2021\n" * (characters // 34),
    }
    return {name: f"{head}\n{shape}\n{foot}" for name, shape in shapes.items()}
