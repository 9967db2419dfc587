"""Which time-limit phrases set a deadline: the rest are dates of events, laws, statistics, other papers.

Belongs here: the decision, from the words around the phrase in its clause. A wrong deadline is worse than a missing one, so
what leads weakly ('trong', 'vào', 'đến') needs a governing verb, and what leads strongly ('trước', 'chậm nhất') needs the
absence of everything that makes it an attribute ('hồ sơ nộp trước ngày ...') or a past ('đã ... trước ngày ...').
"""

from __future__ import annotations

import re

from extract.parsing.deadlines.periods import closes_clause, within
from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.surroundings import Surroundings, first_words, last, ordered, ordered_later
from extract.parsing.deadlines.words import anywhere, at_start, ends_with, phrases_by_role


def sets_deadline(phrase: Phrase, around: Surroundings) -> bool:
    """Whether the phrase is a time by which what its clause orders is due."""
    if phrase.form == "date":
        return False
    if phrase.spans and phrase.spans[-1].point.year is None and anywhere("periodic").search(around.left):
        return False  # 'báo cáo định kỳ 6 tháng trước ngày 15/6': every year
    latest = around.own.startswith(("chậm nhất", "muộn nhất"))
    if around.past_left or (not latest and _blocked(around.segment, phrase.form)):
        return False
    if phrase.form == "relative" and _quotes_law(around):
        return False
    if phrase.labelled and around.segment.split(" ")[-1] in (
        "có",
        "về",
        "với",
    ):  # 'các dự án có thời hạn hoàn thành ...', but 'hoàn thành các nhiệm vụ có thời hạn trong tháng 8'
        return bool(anywhere("complete").search(around.left)) and "đã" not in around.left.split(" ")
    if phrase.labelled:
        return not (anywhere("event_near").search(around.segment) or at_start("open_end").match(around.right))
    if at_start("right_block").match(around.right) or _opens_context(around):
        return False
    if anywhere("forecast").search(last(around.segment, 8)) or _SELECTS.search(around.segment):
        return False
    return _JUDGES[phrase.form](phrase, around)


# 'ưu tiên vốn cho các dự án hoàn thành trong năm', 'kiểm điểm đơn vị không hoàn thành trước ...': which ones, not by when.
_SELECTS = re.compile(
    r"(?:kiểm điểm|khen thưởng|biểu dương|ưu tiên|bố trí|phê bình|thống kê|danh mục|danh sách|lưu ý)(?!\w)[^,;:]{0,40}"
    r"(?:cho|đối với|các|những) [^,;:]{0,30}hoàn thành|(?:không|chưa) hoàn thành[^,;:]{0,60}$"
)


def _blocked(segment: str, form: str) -> bool:
    """Whether the words straight before say that the day describes a thing ('phát sinh trước ngày ...').

    Words that only look alike do not ('tuyển sinh', 'chuyển đổi số', 'đạt được'); nor does what is to be finished by then
    ('xử lý dứt điểm các vi phạm trước ngày ...').
    """
    if not ends_with("pre_block", segment) or ends_with("pre_block_free", segment):
        return False
    soft = ends_with("pre_block_soft", segment)
    return not (soft and (form == "range" or anywhere("complete").search(segment)))


def _opens_context(around: Surroundings) -> bool:
    return bool(at_start("opener").match(around.left))


def _strong(phrase: Phrase, around: Surroundings) -> bool:
    """'trước', 'chậm nhất', 'không quá', 'trong ngày': a deadline unless it describes a thing."""
    if _attributive(around.segment) or anywhere("attribute_has").search(last(around.segment, 8)):
        return False
    if anywhere("event_near").search(last(around.segment, 2)) and not _LEAFLETS.search(around.segment):
        return False
    year_only = bool(phrase.spans) and phrase.spans[-1].point.precision == "year"
    if year_only and not (ordered(around, "finish") or ordered_later(around, "finish")):
        return False
    if not around.left:  # 'Trước ngày 01/7/2025, cả nước có ...'
        return ordered_later(around, "finish", "submit", "organise")
    return True


_LEAFLETS = re.compile(
    r"(?:tài liệu|hồ sơ|giấy mời|nội dung) (?:phục vụ )?(?:cuộc |kỳ |phiên |buổi )?họp$"
)  # 'gửi tài liệu họp trước ngày ...'
_FREE_NOUN = frozenset({"các", "những", "mọi", "cá", "nhân", "của", "với"})


def _attributive(segment: str) -> bool:
    """'(các) hồ sơ (đã|được) nộp': a thing and straight behind it what was done to it before the day."""
    words = f" {segment}"
    for verb in phrases_by_role()["attribute_verb"]:
        if not words.endswith(" " + verb):
            continue
        rest = words[: -len(verb) - 1]
        for passive in (" được", " bị"):
            rest = rest.removesuffix(passive)
        noun = next((noun for noun in phrases_by_role()["attribute_noun"] if rest.endswith(" " + noun)), None)
        if noun is not None:
            head = rest.split()
            if noun == "tổ chức" and (len(head) < 3 or head[-3] not in _FREE_NOUN):
                continue  # the verb: 'tổ chức ký kết trước ngày ...'
            return not any(w in head[-6:] for w in ("phải", "giao", "yêu"))
    return False


_SHARE = re.compile(r"(?:dưới|trên|đạt|thấp hơn|chưa được) [\d , .]+%$")


def _until(phrase: Phrase, around: Surroundings) -> bool:
    """'đến hết ...': a deadline with a verb of finishing, or as the end of a longer limit; else a horizon or a count."""
    if anywhere("statistics").search(around.segment) or anywhere("measure").search(around.segment):
        return False
    if _SHARE.search(around.segment) and not ordered(around, "resolve", "complete"):
        return False  # 'các dự án giải ngân dưới 30% đến hết ngày ...' tells which projects
    if ordered(around, "extend") and anywhere("term_of").search(around.segment):
        return False  # 'kéo dài thời hạn giữ chức vụ đến ...'
    if ordered(around, "extend") or anywhere("campaign").search(last(around.left, 12)):
        return True
    if phrase.spans[-1].point.precision == "year" and not (
        ordered(around, "complete") or anywhere("complete").search(first_words(around.right, 3))
    ):
        return False
    if at_start("reached").match(around.right):  # 'phấn đấu đến hết tháng 9 đạt 65%, đến 31/12 đạt 100%'
        least = around.right.startswith(("đạt tối thiểu", "đạt ít nhất"))  # no fact is told with 'at least'
        return least or bool(anywhere("resolve").search(last(around.left, 20)))
    if not around.segment:
        return bool(anywhere("finish").search(first_words(around.right, 6))) and not around.past_right
    if ordered(around, "finish") or (not around.past_right and anywhere("finish").search(first_words(around.right, 3))):
        return True
    return closes_clause(around) and _finishes_list(around)


def _finishes_list(around: Surroundings) -> bool:
    """'hoàn thành phủ sóng tại các khu công nghiệp, cảng biển, sân bay đến hết ngày ...': the verb stands before the list."""
    found = None
    for match in anywhere("complete").finditer(around.left):
        found = match
    return found is not None and len(around.left[found.end() :].split()) <= 25 and "đã" not in around.left.split(" ")


def _at(phrase: Phrase, around: Surroundings) -> bool:
    """'vào cuối tháng 7': also what the addressee is to organise (annotation rule), a single day only with a finishing verb."""
    point = phrase.spans[-1].point
    if anywhere("event").search(around.segment) or "khi" in around.segment.split(" ")[-6:]:
        return False
    if point.precision == "year":
        return ordered(around, "finish")
    if point.precision == "day":
        return ordered(around, "finish") or bool(anywhere("submit").search(last(around.segment, 8)))
    return ordered(around, "finish", "submit", "organise")


def _range(phrase: Phrase, around: Surroundings) -> bool:
    if anywhere("event").search(around.segment) or anywhere("statistics").search(around.segment):
        return False
    if anywhere("measure").search(around.segment) or anywhere("report_content").search(last(around.segment, 6)):
        return False
    if anywhere("event").search(last(around.left, 8)):
        return False
    near = last(around.left, 15)  # 'gửi xin ý kiến các bộ, ngành từ ngày ... đến ngày ...'
    return bool(anywhere("window").search(near) or anywhere("campaign").search(last(around.left, 40)))


def _bare(phrase: Phrase, around: Surroundings) -> bool:
    return not around.past_right


def _postponed(phrase: Phrase, around: Surroundings) -> bool:
    return ordered(around, "extend") and not anywhere("term_of").search(around.segment)


def _relative(phrase: Phrase, around: Surroundings) -> bool:
    if phrase.named:
        if anywhere("event").search(last(around.segment, 4)):
            return False
        roles = ("finish", "submit", "single_result", "occasion") if closes_clause(around) else ("finish", "submit")
        return ordered(around, *roles) and not ends_with("near_content", around.segment)
    if not around.segment:
        return ordered_later(around, "complete", "answer")
    return ordered(around, "complete", "answer")


def _quotes_law(around: Surroundings) -> bool:
    """A limit that a law sets for everybody: 'theo quy định tại Điều 12', 'trường hợp ...'."""
    if anywhere("condition").match(around.left):
        return True
    return bool(
        anywhere("statutory").search(around.segment) or anywhere("statutory").search(f"{around.own} {around.right}")
    )


def _recurring(phrase: Phrase, around: Surroundings) -> bool:
    """A frequency alone ('hằng năm tổ chức') is a schedule; a limit needs a report or a day to send something by."""
    dated = phrase.due_time is not None or "BY" in (phrase.recurrence or "")
    submits = ordered(around, "submit", "finish") or ordered_later(around, "submit")
    if dated:
        return submits or (not around.segment and "báo cáo" in last(around.left, 15))
    return "báo cáo" in around.segment or "báo cáo" in first_words(around.right, 8)


_JUDGES = {
    "before": _strong,
    "by": _strong,
    "until": _until,
    "within": within,
    "at": _at,
    "postponed": _postponed,
    "range": _range,
    "bare": _bare,
    "relative": _relative,
    "recurring": _recurring,
}
