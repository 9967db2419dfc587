"""What a single printed line of header or foot is: motto, number line, place and date, type name, authority, position, heading.

Belongs here: recognisers of one line, by closed lists and short linear patterns. Does not belong here: where a part begins or ends
(segments), reading values out of a line (number, issue_date, signature).
"""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import Levenshtein

from extract.parsing.agencies.folding import fold, folded_words, tone_key
from extract.parsing.agencies.word_lists import column, rows

STATE_MOTTO = "cong hoa xa hoi chu nghia viet nam"
STATE_DEVICE = "doc lap tu do hanh phuc"
PARTY_MOTTO = "dang cong san viet nam"
_MOTTOES = (STATE_MOTTO, STATE_DEVICE, PARTY_MOTTO)

# A number line: 'Số: 88/TB-UBND', 'Số 12-TB/TU', 'Số: /TB-UBND', 'Số:……/QĐ-UBND'. On folded text, so that 'Sô', 'Sổ' pass.
NUMBER_LINE = re.compile(r"(?<![^\W_])so ?[:.;]? ?[\dolisb .…_]{0,24}[a-h]? ?(?:/|-) ?[a-z0-9]")
# 'Lai Châu, ngày 09 tháng 7 năm 2021', blanks and dot leaders allowed for day, month, year.
PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][^\d,;:\n]{1,44}?) ?[,.;] ?(?:(?:hoi|luc) [\dhgiop :]{1,18})?ng?ay ?"
    r"(?P<day>[\dolis]{0,2})[ .…_]{0,12}th[ao]ng ?(?P<month>[\dolis]{0,2})[ .…_]{0,12}n[ao]m ?(?P<year>[\dolis]{0,4})"
)
_DASHES = re.compile(r"^[\s\-–—_*=~.·•+]+$")
_BULLET = re.compile(r"^\s*[-–—+•*]\s*\S")
_NUMBERED = re.compile(
    r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\(?[a-zđ][.)]|[IVX]{1,5}[.)/-]|Điều \d+|Điều \d+[.:])\s*\S"
)
_ANNEX = re.compile(r"^(?:phu luc|phu bieu|bieu mau|bieu so|mau so|mau \d|danh sach|danh muc)(?![^\W_])")
_AUTHORITY = re.compile(r"^\W*(?:T\.?U\.?Q|T ?/ ?UQ|T ?/ ?M|K ?/ ?T|T ?/ ?L|TM|KT|TL|Q) ?[./,:]{0,2} ?(?=[A-ZĐÀ-Ỹ])")
_COPY = re.compile(r"^\W*(?:sao y|sao luc|trich sao)(?: ban chinh)?\W*(?:\d[\d/.;: ]*)?$")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_]*[.,]?$")
_DEGREES = frozenset(
    ["ts", "ths", "pgs", "gs", "bs", "cki", "ckii", "bsckii", "bscki", "ks", "cn", "dr", "luatsu", "ll"]
)
_OFFICE_WORDS = frozenset(
    ("van phong", "ban chi dao", "hoi dong", "so y te", "ban to chuc", "phong dao tao", "ban quan ly")
)
_RANKS = frozenset(
    ("dai ta", "thuong ta", "trung ta", "thieu ta", "thieu tuong", "trung tuong", "thuong tuong", "dai tuong", "dai uy", "thuong uy",
     "thac si", "tien si", "bac si", "ky su", "luat su", "giao su")
)  # fmt: skip


def is_rule_line(text: str) -> bool:
    """Only dashes, stars, dots: a drawn rule."""
    return bool(_DASHES.match(text))


def is_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))


def is_numbered(text: str) -> bool:
    return text[:3].lower() != "v/v" and bool(_NUMBERED.match(text))


def is_capitals(text: str) -> bool:
    """All letters are capitals, at least two of them."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


def mostly_capitals(text: str) -> bool:
    """At least nine of ten letters are capitals (the recogniser drops one now and then)."""
    letters = sum(map(str.isalpha, text))
    return letters >= 4 and sum(map(str.isupper, text)) >= 0.9 * letters


def motto_in(text: str) -> str | None:
    """STATE_MOTTO, STATE_DEVICE or PARTY_MOTTO where the line holds it (a slip or two allowed on a line of its own)."""
    said = folded_words(text)
    for motto in _MOTTOES:
        if motto in said:
            return motto
        if abs(len(said) - len(motto)) <= 3 and Levenshtein.distance(said, motto, score_cutoff=4) <= 4:
            return motto
    return None


def has_number_line(text: str) -> bool:
    """'Số: 88/TB-UBND' at the start of the line, or behind the capitals of a column that was read with it."""
    match = NUMBER_LINE.search(fold(text))
    return match is not None and begins_column(text, match.start())


def begins_column(text: str, at: int) -> bool:
    """Whether position `at` begins a line or stands behind nothing but capitals (the other column) or marks."""
    before = text[:at]
    if text[at : at + 1] == "s" and ":" not in text[at : at + 4]:
        return False  # 'tại Thông báo / số 41/TB-UBND': a sentence goes on
    return not any(c.isalnum() for c in before) or mostly_capitals(before)


def has_place_date(text: str) -> bool:
    return len(text) <= 160 and PLACE_DATE.search(fold(text)) is not None


@functools.cache
def type_names() -> dict[str, str]:
    """Folded type name -> name as the rules write it."""
    return {
        folded_words(row["type"]): row["type"]
        for row in reversed(rows("document_types"))
        if row["family"] != "normative"
    }


def _unspaced(text: str) -> str:
    """'T H Ô N G  B Á O' -> 'THÔNGBÁO': letter-spaced headings."""
    parts = text.split()
    return "".join(parts) if len(parts) >= 4 and all(len(p) == 1 for p in parts) else ""


def type_line(text: str) -> tuple[str, str] | None:
    """(type, the rest of the line) where a line opens with a type name in capitals, or is nothing but a type name."""
    said = text.strip(" \t*#_.,")
    if said.endswith(" :"):  # a stroke of the rule below, read as a sign
        said = said[:-2].rstrip()
    if not said or said.endswith(":") or said.lower().startswith("phường "):  # 'PHƯỜNG AN KHÁNH' is no 'PHƯƠNG ÁN'
        return None
    spaced = _unspaced(said)
    known = type_names()
    if spaced:
        for key, name in known.items():
            if key.replace(" ", "") == fold(spaced):
                return name, ""
    words = said.split()
    for count in (4, 3, 2):
        head = " ".join(words[:count])
        if len(words) < count or not mostly_capitals(head):
            continue
        key = folded_words(head)
        found = known.get(key)
        if found is None and len(words) == count and len(key) >= 8:
            found = next((name for k, name in known.items() if Levenshtein.distance(k, key, score_cutoff=1) <= 1), None)
        if found is not None:
            return found, " ".join(words[count:])
    if len(words) <= 4 and folded_words(said) in known and said[:1].isupper():
        return known[folded_words(said)], ""
    return None


def is_addressee_label(text: str) -> bool:
    said = folded_words(text[:24])
    return said.startswith(("kinh gui", "kinh trinh", "kinh moi")) or (
        len(said) >= 8 and ":" in text[:14] and Levenshtein.distance(said[:8], "kinh gui", score_cutoff=1) <= 1
    )


def is_telegram_label(text: str) -> bool:
    """'THỦ TƯỚNG CHÍNH PHỦ điện:': whom a công điện addresses is listed behind it."""
    said = text.rstrip(" .,")
    return (
        said.endswith(":")
        and len(said) <= 160
        and folded_words(said).endswith(("dien", "gui dien"))
        and "điện" in said.lower()
    )


def recipients_label(text: str) -> int:
    """Length of the label 'Nơi nhận:' at the start of the line, 0 where there is none."""
    head = fold(text[:16]).lstrip(" *_")
    shift = len(text[:16]) - len(fold(text[:16]).lstrip(" *_"))
    if head.startswith("noi nhan") or (
        len(head) >= 8 and (":" in head[6:11]) and Levenshtein.distance(head[:8], "noi nhan", score_cutoff=1) <= 1
    ):
        end = shift + 8
        while end < len(text) and text[end] in ":;. *_":
            end += 1
        return end
    return 0


def is_archive(text: str) -> bool:
    """The line that says where the paper is filed: 'Lưu: VT', 'Lưu Văn phòng Tỉnh ủy'."""
    said = fold(text).lstrip(" -–—+*_•")
    if not said.startswith(("luu:", "luu ", "luu;", "luu.", "luu,")):
        return False
    return ":" in said[:6] or is_bullet(text) or person_name(text) is None


def is_annex_heading(text: str) -> bool:
    said = fold(text).strip(" *#_")
    return bool(_ANNEX.match(said)) and len(text) <= 120 and not text.rstrip().endswith((";", ","))


def is_copy_mark(text: str) -> bool:
    return bool(_COPY.match(fold(text).strip())) and mostly_capitals(text)


def is_authority(text: str) -> bool:
    """A line of the signature that begins with TM., KT., TL., TUQ., Q., T/M ..."""
    return len(text) <= 120 and _AUTHORITY.match(text) is not None and mostly_capitals(text)


@functools.cache
def positions() -> frozenset[str]:
    return frozenset(folded_words(position) for position in column("signing_positions", "position"))


def is_position(text: str) -> bool:
    """A line of the signature that names an office held, in capitals: 'PHÓ CHỦ TỊCH', 'GIÁM ĐỐC SỞ Y TẾ'."""
    if not mostly_capitals(text) or len(text) > 90:
        return False
    said = folded_words(text)
    known = positions()
    if said in known:
        return True
    words = said.split()
    if any(" ".join(words[:count]) in known for count in (6, 5, 4, 3, 2) if count < len(words)):
        return not text.rstrip().endswith(":")
    return len(said) >= 8 and any(
        abs(len(k) - len(said)) <= 1 and Levenshtein.distance(k, said, score_cutoff=1) <= 1 for k in known
    )


@functools.cache
def surnames() -> frozenset[str]:
    return frozenset(tone_key(name) for name in column("surnames", "surname"))


def person_name(text: str) -> str | None:
    """The name of a person where the line is nothing else: 2-5 words in mixed case; ranks and degrees are cut off."""
    words = text.strip(" \t*_.,;:-–'\"“”()[]").split()
    if len(words) > 3 and folded_words(" ".join(words[:2])) in _RANKS:
        words = words[2:]
    while (
        len(words) > 2
        and ("." in words[0] or words[0].isupper() or words[0] == "ThS")
        and set(folded_words(words[0]).split()) <= _DEGREES
    ):
        words = words[1:]
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.match(word) for word in words):
        return None
    if not all(word[0].isupper() for word in words) or any(len(word) > 8 for word in words):
        return None
    capitals = sum(word.isupper() and len(word) > 1 for word in words)
    if 0 < capitals < sum(len(word) > 1 for word in words):
        return None
    # Letters of a seal are capitals too: a name in capitals must begin with a surname.
    if capitals and (is_position(text) or motto_in(text) or len(words[-1]) < 2 or tone_key(words[0]) not in surnames()):
        return None
    if folded_words(text) in _OFFICE_WORDS or fold(words[0]) == "thi":  # half a name: its surname was lost
        return None
    return " ".join(word.rstrip(".,") for word in words)
