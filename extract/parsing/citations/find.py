"""The public function of the citation grammar: from text to `Citation` records."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extract.model import Citation
from extract.parsing.citations.doc_types import VAGUE, type_before, type_by_code
from extract.parsing.citations.issuers import issuer_by_symbol
from extract.parsing.citations.lists import group_mentions, head_issuer, tail_issuer
from extract.parsing.citations.mentions import Mention, mention_of_number, mentions_without_symbol
from extract.parsing.citations.numbers import Number, find_numbers
from extract.parsing.deadlines.tokens import fold

_HAS_DIGIT = re.compile(r"[0-9]")
_SELF = re.compile(r"nay(?![a-z0-9])")
_ATTACHED = re.compile(r"kem(?: theo)?(?![a-z0-9])")
_HEADER_LINE = re.compile(r"\s*S[oố]\s*:?\s*$")
_SHARED = re.compile(r"(?<![a-z0-9])so\s?:?\s?((?:[0-9]{1,5}\s{0,2}(?:,|;|va)\s{0,2}){1,8})$")
_SELF_TYPES = frozenset(
    {"Thông báo", "Công văn", "Công điện", "Chỉ thị", "Kế hoạch", "Quyết định", "Văn bản", "Kết luận"}
    | {"Nghị quyết", "Hướng dẫn", "Chương trình", "Báo cáo", "Tờ trình"}
)


def find_citations(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    province_name: str | None = None,
    own_number: str | None = None,
    issued_on: date | None = None,
) -> tuple[Citation, ...]:
    """Citations in text[start:end], in order; offsets are into `text`, `seq` counts from 1.

    kind 'document': a paper with a number, or a type with a date (annotation rule 7); 'self': 'Thông báo này', or the
    notice's own number; 'attachment': 'gửi kèm theo'. `province_name` ('An Phú' or 'tỉnh An Phú') completes 'UBND tỉnh';
    `issued_on` gives the year to a day without one. The header's own number line is no citation. Never raises.
    """
    end = len(text) if end is None else min(end, len(text))
    start = max(start, 0)
    if start >= end:
        return ()
    inner = text[start:end]
    folded = fold(inner)
    year = issued_on.year if issued_on else None
    mentions: list[Mention] = []
    if _HAS_DIGIT.search(folded):
        mentions = _mentions(folded, inner, province_name, year)
    own = own_number.replace(" ", "").casefold() if own_number else None
    begins, ends = [m.start for m in mentions], [m.end for m in mentions]
    found: list[Citation] = []
    for group in group_mentions(folded, mentions):
        head = head_issuer(folded, inner, group, province_name)
        for index, mention in enumerate(group):
            printed = mention.issuer or head or tail_issuer(group, index)
            found.append(
                _citation(inner, group, index, printed.name if printed else None, head is not None, province_name, own)
            )
    found.extend(c for c in _self_references(folded, inner) if not _inside(c.char_start, begins, ends))
    starts = {c.char_start for c in found}
    found.extend(c for c in _attachments(folded, inner) if c.raw[:3].lower() == "gửi" or c.char_end + 1 not in starts)
    found.sort(key=lambda c: (c.char_start, c.char_end))
    return tuple(
        replace(c, seq=k, char_start=c.char_start + start, char_end=c.char_end + start) for k, c in enumerate(found, 1)
    )


def _inside(at: int, begins: list[int], ends: list[int]) -> bool:
    """Whether offset `at` lies in one of the spans, which are in order."""
    index = bisect_right(begins, at) - 1
    return index >= 0 and at < ends[index]


def _mentions(folded: str, inner: str, province_name: str | None, year: int | None) -> list[Mention]:
    found: list[Mention] = []
    for number in find_numbers(inner, 0, len(inner)):
        if _is_header_line(inner, number):
            continue
        mention = mention_of_number(folded, inner, number, province_name, year)
        shared = _SHARED.search(folded[max(0, number.start - 70) : number.start]) if not mention.type else None
        if shared:
            found.extend(_shared_numbers(folded, inner, number, mention, shared, max(0, number.start - 70)))
            mention = replace(mention, named=True)
        behind_list = bool(found) and mention.start - found[-1].end <= 6
        if (
            mention.named
            or behind_list
            or (number.code and (number.party or number.organ.isupper() or number.organ == "TTg"))
            or _known(number)
        ):
            found.append(mention)
    begins, ends = [m.start for m in found], [m.end for m in found]
    for bare in mentions_without_symbol(folded, inner, province_name, year):
        last = bisect_right(begins, bare.end - 1) - 1
        if last < 0 or ends[last] <= bare.start:
            found.append(bare)
    found.sort(key=lambda m: m.start)
    return found


def _known(number: Number) -> bool:
    return "-" in number.symbol and issuer_by_symbol(number.organ, number.code, number.party, "x") is not None


def _is_header_line(inner: str, number: Number) -> bool:
    """'Số: 12/TB-UBND' alone on its line is the header's own number."""
    line_start = inner.rfind("\n", 0, number.start) + 1
    line_end = inner.find("\n", number.end)
    rest = inner[number.end : line_end if line_end >= 0 else len(inner)]
    return bool(_HEADER_LINE.match(inner[line_start : number.start])) and not rest.strip()


def _shared_numbers(
    folded: str, inner: str, number: Number, mention: Mention, shared: re.Match[str], low: int
) -> Iterator[Mention]:
    """'số 123, 124 và 125/UBND-VX': the numbers before the last share its symbol."""
    kind = type_before(folded, inner, low + shared.start())
    tail = number.full[len(number.number) :]
    at = low + shared.start(1)
    for index, part in enumerate(re.finditer(r"[0-9]{1,5}", shared.group(1))):
        begin = at + part.start()
        first = (kind.start if kind else low + shared.start()) if index == 0 else begin
        own = replace(
            number, start=begin, end=at + part.end(), number=part.group(), full=part.group() + tail, repaired=False
        )
        yield Mention(first, at + part.end(), kind, own, part.group(), None, None, True)


def _citation(
    inner: str,
    group: list[Mention],
    index: int,
    printed: str | None,
    by_head: bool,
    province_name: str | None,
    own: str | None,
) -> Citation:
    mention = group[index]
    number = mention.number
    by_symbol = issuer_by_symbol(number.organ, number.code, number.party, province_name) if number else None
    issuer = printed or by_symbol
    full = number.full if number else None
    own_mention = own is not None and full is not None and full.casefold() == own
    candidates: tuple[date, ...] = ()
    if mention.issued_on is None:
        candidates = next(
            ((m.issued_on,) for m in group[index + 1 : index + 12] if m.issued_on and _same_organ(mention, m)), ()
        )
    confidence = 0.98 if mention.named and number else 0.9
    if number and number.repaired:
        confidence -= 0.2
    if by_head and mention.issuer is None:
        confidence -= 0.03
    return Citation(
        seq=0,
        kind="self" if own_mention else "document",
        raw=inner[mention.start : mention.end],
        char_start=mention.start,
        char_end=mention.end,
        doc_type=_doc_type(mention),
        number=mention.plain_number,
        symbol=number.symbol if number else None,
        full_number=full,
        issued_on=mention.issued_on,
        issued_on_precision="day" if mention.issued_on else None,
        issuer=issuer,
        issuer_source=("printed" if printed else "symbol") if issuer else None,
        rule_confidence=round(confidence, 4),
        date_candidates=candidates,
    )


def _same_organ(one: Mention, other: Mention) -> bool:
    return one.number is not None and other.number is not None and one.number.organ == other.number.organ


def _doc_type(mention: Mention) -> str | None:
    """The printed type; 'văn bản' and a missing one give way to the symbol's ('BYT-DP' has none: a công văn)."""
    printed = mention.type.name if mention.type else None
    if printed and printed not in VAGUE:
        return printed
    number = mention.number
    if number is None:
        return printed
    if number.code:
        return type_by_code().get(number.code, "Công văn") if number.code in type_by_code() else printed
    if number.symbol.startswith(("QH", "UBTVQH")):
        return "Luật" if number.symbol.startswith("QH") else "Pháp lệnh"
    return "Công văn" if "-" in number.symbol or printed else printed


def _self_references(folded: str, inner: str) -> Iterator[Citation]:
    for match in _SELF.finditer(folded):
        if inner[match.start() : match.end()].lower() != "này" or folded[match.start() - 1 : match.start()] not in (
            " ",
            "",
        ):
            continue
        kind = type_before(folded, inner, match.start())
        if kind and kind.name in _SELF_TYPES and (inner[kind.start].isupper() or kind.name in VAGUE):
            raw = inner[kind.start : match.end()]
            yield Citation(0, "self", raw, kind.start, match.end(), doc_type=kind.name, rule_confidence=0.95)


def _attachments(folded: str, inner: str) -> Iterator[Citation]:
    for match in _ATTACHED.finditer(folded):
        begin = match.start()
        before = folded[max(0, begin - 12) : begin]
        verb = next((v for v in ("gui ", "dinh ") if before.endswith(v)), "")
        if not verb:
            if before[-1:].isalnum() or match.group() == "kem" or before.endswith(("ban hanh ", "thu tuc ")):
                continue
            if not _bracketed(folded, begin):
                continue
        begin -= len(verb)
        yield Citation(0, "attachment", inner[begin : match.end()], begin, match.end(), rule_confidence=0.9)


def _bracketed(folded: str, at: int) -> bool:
    opened = folded.rfind("(", max(0, at - 80), at)
    return opened >= 0 and folded.find(")", opened, at) < 0
