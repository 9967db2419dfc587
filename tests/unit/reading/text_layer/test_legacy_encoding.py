"""TCVN3 and VNI text becomes Unicode, and Unicode text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.text_layer.legacy_encoding import LegacyEncoding, convert, encoding_of_font, encoding_of_text

TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ"
UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@pytest.mark.parametrize(
    ("old", "encoding", "new"),
    [
        ("Uû ban nh©n d©n", LegacyEncoding.TCVN3, "Uỷ ban nhân dân"),
        ("§éc lËp - Tù do - H¹nh phóc", LegacyEncoding.TCVN3, "Độc lập - Tự do - Hạnh phúc"),
        ("céng hoµ x· héi chñ nghÜa viÖt nam", LegacyEncoding.TCVN3_CAPITALS, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("ph\u00adêng", LegacyEncoding.TCVN3, "phường"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", LegacyEncoding.VNI, "Độc lập - Tự do - Hạnh phúc"),
        ("Uûy ban nhaân daân tænh", LegacyEncoding.VNI, "Ủy ban nhân dân tỉnh"),
        ("QUYEÁT ÑÒNH", LegacyEncoding.VNI, "QUYẾT ĐỊNH"),
    ],
)
def test_known_phrases(old: str, encoding: LegacyEncoding, new: str) -> None:
    assert convert(old, encoding) == new


def test_every_letter_of_tcvn3() -> None:
    assert convert(TCVN3, LegacyEncoding.TCVN3) == UNICODE


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        ("ABCDEF+.VnTime", LegacyEncoding.TCVN3),
        (".VnTimeH", LegacyEncoding.TCVN3_CAPITALS),
        (".VnArialH-Bold", LegacyEncoding.TCVN3_CAPITALS),
        (".VnTime,Italic", LegacyEncoding.TCVN3),
        ("VNI-Times", LegacyEncoding.VNI),
        ("ABCDEF+VNI-Helve-Bold", LegacyEncoding.VNI),
        ("TimesNewRomanPSMT", None),
        ("ABCDEF+LiberationSerif", None),
    ],
)
def test_fonts_announce_their_encoding(font: str, encoding: LegacyEncoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Uû ban nh©n d©n tØnh yªu cÇu c¸c së, ngµnh thùc hiÖn nghiªm chØ ®¹o", LegacyEncoding.TCVN3),
        ("Uûy ban nhaân daân tænh yeâu caàu caùc sôû, ngaønh thöïc hieän nghieâm chæ ñaïo", LegacyEncoding.VNI),
        ("Ủy ban nhân dân tỉnh yêu cầu các sở, ngành thực hiện nghiêm chỉ đạo", None),
        ("Uỷ ban nhân dân © 2021, nhiệt độ 37°C, ± 5 %, mã số «A»", None),
        ("Le décret a été signé à l'hôtel de ville par le préfet délégué", None),
        ("The notice was sent to all departments of the province", None),
    ],
)
def test_text_betrays_its_encoding(text: str, encoding: LegacyEncoding | None) -> None:
    assert encoding_of_text(text) is encoding


@given(st.text())
def test_never_raises(text: str) -> None:
    encoding_of_text(text)
    for encoding in LegacyEncoding:
        convert(text, encoding)
