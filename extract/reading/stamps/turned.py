"""Stamps pressed upside down or along the margin: the quarter turn that makes their labels readable.

Only the line engine looks, row by row, so that a seal or a signature in colour costs next to nothing. Not here: small tilts
(`frames`), reading the stamp (`incoming`).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extract.reading.engines.interface import LineEngine
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.cutout import Cutout, without_lines
from extract.reading.stamps.grammar import labels_in
from extract.reading.stamps.row_readings import as_line
from extract.reading.stamps.rows import text_rows

_TURNS = (180, 90, 270)


def turned(cutout: Cutout, degrees: int) -> Cutout:
    """The cutout turned clockwise by 90, 180 or 270 degrees."""
    height, width = cutout.full.shape
    inside = cutout.inside
    places = {
        90: Rectangle(height - inside.bottom, inside.left, height - inside.top, inside.right),
        180: Rectangle(width - inside.right, height - inside.bottom, width - inside.left, height - inside.top),
        270: Rectangle(inside.top, width - inside.right, inside.bottom, width - inside.left),
    }

    def view(picture: Picture) -> Picture:
        return np.ascontiguousarray(np.rot90(picture, -degrees // 90))

    return replace(
        cutout,
        full=view(cutout.full),
        own=view(cutout.own),
        black=view(cutout.black),
        inside=places[degrees],
    )


def turn_of(cutout: Cutout, second: LineEngine) -> int:
    """Degrees clockwise after which most labels of an incoming stamp can be read; 0 where no turn shows any."""
    best = (0, 0)
    for degrees in _TURNS:
        view = turned(cutout, degrees)
        rows = text_rows(without_lines(view.own), view.inside)
        texts = [one.text for one in second.read_lines([as_line(row.picture) for row in rows])] if rows else []
        best = max(best, (len({label.field for text in texts for label, _, _ in labels_in(text)}), degrees))
    return best[1] if best[0] else 0
