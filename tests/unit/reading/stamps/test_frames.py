"""Frames, seals and cut-outs on drawn pictures: tilted, broken, and what is no stamp."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.reading.picture import geometry
from extract.reading.stamps.cutout import (
    cut_out,
    ink_bounds,
    row_above,
    with_figures_cut_off,
    without_leaders,
    without_lines,
)
from extract.reading.stamps.frames import find_frames
from extract.reading.stamps.seals import find_seals


def page_with_frame(tilt: float, broken: bool = False, size: tuple[int, int] = (590, 360)) -> geometry.Picture:
    """A 300-dpi page with one frame of 50 x 30 mm about its middle, turned clockwise by `tilt`."""
    page = np.full((1800, 1500), 255, np.uint8)
    left, top = 450, 700
    cv2.rectangle(page, (left, top), (left + size[0], top + size[1]), (0,), 6)
    for row in range(4):
        cv2.putText(
            page, "So: ......... Ngay", (left + 40, top + 80 + 75 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0,), 3
        )
    if broken:
        page[top - 8 : top + 10, left + 200 : left + 260] = 255
        page[top + 100 : top + 160, left + size[0] - 8 : left + size[0] + 10] = 255
    return geometry.warp(page, geometry.rotation_about_centre(1500, 1800, tilt), 1500, 1800)


@pytest.mark.parametrize("tilt", [-14.0, -8.0, -3.0, 0.0, 2.0, 6.0, 12.0, 15.0])
@pytest.mark.parametrize("broken", [False, True])
def test_tilted_and_broken_frames_are_found(tilt: float, broken: bool) -> None:
    found = find_frames(page_with_frame(tilt, broken), 300)
    assert len(found) == 1
    assert found[0].tilt == pytest.approx(tilt, abs=1.0)
    width, height = found[0].size
    assert width == pytest.approx(590, abs=25) and height == pytest.approx(360, abs=25)


def test_a_table_is_no_frame() -> None:
    page = np.full((1800, 1500), 255, np.uint8)
    for x in (100, 600, 1100, 1400):
        cv2.line(page, (x, 200), (x, 1000), (0,), 4)
    for y in range(200, 1001, 200):
        cv2.line(page, (100, y), (1400, y), (0,), 4)
    assert find_frames(page, 300) == ()


def test_underlines_and_text_are_no_frame() -> None:
    page = np.full((1800, 1500), 255, np.uint8)
    for row in range(20):
        cv2.putText(
            page, "Van ban so ngay thang nam co quan", (150, 150 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (0,), 3
        )
    cv2.line(page, (400, 500), (900, 500), (0,), 4)
    assert find_frames(page, 300) == ()


@pytest.mark.parametrize("radius_mm", [14, 16.5, 18])
def test_seals(radius_mm: float) -> None:
    page = np.full((2000, 1600), 255, np.uint8)
    radius = round(radius_mm / 25.4 * 300)
    cv2.circle(page, (800, 1200), radius, (0,), 7)
    cv2.circle(page, (800, 1200), radius - 60, (0,), 4)
    cv2.line(page, (600, 1250), (1300, 1150), (0,), 5)
    found = find_seals(page, 300)
    assert len(found) == 1
    assert (found[0].x, found[0].y) == pytest.approx((800, 1200), abs=20)


def test_a_page_of_text_has_no_seal() -> None:
    page = np.full((2000, 1600), 255, np.uint8)
    for row in range(24):
        cv2.putText(
            page, "Van ban so ngay thang nam co quan", (100, 150 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (0,), 3
        )
    assert find_seals(page, 300) == ()


def test_a_cut_out_stands_upright_without_lines_and_leaders() -> None:
    page = page_with_frame(7.0)
    frame = find_frames(page, 300)[0]
    cutout = cut_out(page, page, None, frame, 300, above_mm=3.0)
    assert not cutout.coloured
    clean = without_lines(cutout.full)
    edge = np.s_[cutout.inside.top : cutout.inside.top + 6]
    assert int((clean[edge] < 100).sum()) < 0.05 * int((cutout.full[edge] < 100).sum())
    assert int((clean < 100).sum()) > 3000
    bounds = ink_bounds(without_leaders(clean), cutout.inside)
    assert bounds is not None and bounds.width < cutout.inside.width


def test_a_figure_left_of_a_reckoned_label_end_is_taken_back() -> None:
    view = np.full((120, 500), 255, np.uint8)
    cv2.putText(view, "8378", (200, 80), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0,), 4)
    cut = ink_bounds(view, geometry.Rectangle(235, 20, 400, 100))
    assert cut is not None
    assert cut.left > 225
    assert with_figures_cut_off(view, cut, 150).left < 212
    assert with_figures_cut_off(view, cut, 225) == cut


def test_the_row_above_a_label_is_found_by_its_ink() -> None:
    view = np.full((300, 500), 255, np.uint8)
    cv2.putText(view, "5257", (120, 100), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0,), 4)
    label = geometry.Rectangle(100, 180, 200, 225)
    found = row_above(view, label, 400)
    assert found is not None
    assert 50 < found[0] < 75
    assert 95 < found[1] < 115
    assert row_above(np.full((300, 500), 255, np.uint8), label, 400) is None
