"""Which time-limit phrases set a deadline: the rest are dates of events, laws, statistics, other papers.

Belongs here: the decision, from the words around the phrase in its clause. A wrong deadline is worse than a missing one, so
what leads weakly ('trong', 'vào', 'đến') needs a governing verb, and what leads strongly ('trước', 'chậm nhất') needs the
absence of everything that makes it an attribute ('hồ sơ nộp trước ngày ...') or a past ('đã ... trước ngày ...').
"""

from __future__ import annotations

import re

from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.surroundings import Surroundings
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
    if anywhere("forecast").search(_last(around.segment, 8)):
        return False
    return _JUDGES[phrase.form](phrase, around)


def _blocked(segment: str, form: str) -> bool:
    """Whether the words straight before say that the day describes a thing ('phát sinh trước ngày ...').

    Words that only look alike do not ('tuyển sinh', 'chuyển đổi số', 'đạt được'); nor does what is to be finished by then
    ('xử lý dứt điểm các vi phạm trước ngày ...').
    """
    if not ends_with("pre_block", segment) or ends_with("pre_block_free", segment):
        return False
    soft = ends_with("pre_block_soft", segment)
    return not (soft and (form == "range" or anywhere("complete").search(segment)))


def _last(words: str, count: int) -> str:
    return " ".join(words.split(" ")[-count:])


_NO_CONTENT = re.compile(r"chậm tiến độ|(?:tổ|đoàn|nhóm|ban) công tác|công tác viên|đúng tiến độ")


def _tells_content(words: str) -> bool:
    """Whether the words name what a report is about: 'tình hình', 'tiến độ' (but not 'các dự án chậm tiến độ', 'Tổ công tác')."""
    return bool(anywhere("report_content").search(_NO_CONTENT.sub(" ", words)))


def _opens_context(around: Surroundings) -> bool:
    return bool(at_start("opener").match(around.left))


def _ordered(around: Surroundings, *roles: str) -> bool:
    return any(anywhere(role).search(around.segment) for role in roles)


def _ordered_later(around: Surroundings, *roles: str) -> bool:
    return not around.past_right and any(anywhere(role).search(around.right) for role in roles)


def _strong(phrase: Phrase, around: Surroundings) -> bool:
    """'trước', 'chậm nhất', 'không quá', 'trong ngày': a deadline unless it describes a thing."""
    if _attributive(around.segment) or anywhere("attribute_has").search(_last(around.segment, 8)):
        return False
    if anywhere("event_near").search(_last(around.segment, 2)) and not _LEAFLETS.search(around.segment):
        return False
    year_only = bool(phrase.spans) and phrase.spans[-1].point.precision == "year"
    if year_only and not (_ordered(around, "finish") or _ordered_later(around, "finish")):
        return False
    if not around.left:  # 'Trước ngày 01/7/2025, cả nước có ...'
        return _ordered_later(around, "finish", "submit", "organise")
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
    if _SHARE.search(around.segment) and not _ordered(around, "resolve", "complete"):
        return False  # 'các dự án giải ngân dưới 30% đến hết ngày ...' tells which projects
    if _ordered(around, "extend") and anywhere("term_of").search(around.segment):
        return False  # 'kéo dài thời hạn giữ chức vụ đến ...'
    if _ordered(around, "extend") or anywhere("campaign").search(_last(around.left, 12)):
        return True
    if phrase.spans[-1].point.precision == "year" and not (
        _ordered(around, "complete") or anywhere("complete").search(_last_words(around.right, 3))
    ):
        return False
    if at_start("reached").match(around.right):  # 'phấn đấu đến hết tháng 9 đạt 65%, đến 31/12 đạt 100%'
        return bool(anywhere("resolve").search(_last(around.left, 20)))
    if not around.segment:
        return bool(anywhere("finish").search(_last_words(around.right, 6))) and not around.past_right
    if _ordered(around, "finish") or (
        not around.past_right and anywhere("finish").search(_last_words(around.right, 3))
    ):
        return True
    return _closes_clause(around) and _finishes_list(around)


def _finishes_list(around: Surroundings) -> bool:
    """'hoàn thành phủ sóng tại các khu công nghiệp, cảng biển, sân bay đến hết ngày ...': the verb stands before the list."""
    found = None
    for match in anywhere("complete").finditer(around.left):
        found = match
    return found is not None and len(around.left[found.end() :].split()) <= 25 and "đã" not in around.left.split(" ")


def _last_words(words: str, count: int) -> str:
    return " ".join(words.split(" ")[:count])


def _within(phrase: Phrase, around: Surroundings) -> bool:
    """'trong tháng 6': needs a verb that ends in something, not a description of what happens in the period."""
    if anywhere("statistics").search(around.segment):
        return False
    event = anywhere("event").search(_last(around.segment, 4))
    if event and not _completes_it(around.segment) and not _OWN_OCCASION.search(around.left):
        return False
    if not around.segment or around.segment in ("ngay", "và ngay"):
        ordered = _ordered_later(around, "finish", "submit") and not anywhere("report_content").match(around.right)
        return ordered or (bool(around.left) and _closes_clause(around) and _whole_clause_ends_in(around))
    point = phrase.spans[-1].point
    if point.precision != "year" and anywhere("complete").search(around.segment):
        return True
    if point.precision != "year" and ends_with("result_report", around.segment):
        return True  # 'báo cáo kết quả trong tháng 4': nothing but the result itself stands between
    if ends_with("near_content", around.segment):
        return False
    if point.precision != "year" and _ordered(around, "finish"):
        return not anywhere("striving").search(around.segment)  # 'đẩy nhanh tiến độ giải ngân trong quý IV'
    if point.precision == "year":
        if _ordered(around, "complete"):
            return True
        words = around.segment
        if _closes_clause(around) and anywhere("milestone").search(_last_words(around.left, 6)):
            words = around.left  # 'Ban hành tiêu chuẩn, quy chuẩn về ... trong năm 2025'
        reached = anywhere("milestone").search(words)
        return reached is not None and not anywhere("report_content").search(words[reached.end() :])
    found = None
    for match in anywhere("submit").finditer(around.segment):
        found = match
    if found is None:
        return _whole_clause_ends_in(around)
    between = around.segment[found.end() :]
    return not _tells_content(between)


_COMPLETED_EVENT = re.compile(r"(?:hoàn thành|hoàn tất|kết thúc|xong) (?:việc |công tác )?(?:tổ chức )?đại hội")


_OWN_OCCASION = re.compile(r"tổ chức (?:\d+ )?(?:hội nghị|hội thảo|tập huấn|lớp|tọa đàm|đối thoại|diễn đàn)\b")


def _completes_it(segment: str) -> bool:
    """'hoàn thành đại hội cấp xã trong tháng 7': the event itself is what is to be done by then."""
    return bool(_COMPLETED_EVENT.search(segment))


def _closes_clause(around: Surroundings) -> bool:
    return around.right[:1] in ("", ".", ";", ",") or bool(at_start("clause_end").match(around.right))


def _whole_clause_ends_in(around: Surroundings) -> bool:
    """The period closes the clause and an order of one result stands before it, be it behind a comma of a list.

    'trình cấp có thẩm quyền bổ sung vốn từ nguồn tăng thu, tiết kiệm chi trong tháng 5': not 'nhiệm vụ trong tháng 5'.
    """
    if not _closes_clause(around):
        return False
    last = None
    for role in (
        "finish",
        "submit",
        "single_result",
        *(() if anywhere("standing").search(around.left) else ("occasion",)),
    ):
        for match in anywhere(role).finditer(around.left):
            last = match if last is None or match.end() > last.end() else last
    if last is None or "đã" in around.left.split(" "):
        return False
    if ends_with("near_content", around.segment) or ends_with("near_content", around.left):
        return False
    behind = _NO_CONTENT.sub("công trình", around.left[last.end() :])
    near = f"{_last_words(behind, 4)} {_last(behind, 6)}"  # 'tổ chức phiên họp thứ hai của ... trong tháng 12'
    roles = ("statistics", "duty") if _OWN_OCCASION.search(around.left) else ("event", "statistics", "duty")
    return not (_tells_content(near) or any(anywhere(role).search(near) for role in roles))


def _at(phrase: Phrase, around: Surroundings) -> bool:
    """'vào cuối tháng 7': also what the addressee is to organise (annotation rule), a single day only with a finishing verb."""
    point = phrase.spans[-1].point
    if anywhere("event").search(around.segment) or "khi" in around.segment.split(" ")[-6:]:
        return False
    if point.precision == "year":
        return _ordered(around, "finish")
    if point.precision == "day":
        return _ordered(around, "finish") or bool(anywhere("submit").search(_last(around.segment, 8)))
    return _ordered(around, "finish", "submit", "organise")


def _range(phrase: Phrase, around: Surroundings) -> bool:
    if anywhere("event").search(around.segment) or anywhere("statistics").search(around.segment):
        return False
    if anywhere("measure").search(around.segment) or anywhere("report_content").search(_last(around.segment, 6)):
        return False
    if anywhere("event").search(_last(around.left, 8)):
        return False
    near = _last(around.left, 15)  # 'gửi xin ý kiến các bộ, ngành từ ngày ... đến ngày ...'
    return bool(anywhere("window").search(near) or anywhere("campaign").search(_last(around.left, 40)))


def _bare(phrase: Phrase, around: Surroundings) -> bool:
    return not around.past_right


def _postponed(phrase: Phrase, around: Surroundings) -> bool:
    return _ordered(around, "extend") and not anywhere("term_of").search(around.segment)


def _relative(phrase: Phrase, around: Surroundings) -> bool:
    if phrase.named:
        if anywhere("event").search(_last(around.segment, 4)):
            return False
        roles = ("finish", "submit", "single_result", "occasion") if _closes_clause(around) else ("finish", "submit")
        return _ordered(around, *roles) and not ends_with("near_content", around.segment)
    if not around.segment:
        return _ordered_later(around, "complete", "answer")
    return _ordered(around, "complete", "answer")


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
    submits = _ordered(around, "submit", "finish") or _ordered_later(around, "submit")
    if dated:
        return submits or (not around.segment and "báo cáo" in _last(around.left, 15))
    return "báo cáo" in around.segment or "báo cáo" in _last_words(around.right, 8)


_JUDGES = {
    "before": _strong,
    "by": _strong,
    "until": _until,
    "within": _within,
    "at": _at,
    "postponed": _postponed,
    "range": _range,
    "bare": _bare,
    "relative": _relative,
    "recurring": _recurring,
}
