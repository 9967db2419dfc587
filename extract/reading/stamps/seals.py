"""Round seals, in any ink: circles of 28-48 mm with ink along their rim (a state seal is 36 mm wide, TT 07/2010/TT-BCA)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture, Rectangle

_DPI = 75
_RADIUS_MM = (12.0, 22.0)
_RIM = 0.8  # share of the rim with ink: 0.86 and more on real seals, up to 0.71 where text happens to lie in a ring
_LETTER_MM = 6.0  # marks smaller than this each way are text, and are not looked at


@dataclass(frozen=True, slots=True)
class Circle:
    """Centre and radius in pixels of the picture given, and the share of the rim that has ink."""

    x: float
    y: float
    radius: float
    rim: float

    @property
    def bounds(self) -> Rectangle:
        return Rectangle(
            math.floor(self.x - self.radius),
            math.floor(self.y - self.radius),
            math.ceil(self.x + self.radius),
            math.ceil(self.y + self.radius),
        )

    def holds(self, x: float, y: float) -> bool:
        return math.hypot(x - self.x, y - self.y) <= self.radius * 1.03


def find_seals(full: Picture, dpi: int, most: int = 2) -> tuple[Circle, ...]:
    """Seals of a page (grey, all ink dark), best rim first."""
    scale = _DPI / dpi
    small = cv2.resize(full, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = np.where(small < 205, np.uint8(255), np.uint8(0))
    low, high = (round(value / 25.4 * _DPI) for value in _RADIUS_MM)
    found = cv2.HoughCircles(
        cv2.GaussianBlur(_without_letters(dark), (0, 0), 1.0),
        cv2.HOUGH_GRADIENT,
        2.0,
        low,
        param1=120,
        param2=60,
        minRadius=low,
        maxRadius=high,
    )
    if found is None:
        return ()
    ink = np.asarray(cv2.dilate(dark, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    circles = []
    for x, y, radius in np.asarray(found, dtype=np.float64).reshape(-1, 3)[:40]:
        best = max(
            (Circle(x, y, radius + grow, _rim(ink, x, y, radius + grow)) for grow in (-2, -1, 0, 1, 2)),
            key=lambda one: one.rim,
        )
        if best.rim >= _RIM and _sparse(dark, best):
            circles.append(best)
    kept: list[Circle] = []
    for circle in sorted(circles, key=lambda one: -one.rim):
        if all(math.hypot(circle.x - other.x, circle.y - other.y) > other.radius for other in kept):
            kept.append(circle)
    return tuple(Circle(c.x / scale, c.y / scale, c.radius / scale, round(c.rim, 3)) for c in kept[:most])


def _without_letters(dark: Picture) -> Picture:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    least = _LETTER_MM / 25.4 * _DPI
    keep = (stats[:, cv2.CC_STAT_WIDTH] > least) | (stats[:, cv2.CC_STAT_HEIGHT] > least)
    keep[0] = False
    return np.where(keep[labels], np.uint8(255), np.uint8(0))


def _rim(ink: Picture, x: float, y: float, radius: float) -> float:
    angles = np.linspace(0, 2 * math.pi, 180, endpoint=False)
    xs = np.rint(x + radius * np.cos(angles)).astype(int)
    ys = np.rint(y + radius * np.sin(angles)).astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1]) & (ys < ink.shape[0])
    return float((ink[ys[inside], xs[inside]] > 0).sum() / angles.size) if inside.any() else 0.0


def _sparse(dark: Picture, circle: Circle) -> bool:
    """Just outside a seal's rim there is paper, inside it is no solid black: text all round gives rims too."""
    outside = _rim(dark, circle.x, circle.y, circle.radius + 4)
    return outside < circle.rim - 0.25
