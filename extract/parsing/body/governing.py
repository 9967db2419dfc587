"""What words a little further off say of a list of agencies: the verb that governs it, whether it acts or lends a hand.

Belongs here: looking past adverbs, objects and commas. Does not belong here: cues that stand right at a list (`vocabulary`), what a
role is (`roles`).
"""

from __future__ import annotations

from itertools import pairwise

from extract.model import AgencyMention
from extract.parsing.body.agency_lists import AgencyList

_REPORTING = frozenset(
    {"báo cáo", "gửi", "trình", "đề xuất", "kiến nghị", "phản ánh", "tham mưu", "cung cấp", "thông tin"}
)
_MEETING = frozenset({"thống nhất", "làm việc", "trao đổi", "kết nối", "hợp tác", "ký kết", "liên hệ"})
_TARGETING = frozenset({"hướng dẫn", "hỗ trợ", "tập huấn", "phổ biến", "quán triệt", "phân bổ", "bàn giao"})
_CARRIERS = frozenset({"về", "cho", "tới", "đến", "lên", "qua", "để", "với", "cùng"})
_CUTS = frozenset({"của", "theo", "tại", "từ", "do", "bởi", "thuộc", "đối"})
_PLACES = ("các thôn", "các bản", "các ấp", "các tổ dân phố", "các khu dân cư", "các khu phố")
_ACTS = frozenset({"khẩn trương", "tập trung", "chủ động", "tiếp tục", "rà soát", "báo cáo", "nghiêm túc"})


def governing(left: list[str]) -> str | None:
    """The role that a verb a few words further left gives: 'phối hợp chặt chẽ, thường xuyên với', 'gửi kết quả về'."""
    last = left[-1]
    if last not in _CARRIERS and last in _CUTS:
        return None
    reach = left[-10:]
    if last in _CARRIERS:
        if left[-2:] == ["đối", "với"] or left[-2:] == ["so", "với"]:
            return None
    elif len(left) < 2:
        return None
    for k in range(len(reach) - 2, -1, -1):
        pair, word = f"{reach[k]} {reach[k + 1]}", reach[k]
        if word in _CUTS:
            return None
        if last in ("với", "cùng"):
            if pair == "phối hợp":
                return "cooperating"
            if pair in _MEETING:
                return "counterpart"
            if pair in ("tham mưu", "đề xuất", "báo cáo", "kiến nghị"):
                return "report_to"
        elif last in _CARRIERS:
            if pair in _REPORTING or (word == "gửi" or word == "trình"):
                return "report_to"
            if pair in _TARGETING:
                return "target"
        elif len(reach) - k <= 5 and (pair in ("báo cáo", "tham mưu", "kiến nghị")) and "," not in reach[k:]:
            return "report_to"
    return None


def still_acts(group: AgencyList, right: list[str]) -> bool:
    """'Các địa phương đã có kết luận thanh tra khẩn trương xử lý': those of a collective who must act."""
    if right[:1] not in (["đã"], ["đang"], ["còn"]) or any(m.type != "collective" for m in group.mentions):
        return False
    return not _ACTS.isdisjoint(f"{a} {b}" for a, b in pairwise(right))


def is_where(group: AgencyList, right: list[str]) -> bool:
    """'các thôn, bản chưa có điện lưới hoàn thành trước ...': where something is done, by others."""
    return right[:1] in (["chưa"], ["đã"], ["còn"]) and all(m.name.startswith(_PLACES) for m in group.mentions)


def lends_a_hand(right: list[str]) -> bool:
    """'Sở A chủ trì ...; Sở B phối hợp cung cấp số liệu': cooperates, unless partners of its own follow."""
    return right[:2] == ["phối", "hợp"] and not {"với", "cùng"}.intersection(right[2:6])


def behind_last_comma(lowered: str, group: AgencyList) -> list[AgencyMention]:
    """What of a list stands behind its last comma: 'Kế hoạch của Bộ A và Bộ B, Sở C rà soát' charges Sở C."""
    kept = list(group.mentions[-1:])
    for before, after in reversed(list(pairwise(group.mentions))):
        if "," in lowered[before.end : after.start]:
            return kept
        kept.insert(0, before)
    return kept[1:]
