"""The parser's one way in: any text gives a notice whose passages cover it once and whose evidence reads back."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Box, CleanText, Method, Notice, Paragraph, PlacedWord
from extract.parsing.agencies import load_catalogue
from extract.parsing.evidence import Places
from extract.parsing.notice import parse_notice
from tests.unit.parsing.body.reading import clean_text

PAPER = """ỦY BAN NHÂN DÂN
TỈNH AN PHÚ
Số: 45/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Phú, ngày 08 tháng 9 năm 2025

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ các dự án

Ngày 05/9/2025, đồng chí Phạm Văn Hùng, Phó Chủ tịch UBND tỉnh chủ trì họp nghe báo cáo tiến độ các dự án.
Sau khi nghe báo cáo, đồng chí Phó Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:
1. Sở Xây dựng:
a) Hoàn thiện hồ sơ điều chỉnh dự án, gửi Sở Tài chính thẩm định trước ngày 20/9/2025.
b) Chủ trì, phối hợp với Công an tỉnh kiểm tra hiện trường theo Thông báo số 31/TB-UBND ngày 12/7/2025 của UBND tỉnh.
2. Các chủ đầu tư bố trí đủ nhân lực (giao Sở Tài chính tham mưu phương án vốn trước ngày 15/10/2025).
3. Tăng cường tuyên truyền.
Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các sở, ngành biết, thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, XD.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Nguyễn Văn An"""


def parsed(text: str) -> tuple[CleanText, Notice]:
    clean = clean_text(text)
    return clean, parse_notice(clean, load_catalogue())


def check_whole(clean: CleanText, notice: Notice) -> None:
    text = clean.text
    assert "".join(text[p.char_start : p.char_end] for p in notice.passages) == text
    assert [p.seq for p in notice.passages] == list(range(1, len(notice.passages) + 1))
    paths = [directive.path for directive in notice.directives]
    assert len(set(paths)) == len(paths)
    for directive in notice.directives:
        assert text[directive.char_start : directive.char_end] == directive.text
        assert directive.parent_path is None or directive.parent_path in paths
        for deadline in directive.deadlines:
            assert text[deadline.char_start : deadline.char_end] == deadline.raw
    for row in notice.evidence:
        if row.char_start is not None:
            assert text[row.char_start : row.char_end] == row.raw
    assert {p.path for p in notice.passages if p.path} == set(paths)


def test_a_paper_from_head_to_foot() -> None:
    clean, notice = parsed(PAPER)
    check_whole(clean, notice)
    assert [(d.path, d.kind) for d in notice.directives] == [
        ("1", "group"), ("1/a", "item"), ("1/b", "item"), ("2", "item"), ("3", "item"), ("closing", "closing"),
    ]  # fmt: skip
    by_path = {d.path: d for d in notice.directives}
    assert [(a.role, a.name, a.source, a.raw) for a in by_path["1/b"].agencies] == [
        ("lead", "Sở Xây dựng", "heading", None), ("cooperating", "Công an tỉnh", "explicit", "Công an tỉnh"),
    ]  # fmt: skip
    assert [(a.name, a.source) for a in by_path["3"].agencies] == [("các sở, ngành", "preamble")]
    assert by_path["1/a"].context_text == "Sở Xây dựng"
    assert by_path["1/b"].search_text.startswith("b) chu tri, phoi hop voi cong an tinh")
    assert [c.path for c in notice.citations if c.full_number == "31/TB-UBND"] == ["1/b"]
    kinds = [p.kind for p in notice.passages]
    assert (
        kinds.index("header")
        < kinds.index("context")
        < kinds.index("preamble")
        < kinds.index("directive")
        < kinds.index("closing")
    )


def test_a_deadline_belongs_to_whom_its_clause_charges() -> None:
    _, notice = parsed(PAPER)
    by_path = {d.path: d for d in notice.directives}
    (own,) = by_path["2"].deadlines
    assert [(a.name, a.source) for a in own.agencies] == [("Sở Tài chính", "own_words")]
    (inherited,) = by_path["1/a"].deadlines
    assert [(a.name, a.source) for a in inherited.agencies] == [("Sở Xây dựng", "directive_lead")]
    assert by_path["1/a"].is_trackable and not by_path["3"].is_trackable


def test_boxes_join_the_words_of_a_line_and_confidence_is_their_mean() -> None:
    text = "UBND tỉnh yêu cầu các sở thực hiện:\n1. Sở Y tế rà soát."
    words, at = [], 0
    for i, word in enumerate(text.split()):
        at = text.index(word, at)
        line = 0 if at < text.index("\n") else 1
        words.append(
            PlacedWord(
                at,
                at + len(word),
                1,
                Box(1, i * 0.05, 0.1 + line * 0.1, i * 0.05 + 0.04, 0.12 + line * 0.1),
                0.5 + line * 0.4,
            )
        )
        at += len(word)
    first = text.index("\n")
    paragraphs = (Paragraph(0, first, 1), Paragraph(first + 1, len(text), 1))
    clean = CleanText(text, tuple(words), paragraphs, (), (), (), (), (), Method.OCR, 1, 0, 0.8)
    places = Places(clean)
    assert len(places.boxes(0, len(text))) == 2
    (box,) = places.boxes(first + 1, len(text))
    assert (box.page, round(box.x0, 2), round(box.y0, 2), round(box.y1, 2)) == (1, 0.4, 0.2, 0.22)
    assert places.reading_confidence(first + 1, len(text)) == 0.9
    assert places.reading_confidence(0, first) == 0.5
    assert places.reading_confidence(first, first) is None


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "\n", "a", "1.", "- ", "Nơi nhận:", "./.", "(((", "Điều 1.", "İİİ 1. Sở Y tế\u0301"]
)
def test_scraps_of_text(text: str) -> None:
    check_whole(*parsed(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_notice_that_covers_it(text: str) -> None:
    check_whole(*parsed(text))


MARKS = [
    "I. ",
    "1. ",
    "1.1. ",
    "a) ",
    "đ) ",
    "- ",
    "+ ",
    "(1) ",
    "Điều 1. ",
    "• ",
    "2.1.1 ",
    "| 1 | ",
    "Phụ lục\n",
    "Sở Y tế: ",
    "l. ",
    "II- ",
]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(MARKS), min_size=1, max_size=8))
def test_mutated_papers_are_never_lost(chance: random.Random, marks: list[str]) -> None:
    lines = PAPER.split("\n")
    for mark in marks:
        i = chance.randrange(len(lines))
        cut = chance.randint(0, len(lines[i]))
        lines[i : i + 1] = [lines[i][:cut], mark + lines[i][cut:]]
        if chance.random() < 0.3:
            del lines[chance.randrange(len(lines))]
        if chance.random() < 0.3:
            lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])
    check_whole(*parsed("\n".join(lines)))


def test_time_grows_with_length_and_not_faster() -> None:
    """Four times the text may take twelve times as long before this fails: room for a busy machine, none for a square."""

    def seconds(copies: int) -> float:
        clean = clean_text("\n".join([PAPER.split("Nơi nhận")[0]] * copies))
        begun = time.process_time()
        parse_notice(clean, load_catalogue())
        return time.process_time() - begun

    seconds(2)
    assert seconds(48) < 12 * max(seconds(12), 0.02)


def test_a_paper_cited_over_two_lines_of_the_title_keeps_its_issuer() -> None:
    title = "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ các dự án"
    over = "Kết luận tại cuộc họp về thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ\nChính trị và các nhiệm vụ tiếp theo"
    text = PAPER.replace(title, over)
    (cited,) = [c for c in parse_notice(clean_text(text), load_catalogue()).citations if c.full_number == "57-NQ/TW"]
    assert cited.issuer == "Bộ Chính trị"
    assert text[cited.char_start : cited.char_end] == cited.raw
