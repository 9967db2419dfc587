"""Incoming stamps as many offices cut them, for the stamp bench: frames, layouts, fonts, ways of dating, hands.

Belongs here: what one stamp says (drawn by lot) and its picture. Not here: the page round it, degrading, reading (`stamp_bench`).
The samples' few stamps are `tests.renderer.stamps`; these vary on purpose in everything that real ones vary in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from tests.corpus.stamp_offices import agency_by_lot
from tests.renderer.fonts import pillow_font
from tests.renderer.handwriting import written_digits, written_words
from tests.renderer.stamps import INKS

_TITLES = ("ĐẾN", "CÔNG VĂN ĐẾN", "CV ĐẾN", "VĂN BẢN ĐẾN")
_LAYOUTS = ("beside", "beside", "beside", "above", "above", "stacked")
_FRAMES = ("single", "single", "single", "double", "oval", "rounded", "none")
_DATES = ("d/m/Y", "dd/mm/Y", "dd-mm-Y", "d.m.y", "d/m/y", "words", "year printed")
_INKS = ("red", "red", "red", "blue", "violet", "black")
_TRANSFERS = ("KHTC", "P. TCHC", "VX", "Phòng NV", "Ban GĐ", "TH", "QLĐT")


@dataclass(frozen=True, slots=True)
class BenchStamp:
    """One stamp. `agency` its printed lines; `day` ISO; `number` digits; None = left empty. `hand`: values by pen."""

    agency: tuple[str, ...]
    title: str
    layout: str
    frame: str
    rows: tuple[str, ...]  # of: number date time transfer file
    number: str | None
    day: str | None
    date_form: str
    time: str | None
    transfer: str | None
    file_symbol: str | None
    ink: str
    value_ink: str
    hand: bool
    angle: float
    width_mm: float
    leaders: str  # dots | rule | none
    face: str
    value_face: str


def stamp_by_lot(which: str, rng: np.random.Generator) -> BenchStamp:
    """One stamp: about a seventh by hand, a seventh without values, the others typed."""
    layout, title = str(rng.choice(_LAYOUTS)), str(rng.choice(_TITLES))
    if layout == "beside":
        title = "ĐẾN"
    elif layout == "stacked":
        title = "CV ĐẾN"
    more = [name for name, chance in (("time", 0.3), ("transfer", 0.85), ("file", 0.4)) if rng.random() < chance]
    rows = ("number", "date", *more)
    empty, hand = rng.random() < 0.12, bool(rng.random() < 0.15)
    day = f"{rng.choice((2018, 2019, 2021, 2023, 2024, 2025, 2026)):04d}-{rng.integers(1, 13):02d}-{rng.integers(1, 29):02d}"
    ink = str(rng.choice(_INKS))
    size = int(rng.integers(2, 6))
    return BenchStamp(
        agency=agency_by_lot(which, rng),
        title=title,
        layout=layout,
        frame=str(rng.choice(_FRAMES)),
        rows=rows,
        number=None if empty else str(int(rng.integers(10 ** (size - 1), 10**size))),
        day=None if empty else day,
        date_form="d/m/Y" if hand else str(rng.choice(_DATES)),
        time=f"{rng.integers(7, 17)}h{rng.integers(0, 60):02d}" if not empty and rng.random() < 0.6 else None,
        transfer=str(rng.choice(_TRANSFERS)) if not empty and rng.random() < 0.5 else None,
        file_symbol=f"{rng.integers(1, 60):02d}/HS-VT" if not empty and rng.random() < 0.3 else None,
        ink=ink,
        value_ink=str(rng.choice((ink, ink, "black", "blue"))),
        hand=hand,
        angle=float(rng.choice((0.0, 0.0, 0.0, 1.0, -2.0, 3.5, -5.0, 8.0, -12.0))),
        width_mm=float(rng.uniform(44, 62)),
        leaders=str(rng.choice(("dots", "dots", "dots", "rule", "none"))),
        face=str(rng.choice(("serif", "serif", "sans"))),
        value_face=str(rng.choice(("sans", "sans", "serif", "sans-bold"))),
    )


def day_as_written(iso: str, form: str) -> str:
    """'2021-07-24' as '24/7/2021', '24-07-2021', '24.7.21', '24 tháng 7 năm 2021'."""
    year, month, day = (int(part) for part in iso.split("-"))
    return {
        "d/m/Y": f"{day}/{month}/{year}",
        "dd/mm/Y": f"{day:02d}/{month:02d}/{year}",
        "dd-mm-Y": f"{day:02d}-{month:02d}-{year}",
        "d.m.y": f"{day}.{month}.{year % 100:02d}",
        "d/m/y": f"{day}/{month}/{year % 100:02d}",
        "words": f"{day:02d} tháng {month} năm {year}",
        "year printed": f"{day:02d} / {month:02d} / {year}",
    }[form]


def draw(stamp: BenchStamp, dpi: int, rng: np.random.Generator) -> Image.Image:
    """The upright stamp on transparent ground."""
    unit = dpi / 25.4
    ink = (*INKS[stamp.ink], 255)
    letter = float(rng.uniform(2.7, 3.4))
    step = letter * float(rng.uniform(1.55, 1.9))
    beside = stamp.layout in ("beside", "stacked")
    head = 1.0 + 3.9 * len(stamp.agency) + (1.0 if beside else 6.2)
    high = head + step * len(stamp.rows) + 2.0
    pad = 2.5
    image = Image.new("RGBA", (int((stamp.width_mm + 2 * pad) * unit), int((high + 2 * pad) * unit)), (*ink[:3], 0))
    pen = ImageDraw.Draw(image)
    x0, y0, x1, y1 = (v * unit for v in (pad, pad, pad + stamp.width_mm, pad + high))
    _frame(pen, stamp.frame, (x0, y0, x1, y1), unit, ink)
    inset = 5.0 if stamp.frame == "oval" else 1.5
    y = y0 + (1.8 if stamp.frame in ("double", "oval") else 1.0) * unit
    for line in stamp.agency:
        _centred(pen, line, (x0 + inset * unit, x1 - inset * unit), y, 3.2 * unit, f"{stamp.face}-bold", ink)
        y += 3.9 * unit
    if stamp.layout == "above":
        _centred(
            pen, stamp.title, (x0 + 3 * unit, x1 - 3 * unit), y + 0.4 * unit, 4.2 * unit, f"{stamp.face}-bold", ink
        )
        y += 5.6 * unit
    elif stamp.frame != "none":
        pen.line((x0, y + 0.4 * unit, x1, y + 0.4 * unit), fill=ink, width=max(1, round(0.25 * unit)))
    y += 0.9 * unit
    left = x0 + inset * unit
    if beside:
        words = stamp.title.split() if stamp.layout == "stacked" else [stamp.title]
        font = pillow_font(f"{stamp.face}-bold", int((4.4 if stamp.layout == "stacked" else 5.0) * unit))
        for index, word in enumerate(words):
            pen.text((x0 + (inset + 0.8) * unit, y + (0.8 + 5.2 * index) * unit), word, font=font, fill=ink)
        if stamp.layout == "stacked":
            pen.line(
                (x0 + 14.2 * unit, y - 0.5 * unit, x0 + 14.2 * unit, y1), fill=ink, width=max(1, round(0.25 * unit))
            )
    for index, name in enumerate(stamp.rows):
        indent = 15.5 * unit if beside and (index < 2 or stamp.layout == "stacked") else 0.0
        _row(image, stamp, name, left + indent, x1 - inset * unit, y, letter, unit, rng)
        y += step * unit
    return image


def _frame(
    pen: ImageDraw.ImageDraw,
    kind: str,
    box: tuple[float, float, float, float],
    unit: float,
    ink: tuple[int, int, int, int],
) -> None:
    weight = max(2, round(0.4 * unit))
    if kind == "none":
        return
    if kind == "oval":
        pen.rounded_rectangle(box, radius=9 * unit, outline=ink, width=weight)
    elif kind == "rounded":
        pen.rounded_rectangle(box, radius=2.5 * unit, outline=ink, width=weight)
    else:
        pen.rectangle(box, outline=ink, width=weight)
    if kind == "double":
        gap = 0.9 * unit
        inner = (box[0] + gap, box[1] + gap, box[2] - gap, box[3] - gap)
        pen.rectangle(inner, outline=ink, width=max(1, round(0.2 * unit)))


def _centred(
    pen: ImageDraw.ImageDraw,
    text: str,
    span: tuple[float, float],
    y: float,
    size: float,
    face: str,
    ink: tuple[int, ...],
) -> None:
    pixels = int(size)
    while pillow_font(face, pixels).getlength(text) > span[1] - span[0]:
        pixels -= 1
    font = pillow_font(face, pixels)
    pen.text(((span[0] + span[1] - font.getlength(text)) / 2, y), text, font=font, fill=ink)


_NAMES = {"number": "Số:", "date": "Ngày:", "time": "Giờ:", "transfer": "Chuyển:", "file": "Số và ký hiệu HS:"}


def _row(
    image: Image.Image,
    stamp: BenchStamp,
    name: str,
    x: float,
    x1: float,
    y: float,
    letter: float,
    unit: float,
    rng: np.random.Generator,
) -> None:
    pen, ink = ImageDraw.Draw(image), (*INKS[stamp.ink], 255)
    font = pillow_font(stamp.face, int(letter * unit))
    label = "Lưu hồ sơ số:" if name == "file" and len(stamp.agency[0]) % 3 == 0 else _NAMES[name]
    printed_year = name == "date" and stamp.date_form == "words"
    pen.text((x, y), label, font=font, fill=ink)
    start = x + font.getlength(label) + 0.7 * unit
    base = y + letter * 1.12 * unit
    if stamp.leaders == "dots":
        at = start
        while at < x1:
            r = max(0.9, 0.13 * unit)
            pen.ellipse((at - r, base - 2 * r, at + r, base), fill=ink)
            at += 0.85 * unit
    elif stamp.leaders == "rule":
        pen.line((start, base, x1, base), fill=ink, width=max(1, round(0.15 * unit)))
    value = {
        "number": stamp.number,
        "date": day_as_written(stamp.day, stamp.date_form) if stamp.day else None,
        "time": stamp.time,
        "transfer": stamp.transfer,
        "file": stamp.file_symbol,
    }[name]
    if not value:
        return
    colour = INKS[stamp.value_ink]
    if stamp.hand:
        _by_hand(image, value, (start, y), unit, colour, rng)
        return
    size = int(letter * (0.9 if printed_year else 1.0) * unit)
    face = pillow_font(stamp.value_face, size)
    while face.getlength(value) > x1 - start and size > 6:
        size -= 1
        face = pillow_font(stamp.value_face, size)
    room = max(0.0, x1 - start - face.getlength(value))
    pen.text(
        (start + min(room, float(rng.uniform(0.3, 3.0)) * unit), y - 0.15 * unit), value, font=face, fill=(*colour, 255)
    )


def _by_hand(
    image: Image.Image,
    value: str,
    at: tuple[float, float],
    unit: float,
    colour: tuple[int, int, int],
    rng: np.random.Generator,
) -> None:
    if all(sign in "0123456789/.- " for sign in value):
        pen, place = written_digits(value, int(3.2 * unit), colour, rng), (int(at[0] - unit), int(at[1] - 0.8 * unit))
    else:
        pen, place = written_words(value, int(3.0 * unit), colour, rng), (int(at[0] - unit), int(at[1] - 1.8 * unit))
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    layer.paste(pen, (max(0, place[0]), max(0, place[1])))
    image.alpha_composite(layer)
