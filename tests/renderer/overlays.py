"""What else lands on a paper: the round seal, urgency marks, the copy mark, the digital signature's banner.

Belongs here: drawings with transparent ground, in pixels of a given dpi. Not here: incoming stamps (`stamps`), pens (`handwriting`).
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw

from tests.renderer.fonts import pillow_font

RED = (205, 25, 40)


def round_seal(text: str, dpi: int, diameter_mm: float = 36.0) -> Image.Image:
    """A red seal: two rings, the office's name on a circle, a star in the middle."""
    unit = dpi / 25.4
    size = int(diameter_mm * unit)
    image = Image.new("RGBA", (size, size), (*RED, 0))
    draw, middle = ImageDraw.Draw(image), size / 2
    for share, weight in ((0.49, 0.7), (0.32, 0.3)):
        r = share * size
        draw.ellipse(
            (middle - r, middle - r, middle + r, middle + r), outline=(*RED, 255), width=max(1, round(weight * unit))
        )
    font = pillow_font("serif-bold", int(0.105 * size))
    step = min(2 * math.pi / (len(text) + 4), 0.23)
    angle = -math.pi / 2 - step * (len(text) - 1) / 2
    for letter in text:
        tile = Image.new("RGBA", (int(0.16 * size), int(0.16 * size)), (*RED, 0))
        ImageDraw.Draw(tile).text((0.08 * size, 0.08 * size), letter, font=font, fill=(*RED, 255), anchor="mm")
        turned = tile.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        x, y = middle + 0.405 * size * math.cos(angle), middle + 0.405 * size * math.sin(angle)
        image.alpha_composite(turned, (max(0, int(x - 0.08 * size)), max(0, int(y - 0.08 * size))))
        angle += step
    points = [
        (
            middle + size * (0.17 if i % 2 == 0 else 0.07) * math.sin(i * math.pi / 5),
            middle - size * (0.17 if i % 2 == 0 else 0.07) * math.cos(i * math.pi / 5),
        )
        for i in range(10)
    ]
    draw.polygon(points, fill=(*RED, 255))
    return image


def urgency_mark(text: str, dpi: int, shape: str = "box", colour: tuple[int, int, int] = RED) -> Image.Image:
    """`HỎA TỐC`, `KHẨN`: boxed (NĐ 30), or in an arrow as many offices have it."""
    unit = dpi / 25.4
    font = pillow_font("serif-bold", int(4.6 * unit))
    width, height = font.getlength(text) + 5 * unit, 8 * unit
    image = Image.new("RGBA", (int(width + 14 * unit), int(height + 8 * unit)), (*colour, 0))
    draw = ImageDraw.Draw(image)
    x0, y0 = unit, 4 * unit
    line = max(2, round(0.5 * unit))
    if shape == "box":
        draw.rectangle((x0, y0, x0 + width, y0 + height), outline=(*colour, 255), width=line)
    else:
        tip, x1, y1 = x0 + width + 10 * unit, x0 + width, y0 + height
        draw.line(
            [
                (x0, y0),
                (x1, y0),
                (x1, y0 - 3 * unit),
                (tip, (y0 + y1) / 2),
                (x1, y1 + 3 * unit),
                (x1, y1),
                (x0, y1),
                (x0, y0),
            ],
            fill=(*colour, 255),
            width=line,
        )
    draw.text((x0 + width / 2, y0 + height / 2), text, font=font, fill=(*colour, 255), anchor="mm")
    return image


def text_block(
    lines: tuple[str, ...], dpi: int, face: str, size_mm: float, colour: tuple[int, int, int]
) -> Image.Image:
    """Left-aligned lines: a digital-signature banner, a copy mark."""
    unit = dpi / 25.4
    font = pillow_font(face, max(6, int(size_mm * unit)))
    step = int(size_mm * unit * 1.25)
    image = Image.new(
        "RGBA", (int(max(font.getlength(t) for t in lines) + 2 * unit), step * len(lines) + 4), (*colour, 0)
    )
    draw = ImageDraw.Draw(image)
    for index, text in enumerate(lines):
        draw.text((unit, index * step), text, font=font, fill=(*colour, 255))
    return image


def boxed_block(lines: tuple[str, ...], dpi: int, colour: tuple[int, int, int]) -> Image.Image:
    """A copy mark (`SAO Y` with its own number, place and date) in a frame."""
    inner = text_block(lines, dpi, "serif-bold", 3.4, colour)
    pad = int(1.6 * dpi / 25.4)
    image = Image.new("RGBA", (inner.width + 2 * pad, inner.height + 2 * pad), (*colour, 0))
    image.alpha_composite(inner, (pad, pad))
    ImageDraw.Draw(image).rectangle(
        (1, 1, image.width - 2, image.height - 2), outline=(*colour, 255), width=max(2, dpi // 90)
    )
    return image


def worn(image: Image.Image, rng: np.random.Generator, share: float = 0.12) -> Image.Image:
    """Uneven inking: the stamp's alpha loses strength in soft patches and a few specks, as a rubber stamp does."""
    alpha = np.asarray(image.getchannel("A"), dtype=np.float32)
    coarse = rng.uniform(1 - 3 * share, 1.0, (max(2, image.height // 40), max(2, image.width // 40))).astype(np.float32)
    patches = np.asarray(Image.fromarray(coarse, mode="F").resize(image.size, Image.Resampling.BICUBIC))
    holes = rng.random(alpha.shape) < share * 0.25
    worn_alpha = np.clip(alpha * np.clip(patches, 0, 1), 0, 255)
    worn_alpha[holes] *= 0.35
    out = image.copy()
    out.putalpha(Image.fromarray(worn_alpha.astype(np.uint8)))
    return out
