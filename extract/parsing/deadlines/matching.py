"""Which rule reads on from which word, and labels such as 'Thời hạn hoàn thành:'.

Belongs here: the dispatch over the tokens of one clause. Does not belong here: the rules themselves (`phrases`, `relative`,
`recurring`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.parsing.deadlines import phrases
from extract.parsing.deadlines.dates import match_period, text_at
from extract.parsing.deadlines.points import Phrase, Rule, list_tail, range_end, timed_point
from extract.parsing.deadlines.recurring import match_periodic, match_recurring
from extract.parsing.deadlines.relative import match_after, match_inside, with_basis
from extract.parsing.deadlines.tokens import Token

_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "truoc": (match_recurring, phrases.match_before),
        "cham": (match_recurring, phrases.match_latest, lambda t, i: _at_most(t, i)),
        "muon": (match_recurring, phrases.match_latest, lambda t, i: _at_most(t, i)),
        "tre": (match_recurring, phrases.match_latest),
        "khong": (match_recurring, phrases.match_not_later, lambda t, i: _not_over(t, i)),
        "qua": (phrases.match_over,),
        "den": (match_recurring, phrases.match_until),
        "toi": (phrases.match_until,),
        "het": (phrases.match_until,),
        "vao": (match_recurring, phrases.match_at),
        "trong": (match_inside, phrases.match_within),
        "tu": (phrases.match_range,),
        "sau": (match_after,),
        "dinh": (match_periodic,),
        "hang": (match_recurring,),
        "moi": (match_recurring,),
        "thu": (match_recurring,),
        "thanh": (phrases.match_done,),
        "khoi": (phrases.match_milestone,),
        "khanh": (phrases.match_milestone,),
        "thong": (phrases.match_milestone,),
        "xong": (phrases.match_done,),
        "ngay": (match_recurring, phrases.match_bare_day),
        "tuan": (lambda t, i: _named_period(t, i), phrases.match_part),
        "dau": (phrases.match_part,),
        "giua": (phrases.match_part,),
        "cuoi": (phrases.match_part,),
        "nua": (phrases.match_part,),
        "sang": (phrases.match_postponed,),
        "han": (lambda t, i: _label(t, i),),
        "thoi": (lambda t, i: _label(t, i),),
        "hoan": (lambda t, i: _done_label(t, i),),
    }
)
_OF_LABELS = frozenset(
    {
        "hoan",
        "thanh",
        "nop",
        "trinh",
        "xong",
        "gui",
        "ban",
        "hanh",
        "bao",
        "cao",
        "thuc",
        "hien",
        "chot",
        "cuoi",
        "cung",
    }
    | {
        "tra",
        "loi",
        "dang",
        "ky",
        "giai",
        "quyet",
        "xu",
        "ly",
        "ho",
        "so",
        "y",
        "kien",
        "ket",
        "qua",
        "nhan",
        "du",
        "thi",
    }
    | {"bai", "tham", "gia", "ve", "so", "phai", "de", "xuat", "gop", "phan", "hoi", "cung", "cap", "tong", "hop"}
)
_MAX_LABEL = 9  # tokens between 'thời hạn' and its date


def _not_over(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'không quá 05 ngày'."""
    found = match_after(tokens, i + 1) if text_at(tokens, i + 1) == "qua" else None
    return replace(found, first=i) if found else None


def _at_most(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'chậm nhất (là) 10 ngày kể từ ...', 'chậm nhất trong vòng 10 ngày', 'chậm nhất sau 05 ngày'."""
    if text_at(tokens, i + 1) != "nhat":
        return None
    j = i + 2 + (text_at(tokens, i + 2) == "la")
    if text_at(tokens, j) == "trong":
        found = match_inside(tokens, j)
    else:
        found = match_after(tokens, j if text_at(tokens, j) == "sau" else j - 1)
    return replace(found, first=i) if found else None


def _named_period(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'tuần tới', 'tuần sau' without 'trong'."""
    if text_at(tokens, i + 1) in ("toi", "sau"):
        return Phrase("relative", i, i + 2, named=f"tuan {text_at(tokens, i + 1)}", unit="tuan")
    return None


def _behind_label(tokens: Sequence[Token], i: int, first: int) -> Phrase | None:
    """A limit or a bare point at token i, as the value of a label that begins at token `first`."""
    for rule in _RULES.get(text_at(tokens, i), ()):
        if text_at(tokens, i) in ("han", "thoi", "hoan", "ngay"):
            break
        found = rule(tokens, i)
        if found:
            return replace(found, first=first, labelled=True)
    recurring = match_recurring(tokens, i)
    if recurring:
        return replace(recurring, first=first, labelled=True)
    due_time, span = timed_point(tokens, i)
    if span and (last := range_end(tokens, span)):
        return Phrase("range", first, last.stop, (span, last), labelled=True)
    if span:
        spans = list_tail(tokens, span)
        return Phrase("by", first, spans[-1].stop, spans, due_time, labelled=True)
    if tokens and i < len(tokens) and tokens[i].number is not None:
        found = match_after(tokens, i - 1)
        return replace(with_basis(tokens, found), first=first, labelled=True) if found else None
    return None


def _label(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'hạn (cuối|chót|nộp ...)', 'thời hạn ...:', 'thời gian hoàn thành ...:' with the limit behind it."""
    text, after = tokens[i].text, text_at(tokens, i + 1)
    if text == "han" and text_at(tokens, i - 1) in (
        "qua",
        "gia",
        "het",
        "den",
        "toi",
        "mien",
        "gioi",
        "vo",
        "ngan",
        "dai",
        "trung",
    ):  # 'quá hạn', 'giới hạn'
        return None
    if text == "thoi" and after not in ("han", "gian", "diem"):
        return None
    j = i + (2 if text == "thoi" else 1)
    if text == "han" and after in ("che", "muc", "ngach", "han"):  # 'hạn chế', 'hạn mức'
        return None
    # 'thời gian' and 'thời điểm' alone say when something is; with one of these they say by when.
    named = text == "han" or after == "han"
    direct = True  # nothing but the act of handing in between: 'thời hạn giữ chức vụ đến ...' is a term of office
    for _ in range(_MAX_LABEL):
        word = text_at(tokens, j)
        if word in ("", ",", ";", ".", "(", ")"):
            return None
        if word == ":" or word == "la":
            if not named and not _sets_limit(tokens, j + 1):
                return None
            return _behind_label(tokens, j + 1, i)
        if word in ("hoan", "nop", "trinh", "xong", "gui", "ban", "bao") or (
            word == "thuc" and text_at(tokens, j + 1) == "hien"
        ):
            named = True
        if (
            named
            and direct
            and (
                word in ("truoc", "cham", "tu", "den", "trong", "khong", "vao")
                or word[:1].isdigit()
                or word in ("ngay", "thang", "quy")
            )
        ):
            found = _behind_label(tokens, j, i)
            if found:
                return found
        direct = direct and word in _OF_LABELS
        j += 1
    return None


def _sets_limit(tokens: Sequence[Token], i: int) -> bool:
    """'Thời gian: trong quý III/2025', 'Thời gian: xong trước 30/9': no time of an event, which has a place behind it."""
    if text_at(tokens, i) not in ("truoc", "cham", "xong", "hoan", "trong"):
        return False
    return not any(text_at(tokens, k) == "dia" and text_at(tokens, k + 1) == "diem" for k in range(i, i + 20))


def _done_label(tokens: Sequence[Token], i: int) -> Phrase | None:
    """'Hoàn thành: quý IV/2025'."""
    if text_at(tokens, i + 1) == "thanh" and text_at(tokens, i + 2) == ":":
        return _behind_label(tokens, i + 3, i)
    return None


def match_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All time-limit phrases of one clause's tokens, left to right, not overlapping."""
    found: list[Phrase] = []
    i = 0
    while i < len(tokens):
        phrase = None
        for rule in _RULES.get(tokens[i].text, ()):
            phrase = rule(tokens, i)
            if phrase and phrase.stop > i:
                break
            phrase = None
        if phrase is None:
            i += 1
            continue
        found.append(phrase)
        i = phrase.stop
    return tuple(found)


def match_cell(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """The phrases of a cell in a deadline column, where a bare date or period is a limit too."""
    found = [p for p in match_phrases(tokens) if p.form != "date"]
    if found:
        return tuple(found)
    for i in range(len(tokens)):
        due_time, span = timed_point(tokens, i)
        if span and text_at(tokens, i - 1) == "tu":
            return ()  # 'Từ tháng 7/2025' says no end
        if span and (last := range_end(tokens, span)):
            return (Phrase("range", i, last.stop, (span, last), labelled=True),)
        if span:
            spans = list_tail(tokens, span)
            form = "by" if span.point.precision == "day" else "within"
            return (Phrase(form, i, spans[-1].stop, spans, due_time, labelled=True),)
        if match_period(tokens, i):
            break
    return ()
