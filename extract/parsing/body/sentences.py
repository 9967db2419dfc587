"""What a paragraph's sentences do: order, assess, demand, close.

Belongs here: judging one paragraph by its own words. Does not belong here: where it stands (`zones`).
Rules: domain reference 3.6; words: data/assessment_openings.csv, data/closing_formulas.csv, data/demand_verbs.csv.
"""

from __future__ import annotations

import re

from extract.parsing.body.vocabulary import opens_with_imperative, vocabulary

_SENTENCE = re.compile(r"[.!?](?=[\s”\"’)])\s*")
_TOPIC = re.compile(r"(?:về|đối với|liên quan|riêng)\s[^:.;]{0,200}:\s*")
# The verbs, not the nouns: 'đáp ứng yêu cầu', 'theo đề nghị của', 'giao thông', 'được giao'.
_ORDER = re.compile(
    r"(?<!\w)(?<!đáp ứng )(?<!các )(?<!những )(?<!theo )(?<!đúng )(?<!mọi )(?<!một số )(?<!được )(?<!đã )(?<!xét )(?<!sở )(?<!hồ sơ )"
    r"(?<!tiến độ )(?<!nhiệm vụ )"
    r"(?<!nhu cầu )(?<!bàn )(?<!chuyển )(?<!với )(?<!phù hợp )(?<!đơn )(?<!ngoại )(?<!thời gian )(?<!văn bản )(?<!phân )(?<!vì )"
    r"(?:giao(?! thông| ban\b| lưu| dịch| mùa| tiếp| thừa| hữu| nhận| kế hoạch| chỉ tiêu| đất| khu vực| rừng)"
    r"|yêu cầu(?! nhiệm vụ| trước| của| phòng| về| đặt ra| thực tiễn| mới| công tác| tại| này| trên)"
    r"|đề nghị(?! của| này| tại| nêu| trên)|phân công(?! của)|(?:ủy|uỷ) quyền cho)\s"
)
_DEADLINE = re.compile(r"(?<!\w)(?:trước|xong trong|chậm nhất|hoàn thành (?:trước|trong)|thời hạn)(?=\s.{0,24}\d)")
_STRONG = re.compile(
    r"(?<!\w)(?:chủ trì, phối hợp|chủ trì phối hợp|có trách nhiệm|chịu trách nhiệm|khẩn trương|là cơ quan đầu mối)(?!\w)"
)
_WEAK = re.compile(r"(?<!\w)(?:phải|cần|không được|không để|chủ trì|nghiêm cấm|tuyệt đối)(?!\w)")
_PAST = re.compile(r"(?<!\w)(?:đã|đạt|được kiểm soát|còn (?:chậm|thấp|hạn chế|tồn tại|nhiều|một số|có)|chưa)(?!\w)")
# 'Thống nhất với báo cáo, đề xuất của Sở ...' decides; 'thống nhất với báo cáo đánh giá' only assesses.
_AGREES = re.compile(r"(?<!\w)(?:đề xuất|phương án|kiến nghị|chủ trương|đề nghị|dự thảo|tờ trình)(?!\w)")
_PERFORM = re.compile(
    r"(?:nghiêm túc|khẩn trương|quan tâm|phối hợp|tổ chức|triển khai)[^.;]{0,40}thực hiện[^.;]{0,30}[\s./]*$"
)
_FOLLOWS = re.compile(
    r"(?<!\w)(?:sau|sau đây|như sau|dưới đây|trọng tâm là|cụ thể|cụ thể là|nội dung)\s?(?:\([^()]{0,60}\))?\s?[:.]?$"
)
_BARE_DEMAND = re.compile(
    r"(?<!\w)(?:yêu cầu|chỉ đạo|kết luận|quyết định|quyết nghị|chỉ thị|đề nghị|giao|có ý kiến|ý kiến|điện)\s?:$"
)
# 'Yêu cầu các sở, ngành, địa phương:' announces a list for all of them.
_DEMAND_OF_ALL = re.compile(r"(?:^|[,.] )yêu cầu (?:các|toàn thể|tất cả|thủ trưởng|người đứng đầu)\s[^.;:]{3,160}\s?:$")
_ALL_CARRY_OUT = re.compile(r"các [^.;:]{5,220} (?:tập trung|tổ chức|triển khai|nghiêm túc|lãnh đạo) thực hiện\s?:$")
_PERIOD = re.compile(
    r"(?:trong |qua )?(?:\d+ tháng|tháng \d+|quý [ivx]+|năm \d{4}|nửa đầu năm|những tháng đầu năm|giai đoạn \d{4})"
)
_TASKS = re.compile(r"(?<!\w)(?:nhiệm vụ|nội dung|giải pháp|công việc|biện pháp)(?!\w)")
_THEMSELVES = re.compile(r"(?:trân trọng|nhiệt liệt|cơ bản|thay mặt [^,]{0,60},|thống nhất|xin)\s")


def without_topic(body: str) -> str:
    """'về công tác tiêm phòng: giao Sở Y tế …' → 'giao Sở Y tế …'."""
    found = _TOPIC.match(body)
    return body[found.end() :] if found else body


def sentences(body: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph; linear."""
    spans, at = [], 0
    for match in _SENTENCE.finditer(body):
        spans.append((at, match.start() + 1))
        at = match.end()
    if at < len(body):
        spans.append((at, len(body)))
    return spans


def orders(body: str, *, by_dates: bool = True) -> bool:
    """Whether the paragraph (lower case, no marker) plainly orders: 'giao …', 'yêu cầu …', 'chủ trì, phối hợp', an imperative sentence.

    `by_dates`: 'trước ngày …' counts as an order, which it is not in a report of what is late.
    """
    text = without_topic(body)
    if _ORDER.search(text) or _STRONG.search(text) or (by_dates and _DEADLINE.search(text)):
        return True
    assessing = vocabulary().assessment
    return any(not assessing.match(text, a) and opens_with_imperative(text[a : a + 60]) for a, _ in sentences(text))


def sets_a_day(body: str) -> bool:
    """Whether 'trước ngày …', 'chậm nhất …' stands in it."""
    return bool(_DEADLINE.search(body))


def charges(body: str) -> bool:
    """Whether it charges someone by name or by a set date: stronger than an imperative."""
    text = without_topic(body)
    return bool(_ORDER.search(text) or _STRONG.search(text))


# 'Ban Chỉ đạo đánh giá cao …', 'Thường trực Tỉnh ủy ghi nhận …': whoever directs praises; no office is charged.
_PRAISES = re.compile(
    r"(?:thay mặt [^,.;:]{0,60}, )?(?:đồng chí |các )?(?:ban chỉ đạo|thường trực|ban thường vụ|hội nghị|hội đồng|chủ tịch|phó chủ tịch"
    r"|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|bí thư|phó bí thư|trưởng ban|lãnh đạo|ủy ban nhân dân|ubnd|giám đốc)"
    r"[^,.;:]{0,70}? (?=(?:nhiệt liệt |trân trọng |cơ bản )?"
    r"(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|cảm ơn|khen ngợi|thống nhất đánh giá|chia sẻ)\s)"
)


def assesses(body: str, subject_end: int = 0) -> bool:
    """Whether the paragraph opens by assessing and orders nothing. `subject_end`: where a superior's name at its start ends."""
    text = body[subject_end:].lstrip(" ,")
    opening = vocabulary().assessment
    found = opening.match(text) or opening.match(without_topic(text))
    if found is None:
        themselves = _PRAISES.match(body) or _THEMSELVES.match(text)
        found = opening.match(themselves.string, themselves.end()) if themselves else None
    if found is None and _PERIOD.match(text) and _PAST.search(text) and not _WEAK.search(text):
        return not orders(text, by_dates=False)
    if found is None or (found.group(0).endswith("báo cáo") and _AGREES.search(text[:160])):
        return False
    return not orders(text, by_dates=False)


_AGREES_WITH_REPORT = re.compile(
    r"(?:về cơ bản |cơ bản )?(?:thống nhất|nhất trí|đồng ý) với (?:các )?(?:nội dung )?(?:báo cáo|đánh giá)"
)


def only_assesses(body: str) -> bool:
    """Whether all its sentences assess or agree with a report, and one assesses: 'Thống nhất với báo cáo. Ghi nhận nỗ lực ...'."""
    opening, assessed = vocabulary().assessment, False
    for a, b in sentences(body):
        if opening.match(body, a):
            assessed = True
        elif not _AGREES_WITH_REPORT.match(body, a):
            return False
        if _ORDER.search(body, a, b) or _STRONG.search(body, a, b):
            return False
    return assessed


def tells_in_assessment(body: str, subject_end: int = 0) -> bool:
    """Whether a paragraph below a heading of assessment only tells: it opens by assessing, or tells of the past, and charges none.

    Milder than `assesses`: 'tiến độ yêu cầu trước ngày ...' and 'nhiệm vụ giao tại ...' are words of a report there.
    """
    text = body[subject_end:].lstrip(" ,")
    opening = vocabulary().assessment
    if not (opening.match(text) or opening.match(without_topic(text)) or _PAST.search(text)):
        return False
    return not any(_ORDER.match(text, a) or _STRONG.search(text, a, b) for a, b in sentences(text))


def reports_the_past(body: str) -> bool:
    """Whether it tells what was done or is lacking, and asks nothing: only for paragraphs before a demand."""
    return bool(_PAST.search(body)) and not _WEAK.search(body) and not orders(body)


def demands(body: str) -> bool:
    """Whether the paragraph ends by announcing what is asked: '… yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:'."""
    tail = body[-260:].rstrip()
    if not tail.endswith(":"):
        return False
    return bool(
        _BARE_DEMAND.search(tail)
        or _DEMAND_OF_ALL.search(tail)
        or _ALL_CARRY_OUT.match(body.strip())
        or (_FOLLOWS.search(tail) and (vocabulary().demand.search(tail) or _TASKS.search(tail)))
    )


def demands_list(body: str) -> bool:
    """Whether a numbered paragraph announces a list: '2. Thời gian tới, … tập trung một số nhiệm vụ sau:'."""
    tail = body[-160:].rstrip()
    return bool(
        tail.endswith(":") and _FOLLOWS.search(tail) and (_TASKS.search(tail) or vocabulary().demand.search(tail))
    )


def answers_only(body: str) -> bool:
    """Whether a demand only announces an opinion ('có ý kiến như sau:'): not all that follows is asked."""
    tail = body[-120:]
    return "ý kiến" in tail and not any(verb in tail for verb in ("yêu cầu", "chỉ đạo", "đề nghị", "giao", "kết luận"))


def closes(body: str) -> bool:
    """Whether the paragraph holds a closing formula near its beginning or its end."""
    closing = vocabulary().closing
    if closing.search(body[:140]) or closing.search(body[-110:]):
        return True
    return len(body) < 300 and bool(_PERFORM.search(body[-90:])) and not _DEADLINE.search(body)


def ends_the_paper(body: str) -> bool:
    """The mark './.' in its printed and misread forms."""
    return bool(re.search(r"[./,]\s?[/1l|]\s?\.$|\./$|\.\s/\.$", body[-6:]))
