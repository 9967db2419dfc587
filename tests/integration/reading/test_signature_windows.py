"""Rubber-stamped titles and names over the printed ones, through the line engine."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.model import ReadSettings
from extract.reading.engines import second_engine
from extract.reading.engines.interface import EngineWord, Recognition
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture
from extract.reading.picture.layout import Columns
from extract.reading.picture.marked import MarkedWord, text_of
from extract.reading.picture.preparation import prepare
from extract.reading.picture.signature_windows import signature_lines
from tests.renderer.fonts import pillow_font

INK = {"black": (15, 15, 15), "red": (205, 25, 40)}
COLUMNS = Columns(300, 1500, 800)


def recognise(picture: Picture, mode: int) -> Recognition:
    return Tesseract().recognise(picture, psm=mode)


def _put(page: Image.Image, text: str, y: int, ink: str, turn: float = 0.0) -> None:
    font = pillow_font("serif-bold", 58)
    tile = Image.new("RGBA", (int(font.getlength(text)) + 40, 110), (255, 255, 255, 0))
    ImageDraw.Draw(tile).text((20, 15), text, font=font, fill=(*INK[ink], 255))
    turned = tile.rotate(turn, resample=Image.Resampling.BICUBIC, expand=True)
    page.paste(turned, (1250 - turned.width // 2, y), turned)


def _block(ink: str, step: int, turn: float) -> Image.Image:
    page = Image.new("RGB", (1700, 1600), (255, 255, 255))
    _put(page, "GIÁM ĐỐC", 320, "black")
    _put(page, "PHÓ GIÁM ĐỐC", 320 + step, ink)
    ImageDraw.Draw(page).ellipse((880, 480, 1240, 840), outline=INK[ink], width=7)
    _put(page, "Lường Văn Hiếu", 860, ink, turn)
    return page


@pytest.mark.parametrize(
    ("ink", "step", "turn"), [("red", 62, 0.0), ("red", 52, 3.5), ("black", 56, 0.0), ("black", 62, 3.5)]
)
def test_stamped_over(ink: str, step: int, turn: float) -> None:
    engine = second_engine(ReadSettings())
    if engine is None:
        pytest.skip("the second engine is not installed")
    picture = np.ascontiguousarray(np.asarray(_block(ink, step, turn))[..., ::-1])
    prepared = prepare(picture, 300, ("ink",))
    noise = MarkedWord(EngineWord("QHÓ(IÁW", 1000, 400, 300, 40, 0.2))
    words, more, notes = signature_lines(prepared, [noise], COLUMNS, engine, recognise)
    rows = {word.zone: [] for word in words}  # type: dict[str, list[MarkedWord]]
    for word in words:
        rows[word.zone].append(word)
    texts = [text_of(row) for row in rows.values()]
    assert texts[:2] == ["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] and "Lường Văn Hiếu" in texts
    assert more == len(words) - 1 and notes


def test_a_sure_block_is_left_alone() -> None:
    engine = second_engine(ReadSettings())
    if engine is None:
        pytest.skip("the second engine is not installed")
    prepared = prepare(np.full((1600, 1700, 3), 255, np.uint8), 300, ())
    words = [
        MarkedWord(EngineWord(text, 900 + 150 * at, 320 + 70 * row, 140, 45, 0.95, line=row), zone="foot")
        for row, line in enumerate(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lường Văn Hiếu"))
        for at, text in enumerate(line.split())
    ]
    assert signature_lines(prepared, words, COLUMNS, engine, recognise) == (words, 0, ())
