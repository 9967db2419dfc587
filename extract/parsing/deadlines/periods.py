"""Whether a period sets a deadline: 'trong tháng 6', 'trong quý III', 'trong năm 2025'.

Belongs here: what must be ordered before a period so that it is a time by which something is to be done. Does not belong here: days with
a leading word, ranges, frequencies (`judging`).
"""

from __future__ import annotations

import re

from extract.parsing.deadlines.points import Phrase
from extract.parsing.deadlines.surroundings import Surroundings, first_words, last, ordered, ordered_later
from extract.parsing.deadlines.words import anywhere, at_start, ends_with

_NO_CONTENT = re.compile(r"chậm tiến độ|(?:tổ|đoàn|nhóm|ban) công tác|công tác viên|đúng tiến độ")


def _tells_content(words: str) -> bool:
    """Whether the words name what a report is about: 'tình hình', 'tiến độ' (but not 'các dự án chậm tiến độ', 'Tổ công tác')."""
    return bool(anywhere("report_content").search(_NO_CONTENT.sub(" ", words)))


def within(phrase: Phrase, around: Surroundings) -> bool:
    """'trong tháng 6': needs a verb that ends in something, not a description of what happens in the period."""
    if anywhere("statistics").search(around.segment):
        return False
    event = anywhere("event").search(last(around.segment, 4))
    if event and not _completes_it(around.segment) and not _OWN_OCCASION.search(around.left):
        return False
    if not around.segment or around.segment in ("ngay", "và ngay"):
        later = ordered_later(around, "finish", "submit") and not anywhere("report_content").match(around.right)
        return later or (bool(around.left) and closes_clause(around) and _whole_clause_ends_in(around))
    point = phrase.spans[-1].point
    if point.precision != "year" and anywhere("complete").search(around.segment):
        return True
    if point.precision != "year" and ends_with("result_report", around.segment):
        return True  # 'báo cáo kết quả trong tháng 4': nothing but the result itself stands between
    if ends_with("near_content", around.segment):
        return False
    if point.precision != "year" and ordered(around, "finish"):
        return not anywhere("striving").search(around.segment)  # 'đẩy nhanh tiến độ giải ngân trong quý IV'
    if point.precision == "year":
        if ordered(around, "complete"):
            return True
        words = around.segment
        if closes_clause(around) and anywhere("milestone").search(first_words(around.left, 6)):
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


def closes_clause(around: Surroundings) -> bool:
    return around.right[:1] in ("", ".", ";", ",") or bool(at_start("clause_end").match(around.right))


def _whole_clause_ends_in(around: Surroundings) -> bool:
    """The period closes the clause and an order of one result stands before it, be it behind a comma of a list.

    'trình cấp có thẩm quyền bổ sung vốn từ nguồn tăng thu, tiết kiệm chi trong tháng 5': not 'nhiệm vụ trong tháng 5'.
    """
    if not closes_clause(around):
        return False
    found = None
    for role in (
        "finish",
        "submit",
        "single_result",
        *(() if anywhere("standing").search(around.left) else ("occasion",)),
    ):
        for match in anywhere(role).finditer(around.left):
            found = match if found is None or match.end() > found.end() else found
    if found is None or "đã" in around.left.split(" "):
        return False
    if ends_with("near_content", around.segment) or ends_with("near_content", around.left):
        return False
    behind = _NO_CONTENT.sub("công trình", around.left[found.end() :])
    near = f"{first_words(behind, 4)} {last(behind, 6)}"  # 'tổ chức phiên họp thứ hai của ... trong tháng 12'
    roles = ("statistics", "duty") if _OWN_OCCASION.search(around.left) else ("event", "statistics", "duty")
    return not (_tells_content(near) or any(anywhere(role).search(near) for role in roles))
