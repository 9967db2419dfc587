"""Coloured ink apart from black: stamps and signatures are dropped for the body and kept for the stamps.

Brightest channel plus a lift by chroma: red, blue and violet ink turn white, black letters under it stay, and the fringes that
JPEG leaves round black letters (little chroma, dark) are not touched.
"""

from __future__ import annotations

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture

_COLOURED = 48  # max - min of the channels: over this a pixel is ink with a colour
_LIFT = 1.6
_FRINGE = 24  # chroma up to this is paper tint or JPEG fringe
_RIM = 12
_BAND, _REACH = 128, 4  # rows; how far a pixel looks about it, and more
_NO_COLOUR = 0.0002  # share of coloured pixels under which a page counts as grey


def has_colour(image: Picture) -> bool:
    """Whether a picture has coloured ink at all; looked at on every fourth pixel."""
    if image.ndim == 2:
        return False
    few = np.ascontiguousarray(image[::4, ::4, :3])
    return float((ink_mask(few) > 0).mean()) > _NO_COLOUR


def ink_mask(image: Picture) -> Picture:
    """255 where ink has a colour (BGR in)."""
    blue, green, red = cv2.split(image)
    brightest, darkest = cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)
    _, mask = cv2.threshold(cv2.subtract(brightest, darkest), _COLOURED, 255, cv2.THRESH_BINARY)
    return np.asarray(mask, dtype=np.uint8)


def darkest(image: Picture) -> Picture:
    """The page in grey with all ink dark: the darkest channel (BGR in)."""
    blue, green, red = cv2.split(image)
    return np.asarray(cv2.min(cv2.min(blue, green), red), dtype=np.uint8)


def without_ink(image: Picture) -> Picture:
    """The page in grey with coloured ink turned to paper (BGR in). In bands that stay in the processor's cache: half the time."""
    height = image.shape[0]
    body = np.empty(image.shape[:2], np.uint8)
    for top in range(0, height, _BAND):
        bottom, above = min(height, top + _BAND), min(top, _REACH)
        part = _without_ink(image[top - above : min(height, bottom + _REACH)])
        body[top:bottom] = part[above : above + bottom - top]
    return body


def _without_ink(image: Picture) -> Picture:
    blue, green, red = cv2.split(image)
    brightest, darkest = cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)
    chroma = cv2.subtract(brightest, darkest)
    _, lift = cv2.threshold(chroma, _FRINGE, 0, cv2.THRESH_TOZERO)
    body = cv2.addWeighted(brightest, 1.0, lift, _LIFT, 0)
    _, coloured = cv2.threshold(chroma, _COLOURED, 255, cv2.THRESH_BINARY)
    near = cv2.dilate(coloured, np.ones((5, 5), np.uint8))
    _, tinted = cv2.threshold(chroma, _RIM, 255, cv2.THRESH_BINARY)
    _, light = cv2.threshold(brightest, 100, 255, cv2.THRESH_BINARY)
    rim = cv2.bitwise_and(
        cv2.bitwise_and(near, tinted), light
    )  # the pale rim of coloured letters; black letters have no tint
    return np.asarray(cv2.max(body, rim), dtype=np.uint8)


def ink_name(image: Picture) -> str:
    """red | blue | violet | black: the ink that most coloured pixels of a crop (BGR) have; black where under 1.5 % have any."""
    if image.ndim == 2 or image.size == 0:
        return "black"
    mask = ink_mask(image) > 0
    if mask.mean() < 0.015:
        return "black"
    hue = cv2.cvtColor(image, cv2.COLOR_BGR2HSV)[..., 0][mask]
    counts = {
        "red": int(((hue < 12) | (hue > 160)).sum()),
        "violet": int(((hue >= 130) & (hue <= 160)).sum()),
        "blue": int(((hue >= 85) & (hue < 130)).sum()),
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "black"
