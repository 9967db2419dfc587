"""From a clean page picture to what a scanner or a copier makes of it, in five levels.

Belongs here: geometry (skew, turning, black edges) and tone (paper, ink, noise, blur, one bit). Not here: what is on the page.
Every step is drawn from the given generator, so a page comes out the same every time.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]  # RGB, height x width x 3
Tones = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]  # 2 x 3, maps points of the clean page to points of the degraded one


@dataclass(frozen=True, slots=True)
class Level:
    """How bad it gets. Angles in degrees, noise and shadow in grey values (0..255), blur in pixels (sigma)."""

    name: str
    dpi: int
    skew: float
    noise: float
    blur: float
    shadow: float
    paper: int
    ink_fade: float
    jpeg_quality: int
    edge_mm: float
    specks: int
    bilevel: bool = False


LEVELS = {
    "clean": Level("clean", 300, 0.0, 1.5, 0.3, 0, 255, 0.0, 90, 0, 0),
    "light": Level("light", 250, 0.5, 5.0, 0.6, 8, 248, 0.05, 75, 0, 20),
    "medium": Level("medium", 200, 1.3, 9.0, 0.75, 28, 236, 0.14, 60, 3, 80),
    "hard": Level("hard", 170, 2.4, 14.0, 0.85, 60, 218, 0.25, 45, 8, 220),
    "photocopy": Level("photocopy", 200, 1.8, 21.0, 0.85, 26, 240, 0.08, 0, 10, 900, True),
}


@dataclass(frozen=True, slots=True)
class Degraded:
    """`picture` is grey or RGB uint8; for bilevel levels only 0 and 255. `matrix` maps clean pixels to its pixels."""

    picture: Picture
    matrix: Matrix
    skew_degrees: float
    turn: int


def degrade(picture: Picture, level: Level, rng: np.random.Generator, turn: int = 0) -> Degraded:
    """Degrade a page drawn at `level.dpi`; `turn` (0, 90, 180, 270, clockwise) lays the sheet wrongly on the glass."""
    sign = 1.0 if rng.random() < 0.5 else -1.0
    angle = sign * level.skew * float(rng.uniform(0.55, 1.0))
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    page = picture.astype(np.float32)
    page = 255 - (255 - page) * (1 - level.ink_fade)
    page = page * (level.paper / 255.0)
    turned = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(level.paper,) * 3)
    lit = np.asarray(turned, dtype=np.float32) - _shadow(height, width, level.shadow, rng)[..., None]
    out: Tones = np.asarray(cv2.GaussianBlur(lit, (0, 0), level.blur), dtype=np.float32)
    out = out + _grain(height, width, level.noise, rng)[..., None]
    _edges(out, level, rng)
    _specks(out, level, rng)
    clipped = np.clip(out, 0, 255).astype(np.uint8)
    if level.bilevel:
        clipped = _one_bit(clipped, rng)
    return _turned(clipped, np.asarray(matrix, dtype=np.float64), angle, turn)


def _shadow(height: int, width: int, depth: float, rng: np.random.Generator) -> Tones:
    """Slow changes of light: a gradient to one side and two soft patches."""
    if depth <= 0:
        return np.zeros((height, width), np.float32)
    y, x = np.mgrid[0:1:24j, 0:1:18j].astype(np.float32)
    slope = rng.uniform(-1, 1, 2)
    field = np.maximum(0, slope[0] * (x - 0.5) + slope[1] * (y - 0.5))
    for _ in range(2):
        cx, cy, r = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.2, 0.5)
        field += 0.7 * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * r * r))
    scaled = (depth * field / max(1.0, float(field.max()))).astype(np.float32)
    return np.asarray(cv2.resize(scaled, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32)


def _grain(height: int, width: int, strength: float, rng: np.random.Generator) -> Tones:
    fine = rng.normal(0, strength * 0.8, (height, width)).astype(np.float32)
    half = rng.normal(0, strength * 0.6, (height // 2 + 1, width // 2 + 1)).astype(np.float32)
    wide = cv2.resize(half, (width, height), interpolation=cv2.INTER_LINEAR)
    return fine + np.asarray(wide, dtype=np.float32)


def _edges(page: Tones, level: Level, rng: np.random.Generator) -> None:
    """The scanner's open lid: black bands with a ragged border at one or two sides."""
    if level.edge_mm <= 0:
        return
    height, width = page.shape[:2]
    band = level.edge_mm * level.dpi / 25.4
    for side in rng.permutation(4)[:2]:
        length = height if side % 2 == 0 else width
        ragged = band * (
            0.55 + 0.25 * np.sin(np.linspace(0, rng.uniform(2, 9), length)) + 0.04 * rng.normal(0, 1, length)
        )
        for index in range(length):
            depth = max(0, int(ragged[index]))
            if side == 0:
                page[index, :depth] = 12
            elif side == 1:
                page[:depth, index] = 12
            elif side == 2:
                page[index, width - depth :] = 12
            else:
                page[height - depth :, index] = 12


def _specks(page: Tones, level: Level, rng: np.random.Generator) -> None:
    height, width = page.shape[:2]
    for _ in range(level.specks):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        radius = 0 if rng.random() < 0.8 else 1
        cv2.circle(page, (x, y), radius, (float(rng.integers(20, 110)),) * 3, -1)


def _one_bit(picture: Picture, rng: np.random.Generator) -> Picture:
    """A copier's toner: one threshold for the whole page, a little too dark or too light."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    threshold = int(rng.integers(140, 168))
    bits = np.where(grey > threshold, 255, 0).astype(np.uint8)
    return np.repeat(bits[..., None], 3, axis=2)


def _turned(picture: Picture, matrix: Matrix, angle: float, turn: int) -> Degraded:
    height, width = picture.shape[:2]
    full = np.vstack([matrix, [0, 0, 1]])
    if turn == 90:
        picture, step = np.rot90(picture, 3), np.array([[0, -1, height - 1], [1, 0, 0], [0, 0, 1]], dtype=np.float64)
    elif turn == 180:
        picture, step = (
            np.rot90(picture, 2),
            np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]], dtype=np.float64),
        )
    elif turn == 270:
        picture, step = np.rot90(picture, 1), np.array([[0, 1, 0], [-1, 0, width - 1], [0, 0, 1]], dtype=np.float64)
    else:
        step = np.eye(3)
    return Degraded(np.ascontiguousarray(picture), (step @ full)[:2], angle, turn)
