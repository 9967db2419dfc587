"""TCVN3 (ABC) and VNI text, the encodings of Vietnamese offices before Unicode, turned into Unicode.

Belongs here: the tables, the judgement from a font's name, the judgement from a text's own letters. The tables are the
domain reference's (5.3): TCVN3's lower-case half equals glibc's TCVN5712-1; capitals come from the '...H' fonts, whose
text is converted and then set in capitals. Does not belong here: other code pages (those are `formats.decoding`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from .syllables import possible_share


class LegacyEncoding(StrEnum):
    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"  # a '.VnTimeH' font: every letter stands for its capital
    VNI = "vni"


_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"

_VNI = re.findall(
    r"\S+",
    "aù aø aû aõ aï aâ aê aá aà aå aã aä aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ ô oá oà oå oã oä ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ",
)
_VNI_UNICODE = "áàảãạâăấầẩẫậắằẳẵặéèẻẽẹêếềểễệíìỉĩịóòỏõọôơốồổỗộớờởỡợúùủũụưứừửữựýỳỷỹỵđ"

# Letters that TCVN3 text has inside words and Unicode Vietnamese never.
_TCVN3_SIGN = re.compile(r"[a-zA-Z][µ¸¶·¹¨»¾¼½Æ©Ç®Î×ª«¬Þß§¦ÊËÖÜ÷û]|[µ¸¶·¹¨»¾¼½Æ©®ª«¬Þ\u00ad][a-z]")
_VNI_SIGN = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]|[ñÑöÖæÆîÎ]")
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")


@cache
def _vni_table() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for old, new in zip(_VNI, _VNI_UNICODE, strict=True):
        table[old] = new
        table[old.upper()] = new.upper()
        table[old[0].upper() + old[1:]] = new.upper()  # 'Uû' = Ủ: the mark is the same byte under a capital
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table


_TCVN3_TABLE = str.maketrans(dict(zip(_TCVN3, _TCVN3_UNICODE, strict=True)))


def encoding_of_font(font_name: str) -> LegacyEncoding | None:
    """The encoding that a font's name announces ('ABCDEF+.VnTimeH' -> TCVN3_CAPITALS), None for a Unicode font."""
    name = _SUBSET_PREFIX.sub("", font_name)
    if name.lower().startswith(".vn"):
        family = re.split(r"[-,]", name)[0]
        return LegacyEncoding.TCVN3_CAPITALS if family.endswith("H") else LegacyEncoding.TCVN3
    if name.upper().startswith("VNI-") or name.upper().startswith("VNI "):
        return LegacyEncoding.VNI
    return None


def convert(text: str, encoding: LegacyEncoding) -> str:
    """`text` in Unicode. Letters that the encoding does not know stay as they are."""
    if encoding is LegacyEncoding.VNI:
        pattern, table = _vni_table()
        return pattern.sub(lambda match: table[match[0]], text)
    converted = text.translate(_TCVN3_TABLE)
    return converted.upper() if encoding is LegacyEncoding.TCVN3_CAPITALS else converted


def encoding_of_text(text: str) -> LegacyEncoding | None:
    """The encoding that the text's own letters betray, None for Unicode.

    Fires only where at least 2 % of the letters are signs of the encoding AND the converted text has a clearly larger
    share of possible Vietnamese syllables: either test alone mistakes French names or a degree sign.
    """
    letters = sum(map(str.isalpha, text))
    if letters < 12:
        return None
    least = max(2, letters * 0.02)
    signs = ((LegacyEncoding.TCVN3, _TCVN3_SIGN), (LegacyEncoding.VNI, _VNI_SIGN))
    suspected = [encoding for encoding, sign in signs if len(sign.findall(text)) >= least]
    if not suspected:  # nearly all texts: their syllables need not be judged
        return None
    before = possible_share(text.split())
    best: tuple[float, LegacyEncoding] | None = None
    for encoding in suspected:
        after = possible_share(convert(text, encoding).split())
        if after >= before + 0.15 and after >= 0.7 and (best is None or after > best[0]):
            best = (after, encoding)
    return best[1] if best else None
