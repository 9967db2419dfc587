"""A font as offices had it before Unicode: TCVN3 codes under the letters, a name that begins with `.Vn`.

Belongs here: the TCVN3 table and the fonts `.VnTime` (small letters and plain capitals) and `.VnTimeH` (capitals under the
codes of small letters), made from the renderer's serif by moving glyphs to TCVN3 codes. Not here: reading such text.
"""

from __future__ import annotations

import functools

from reportlab.pdfbase import pdfmetrics

from tests.renderer.fonts import BUNDLED, load_checked
from tests.renderer.setting import Piece

TCVN3_CODES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TO_CODES = str.maketrans(dict(zip(TCVN3_LETTERS, TCVN3_CODES, strict=True)))

_LEGACY = {
    "serif": (".VnTime", "ChidaoSerif-Regular.ttf"),
    "serif-bold": (".VnTime-Bold", "ChidaoSerif-Bold.ttf"),
    "serif-italic": (".VnTime-Italic", "ChidaoSerif-Italic.ttf"),
    "serif-bolditalic": (".VnTime-BoldItalic", "ChidaoSerif-BoldItalic.ttf"),
}


def to_tcvn3(text: str) -> str:
    """The text in TCVN3 codes (as Latin-1 letters). Letters TCVN3 has no code for, accented capitals, stay as they are."""
    return text.translate(_TO_CODES)


@functools.cache
def register_legacy_faces() -> None:
    """Register `.VnTime*` and `.VnTimeH*` with reportlab."""
    for name, file in _LEGACY.values():
        for capitals in (False, True):
            legacy = name.replace(".VnTime", ".VnTimeH") if capitals else name
            font = load_checked(legacy, BUNDLED / file)
            glyphs = dict(font.face.charToGlyph)
            for code, letter in zip(TCVN3_CODES, TCVN3_LETTERS, strict=True):
                shown = letter.upper() if capitals else letter
                font.face.charToGlyph[ord(code)] = glyphs[ord(shown)]
                font.face.charWidths[ord(code)] = font.face.charWidths[ord(shown)]
            if capitals:
                for letter in "abcdefghijklmnopqrstuvwxyz":
                    font.face.charToGlyph[ord(letter)] = glyphs[ord(letter.upper())]
                    font.face.charWidths[ord(letter)] = font.face.charWidths[ord(letter.upper())]
            font.face.name = legacy.encode()
            pdfmetrics.registerFont(font)


def as_legacy(piece: Piece) -> tuple[str, str]:
    """A piece's face and text in TCVN3: lines all in capitals use the H font with the codes of small letters."""
    register_legacy_faces()
    name = _LEGACY[piece.face][0]
    if any(letter in "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ" for letter in piece.text):
        if piece.text == piece.text.upper():
            return name.replace(".VnTime", ".VnTimeH"), to_tcvn3(piece.text.lower())
        # A single accented capital inside a line ('Ủy'): typists wrote the plain capital's small form.
        return name, to_tcvn3(
            "".join(c if c in TCVN3_LETTERS or not c.isupper() or ord(c) < 128 else c.lower() for c in piece.text)
        )
    return name, to_tcvn3(piece.text)
