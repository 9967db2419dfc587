"""Products: which paper a directive asks for (báo cáo, tờ trình, kế hoạch ...).

Belongs here: the verbs that ask for a paper and the papers' names, in `deadlines/data/product_names.csv`. Does not belong
here: papers that are only cited ('theo Kế hoạch số ...') or carried out ('thực hiện kế hoạch').
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from extract.parsing.deadlines.tokens import fold

_ANCHOR = re.compile(
    r"bao cao|xay dung|trinh |ban hanh|lap |hoan thien|soan thao|chuan bi|tham muu|de xuat|nop |gui |du thao|huong dan|cung cap|thong ke"
)
_CITED = re.compile(
    r"\s*(?:số|nêu trên|này|đã được|được giao|của\s+(?:Thủ tướng|Chính phủ|Bộ|UBND|Trung ương))", re.IGNORECASE
)
_PAST = re.compile(r"(?:đã|được|việc|công tác|theo|tại|nghe|qua|trong|các nội dung)\s+$", re.IGNORECASE)


@cache
def _products() -> dict[str, str]:
    source = files("extract.parsing.deadlines").joinpath("data/product_names.csv")
    with source.open(encoding="utf-8") as lines:
        return {row["printed"]: row["product"] for row in csv.DictReader(lines)}


@cache
def _making() -> re.Pattern[str]:
    """A verb that makes or submits, up to four words, and a product; bounded, so linear.

    Verbs with an adverb ('khẩn trương xây dựng') need no rule: the verb is looked for anywhere.
    """
    names = "|".join(re.escape(n) for n in sorted(_products(), key=lambda n: (-len(n), n)))
    verbs = (
        r"xây dựng|trình|ban hành|lập|hoàn thiện|hoàn chỉnh|soạn thảo|chuẩn bị|tham mưu|đề xuất|nộp|gửi|cung cấp|"
        r"thống kê|tổng hợp|rà soát|hoàn thành|có|đề ra|phê duyệt|thẩm định|cho ý kiến|góp ý|tiếp thu|chỉnh lý"
    )
    return re.compile(
        rf"(?<!\w)(?P<verb>{verbs})\s(?P<between>(?:[^\s,;.:()]+,?\s){{0,9}}?)(?P<product>{names})(?!\w)", re.IGNORECASE
    )


# 'báo cáo' and 'hướng dẫn' are verbs and papers at once: as verbs they ask for the paper when somebody is to receive it.
_REPORTS = re.compile(
    r"(?<!\w)(?:báo cáo)\s(?:(?:kết quả|đề xuất|tham mưu|về|bằng văn bản|định kỳ|đột xuất|tiến độ|tình hình|việc|ngay|kịp thời|"
    r"lãnh đạo|cấp có thẩm quyền|thủ tướng|phó thủ tướng|chính phủ|quốc hội|bộ|bộ trưởng|ubnd|ủy ban|chủ tịch|hđnd|tỉnh ủy|"
    r"ban thường vụ|ban chỉ đạo|thường trực|bộ chính trị|ban bí thư|trung ương|sở|văn phòng|xin ý kiến|giải trình|đánh giá|cụ thể)(?!\w))",
    re.IGNORECASE,
)
_GUIDES = re.compile(
    r"(?:^|[.;]\s|,\s|\b(?:ban hành|xây dựng|có)\s(?:văn bản\s)?)(?:văn bản\s)?hướng dẫn\s", re.IGNORECASE
)
_NOT_MADE = frozenset(
    {
        "có",
        "rà soát",
        "hoàn thành",
        "thẩm định",
        "cho ý kiến",
        "góp ý",
        "phê duyệt",
        "đề xuất",
        "tham mưu",
        "tổng hợp",
        "thống kê",
    }
)


def find_product(text: str) -> str | None:
    """The paper that the directive asks to make or submit, lower case and canonical; None where it asks for none.

    The first paper of weight wins: what is drafted ('xây dựng kế hoạch') before what is reported about it ('báo cáo').
    """
    if _ANCHOR.search(fold(text)) is None:
        return None
    for match in _making().finditer(text):
        verb, product = match["verb"].lower(), match["product"]
        if product.lower() == "báo cáo" and verb in ("trình", "tổng hợp", "rà soát", "tham mưu", "đề xuất", "có"):
            continue
        if verb in _NOT_MADE and match["between"].strip():
            continue
        if _CITED.match(text, match.end()) or _PAST.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        if re.search(r"(?:theo|thực hiện|triển khai|tại|kết quả)\s", match["between"], re.IGNORECASE):
            continue
        return _products()[product.lower()]
    for match in _REPORTS.finditer(text):
        if not re.search(
            r"(?:đã|nghe|theo|qua|các|nội dung|chế độ)\s$",
            text[max(0, match.start() - 10) : match.start()],
            re.IGNORECASE,
        ):
            return "báo cáo"
    return None
