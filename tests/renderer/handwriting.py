"""Pen strokes: digits by hand, short words in a script face, signatures. Every stroke comes from the given generator.

Belongs here: what a pen does. Not here: stamps and seals.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from tests.renderer.fonts import pillow_font

Colour = tuple[int, int, int]

# Strokes in a unit box (x right, y down), as a Vietnamese clerk writes digits: 1 with a flag, 7 with a bar.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "0": (((0.5, 0.0), (0.12, 0.2), (0.08, 0.7), (0.4, 1.0), (0.8, 0.8), (0.88, 0.3), (0.6, 0.02), (0.45, 0.05)),),
    "1": (((0.2, 0.28), (0.55, 0.0), (0.5, 0.5), (0.47, 1.0)),),
    "2": (((0.12, 0.25), (0.35, 0.0), (0.8, 0.12), (0.72, 0.45), (0.15, 0.95), (0.5, 0.92), (0.95, 0.95)),),
    "3": (((0.15, 0.1), (0.6, 0.0), (0.75, 0.25), (0.4, 0.45), (0.8, 0.6), (0.75, 0.9), (0.4, 1.0), (0.1, 0.88)),),
    "4": (((0.55, 0.0), (0.1, 0.62), (0.9, 0.6)), ((0.68, 0.3), (0.62, 1.0))),
    "5": (((0.8, 0.03), (0.3, 0.05), (0.22, 0.42), (0.65, 0.4), (0.85, 0.68), (0.6, 0.97), (0.1, 0.92)),),
    "6": (((0.72, 0.02), (0.3, 0.3), (0.12, 0.72), (0.42, 1.0), (0.8, 0.8), (0.65, 0.52), (0.2, 0.7)),),
    "7": (((0.1, 0.08), (0.85, 0.05), (0.5, 0.55), (0.35, 1.0)), ((0.3, 0.52), (0.75, 0.5))),
    "8": (((0.7, 0.15), (0.4, 0.0), (0.2, 0.22), (0.75, 0.65), (0.6, 0.97), (0.22, 0.85), (0.35, 0.5), (0.72, 0.18)),),
    "9": (((0.78, 0.25), (0.4, 0.02), (0.18, 0.3), (0.5, 0.5), (0.78, 0.22), (0.72, 0.65), (0.5, 1.0)),),
    "/": (((0.75, -0.1), (0.25, 1.1)),),
    ".": (((0.45, 0.95), (0.5, 1.0)),),
    "-": (((0.2, 0.55), (0.75, 0.52)),),
}
_WIDTHS = {"1": 0.45, "/": 0.42, ".": 0.25, "-": 0.5, " ": 0.4}


def _curve(points: np.ndarray, steps: int = 10) -> list[tuple[float, float]]:
    """Catmull-Rom through the points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    out: list[tuple[float, float]] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for t in np.linspace(0, 1, steps, endpoint=False):
            p = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            out.append((float(p[0]), float(p[1])))
    return [*out, (float(points[-1][0]), float(points[-1][1]))]


def _pen(strokes: list[np.ndarray], size: tuple[int, int], width: float, colour: Colour) -> Image.Image:
    scale = 4
    mask = Image.new("L", (size[0] * scale, size[1] * scale), 0)
    draw = ImageDraw.Draw(mask)
    for stroke in strokes:
        path = [(x * scale, y * scale) for x, y in _curve(stroke)]
        draw.line(path, fill=255, width=max(1, round(width * scale)), joint="curve")
        radius = width * scale / 2
        for x, y in (path[0], path[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    image = Image.new("RGBA", size, (*colour, 0))
    image.putalpha(mask.resize(size, Image.Resampling.LANCZOS))
    return image


def written_digits(text: str, height: int, colour: Colour, rng: np.random.Generator) -> Image.Image:
    """Digits, points and slashes as a pen writes them; `height` of a digit in pixels. Transparent ground."""
    slant, margin = rng.uniform(0.08, 0.3), height // 3
    strokes: list[np.ndarray] = []
    x = float(margin)
    for letter in text:
        width = height * _WIDTHS.get(letter, 0.62) * rng.uniform(0.92, 1.1)
        lift = rng.normal(0, 0.04) * height
        tall = height * rng.uniform(0.92, 1.08)
        for stroke in _STROKES.get(letter, ()):
            points = np.array(stroke) + rng.normal(0, 0.025, (len(stroke), 2))
            px = x + points[:, 0] * width + slant * (1 - points[:, 1]) * height * 0.5
            py = margin + lift + points[:, 1] * tall
            strokes.append(np.stack([px, py], axis=1))
        x += width * rng.uniform(1.05, 1.25)
    size = (int(x + margin + slant * height * 0.5), height + 2 * margin)
    return _pen(strokes, size, max(1.6, height * 0.085), colour)


def written_words(text: str, height: int, colour: Colour, rng: np.random.Generator) -> Image.Image:
    """A short word in a script face, letters dancing a little."""
    font = pillow_font("script", int(height * 1.45))
    width = int(sum(font.getlength(letter) for letter in text)) + height
    mask = Image.new("L", (width, int(height * 2.4)), 0)
    draw = ImageDraw.Draw(mask)
    x = height * 0.4
    for letter in text:
        draw.text((x, height * 0.35 + rng.normal(0, 0.04) * height), letter, font=font, fill=255)
        x += font.getlength(letter) * rng.uniform(0.96, 1.04)
    image = Image.new("RGBA", mask.size, (*colour, 0))
    image.putalpha(mask)
    return image


def signature(size: tuple[int, int], colour: Colour, rng: np.random.Generator) -> Image.Image:
    """Loops and a long tail, as under most papers; `size` in pixels."""
    width, height = size
    count = int(rng.integers(7, 11))
    x = np.linspace(0.08, 0.72, count) + rng.normal(0, 0.03, count)
    y = np.where(np.arange(count) % 2 == 0, rng.uniform(0.55, 0.85, count), rng.uniform(0.1, 0.45, count))
    first = np.stack([x * width, y * height], axis=1)
    tail = np.array([[x[-1], y[-1]], [0.5, 0.75], [0.2, 0.7], [0.55, 0.58], [0.95, rng.uniform(0.25, 0.5)]])
    return _pen([first, tail * np.array([width, height])], size, max(1.8, height * 0.03), colour)
