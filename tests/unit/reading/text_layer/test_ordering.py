"""Reading order: heading and foot column by column, the body line by line, every word exactly once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Box
from extract.reading.text_layer.ordering import order_words

LETTER = 0.0105  # width of a letter, page fraction
HEIGHT = 0.013


def typeset(rows: list[list[tuple[float, str]]], pitch: float = 0.022) -> tuple[list[str], list[Box]]:
    """Words of rows of (left edge, phrase), from the top of the page."""
    texts, boxes = [], []
    for number, row in enumerate(rows):
        y = 0.06 + number * pitch
        for left, phrase in row:
            x = left
            for word in phrase.split():
                texts.append(word)
                boxes.append(Box(1, x, y, x + LETTER * len(word), y + HEIGHT))
                x += LETTER * (len(word) + 0.6)
    return texts, boxes


def read(rows: list[list[tuple[float, str]]], pitch: float = 0.022) -> list[tuple[str, str]]:
    texts, boxes = typeset(rows, pitch)
    lines: dict[int, list[str]] = {}
    columns: dict[int, str] = {}
    for placement in order_words(texts, boxes):
        lines.setdefault(placement.line, []).append(texts[placement.index])
        columns[placement.line] = placement.column
    return [(columns[number][0], " ".join(words)) for number, words in lines.items()]


BODY = [
    [(0.2, "Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về công tác phòng")],
    [(0.14, "cháy, chữa cháy rừng mùa khô, sau đó kết luận như sau:")],
    [(0.2, "1. Sở Y tế báo cáo.")],
]
HEAD = [
    [(0.14, "ỦY BAN NHÂN DÂN"), (0.42, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(0.17, "TỈNH AN PHÚ"), (0.5, "Độc lập - Tự do - Hạnh phúc")],
    [(0.16, "Số: 15/TB-UBND"), (0.5, "An Phú, ngày 06 tháng 3 năm 2025")],
]
FOOT = [
    [(0.14, "Nơi nhận:"), (0.6, "TL. CHỦ TỊCH")],
    [(0.14, "- Như trên;"), (0.55, "KT. CHÁNH VĂN PHÒNG")],
    [(0.14, "- Các sở, ngành;"), (0.55, "PHÓ CHÁNH VĂN PHÒNG")],
    [(0.14, "- Lưu: VT, NN.")],
    [(0.6, "Hồ Thị Lam")],
]


def test_heading_body_foot() -> None:
    found = read([*HEAD, [(0.45, "THÔNG BÁO")], *BODY, *FOOT])
    assert found[:7] == [
        ("l", "ỦY BAN NHÂN DÂN"),
        ("l", "TỈNH AN PHÚ"),
        ("l", "Số: 15/TB-UBND"),
        ("r", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("r", "Độc lập - Tự do - Hạnh phúc"),
        ("r", "An Phú, ngày 06 tháng 3 năm 2025"),
        ("f", "THÔNG BÁO"),
    ]
    assert found[9] == ("f", "1. Sở Y tế báo cáo.")
    assert [column for column, _ in found[10:]] == ["l"] * 4 + ["r"] * 4
    assert found[10][1] == "Nơi nhận:" and found[13][1] == "- Lưu: VT, NN." and found[-1][1] == "Hồ Thị Lam"


def test_the_subject_of_a_letter_stays_left_of_the_date() -> None:
    subject = [[(0.14, "V/v phòng, chống dịch")], [(0.16, "mùa hè năm 2025")]]
    found = read(HEAD + subject + [[(0.36, "Kính gửi: Các sở, ban, ngành.")]] + BODY)
    assert found[3:5] == [("l", "V/v phòng, chống dịch"), ("l", "mùa hè năm 2025")]
    assert found[8] == ("f", "Kính gửi: Các sở, ban, ngành.")


def test_a_long_office_name_reaches_under_the_quoc_hieu() -> None:
    head = [
        [(0.12, "UBND TỈNH AN PHÚ"), (0.42, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [(0.1, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG AN PHÚ"), (0.56, "Độc lập - Tự do - Hạnh phúc")],
        [(0.16, "Số: 15/TB-SNNMT"), (0.5, "An Phú, ngày 06 tháng 3 năm 2025")],
    ]
    found = read(head + BODY)
    assert [column for column, _ in found[:6]] == ["l", "l", "l", "r", "r", "r"]
    lone = [[(0.42, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [(0.14, "CHỦ TỊCH")], *head[1:]]
    found = read(lone + BODY)
    assert [text for _, text in found[:6]] == [
        "CHỦ TỊCH",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG AN PHÚ",
        "Số: 15/TB-SNNMT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Phú, ngày 06 tháng 3 năm 2025",
    ]


def test_columns_on_uneven_baselines() -> None:
    texts, boxes = typeset([[(0.14, "Nơi nhận:")], [(0.14, "- Như trên;")], [(0.14, "- Lưu: VT.")]], pitch=0.016)
    others, frames = typeset([[(0.6, "TM. ỦY BAN NHÂN DÂN")], [(0.62, "CHỦ TỊCH")]], pitch=0.025)
    order = order_words(texts + others, boxes + frames)
    words = [(texts + others)[placement.index] for placement in order]
    assert " ".join(words) == "Nơi nhận: - Như trên; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"


def test_a_borderless_table_is_read_row_by_row() -> None:
    rows = [
        [(0.14, "TT"), (0.25, "Nhiệm vụ"), (0.65, "Thời hạn")],
        [(0.14, "1"), (0.25, "Rà soát"), (0.65, "15/7/2025")],
    ]
    assert [text for _, text in read(BODY + rows + BODY)][3:5] == ["TT Nhiệm vụ Thời hạn", "1 Rà soát 15/7/2025"]


def test_lines_of_an_engine_are_kept() -> None:
    texts, boxes = typeset(BODY)
    lines = [0] * 14 + [1] * (len(texts) - 14)
    assert max(placement.line for placement in order_words(texts, boxes, lines=lines)) == 1


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=5),
            st.floats(0, 0.98),
            st.floats(0, 0.98),
            st.floats(0.0, 0.3),
            st.floats(0.0, 0.03),
        ),
        max_size=40,
    ),
    st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_every_word_exactly_once(raw: list[tuple[str, float, float, float, float]], numbered: bool) -> None:
    texts = [text for text, *_ in raw]
    boxes = [Box(1, x, y, min(1.0, x + w), min(1.0, y + h)) for _, x, y, w, h in raw]
    lines = [index // 3 for index in range(len(texts))] if numbered else None
    placements = order_words(texts, boxes, lines=lines)
    assert sorted(placement.index for placement in placements) == list(range(len(texts)))
    assert [placement.line for placement in placements] == sorted(placement.line for placement in placements)
