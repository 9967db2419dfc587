"""Whole pages through real tesseract: words, columns, stamps, turned pages, word accounting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image

from extract.errors import PageTimeout
from extract.model import Box, ReadSettings, Region
from extract.reading.engines import fingerprint, second_engine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.page import read_picture
from extract.reading.picture.region import read_region
from extract.reading.picture.result import PictureReading
from tests.unit.reading.picture import drawing

SETTINGS = ReadSettings()


def read(page: Image.Image, settings: ReadSettings = SETTINGS) -> PictureReading:
    return read_picture(drawing.bgr(page), 1, 300, settings, 210.0, 297.0)


def lines(reading: PictureReading) -> list[str]:
    rows: dict[int, list[str]] = {}
    for word in reading.page.words:
        if word.region is Region.BODY:
            rows.setdefault(word.line, []).append(word.text)
    return [" ".join(row) for row in rows.values()]


@pytest.fixture(scope="module")
def stamped() -> PictureReading:
    return read(drawing.notice(stamp=True))


def test_columns_are_taken_apart_in_reading_order(stamped: PictureReading) -> None:
    text = lines(stamped)
    order = [
        next(i for i, line in enumerate(text) if wanted in line)
        for wanted in (
            "UBND TỈNH AN PHÚ",
            "Số: 88/TB-SNV",
            "CỘNG HÒA",
            "ngày 12 tháng 7",
            "1. Các phòng",
            "Nơi nhận",
            "- Lưu:",
            "KT. GIÁM",
        )
    ]
    assert order == sorted(order)
    assert not any("NỘI VỤ" in line and "Độc lập" in line for line in text)


def test_word_accounting(stamped: PictureReading) -> None:
    assert stamped.page.words_total == len(stamped.page.words)
    assert all(word.box is not None and word.box.x0 < word.box.x1 for word in stamped.page.words)


def test_the_stamp_is_a_row_and_not_in_the_body(stamped: PictureReading) -> None:
    incoming = [stamp for stamp in stamped.stamps if stamp.kind == "incoming"]
    assert len(incoming) == 1
    stamp = incoming[0]
    assert stamp.agency_raw == "UBND TỈNH TÂN GIANG"
    assert stamp.ink == "red"
    if second_engine(SETTINGS) is not None:
        assert (stamp.number, stamp.stamped_on) == ("1234", date(2024, 7, 15))
    assert stamp.number in (None, "1234") and stamp.stamped_on in (None, date(2024, 7, 15))
    assert stamp.box is not None and 0.08 < stamp.box.x0 < 0.16 and 0.17 < stamp.box.y0 < 0.23
    body = " ".join(lines(stamped))
    assert "TÂN GIANG" not in body and "1234" not in body and "15/7/2024" not in body


@pytest.mark.parametrize("colour", [(205, 30, 40), (90, 40, 160), (0, 0, 0)])
def test_a_stamp_without_a_frame(colour: tuple[int, int, int]) -> None:
    page = drawing.notice()
    drawing.write(page, 330, 700, "UBND TỈNH TÂN GIANG", 46, colour)
    drawing.write(page, 330, 800, "ĐẾN", 70, colour)
    drawing.write(page, 520, 775, "Số: ....................", 46, colour)
    drawing.write(page, 520, 845, "Ngày: ...............", 46, colour)
    drawing.write(page, 330, 930, "Chuyển: ...........................", 46, colour)
    reading = read(page)
    incoming = [stamp for stamp in reading.stamps if stamp.kind == "incoming"]
    assert [stamp.agency_raw for stamp in incoming] == ["UBND TỈNH TÂN GIANG"]
    assert (incoming[0].number, incoming[0].stamped_on) == (None, None)
    assert "Chuyển" not in " ".join(lines(reading))


def test_a_page_without_a_stamp_has_none() -> None:
    assert read(drawing.notice()).stamps == ()


def test_a_grey_copy_keeps_the_stamp_found_by_its_frame() -> None:
    grey = drawing.grey(drawing.notice(stamp=True))
    reading = read_picture(np.where(grey < 170, np.uint8(0), np.uint8(255)), 1, 300, SETTINGS, None, None)
    incoming = [stamp for stamp in reading.stamps if stamp.kind == "incoming"]
    assert [stamp.ink for stamp in incoming] == ["black"]
    assert "TÂN" not in " ".join(lines(reading))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages_are_read_and_boxes_stay_on_the_page(turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(drawing.bgr(drawing.notice()), turns))
    reading = read_picture(picture, 1, 300, SETTINGS, None, None)
    assert reading.page.rotation == {1: 90, 2: 180, 3: 270}[turns]
    word = next(one for one in reading.page.words if one.text.startswith("THÔNG"))
    assert word.box is not None
    centre = ((word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2)
    upright = (0.465, 0.167)
    expected = {1: (upright[1], 1 - upright[0]), 2: (1 - upright[0], 1 - upright[1]), 3: (1 - upright[1], upright[0])}[
        turns
    ]
    assert centre == pytest.approx(expected, abs=0.04)


def test_a_stamp_pasted_on_a_page() -> None:
    page = drawing.bgr(drawing.notice(stamp=True))
    box = Box(1, 290 / 2480, 680 / 3508, 900 / 2480, 1000 / 3508)
    crop = np.ascontiguousarray(page[680:1000, 290:900])
    reading = read_region(crop, 1, box, 300, SETTINGS)
    assert [stamp.kind for stamp in reading.stamps] == ["incoming"]
    place = reading.stamps[0].box
    assert place is not None
    assert box.x0 <= place.x0 < place.x1 <= box.x1 and box.y0 <= place.y0 < place.y1 <= box.y1
    assert reading.page.words_total == len(reading.page.words)


def test_a_blank_page_has_no_words() -> None:
    reading = read(drawing.blank())
    assert reading.page.words == () and reading.page.words_total == 0
    assert reading.page.reading_confidence is None


def test_steps_can_be_switched_off() -> None:
    settings = replace(SETTINGS, steps=(), second_engine=False)
    reading = read(drawing.notice(stamp=True), settings)
    assert reading.stamps == ()
    assert fingerprint(settings) != fingerprint(SETTINGS)


def test_a_page_that_takes_too_long_ends_with_its_code() -> None:
    picture = drawing.grey(drawing.notice())
    with pytest.raises(PageTimeout):
        Tesseract().recognise(picture, timeout=0.02)
