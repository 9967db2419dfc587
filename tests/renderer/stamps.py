"""Incoming stamps as offices cut them, with what they say.

Belongs here: the stamp's drawing and its truth. Not here: where it lands on the page, nor how it is degraded.
Layouts: `nd30` is NĐ 30/2020 Phụ lục IV (35 x 50 mm); `cong_van_den`, `van_ban_den` and `cv_den` are older local forms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from tests.renderer.fonts import pillow_font
from tests.renderer.handwriting import written_digits, written_words

INKS = {"red": (200, 24, 40), "blue": (30, 50, 160), "violet": (110, 40, 150), "black": (20, 20, 20)}


_LABELS = {"nd30": "ĐẾN", "cong_van_den": "CÔNG VĂN ĐẾN", "van_ban_den": "VĂN BẢN ĐẾN", "cv_den": "CV ĐẾN"}
_SIZES_MM = {"nd30": (50.0, 30.0), "cong_van_den": (48.0, 31.0), "van_ban_den": (52.0, 30.0), "cv_den": (52.0, 20.0)}


@dataclass(frozen=True, slots=True)
class StampSpec:
    """What the stamp says. `day` as written on it ('24/7/2025'). None leaves the dots empty.

    `values`: typed | written. `value_ink` may differ from the frame's (typed by a numbering machine, written by pen).
    """

    layout: str
    agency: str
    number: str | None
    day: str | None
    stamped_on: str | None  # ISO, what `day` means
    ink: str
    angle: float = 0.0  # degrees, positive = clockwise
    hour: str | None = None
    transfer: str | None = None
    file_symbol: str | None = None
    values: str = "typed"
    value_ink: str | None = None
    second_agency_line: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Every word printed or written on it, dots left out."""
        label = _LABELS[self.layout]
        rows = [self.agency, self.second_agency_line or "", label]
        for name, value in self.rows:
            rows.append(f"{name} {value or ''}")
        return tuple(" ".join(rows).split())

    @property
    def rows(self) -> tuple[tuple[str, str | None], ...]:
        if self.layout == "nd30":
            return (
                ("Số:", self.number),
                ("Ngày:", self.day),
                ("Chuyển:", self.transfer),
                ("Số và ký hiệu HS:", self.file_symbol),
            )
        if self.layout == "cong_van_den":
            return (("Số:", self.number), ("Ngày:", self.day), ("Giờ:", self.hour), ("Chuyển:", self.transfer))
        if self.layout == "van_ban_den":
            return (
                ("Số:", self.number),
                ("Ngày:", self.day),
                ("Chuyển:", self.transfer),
                ("Lưu hồ sơ số:", self.file_symbol),
            )
        return (("Số:", self.number), ("Ngày:", self.day), ("Chuyển:", self.transfer))


def draw_stamp(spec: StampSpec, dpi: int, rng: np.random.Generator) -> Image.Image:
    """The upright stamp at `dpi`, transparent ground. Turning is left to the page."""
    unit = dpi / 25.4
    width_mm, height_mm = _SIZES_MM[spec.layout]
    if spec.second_agency_line:
        height_mm += 4
    margin = int(2 * unit)
    image = Image.new(
        "RGBA", (int(width_mm * unit) + 2 * margin, int(height_mm * unit) + 2 * margin), (255, 255, 255, 0)
    )
    draw, ink = ImageDraw.Draw(image), INKS[spec.ink]
    x0, y0, x1, y1 = margin, margin, margin + int(width_mm * unit), margin + int(height_mm * unit)
    weight = max(2, round(0.45 * unit))
    draw.rectangle((x0, y0, x1, y1), outline=(*ink, 255), width=weight)
    y = y0 + 1.0 * unit
    for line in filter(None, (spec.agency, spec.second_agency_line)):
        size = int(3.1 * unit)
        while pillow_font("serif-bold", size).getlength(line) > (width_mm - 3) * unit:
            size -= 1
        font = pillow_font("serif-bold", size)
        draw.text(((x0 + x1 - font.getlength(line)) / 2, y), line, font=font, fill=(*ink, 255))
        y += 4 * unit
    y += 1.0 * unit
    draw.line((x0, y, x1, y), fill=(*ink, 255), width=max(1, weight // 2))
    _rows(image, draw, spec, (x0, y, x1, y1), unit, rng)
    return image


def _rows(
    image: Image.Image,
    draw: ImageDraw.ImageDraw,
    spec: StampSpec,
    frame: tuple[float, float, float, float],
    unit: float,
    rng: np.random.Generator,
) -> None:
    x0, y, x1, y1 = frame
    ink = (*INKS[spec.ink], 255)
    label_font = pillow_font("serif-bold", int(5.2 * unit))
    beside = x0 + 17 * unit
    if spec.layout in ("cong_van_den", "van_ban_den"):
        font, label = pillow_font("serif-bold", int(4.0 * unit)), _LABELS[spec.layout]
        draw.text(((x0 + x1 - font.getlength(label)) / 2, y + 0.6 * unit), label, font=font, fill=ink)
        y, left = y + 5.4 * unit, [x0 + 2 * unit] * 4
    elif spec.layout == "cv_den":
        font = pillow_font("serif-bold", int(4.4 * unit))
        for index, word in enumerate(("CV", "ĐẾN")):
            draw.text(
                (x0 + 7 * unit - font.getlength(word) / 2, y + (1 + 5.6 * index) * unit), word, font=font, fill=ink
            )
        draw.line((x0 + 14 * unit, y, x0 + 14 * unit, y1), fill=ink, width=max(1, int(0.25 * unit)))
        left = [x0 + 15.5 * unit] * 3
    else:
        draw.text((x0 + 2 * unit, y + 2.2 * unit), "ĐẾN", font=label_font, fill=ink)
        left = [beside, beside, x0 + 2 * unit, x0 + 2 * unit]
    step = (y1 - y - 0.8 * unit) / len(spec.rows)
    font = pillow_font("serif", int(3.3 * unit))
    for (name, value), x in zip(spec.rows, left, strict=True):
        draw.text((x, y + 0.3 * unit), name, font=font, fill=ink)
        after = x + font.getlength(name) + 0.8 * unit
        base = y + 3.9 * unit
        dot = after
        while dot < x1 - 1.5 * unit:
            r = max(1.0, 0.14 * unit)
            draw.ellipse((dot - r, base - 2 * r, dot + r, base), fill=ink)
            dot += 0.85 * unit
        if value:
            _value(image, spec, value, (after + 0.8 * unit, y), unit, rng)
        y += step


def _value(
    image: Image.Image, spec: StampSpec, value: str, at: tuple[float, float], unit: float, rng: np.random.Generator
) -> None:
    colour = INKS[spec.value_ink or spec.ink]
    if spec.values == "typed":
        font = pillow_font("sans", int(3.2 * unit))
        ImageDraw.Draw(image).text((at[0], at[1] + 0.2 * unit), value, font=font, fill=(*colour, 255))
        return
    if all(letter in "0123456789/.- " for letter in value):
        written = written_digits(value, int(3.2 * unit), colour, rng)
        place = (int(at[0] - unit), int(at[1] - 0.6 * unit))
    else:
        written = written_words(value, int(3.0 * unit), colour, rng)
        place = (int(at[0] - unit), int(at[1] - 1.6 * unit))
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    layer.paste(written, place)
    image.alpha_composite(layer)
