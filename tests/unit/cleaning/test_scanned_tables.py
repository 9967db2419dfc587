"""A task table on a recognised page: read across its cells, put together row by row; other pages stay as they were read."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cleaning.clean import clean_reading
from extract.model import Box, Method, Page, Reading, Region, Word

EDGES = (0.12, 0.18, 0.42, 0.60, 0.76)  # where the columns begin
HEAD = [("STT", "Nhiệm vụ", "Đơn vị chủ", "Đơn vị phối", "Thời hạn"), ("", "", "trì", "hợp", "hoàn thành")]
ROWS = [
    ("1", "Lập đề án", "Sở Xây", "Sở Tài", "30/10/2025"),
    ("", "nhà ở xã hội", "dựng", "chính", ""),
    ("2", "Khảo sát nhu", "Sở Y tế", "UBND các", "Quý IV/2025"),
    ("", "cầu tiêm chủng", "", "xã", ""),
    ("3", "Số hóa hồ sơ", "Sở Nội vụ", "", "15/12/2025"),
    ("", "cán bộ", "", "", ""),
]


def _page(printed: Sequence[tuple[str, ...]], *, strays: tuple[str, ...] = (), above: str = "") -> Page:
    words: list[Word] = []
    y = 0.2
    for number, cells in enumerate([(above,), *printed] if above else printed):
        for column, cell in enumerate(cells):
            x = EDGES[column]
            for text in cell.split():
                region = Region.NOISE if text in strays else Region.BODY
                words.append(Word(text, number, 1, Box(1, x, y, x + 0.009 * len(text), y + 0.014), 0.95, region))
                x += 0.009 * len(text) + 0.006
        y += 0.02
    text = "\n".join(" ".join(cells) for cells in printed)
    return Page(1, 210, 297, 300, Method.OCR, "scan", "test", tuple(words), len(words), text, 0.95)


def _lines(page: Page) -> list[str]:
    clean = clean_reading(Reading("pdf", (page,), 1, 0, method=Method.OCR))
    return [clean.text[p.char_start : p.char_end] for p in clean.paragraphs]


def test_rows_are_put_together_cell_by_cell() -> None:
    assert _lines(_page([*HEAD, *ROWS]))[-4:] == [
        "STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn hoàn thành",
        "1 | Lập đề án nhà ở xã hội | Sở Xây dựng | Sở Tài chính | 30/10/2025",
        "2 | Khảo sát nhu cầu tiêm chủng | Sở Y tế | UBND các xã | Quý IV/2025",
        "3 | Số hóa hồ sơ cán bộ | Sở Nội vụ | | 15/12/2025",
    ]


def test_a_number_taken_for_a_speck_comes_back_to_its_row() -> None:
    rows = [tuple("3:" if cell == "2" else cell for cell in row) for row in ROWS]
    assert any(line.startswith("2 | Khảo sát nhu cầu") for line in _lines(_page([*HEAD, *rows], strays=("3:",))))


def test_strokes_of_the_ruling_are_no_text() -> None:
    rows = [tuple(f"{cell} |" if place == 1 and cell else cell for place, cell in enumerate(row)) for row in ROWS]
    assert "1 | Lập đề án nhà ở xã hội | Sở Xây dựng | Sở Tài chính | 30/10/2025" in _lines(_page([*HEAD, *rows]))


def test_running_text_below_a_sentence_that_names_tasks_stays() -> None:
    printed = [
        ("Các nhiệm vụ được giao, đơn vị chủ trì và thời gian thực hiện nêu dưới đây",),
        ("phải hoàn thành đúng thời hạn, báo cáo kết quả về Văn phòng để tổng hợp",),
    ]
    assert not any("|" in line for line in _lines(_page(printed)))


def test_two_labels_side_by_side_are_two_columns_though_words_close_their_gutter() -> None:
    stamped = [*ROWS[:4], ("", "", "Số: 214/SY-VPUBND-KGVX-TH", "", "")]
    lines = _lines(_page([*HEAD, *stamped]))
    assert "STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn hoàn thành" in lines
    assert "1 | Lập đề án nhà ở xã hội | Sở Xây dựng | Sở Tài chính | 30/10/2025" in lines


def test_every_word_is_kept_once() -> None:
    page = _page([*HEAD, *ROWS])
    clean = clean_reading(Reading("pdf", (page,), 1, 0, method=Method.OCR))
    assert sorted(clean.text.replace("|", " ").split()) == sorted(word.text for word in page.words)
