"""Fonts: finding them, refusing those that lack Vietnamese letters, and handing them to reportlab and Pillow.

Not here: where a letter stands on a page.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_VOWELS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
VIETNAMESE_LETTERS = _VOWELS + _VOWELS.upper() + "đĐ"

BUNDLED = Path(__file__).parent / "fonts"


class FontLacksLetters(Exception):
    """The font has no glyph for some Vietnamese letters: what it draws would not be the truth."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font as the renderer names it (`serif`, `serif-bold`, ...) and its file."""

    name: str
    file: str


FACES = (
    Face("serif", "ChidaoSerif-Regular.ttf"),
    Face("serif-bold", "ChidaoSerif-Bold.ttf"),
    Face("serif-italic", "ChidaoSerif-Italic.ttf"),
    Face("serif-bolditalic", "ChidaoSerif-BoldItalic.ttf"),
    Face("sans", "ChidaoSans-Regular.ttf"),
    Face("sans-bold", "ChidaoSans-Bold.ttf"),
    Face("script", "ChidaoScript-Italic.ttf"),
)


def missing_letters(font: TTFont, letters: str = VIETNAMESE_LETTERS) -> str:
    """The letters that the font has no glyph for, in the order asked."""
    glyphs = font.face.charToGlyph
    return "".join(letter for letter in letters if not glyphs.get(ord(letter)))


def load_checked(name: str, path: Path, letters: str = VIETNAMESE_LETTERS) -> TTFont:
    """A reportlab font. Raises FontLacksLetters where one of `letters` would come out as an empty box."""
    font = TTFont(name, str(path))
    missing = missing_letters(font, letters)
    if missing:
        raise FontLacksLetters(f"{path.name} has no glyph for: {missing}")
    return font


@functools.cache
def register_faces() -> tuple[str, ...]:
    """Register every face with reportlab once; returns their names."""
    for face in FACES:
        pdfmetrics.registerFont(load_checked(face.name, BUNDLED / face.file))
    return tuple(face.name for face in FACES)


def text_width(text: str, face: str, size: float) -> float:
    """Width in points."""
    register_faces()
    return float(pdfmetrics.stringWidth(text, face, size))


@functools.cache
def pillow_font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The face for drawing into pictures, at a letter size in pixels. Basic layout: no shaping library, same on every machine."""
    register_faces()
    file = next(entry.file for entry in FACES if entry.name == face)
    return ImageFont.truetype(str(BUNDLED / file), pixels, layout_engine=ImageFont.Layout.BASIC)


def faces_fingerprint() -> str:
    """SHA-256 over the font files: equal fingerprints mean equal glyphs."""
    digest = hashlib.sha256()
    for face in FACES:
        digest.update((BUNDLED / face.file).read_bytes())
    return digest.hexdigest()
