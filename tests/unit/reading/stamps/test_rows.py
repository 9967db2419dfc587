"""Rows of print in a stamp: leaders, specks and frames put out, ĐẾN beside two rows, accents kept, the new setting's places."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.reading.engines.interface import EngineWord, LineReading
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.row_readings import RowReading, read_rows, value_after_label
from extract.reading.stamps.rows import set_rows, text_rows, tilt_of
from extract.reading.stamps.value_crops import accepted
from tests.renderer.fonts import pillow_font

INSIDE = Rectangle(40, 40, 860, 520)


def drawn(turn: float = 0.0, leaders: bool = True) -> Picture:
    """A stamp at 400 dpi without its frame: name, ĐẾN beside Số and Ngày, Chuyển below."""
    image = Image.new("L", (900, 560), 255)
    pen = ImageDraw.Draw(image)
    bold, plain = pillow_font("serif-bold", 50), pillow_font("serif", 50)
    pen.text((140, 60), "SỞ TƯ PHÁP TỈNH ĐÔNG SƠN", font=pillow_font("serif-bold", 42), fill=0)
    pen.text((70, 190), "ĐẾN", font=pillow_font("serif-bold", 80), fill=0)
    for y, label, value in ((150, "Số:", "4719"), (240, "Ngày:", "12/5/2024"), (370, "Chuyển:", "")):
        x = 300 if value else 70
        pen.text((x, y), label, font=plain, fill=0)
        pen.text((x + 190, y), value, font=bold, fill=0)
        if leaders:
            for dot in range(x + 180, 840, 14):
                pen.ellipse((dot, y + 50, dot + 4, y + 54), fill=0)
    pen.arc((40, 40, 260, 260), 180, 270, fill=0, width=5)  # what a rounded frame leaves
    return np.asarray(image.rotate(-turn, fillcolor=255, resample=Image.Resampling.BICUBIC), dtype=np.uint8)


@pytest.mark.parametrize("leaders", [True, False])
def test_five_rows_and_nothing_else(leaders: bool) -> None:
    rows = text_rows(drawn(leaders=leaders), INSIDE)
    assert len(rows) == 5  # the name, Số, ĐẾN, Ngày, Chuyển
    name = rows[0]
    assert name.area.left > 120 and name.area.right < 820
    wide = sorted(rows, key=lambda row: row.letter)[-1]
    assert wide.area.right < 290  # ĐẾN stands alone
    assert all(row.area.right < 740 for row in rows[1:])  # no leader is left


def test_accents_belong_to_their_capitals() -> None:
    name = text_rows(drawn(), INSIDE)[0]
    assert name.area.top < 66  # the hook of Ở and the accents of Ỉ and Ô
    assert name.picture.min() < 50


@pytest.mark.parametrize("turn", [-5.0, -3.0, 0.0, 5.0])
def test_the_rows_tell_how_the_stamp_lies(turn: float) -> None:
    assert tilt_of(text_rows(drawn(turn), Rectangle(0, 0, 900, 560))) == pytest.approx(turn, abs=1.2)


def test_words_find_back_to_their_rows() -> None:
    rows = text_rows(drawn(), INSIDE)
    setting = set_rows(rows)
    assert setting is not None
    words = [EngineWord("w", place.left, place.top, place.width, place.height, 0.9) for _, place, _ in setting.rows]
    for row, found in zip(rows, setting.placed(words), strict=True):
        assert len(found) == 1
        assert abs(found[0].left - row.area.left) <= 2 and abs(found[0].right - row.area.right) <= 3


def test_white_has_no_rows() -> None:
    white = np.full((300, 500), 255, np.uint8)
    assert text_rows(white, Rectangle(10, 10, 490, 290)) == []
    assert set_rows([]) is None
    assert tilt_of([]) == 0.0


def test_ink_everywhere_is_no_row() -> None:
    assert text_rows(np.zeros((300, 500), np.uint8), Rectangle(10, 10, 490, 290)) == []


def _number(text: str) -> str | None:
    return accepted("number", text)


def _row(page: tuple[str, ...], line: tuple[str, ...]) -> RowReading:
    return RowReading(Rectangle(0, 0, 10, 10), 8, (), page, line)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Số: 4719", "4719"),
        ("Sẽ: 958", "958"),  # the label misread: letters, then figures
        ("Sỏ 695..", "695"),
        ("S3 496", None),  # a figure in what was the label: which is it?
        ("Ngày: 12", None),
        ("Số: 12 34", "1234"),
        ("Số:", None),
    ],
)
def test_values_after_their_label(text: str, value: str | None) -> None:
    assert value_after_label(text, "number", _number) == value


def test_a_value_needs_both_engines() -> None:
    assert _row(("Số: 88",), ("Số: 88", "Số: 88", "Số: 8")).agreed("number", _number) == "88"
    assert _row(("Số: 88",), ("Số: 89", "Số: 89", "Số: 89")).agreed("number", _number) is None
    assert _row(("Số: 88",), ()).agreed("number", _number) is None
    assert _row(("", "Số: 88"), ("Số: 88",)).agreed("number", _number) == "88"


class _Lines:
    fingerprint = "lines"

    def read_lines(self, crops: list[Picture]) -> list[LineReading]:
        return [LineReading("Số: 7", 0.9, (0.9,) * 5) for _ in crops]


def test_no_rows_ask_no_engine() -> None:
    assert read_rows([], None, _Lines(), 5.0, twice=True) == []  # type: ignore[arg-type]
