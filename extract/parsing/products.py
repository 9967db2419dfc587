"""Products: which paper a directive asks for (báo cáo, tờ trình, kế hoạch ...).

Belongs here: the verbs that ask for a paper and the papers' names, in `deadlines/data/product_names.csv`. Does not belong
here: papers that are only cited ('theo Kế hoạch số ...') or carried out ('thực hiện kế hoạch').
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_CITED = re.compile(r"\s*(?:số|nêu trên|này|đã được|được giao|của\s+(?:thủ tướng|chính phủ|bộ|ubnd|trung ương))")
_PAST = re.compile(r"(?:đã|được|việc|công tác|theo|tại|nghe|qua|trong|các nội dung)\s+$")
_BASIS = re.compile(r"(?:theo|thực hiện|triển khai|tại|kết quả)\s")


@cache
def _products() -> dict[str, str]:
    source = files("extract.parsing.deadlines").joinpath("data/product_names.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["printed"]: row["product"] for row in csv.DictReader(lines)}


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_products(), key=lambda n: (-len(n), n))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")


# What asks for a paper, in the seventy characters before its name.
_VERB = re.compile(
    r"(?:xây dựng|trình|ban hành|lập|hoàn thiện|hoàn chỉnh|soạn thảo|chuẩn bị|tham mưu|đề xuất|nộp|gửi|cung cấp|thống kê|"
    r"tổng hợp|hoàn thành|đề ra|chỉnh lý)\s"
)
_END = re.compile(r"[;.:()]")
_WINDOW = 70


# 'báo cáo' and 'hướng dẫn' are verbs and papers at once: as verbs they ask for the paper when somebody is to receive it.
_REPORTS = re.compile(
    r"báo cáo\s(?:kết quả|đề xuất|tham mưu|về|bằng văn bản|định kỳ|đột xuất|tiến độ|tình hình|việc|ngay|kịp thời|"
    r"lãnh đạo|cấp có thẩm quyền|thủ tướng|phó thủ tướng|chính phủ|quốc hội|bộ|ubnd|ủy ban|chủ tịch|hđnd|tỉnh ủy|thành ủy|"
    r"ban thường vụ|ban chỉ đạo|thường trực|ban bí thư|trung ương|sở|văn phòng|xin ý kiến|giải trình|đánh giá|cụ thể)(?!\w)"
)
_HEARD = re.compile(r"(?:đã|nghe|theo|qua|các|nội dung|chế độ)\s$")
_WEAK_FOR_REPORT = frozenset({"trình", "tổng hợp", "tham mưu", "đề xuất"})
# These ask for the paper only when it follows at once ('hoàn thành đề án', not 'hoàn thành nhiệm vụ ... kế hoạch').
_NOT_MADE = frozenset({"hoàn thành", "đề xuất", "tham mưu", "tổng hợp", "thống kê"})


def find_product(text: str) -> str | None:
    """The paper that the directive asks to make or submit, lower case and canonical; None where it asks for none.

    The first paper of weight wins: what is drafted ('xây dựng kế hoạch') before what is reported about it ('báo cáo').
    """
    low = text.lower()
    for match in _names().finditer(low):
        if low[match.start() - 1 : match.start()].isalnum() or _CITED.match(low, match.end()):
            continue
        verb, between = _asked(low, match.start())
        product = match.group()
        if verb is None or (product == "báo cáo" and verb in _WEAK_FOR_REPORT):
            continue
        if not ((verb in _NOT_MADE and between.strip()) or _BASIS.search(between)):
            return _products()[product]
    for match in _REPORTS.finditer(low):
        if not _HEARD.search(low[max(0, match.start() - 10) : match.start()]):
            return "báo cáo"
    return None


def _asked(low: str, at: int) -> tuple[str | None, str]:
    """The nearest verb that asks for the paper at `at`, and the words between the two."""
    begin = max(0, at - _WINDOW)
    for mark in _END.finditer(low, begin, at):
        begin = mark.end()
    found = None
    for match in _VERB.finditer(low, begin, at):
        if not low[match.start() - 1 : match.start()].isalnum() and not _PAST.search(
            low[max(0, match.start() - 14) : match.start()]
        ):
            found = match
    return (found.group().rstrip(), low[found.end() : at]) if found else (None, "")
