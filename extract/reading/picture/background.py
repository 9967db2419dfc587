"""Even paper: division by the background, which is what stays when letters are taken away."""

from __future__ import annotations

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture

_SMALL = 8  # the background is looked at on an eighth of the size
_FLAT_PAPER = 250  # a page whose background is nowhere darker needs no division


def background_of(grey: Picture, dpi: int) -> Picture:
    """The paper under the letters, on a small picture: letters closed away (5 mm), then smoothed."""
    small = cv2.resize(grey, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    reach = max(3, round(5 / 25.4 * dpi / _SMALL)) | 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return np.asarray(cv2.medianBlur(closed, min(reach, 31)), dtype=np.uint8)


def is_two_level(grey: Picture) -> bool:
    """A 1-bit page (also one that was scaled: nearly all pixels are black or white)."""
    counts = cv2.calcHist([grey[::4, ::4]], [0], None, [256], [0, 256]).ravel()
    return bool(counts[:32].sum() + counts[240:].sum() > 0.97 * counts.sum() and counts[255] > 0.5 * counts.sum())


def divide_background(image: Picture, dpi: int) -> Picture:
    """Every channel divided by its own background, so that paper is white and its tint gone. Two-level pages come back as is."""
    channels = [image] if image.ndim == 2 else list(cv2.split(image))
    height, width = image.shape[:2]
    even = []
    for channel in channels:
        paper = background_of(np.asarray(channel, dtype=np.uint8), dpi)
        if int(paper.min()) >= _FLAT_PAPER:
            even.append(channel)
            continue
        full = cv2.resize(np.maximum(paper, 40), (width, height), interpolation=cv2.INTER_LINEAR)
        even.append(cv2.divide(channel, full, scale=255))
    return np.asarray(even[0] if image.ndim == 2 else cv2.merge(even), dtype=np.uint8)
