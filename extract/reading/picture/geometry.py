"""Where a point of the prepared picture lies on the page as a viewer shows it. Affine maps only, as 3 x 3 matrices."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.model import Box

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Pixels of some picture: left <= right, top <= bottom, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return max(0, self.width) * max(0, self.height)

    def grown(self, by: int) -> Rectangle:
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def clipped(self, width: int, height: int) -> Rectangle:
        left, top = min(max(0, self.left), width), min(max(0, self.top), height)
        return Rectangle(left, top, min(max(left, self.right), width), min(max(top, self.bottom), height))

    def joined(self, other: Rectangle) -> Rectangle:
        return Rectangle(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def common_area(self, other: Rectangle) -> int:
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, width) * max(0, height)

    def cut(self, image: Picture) -> Picture:
        inside = self.clipped(image.shape[1], image.shape[0])
        return image[inside.top : inside.bottom, inside.left : inside.right]


def quarter_turn(width: int, height: int, degrees: int) -> Matrix:
    """The map of `cv2.rotate` by 0, 90, 180 or 270 degrees clockwise for a picture of `width` x `height` pixels."""
    matrices = {
        0: [[1, 0, 0], [0, 1, 0]],
        90: [[0, -1, height], [1, 0, 0]],
        180: [[-1, 0, width], [0, -1, height]],
        270: [[0, 1, 0], [-1, 0, width]],
    }
    return np.array([*matrices[degrees], [0, 0, 1]], dtype=np.float64)


def turn(image: Picture, degrees: int) -> Picture:
    """Turned clockwise by a multiple of 90 degrees."""
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return image if degrees == 0 else np.asarray(cv2.rotate(image, codes[degrees]), dtype=np.uint8)


def rotation_about_centre(width: int, height: int, degrees: float) -> Matrix:
    """Turns a picture clockwise by `degrees` about its centre; the canvas keeps its size."""
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return matrix


def warp(image: Picture, matrix: Matrix, width: int, height: int, paper: int = 255) -> Picture:
    """The picture under an affine map; new corners are `paper`."""
    border = (paper, paper, paper)
    moved = cv2.warpAffine(image, matrix[:2], (width, height), flags=cv2.INTER_LINEAR, borderValue=border)
    return np.asarray(moved, dtype=np.uint8)


def scaling(factor_x: float, factor_y: float) -> Matrix:
    return np.diag([factor_x, factor_y, 1.0])


def page_boxes(rectangles: Sequence[Rectangle], to_prepared: Matrix, page: int, width: int, height: int) -> list[Box]:
    """Rectangles of a prepared picture as fractions of the page, whose picture was `width` x `height` pixels."""
    if not rectangles:
        return []
    edges = np.array([(r.left, r.right, r.top, r.bottom) for r in rectangles], dtype=np.float64)
    left, right, top, bottom = edges.T
    back = np.linalg.inv(to_prepared)
    xs, ys = np.stack([left, right, right, left]), np.stack([top, top, bottom, bottom])
    x = (back[0, 0] * xs + back[0, 1] * ys + back[0, 2]) / width
    y = (back[1, 0] * xs + back[1, 1] * ys + back[1, 2]) / height
    corners = zip(x.min(axis=0), y.min(axis=0), x.max(axis=0), y.max(axis=0), strict=True)
    return [Box(page, *(_fraction(float(value)) for value in four)) for four in corners]


def _fraction(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5) if math.isfinite(value) else 0.0
