"""Each preparation step on small synthetic pictures."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box
from extract.reading.engines.interface import EngineWord
from extract.reading.picture import background, edges, geometry, ink, skew, specks, uncovered
from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.orientation import makes_no_sense, turned_on_its_side
from tests.unit.reading.picture import drawing


@pytest.fixture(scope="module")
def text_page() -> geometry.Picture:
    page = drawing.blank(1240, 1754)
    sentence = "Ủy ban nhân dân tỉnh An Phú yêu cầu các sở, ban, ngành nghiêm túc thực hiện kế hoạch"
    words = sentence.split()
    for row in range(22):
        text = " ".join(words[(5 * row + 3 * i) % len(words)] for i in range(11))
        drawing.write(page, 120, 120 + 60 * row, text, 30)
    return drawing.grey(page)


def test_background_division_evens_a_shadow(text_page: geometry.Picture) -> None:
    shade = np.linspace(0.55, 1.0, text_page.shape[1])
    dim = (text_page * shade).astype(np.uint8)
    even = background.divide_background(dim, 150)
    paper = even[text_page > 250]
    assert float(paper.mean()) > 248
    assert float(even[text_page < 30].mean()) < 60


def test_two_level_pages_are_known() -> None:
    page = np.full((400, 400), 255, np.uint8)
    page[100:110, 50:350] = 0
    assert background.is_two_level(page)
    assert not background.is_two_level(np.full((400, 400), 200, np.uint8))


def test_black_edge_is_filled_and_text_is_not(text_page: geometry.Picture) -> None:
    page = text_page.copy()
    page[:, -60:] = 10
    mask = edges.edge_mask(page, 150)
    assert mask[:, -40:].all()
    clean = edges.whiten(page, mask)
    assert int(clean[:, -60:].min()) == 255
    assert np.array_equal(clean[:, :1100], text_page[:, :1100])


def test_a_page_without_edges_has_no_mask(text_page: geometry.Picture) -> None:
    assert not edges.edge_mask(text_page, 150).any()


@pytest.mark.parametrize(
    ("colour", "name"), [((205, 30, 40), "red"), ((40, 60, 190), "blue"), ((120, 40, 160), "violet")]
)
def test_coloured_ink_is_dropped_and_named(colour: tuple[int, int, int], name: str) -> None:
    page = drawing.blank(600, 300)
    drawing.write(page, 20, 20, "DẤU ĐẾN", 90, colour)
    drawing.write(page, 20, 150, "CHỮ ĐEN", 90)
    picture = drawing.bgr(page)
    assert ink.has_colour(picture)
    body = ink.without_ink(picture)
    assert int(body[:140].min()) > 200
    assert int(body[160:].min()) < 40
    assert ink.ink_name(picture[:140]) == name
    assert ink.ink_name(picture[160:]) == "black"
    assert int(ink.darkest(picture)[:140].min()) < 60


def test_black_on_red_stays() -> None:
    picture = np.full((60, 60, 3), 255, np.uint8)
    picture[10:50, 10:50] = (40, 30, 205)
    picture[25:35, 15:45] = 10
    body = ink.without_ink(picture)
    assert int(body[28:32, 20:40].max()) < 60
    assert int(body[12:20, 12:48].min()) > 200


@pytest.mark.parametrize("degrees", [-4.0, -1.3, -0.4, 0.0, 0.7, 2.5, 5.0])
def test_skew_is_found(text_page: geometry.Picture, degrees: float) -> None:
    high, wide = text_page.shape
    turned = geometry.warp(text_page, geometry.rotation_about_centre(wide, high, degrees), wide, high)
    assert skew.skew_degrees(skew.text_ink(turned)) == pytest.approx(degrees, abs=0.15)


def test_blank_and_noise_have_no_skew() -> None:
    assert skew.skew_degrees(skew.text_ink(np.full((800, 600), 255, np.uint8))) == 0.0


def test_direction_tells_a_page_on_its_side(text_page: geometry.Picture) -> None:
    assert skew.line_direction(skew.text_ink(text_page)) > 1.5
    assert skew.line_direction(skew.text_ink(np.ascontiguousarray(np.rot90(text_page)))) < 0.7


def test_specks_go_and_dots_stay() -> None:
    rng = np.random.default_rng(3)
    page = np.full((1200, 1200), 255, np.uint8)
    for y, x in rng.integers(10, 1190, (600, 2)):
        page[y, x] = 0
    cv2.circle(page, (600, 600), 4, (0,), -1)
    clean, count = specks.remove_specks(page, 300)
    assert count > specks.DIRTY
    assert int((clean == 0).sum()) == pytest.approx(int((page[590:611, 590:611] == 0).sum()), abs=6)


def test_a_clean_page_is_left_alone(text_page: geometry.Picture) -> None:
    clean, _ = specks.remove_specks(text_page, 150)
    assert clean is text_page


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_quarter_turns_map_pixels(degrees: int) -> None:
    image = np.zeros((40, 70), np.uint8)
    image[5, 12] = 255
    turned = geometry.turn(image, degrees)
    matrix = geometry.quarter_turn(70, 40, degrees)
    x, y, _ = matrix @ np.array([12.5, 5.5, 1.0])
    assert turned[int(y), int(x)] == 255


@given(
    st.integers(0, 60),
    st.integers(0, 30),
    st.integers(2, 30),
    st.integers(2, 30),
    st.sampled_from([0, 90, 180, 270]),
    st.floats(-5, 5),
)
def test_boxes_come_back_to_the_page(left: int, top: int, wide: int, high: int, turns: int, degrees: float) -> None:
    width, height = 100, 70
    there = geometry.quarter_turn(width, height, turns)
    size = (height, width) if turns in (90, 270) else (width, height)
    there = geometry.rotation_about_centre(size[0], size[1], degrees) @ there
    corners = there @ np.array([[left, left + wide], [top, top + high], [1, 1]], dtype=float)
    x0, x1 = sorted(corners[0])
    y0, y1 = sorted(corners[1])
    (box,) = geometry.page_boxes([Rectangle(int(x0), int(y0), int(x1) + 1, int(y1) + 1)], there, 1, width, height)
    assert isinstance(box, Box)
    centre = ((box.x0 + box.x1) / 2 * width, (box.y0 + box.y1) / 2 * height)
    if 15 < left < 60 and 15 < top < 30 and left + wide < 85 and top + high < 55:
        assert centre == pytest.approx((left + wide / 2, top + high / 2), abs=3)
    assert 0 <= box.x0 <= box.x1 <= 1 and 0 <= box.y0 <= box.y1 <= 1


def _upended(count: int) -> list[EngineWord]:
    return [EngineWord("phường", 40 * i, 100, 30, 160, 0.95) for i in range(count)]


def test_words_higher_than_wide_make_no_sense() -> None:
    lying = [EngineWord("phường", 40, 60 * i, 160, 30, 0.95) for i in range(15)]
    assert makes_no_sense(_upended(15))
    assert not makes_no_sense(lying)
    assert not makes_no_sense([*lying, *_upended(6)])


@pytest.mark.parametrize("degrees", [0.0, 1.1, -1.8])
def test_a_turned_page_is_seen_through_its_skew(degrees: float) -> None:
    page = np.full((1400, 1000), 255, np.uint8)
    for row in range(22):
        text = "nam nay cac xa va phuong"[row % 9 :] + " thon"[: row % 5]
        cv2.putText(page, text, (120 + 7 * (row * row % 11), 160 + 50 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (0,), 3)
    skewed = geometry.warp(page, geometry.rotation_about_centre(1000, 1400, degrees), 1000, 1400)
    assert not turned_on_its_side(skew.text_ink(skewed))
    assert turned_on_its_side(skew.text_ink(geometry.turn(skewed, 90)))


def test_rows_are_cut_where_the_page_is_white(text_page: geometry.Picture) -> None:
    stamp = Rectangle(200, 500, 600, 700)
    top, bottom = uncovered.rows_about([stamp], text_page, 150)
    assert top < 500 - 50 and bottom > 700 + 50
    assert int(text_page[top].min()) > 200 and int(text_page[bottom].min()) > 200
    assert uncovered.rows_about([Rectangle(0, 0, 400, 1754)], text_page, 150) == (0, text_page.shape[0])
