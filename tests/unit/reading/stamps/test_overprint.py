"""A black stamp over level rows of text: frame and own letters go, rows that run on beyond the frame stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.reading.picture.geometry import Picture, rotation_about_centre, warp
from extract.reading.stamps.frames import Frame, find_frames
from extract.reading.stamps.overprint import text_margin, without_stamp

DPI = 300
LEFT, TOP, WIDTH, HEIGHT = 250, 500, 600, 380
ROWS = (640, 760)  # baselines of the page's rows that run through the frame


def stamped_page(tilt: float) -> Picture:
    stamp = np.full((1400, 1600), 255, np.uint8)
    cv2.rectangle(stamp, (LEFT, TOP), (LEFT + WIDTH, TOP + HEIGHT), (0,), 5)
    cv2.putText(stamp, "DEN So 12", (LEFT + 40, TOP + 60), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (0,), 3)
    stamp = warp(stamp, rotation_about_centre(1600, 1400, tilt), 1600, 1400)
    return np.asarray(cv2.min(stamp, rows_alone()), dtype=np.uint8)


def rows_alone() -> Picture:
    page = np.full((1400, 1600), 255, np.uint8)
    for baseline in ROWS:
        cv2.putText(page, "mmmmm nnnnn mmmmm nnnnn mmmm", (460, baseline), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0,), 4)
    return page


def dark(page: Picture, rows: slice, columns: slice) -> int:
    return int((page[rows, columns] < 128).sum())


@pytest.mark.parametrize("tilt", [0.0, 4.0])
def test_rows_stay_and_the_stamp_goes(tilt: float) -> None:
    page = stamped_page(tilt)
    (frame, *_) = find_frames(page, DPI)
    clean = without_stamp(page, frame, DPI, margin=450)
    text = (slice(590, 775), slice(460, 1500))
    assert dark(clean, *text) > 0.85 * dark(rows_alone(), *text)
    heading = (slice(TOP - 30, TOP + 75), slice(LEFT + 30, LEFT + 400))
    assert dark(clean, *heading) < 0.2 * dark(page, *heading)
    left_side = (slice(TOP + 60, TOP + HEIGHT - 60), slice(LEFT - 60, LEFT + 60))
    assert dark(clean, *left_side) < 0.15 * dark(page, *left_side)


def test_a_page_without_ink_in_the_frame_is_left_as_it_is() -> None:
    page = rows_alone()
    frame = Frame(((20, 20), (500, 20), (500, 300), (20, 300)), 0.0, 1.0)
    assert np.array_equal(without_stamp(page, frame, DPI, None), page)


def test_the_margin_needs_several_lines() -> None:
    frame = Frame(((20, 20), (500, 20), (500, 300), (20, 300)), 0.0, 1.0)
    assert text_margin([700, 705], frame) is None
    assert text_margin([600, 610, 605, 700, 602, 30], frame) in (600, 602)


def test_a_side_that_runs_into_a_row_of_text_is_still_a_side() -> None:
    page = np.full((1400, 1600), 255, np.uint8)
    cv2.rectangle(page, (LEFT, TOP), (LEFT + WIDTH, TOP + HEIGHT), (0,), 5)
    cv2.putText(
        page, "mmmm nnnn mmmm nnnn mmm", (LEFT + 300, TOP + HEIGHT + 10), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0,), 4
    )
    assert find_frames(page, DPI)
