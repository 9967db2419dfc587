"""What recognition took for words and is none: strokes before a title, what is left of a stamp; words stay words."""

from __future__ import annotations

import pytest

from extract.cleaning import clean_reading
from extract.model import Box, Method, Page, Reading, Word


def recognised(*lines: tuple[str, float]) -> str:
    """The clean text of a recognised page; each line with the engine's confidence in it."""
    words = []
    for number, (line, confidence) in enumerate(lines, 1):
        left = 0.15
        for text in line.split():
            width = 0.011 * len(text)
            box = Box(1, left, 0.1 + 0.03 * number, left + width, 0.12 + 0.03 * number)
            words.append(Word(text, number, 1, box, confidence))
            left += width + 0.01
    text = "\n".join(line for line, _ in lines)
    page = Page(1, 210.0, 297.0, 300, Method.OCR, "no text layer", "tesseract", tuple(words), len(words), text, 0.9)
    return clean_reading(Reading("pdf", (page,), 1, 0)).text


@pytest.mark.parametrize("stroke", ["-", "–", ".", "_"])
@pytest.mark.parametrize(
    "title", ["Kết luận của Chủ tịch UBND tỉnh", "Về việc kiểm tra đê điều", "V/v tăng cường kiểm tra"]
)
def test_no_stroke_begins_a_title(stroke: str, title: str) -> None:
    text = recognised(("THÔNG BÁO", 0.97), (f"{stroke} {title}", 0.95), ("1. Sở Y tế báo cáo.", 0.97))
    assert f"\n{title}" in f"\n{text}"


def test_a_list_behind_another_heading_keeps_its_dashes() -> None:
    text = recognised(
        ("Kính gửi:", 0.97), ("- Sở Y tế tỉnh Tân Giang;", 0.97), ("- Sở Tài chính tỉnh Tân Giang.", 0.97)
    )
    assert "- Sở Y tế" in text


@pytest.mark.parametrize("rest", ["ƯƠNG TˆÑ", "CÔŃG ĐẾ", "ÑGÀY ¨"])
def test_what_is_left_of_a_stamp_is_no_line(rest: str) -> None:
    text = recognised(("Sở Y tế báo cáo kết quả cho tỉnh.", 0.97), (rest, 0.5), ("Sở Tài chính cấp kinh phí.", 0.97))
    assert rest.split()[0] not in text


def test_foreign_names_stay() -> None:
    text = recognised(("Đoàn công tác của ông Muñoz làm việc với Sở Y tế tỉnh.", 0.97), ("Piñata Côrp", 0.95))
    assert "Muñoz" in text and "Piñata" in text
