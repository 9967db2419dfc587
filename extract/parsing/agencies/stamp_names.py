"""The receiving office of an incoming stamp: 'VPU BND TỈNH HÀ NAM' -> 'Văn phòng UBND tỉnh Hà Nam'.

Belongs here: one agency's printed name made canonical. Does not belong here: finding names in running text (mentions).
"""

from __future__ import annotations

import re
from datetime import date

from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import tokenize
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.known_names import match_folded, match_known, match_slip
from extract.parsing.agencies.name_index import name_index
from extract.parsing.agencies.stamp_spelling import spelled

# 'Sở Xây dựng Tỉnh An Phú' is written 'tỉnh An Phú'; 'Tỉnh ủy', 'Văn hóa - Xã hội' go on in small letters and stay.
_LEVEL = re.compile(r"(?<=\s)(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường|Đặc khu)(?=\s(\w))")


def whole_name(text: str, catalogue: Catalogue) -> Found | None:
    """The catalogue office whose name the whole text is, a slip of the recogniser allowed."""
    tokens = tokenize(text)
    if not tokens.keys:
        return None
    index = name_index()
    for match in (match_known, match_folded, match_slip):
        found = match(tokens, 0, index, catalogue)
        if found is not None and found.last == len(tokens.keys):
            return found
    return None


def _with_short_forms(cased: str, printed: str) -> str:
    """'Khu vực Xvii', 'Tand khu vực 3': Roman figures and short forms without a syllable's vowels stay in capitals."""
    words = printed.split()
    shown = cased.split()
    if len(words) != len(shown):
        return cased
    keep = re.compile(r"[IVXL]{2,}|TAND|VKSND|BQL\w*|BHXH|MTV|TNHH")
    return " ".join(
        word if keep.fullmatch(word) and word.lower() == one.lower() else one
        for word, one in zip(words, shown, strict=True)
    )


def _levels_small(name: str) -> str:
    return _LEVEL.sub(lambda found: found[0].lower() if found[1].isupper() else found[0], name)


def canonical_stamp_agency(
    agency_raw: str | None, catalogue: Catalogue, on: date | None = None, *, province_id: str | None = None
) -> tuple[str | None, str | None]:
    """(canonical name, agency_id) of a stamp's office; unknown ones in the letter case of names, without an id.

    `on`: day of the stamp; `province_id`: the notice's own province, for offices whose stamp does not name one.
    """
    from extract.parsing.header.casing import office_case

    raw = " ".join((agency_raw or "").split()).strip(" .:;,-_*|")
    if not raw:
        return None, None
    found = whole_name(raw, catalogue)
    if found is None or found.key is None:
        raw = spelled(raw)
        found = whole_name(raw, catalogue)
    if found is None or found.key is None:
        return _levels_small(_with_short_forms(office_case(raw), raw)), None
    kind = catalogue.kinds[found.key]
    if kind.scope != "province":
        return kind.name, catalogue.agency_of(found.key, None)
    province = catalogue.province_named(found.province, on) if found.province else catalogue.province(province_id or "")
    if province is None:
        return found.name, None
    return catalogue.full_name(found.key, province), catalogue.agency_of(found.key, province.province_id)
