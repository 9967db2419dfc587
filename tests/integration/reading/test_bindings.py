"""The two ways to run tesseract read alike; the one inside the process keeps nothing, ends in time, and can be killed."""

from __future__ import annotations

import time

import cv2
import numpy as np
import pytest

from extract.errors import DocumentTimeout, EngineFailed, PageTimeout
from extract.model import ReadSettings
from extract.reading.engines import in_process
from extract.reading.engines.command_line import CommandLine
from extract.reading.engines.tesseract import Tesseract
from flows.orchestration.children import ReadingChild
from flows.orchestration.reading_child import Job, Report
from tests.unit.reading.picture import drawing

pytestmark = pytest.mark.skipif(not in_process.available(), reason="tesserocr is not installed")

INSIDE = in_process.InProcess()


def strip(text: str, width: int = 1400) -> np.ndarray:
    page = drawing.blank(width, 160)
    drawing.write(page, 40, 50, text)
    return drawing.grey(page)


def test_both_bindings_read_a_block_alike() -> None:
    block = drawing.grey(drawing.notice())[960:1400]
    inside, outside = (Tesseract(one).recognise(block, psm=6) for one in (INSIDE, CommandLine()))
    assert [word.text for word in inside.words] == [word.text for word in outside.words]
    assert inside.rows == len(inside.words) > 40
    for one, other in zip(inside.words, outside.words, strict=True):
        assert (one.block, one.paragraph, one.line) == (other.block, other.paragraph, other.line)
        assert max(abs(one.left - other.left), abs(one.top - other.top), abs(one.right - other.right)) <= 3
        assert abs(one.confidence - other.confidence) < 0.2  # the versions differ a little


@pytest.mark.parametrize("quarter", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180])
def test_both_bindings_say_the_same_turn(quarter: int) -> None:
    page = drawing.grey(drawing.notice())
    small = cv2.resize(page, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    turned = np.asarray(cv2.rotate(small, quarter), dtype=np.uint8)
    inside, outside = (one.orientation(turned, dpi=180, timeout=30) for one in (INSIDE, CommandLine()))
    assert inside is not None and outside is not None
    assert inside.rotate == outside.rotate != 0


def test_a_reading_depends_on_its_picture_alone() -> None:
    engine = Tesseract(INSIDE)
    picture, other = strip("Thông báo số 88 của Sở Nội vụ"), strip("Cộng hòa xã hội chủ nghĩa")
    first = engine.recognise(picture, psm=7)
    figures = engine.recognise(picture, psm=7, variables=(("tessedit_char_whitelist", "0123456789"),))
    engine.recognise(other, psm=6, dpi=200)
    assert engine.recognise(picture, psm=7) == first
    assert "Thông báo" in " ".join(word.text for word in first.words)
    assert all(word.text.isdigit() for word in figures.words)


def test_faults_have_their_codes() -> None:
    engine = Tesseract(INSIDE)
    with pytest.raises(PageTimeout):
        engine.recognise(drawing.grey(drawing.notice()), timeout=0.02)
    with pytest.raises(EngineFailed):
        engine.recognise(strip("x"), language="xyz")
    assert engine.recognise(np.full((3, 3), 255, np.uint8)).words == ()


def never_done(job: Job, report: Report) -> object:
    """Work of a reading child: one call of the engine that takes minutes."""
    report.begin("read")
    speckled = np.random.default_rng(1).integers(0, 2, (5000, 4000), np.uint8) * np.uint8(255)
    return Tesseract(INSIDE).recognise(speckled, timeout=600).rows


def test_an_engine_that_hangs_inside_is_killed_with_its_child() -> None:
    with ReadingChild(4096, work=never_done) as child:
        began = time.monotonic()
        outcome = child.run(Job("speckled.png", ReadSettings()), seconds=3)
        assert type(outcome.error) is DocumentTimeout
        assert time.monotonic() - began < 20
