"""Specks of dust and of bad fax copies: components far smaller than the dot of an i."""

from __future__ import annotations

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture

_SPECK_MM2 = 0.035  # 5 pixels at 300 dpi; the dot under ạ has 0.1 mm2 and more at 13 points
DIRTY = 400  # specks a page from which cleaning pays
_BANDS = (
    12  # of the page, every third looked at first: nearly all pages are clean, and counting on all of it takes 50 ms
)


def remove_specks(grey: Picture, dpi: int) -> tuple[Picture, int]:
    """The picture without specks and how many there were; untouched, and the number an estimate, where there are few."""
    largest = max(1, int(_SPECK_MM2 * (dpi / 25.4) ** 2))
    edges = np.linspace(0, grey.shape[0], _BANDS + 1).astype(int)
    estimate = 3 * sum(_count(grey[edges[at] : edges[at + 1]], largest) for at in range(1, _BANDS, 3))
    if estimate < DIRTY // 2:
        return grey, min(estimate, DIRTY - 1)
    _, ink = cv2.threshold(grey, 128, 255, cv2.THRESH_BINARY_INV)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= largest
    small[0] = False
    count = int(small.sum())
    if count < DIRTY:
        return grey, count
    clean = grey.copy()
    clean[cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    return clean, count


def _count(grey: Picture, largest: int) -> int:
    """Specks on a band of the page."""
    if grey.size == 0:
        return 0
    _, ink = cv2.threshold(grey, 128, 255, cv2.THRESH_BINARY_INV)
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2]
    return int((stats[1:, cv2.CC_STAT_AREA] <= largest).sum())
