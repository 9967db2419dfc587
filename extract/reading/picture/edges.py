"""Black edges that a scanner leaves where no paper was: found on a small picture, filled white."""

from __future__ import annotations

import cv2
import numpy as np

from extract.reading.picture.geometry import Picture

_SMALL = 8
_DARK = 110
_THICK_MM = 2.0  # an edge is a solid area at least this thick; letters and rules are not


def edge_mask(grey: Picture, dpi: int) -> Picture:
    """255 where a black scanner edge lies, as large as `grey`; all 0 on a clean page. Only areas that touch the border count."""
    small = cv2.resize(grey, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    dark = np.where(small < _DARK, np.uint8(255), np.uint8(0))
    thick = max(2, round(_THICK_MM / 25.4 * dpi / _SMALL)) | 1  # odd: an even opening moves the area
    framed = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))[thick:-thick, thick:-thick]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    height, width = solid.shape
    touching = set(np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))) - {0}
    keep = np.zeros(labels.max() + 1, np.uint8)
    for label in touching:
        _, _, w, h, area = stats[label]
        if area < 0.35 * height * width and (max(w, h) > 0.08 * min(height, width)):
            keep[label] = 255
    mask = keep[labels]
    if not mask.any():
        return np.zeros(grey.shape, np.uint8)
    mask = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.resize(mask, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def whiten(image: Picture, mask: Picture) -> Picture:
    """The picture with white where the mask (0 or 255) is set."""
    if not mask.any():
        return image
    every = mask if image.ndim == 2 else cv2.merge([mask] * image.shape[2])
    return np.asarray(cv2.bitwise_or(image, every), dtype=np.uint8)
