"""One printed mention of a paper: its words before the number, its date and its issuer behind it.

Belongs here: reading outwards from a number, or from a type with a date. Does not belong here: what mentions in a list share
(`lists`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.parsing.citations.doc_types import TypeMention, type_before
from extract.parsing.citations.issuers import Issuer, issuer_at, issuer_before
from extract.parsing.citations.numbers import Number
from extract.parsing.deadlines.dates import Point, match_day
from extract.parsing.deadlines.tokens import tokenise

_DATE_LEAD = re.compile(r"[ *_]{0,4}[,(]?[ *_]{0,3}(?:(?:ban hanh|ky|de|duoc ban hanh) )?(?=ngay[ 0-9])")
_ISSUER_LEAD = re.compile(r"[ *_]{0,4}[),]?[ *_]{0,3}(?:cua|do) ")
_OWNS = re.compile(
    r"(?:(?!ban hanh|ky |phe duyet|cong bo|thong qua)[^.;()]){4,140}? "
    r"(?:chu tri|xay dung|soan thao|tham muu|phu trach|lam dau moi|to chuc|thuc hien|theo doi)(?![a-z])"
)
_STOP = re.compile(
    r"[,.;:()\n“”\"]| (?:ve|tai|va|doi voi|ban hanh|theo|quy dinh|huong dan|phe duyet|de|trong|gui|thong bao|v/v|la|nham|cho|da|so|ngay) "
)
_LAW = re.compile(r"(?:bo luat|luat|phap lenh|nghi quyet|lenh) ")
_ORG_HEADS = frozenset(
    {"so", "bo", "ubnd", "uy", "hdnd", "hoi", "ban", "van", "cuc", "chi", "tong", "thanh", "truong", "dang", "lien"}
    | {"giam", "thong", "chu", "hieu", "chanh", "thu", "bi", "pho", "thi", "dai", "hat", "tram"}
    | {"cong", "trung", "vien", "toa", "phong", "doan", "bao", "kho", "ngan", "thuong", "quan", "tinh", "huyen", "thi"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] with what is printed there. `number` None: a type with a date only. `named`: 'số' or a type stands before."""

    start: int
    end: int
    type: TypeMention | None
    number: Number | None
    plain_number: str | None = None
    issued_on: date | None = None
    issuer: Issuer | None = None
    named: bool = False


def _so_before(folded: str, at: int) -> int | None:
    """The offset of 'số' before offset `at`, None without."""
    stop = at
    while stop > 0 and folded[stop - 1] in " *_:":
        stop -= 1
    if folded[max(0, stop - 2) : stop] == "so" and (stop < 3 or not folded[stop - 3].isalnum()):
        return stop - 2
    return None


def _law_before(folded: str, text: str, at: int) -> TypeMention | None:
    """'Luật Đầu tư công' before 'số 58/2024/QH15': the nearest type of law in the sentence, 140 characters back at most."""
    low = max(0, at - 140)
    low = max(low, folded.rfind(";", low, at) + 1, folded.rfind("\n", low, at) + 1, folded.rfind(". ", low, at) + 1)
    found = None
    for match in _LAW.finditer(folded, low, at):
        first = match.start()
        if text[first].isupper() and (first == 0 or not folded[first - 1].isalnum()):
            found = TypeMention(
                {"bo": "Bộ luật", "lu": "Luật", "ph": "Pháp lệnh", "ng": "Nghị quyết", "le": "Lệnh"}[
                    folded[first : first + 2]
                ],
                first,
                match.end() - 1,
            )
            if found.name == "Bộ luật":
                break
    return found


# Words that make the day behind a law's name another day than the law's ('Luật Đất đai có hiệu lực từ ngày ...').
_NOT_LAW_NAME = re.compile(
    r"[0-9/]|(?<![a-z])(?:truoc|tu|den|vao|nhat|het|hop|hieu luc|duoc|da|tai|trong|thong qua|trien khai|hoan thanh|bao cao|xong)(?![a-z])"
)


def _dated_law(folded: str, text: str, at: int) -> TypeMention | None:
    """'Luật Tổ chức Chính phủ' before 'ngày 18 tháng 02 năm 2025'."""
    kind = _law_before(folded, text, at)
    if kind is None or kind.name not in ("Luật", "Bộ luật", "Pháp lệnh") or _NOT_LAW_NAME.search(folded, kind.end, at):
        return None
    return kind


def read_date(folded: str, at: int, year: int | None) -> tuple[date | None, int]:
    """'(,) ngày 28/9/2021' at offset `at`: the day and the offset behind it; (None, at) without. `year` for one not printed."""
    lead = _DATE_LEAD.match(folded, at)
    if lead is None:
        return None, at
    tokens = tokenise(folded, lead.end(), min(len(folded), lead.end() + 48))
    point: Point | None = match_day(tokens, 0)
    if point is None:
        return None, at
    own_year = point.year or year
    bounds = point.bounds(own_year) if own_year else None
    if bounds is None:
        return None, at
    end = tokens[point.stop - 1].end
    return bounds[1], end + (folded[end : end + 1] == ")" and "(" in lead.group())


def _read_issuer(folded: str, text: str, at: int, province_name: str | None) -> Issuer | None:
    """'của ISSUER' at offset `at`: a known name, else the words up to the next mark when they begin like an organ's name."""
    lead = _ISSUER_LEAD.match(folded, at)
    if lead is None:
        return None
    begin = lead.end()
    if lead.group().endswith("do ") and _OWNS.match(folded, begin, begin + 160):
        return None  # 'Nghị quyết số 5-NQ/TW do Đảng ủy Bộ Y tế chủ trì xây dựng': whose work it is, not who issued it
    if folded.startswith("dang uy ", begin):  # 'Đảng ủy' + 'Bộ Khoa học và Công nghệ'
        served = issuer_at(folded, text, begin + 8, province_name)
        if served is not None and served.name.startswith(("Bộ ", "Ngân hàng ", "Thanh tra ", "Văn phòng ")):
            return Issuer(f"{text[begin : begin + 7]} {served.name}", begin, served.end)
    known = issuer_at(folded, text, begin, province_name)
    end = _name_stop(folded, text, begin)
    words = text[begin:end].strip()
    if known and (known.end >= end or not (known.name.startswith("Ban Chỉ đạo") or _goes_on(text, known.end))):
        return known
    first = folded[begin:end].split(" ", 1)[0]
    if known is None and (not words[:1].isupper() or first not in _ORG_HEADS):
        return None
    if not 1 < len(words.split()) <= 14:
        return known
    return Issuer(" ".join(words.split()), begin, begin + len(text[begin:end].rstrip()))


def _name_stop(folded: str, text: str, begin: int) -> int:
    """Where the words of an organ's name behind `begin` end: 'Sở' is no 'số', 'và' goes on before 'Đào tạo'."""
    last = min(len(folded), begin + 120)
    for stop in _STOP.finditer(folded, begin, last):
        at = stop.start()
        if stop.group() == " so " and text[at + 1 : at + 3].lower() == "sở":
            continue
        following = folded[stop.end() : stop.end() + 12].split(" ", 1)[0]
        if stop.group() == " va " and text[stop.end() : stop.end() + 1].isupper() and following not in _ORG_HEADS:
            continue
        return at
    return last


def _goes_on(text: str, at: int) -> bool:
    """Whether a capitalised word follows a known name at once ('Ban Chỉ đạo' + 'Phòng ...'), so that the name is longer."""
    return text[at : at + 1] == " " and text[at + 1 : at + 2].isupper()


def mention_of_number(folded: str, text: str, number: Number, province_name: str | None, year: int | None) -> Mention:
    so = _so_before(folded, number.start)
    begin = number.start if so is None else so
    kind = type_before(folded, text, begin)
    issuer: Issuer | None = None
    if kind is None and so is not None:
        between = issuer_before(folded, text, begin, province_name)
        if between and folded[max(0, between.start - 4) : between.start] == "cua ":
            kind = type_before(folded, text, between.start - 4)
            issuer = between if kind else None
    if kind is None and "QH" in number.symbol:
        kind = _law_before(folded, text, begin)
    if kind and kind.name == "Kết luận" and number.code == "TB":
        longer = type_before(folded, text, kind.start)
        kind = TypeMention("Thông báo", longer.start, kind.end) if longer and longer.name == "Thông báo" else kind
    begin = kind.start if kind else begin
    printed_year = (
        int(number.full.split("/")[1]) if number.full.count("/") > 1 and number.full.split("/")[1].isdigit() else None
    )
    issued_on, end = read_date(folded, number.end, printed_year or year)
    behind = _read_issuer(folded, text, end, province_name)
    if issued_on is None and behind:  # 'Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ ngày 20/6/2025'
        issued_on, after = read_date(folded, behind.end, printed_year or year)
        end = after if issued_on else behind.end
    elif behind:
        end = behind.end
    return Mention(
        begin, end, kind, number, number.number, issued_on, behind or issuer, so is not None or kind is not None
    )


# Types that are also verbs: 'gửi báo cáo ngày 20/7' names no paper.
_VERBS = frozenset(
    {
        "Báo cáo",
        "Thông báo",
        "Kế hoạch",
        "Quyết định",
        "Quy định",
        "Kết luận",
        "Hướng dẫn",
        "Tuyên bố",
        "Dự án",
        "Đề án",
        "Hợp đồng",
    }
)
_DATED = (re.compile(r"ngay(?= [0-9])"), re.compile(r"so [0-9]{1,5}(?=[ ,]{1,2}ngay | cua )"))


def mentions_without_symbol(folded: str, text: str, province_name: str | None, year: int | None) -> list[Mention]:
    """'Điện ngày 21/7/2021', 'Thông báo số 143 ngày 12/8/2021 của UBND tỉnh'."""
    found: list[Mention] = []
    for match in (m for pattern in _DATED for m in pattern.finditer(folded)):
        at = match.start()
        if folded[max(0, at - 1) : at] not in (" ", "*", ""):
            continue
        kind = type_before(folded, text, at) or (_dated_law(folded, text, at) if match.group() == "ngay" else None)
        if kind is None:
            continue
        plain = match.group()[3:] if match.group().startswith("so ") else None
        issued_on, end = read_date(folded, match.end() if plain else at, year)
        issuer = _read_issuer(folded, text, end if issued_on else match.end(), province_name)
        if plain is None and (issued_on is None or (kind.name in _VERBS and not _as_noun(folded, text, kind, issuer))):
            continue
        if plain is not None and issued_on is None and issuer is None:
            continue
        end = issuer.end if issuer else end if issued_on else match.end()
        found.append(Mention(kind.start, end, kind, None, plain, issued_on, issuer, True))
    return found


def _as_noun(folded: str, text: str, kind: TypeMention, issuer: Issuer | None) -> bool:
    if not text[kind.start].isupper():
        return False
    before = folded[max(0, kind.start - 8) : kind.start].rstrip()
    return issuer is not None or before.endswith((" tai", " theo", "cac", "cua"))
