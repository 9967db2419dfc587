"""Whose order a notice is, whoever signs it, and the meeting it comes from.

Belongs here: directed_by, its name and source, event_on. Does not belong here: the signer (signature).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.parsing.agencies.folding import fold, folded_words, tokenize
from extract.parsing.agencies.local_units import proper_name
from extract.parsing.header.issue_date import DATE_IN_TEXT, read_date
from extract.parsing.header.signature import Signature
from extract.parsing.header.spotted import Line, Spotted

# In a title behind 'Kết luận của', 'ý kiến chỉ đạo của'; longest first.
_OFFICES = (
    ("quyen chu tich", "chu_tich"),
    ("pho thu tuong", "thu_tuong"), ("thu tuong", "thu_tuong"), ("pho chu tich", "pho_chu_tich"), ("chu tich", "chu_tich"),
    ("ban thuong vu", "ban_thuong_vu"), ("btv", "ban_thuong_vu"), ("thuong truc", "thuong_truc"), ("pho bi thu", "bi_thu"),
    ("bi thu", "bi_thu"),
    ("uy ban nhan dan", "uy_ban"), ("ubnd", "uy_ban"), ("tap the ubnd", "uy_ban"), ("bo truong", "thu_truong"),
    ("thu truong", "thu_truong"),
    ("giam doc", "thu_truong"), ("pho giam doc", "thu_truong"), ("truong ban", "thu_truong"), ("tong giam doc", "thu_truong"),
    ("lanh dao ubnd", "uy_ban"), ("lanh dao", "thu_truong"), ("cuc truong", "thu_truong"), ("hieu truong", "thu_truong"),
)  # fmt: skip
_OF = re.compile(r"(?:ket luan|y kien|chi dao|thong bao|phat bieu|noi dung)[^;.:]{0,60}? cua ")
# On the text itself: 'họp' and 'phối hợp' are alike only without accents.
_MEETING = re.compile(
    r"họp|hội nghị|hội thảo|làm việc|kiểm tra|giao ban|buổi|cuộc|tiếp xúc|hội ý|tiếp công dân|khảo sát|thị sát|làm viêc|hôi nghị"
)
_OPENS_WITH_DATE = re.compile(
    r"^(?:vao )?(?:luc [^,]{1,25},? ?)?(?:(?:buoi )?(?:sang|chieu|toi) )?(?:trong )?(?:hai |2 |02 |cac )?ngay "
)
_INTRODUCTION = 3  # paragraphs


@dataclass(frozen=True, slots=True)
class Direction:
    by: str | None = None
    name: str | None = None
    source: str | None = None


def _office_in(text: str) -> str | None:
    said = folded_words(text).removeprefix("dong chi ").removeprefix("d c ")
    for words, code in _OFFICES:
        if said.startswith(words):
            return code
    return None


def _person_in(text: str) -> str | None:
    """'đồng chí Trần Văn B - Phó Chủ tịch', 'Phó Thủ tướng Trần Văn B tại cuộc họp', 'Chủ tịch UBND tỉnh Trần Văn B'."""
    tokens = tokenize(text)
    i = 0
    if tokens.keys[:2] == ["dong", "chi"] or tokens.keys[:2] == ["d", "c"]:
        end = proper_name(tokens, 2) if len(tokens.keys) > 2 else 2
        while end > 2 and any("-" in tokens.gap(k) for k in range(2, end - 1)):
            end -= 1
        if 2 <= end - 2 <= 5 and _office_in(" ".join(tokens.keys[2:])) is None:
            return text[tokens.starts[2] : tokens.ends[end - 1]]
        i = 2
    heads = (
        "chinh phu",
        "thu tuong",
        "ubnd tinh",
        "ubnd thanh pho",
        "bo truong",
        "thu truong",
        "nhan dan tinh",
        "tinh uy",
        "thanh uy",
        "chu tich tinh",
        "nhan dan thanh pho",
        "so y te",
        "nhan dan xa",
    )
    for j in range(i, min(len(tokens.keys), i + 14)):
        before = " ".join(tokens.keys[max(0, j - 5) : j])
        if before.endswith(heads) and tokens.is_capital(j):
            end = proper_name(tokens, j)
            if 3 <= end - j <= 5 or (
                end - j == 2 and tokens.keys[j] not in ("ubnd", "tinh", "chinh", "bo", "uy", "ha", "hdnd")
            ):
                return text[tokens.starts[j] : tokens.ends[end - 1]]
    return None


def read_direction(title: str | None, signature: Signature, body: list[Line]) -> Direction:
    """From the title, else the signature, else the introduction."""
    if title:
        match = _OF.search(fold(title))
        if match is not None:
            rest = title[match.end() :]
            person = _person_in(rest)
            code = _office_in(rest)
            if code is None and person is not None:
                after = rest[rest.find(person) + len(person) :].lstrip(" ,-–")
                code = _office_of_person(after)
            if code is not None:
                return Direction(code, person, "title")
    code = _of_signature(signature)
    if code is not None:
        name = (
            signature.name
            if not signature.chain or (code in ("thu_truong", "chu_tich", "thu_tuong") and signature.chain == ())
            else None
        )
        return Direction(code, name, "signature")
    for line in body[:_INTRODUCTION]:
        for part in re.split(r"(?:yeu cau|ket luan|chi dao)", fold(line.text))[:1]:
            at = max(part.rfind("dong chi "), part.rfind("chu tich "))
            code = _office_in(part[at:]) if at >= 0 else None
            if code is not None and len(part) - at < 120:
                return Direction(code, None, "preamble")
    return Direction()


def _office_of_person(after: str) -> str | None:
    """The office that directs among several: 'Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh' -> chu_tich."""
    parts = [code for part in re.split(r"[,;]", after[:200]) if (code := _office_in(part.strip(" -–"))) is not None]
    for code in ("thu_tuong", "chu_tich", "pho_chu_tich", "bi_thu"):
        if code in parts:
            return code
    return parts[0] if parts else None


def _of_signature(signature: Signature) -> str | None:
    if signature.behalf:
        said = folded_words(signature.behalf[0])
        if signature.chain[0] == "TM":
            for words, code in (
                ("ban thuong vu", "ban_thuong_vu"),
                ("thuong truc", "thuong_truc"),
                ("uy ban nhan dan", "uy_ban"),
                ("ubnd", "uy_ban"),
            ):
                if said.startswith(words):
                    return code
            return None
        return _office_in(said)
    return _office_in(signature.position) if signature.position else None


def read_event(
    title: Spotted[str] | None, body: list[Line], issued_year: int | None, concludes: bool = True
) -> Spotted[date] | None:
    """The day of the meeting: the introduction's opening date, or a date in the title behind 'họp'.

    None where the paper's type does not conclude a meeting (`concludes`): its opening date is of something else.
    """
    if not concludes:
        return None
    for line in body[:_INTRODUCTION]:
        folded = fold(line.text[:400])
        opening = _OPENS_WITH_DATE.match(folded)
        if opening is None or not _MEETING.search(line.text[:400].lower()):
            continue
        match = DATE_IN_TEXT.search(folded, opening.end(), opening.end() + 40)
        found = read_date(match, issued_year) if match else None
        if match is not None and found is not None:
            return Spotted(found, line.start + match.start(), line.start + match.end(), "meeting_introduction")
    for source in [] if title is None else [title]:
        folded = fold(source.value)
        meeting = _MEETING.search(source.value.lower())
        match = DATE_IN_TEXT.search(folded, meeting.end()) if meeting else None
        found = read_date(match, issued_year) if match else None
        if found is not None:
            return Spotted(found, source.start, source.end, "meeting_title", 0.9)
    for line in body[:_INTRODUCTION]:
        folded = fold(line.text[:600])
        for match in DATE_IN_TEXT.finditer(folded):
            before = folded[max(0, match.start() - 90) : match.start()]
            if (
                re.search(r"(?:ky hop|phien hop|cuoc hop|hoi nghi|buoi lam viec|buoi hop)[^;.]{0,60}ngay $", before)
                and match["year"]
            ):
                found = read_date(match, issued_year)
                if found is not None:
                    return Spotted(
                        found, line.start + match.start(), line.start + match.end(), "meeting_introduction", 0.9
                    )
    return None
