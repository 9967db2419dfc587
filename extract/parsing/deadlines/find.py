"""The public function of the deadline grammar: from text to `Deadline` records."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from extract.model import Deadline
from extract.parsing.deadlines.clauses import clause_of, cut_clauses, quoted_spans
from extract.parsing.deadlines.judging import sets_deadline
from extract.parsing.deadlines.matching import match_cell, match_phrases
from extract.parsing.deadlines.points import Phrase, Span
from extract.parsing.deadlines.resolving import Basis, Resolved, is_bygone, resolve_point, resolve_relative
from extract.parsing.deadlines.said_twice import said_once
from extract.parsing.deadlines.surroundings import surroundings
from extract.parsing.deadlines.tokens import Token, fold, tokenise
from extract.parsing.deadlines.words import anywhere

# What a limit has at least; it spares most paragraphs the folding and most clauses the grammar.
_ANY = re.compile(
    r"[0-9]|[Tt]uần|[Tt]uan|[Hh][àằ]ng |[Mm]ỗi |[Kk]ỳ |hôm nay|[Tt]háng[ .,;)]|đầu tuần|cuối năm|[Qq]u[ýí] "
)
_ANCHOR = re.compile(
    r"[0-9][ ]?/[ ]?[0-9lo]|[0-9] ?[.-] ?[0-9]{1,2} ?[.-] ?[0-9]{4}|ngay [0-9]{1,2}-[0-9]|thang [0-9a-z]|quy [ivl1-4]|"
    r"nam (?:19|20|nay)|[0-9]\)? ?(?:ngay|tuan|thang|gio|nam)|[0-9][hg:][0-9 ]|[0-9] ?\(|"
    r"(?:hang|moi) (?:ngay|tuan|thang|quy|nam)|dinh ky|tuan (?:nay|toi|sau)|trong tuan|hom nay|cuoi (?:nam|thang|quy|cung)|dau tuan|"
    r"(?:vong|han|sau|qua|gian) (?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) "
)
# A limit has one of these before it or begins with it; without one near an anchor ('số 12/TB-UBND ngày 5/6/2021') there is none.
_LEAD = re.compile(
    r"truoc|nhat|khong|den|toi|het|vao|trong|tu |sau|hang|moi|dinh|thu |xong|hoan|han|gian|tuan|sang|cong|khanh|thong|dau |cuoi|giua"
)
_LEAD_REACH = 72
_CONFIDENCE = {
    "before": 0.98,
    "by": 0.97,
    "bare": 0.95,
    "within": 0.93,
    "until": 0.92,
    "at": 0.88,
    "postponed": 0.9,
    "range": 0.9,
    "relative": 0.9,
    "recurring": 0.93,
}
_APPLIES_MAX = 240


def find_deadlines(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    issued_on: date | None = None,
    event_on: date | None = None,
    arrived_on: date | None = None,
    context: str = "directive",
) -> tuple[Deadline, ...]:
    """Deadlines in text[start:end], in order; offsets are into `text`, `seq` counts from 1.

    `issued_on`, `event_on`, `arrived_on`: the notice's own day, its meeting's, its arrival stamp's: for years that are not
    printed and for limits that count from a day. `context`: 'directive' for running text; 'cell' for a cell of a column of
    deadlines, where a bare date is one too. For a year that is not printed `due_on` is None, `due_computed_on` and `end_on`
    hold the completed day. Rules: domain reference 3.4; what is no deadline is decided in `judging`. Never raises.
    """
    end = len(text) if end is None else min(end, len(text))
    start = max(start, 0)
    if start >= end:
        return ()
    if _ANY.search(text, start, end) is None:
        return ()
    folded = fold(text[start:end])
    basis = Basis(issued_on, event_on, arrived_on)
    inner = text[start:end]
    quotes = quoted_spans(inner, 0, len(inner))
    opened = [a for a, _ in quotes]
    found: list[Deadline] = []
    for clause in cut_clauses(folded, inner, 0, len(inner)):
        if context != "cell" and not _may_hold(folded, clause):
            continue
        tokens = tokenise(folded, *clause)
        earlier = clause[0]
        for phrase in match_cell(tokens) if context == "cell" else match_phrases(tokens):
            begin, stop = tokens[phrase.first].start, tokens[phrase.stop - 1].end
            own_words, earlier = inner[max(earlier, begin - 80) : begin].lower(), stop
            quote = bisect_right(opened, begin) - 1
            if quote >= 0 and stop <= quotes[quote][1]:
                continue
            if context != "cell" and not sets_deadline(phrase, surroundings(tokens, phrase, inner)):
                continue
            own_clause = clause_of(folded, clause, begin)
            is_target = bool(anywhere("target").search(own_words))
            for spans, resolved in _resolved(phrase, basis):
                if context != "cell" and is_bygone(resolved, basis):
                    continue
                span = _span(phrase, spans, tokens)
                if found and _says_again(inner, found[-1], resolved, span, start):
                    continue
                found.append(
                    _deadline(inner, tokens, phrase, resolved, len(found) + 1, span, own_clause, start, is_target)
                )
    return said_once(found, text)


def _says_again(inner: str, before: Deadline, resolved: Resolved, span: tuple[int, int], offset: int) -> bool:
    """'trong tuần đầu tháng 12, muộn nhất là ngày 07/12': the second names the last day of the first."""
    between = inner[before.char_end - offset : span[0]].strip()
    latest = inner[span[0] : span[1]].lower().startswith(("chậm nhất", "muộn nhất"))
    return (
        latest and between in ("", ",", "(") and resolved.last_day is not None and resolved.last_day == before.last_day
    )


def _may_hold(folded: str, clause: tuple[int, int]) -> bool:
    """Whether the clause has an anchor with a leading word near before it."""
    return any(
        _LEAD.search(folded, max(clause[0], anchor.start() - _LEAD_REACH), anchor.end())
        for anchor in _ANCHOR.finditer(folded, *clause)
    )


def _span(phrase: Phrase, spans: tuple[Span, ...], tokens: list[Token]) -> tuple[int, int]:
    """A limit's own words: of several days behind one leading word, each later one stands for itself."""
    first = phrase.first if not spans or spans[0] is phrase.spans[0] else spans[0].first
    stop = spans[-1].stop if spans and len(phrase.spans) > 1 else phrase.stop
    return tokens[first].start, tokens[stop - 1].end


def _resolved(phrase: Phrase, basis: Basis) -> list[tuple[tuple[Span, ...], Resolved]]:
    """One or several limits of a phrase, each with the spans it stands on."""
    if phrase.form == "recurring":
        return [((), Resolved("recurring"))]
    if phrase.form == "relative":
        return [((), resolve_relative(phrase, basis))]
    groups = [(s,) for s in phrase.spans] if phrase.form in ("before", "by") else [phrase.spans]
    result = []
    for group in groups:
        resolved = resolve_point(phrase, group[0].point, group[-1].point, basis)
        if resolved:
            result.append((group, resolved))
    return result


def _deadline(
    inner: str, tokens: list[Token], phrase: Phrase, resolved: Resolved, seq: int,
    span: tuple[int, int], clause: tuple[int, int], offset: int, is_target: bool,
) -> Deadline:  # fmt: skip
    confidence = _CONFIDENCE.get(phrase.form, 0.9)
    if any(s.point.repaired for s in phrase.spans):
        confidence = round(confidence - 0.15, 4)
    if phrase.spans and phrase.spans[-1].point.year is None:
        confidence = round(confidence - 0.05, 4)
    return Deadline(
        seq=seq,
        raw=inner[span[0] : span[1]],
        kind=resolved.kind,
        char_start=span[0] + offset,
        char_end=span[1] + offset,
        due_on=resolved.due_on,
        due_computed_on=resolved.due_computed_on,
        basis_on=resolved.basis_on,
        basis=resolved.basis,
        last_day=resolved.last_day,
        start_on=resolved.start_on,
        end_on=resolved.end_on,
        due_time=phrase.due_time,
        inclusive=resolved.inclusive,
        precision=resolved.precision,
        is_target=is_target,
        recurrence=phrase.recurrence,
        applies_to=_applies_to(inner, tokens, phrase, clause),
        rule_confidence=confidence,
        clause_start=clause[0] + offset,
        clause_end=clause[1] + offset,
    )


def _applies_to(inner: str, tokens: list[Token], phrase: Phrase, clause: tuple[int, int]) -> str | None:
    """The words that the limit governs: back to the clause's start or the last comma with three words behind it, else ahead."""
    first = phrase.first
    cut, lowest = first, max(0, first - _APPLIES_MAX)
    while cut > lowest and tokens[cut - 1].start >= clause[0]:
        if tokens[cut - 1].text in (",", ":", "(", ";") and first - cut >= 2:
            break
        cut -= 1
    words = inner[tokens[cut].start : tokens[first].start].strip(" ,;:()") if cut < first else ""
    if len(words.split()) < 2 and phrase.stop < len(tokens):
        stop = phrase.stop
        begin = stop + (tokens[stop].text in (",", ":"))
        stop = begin
        while stop < len(tokens) and tokens[stop].text not in (",", ";", ".", ")") and tokens[stop].end <= clause[1]:
            stop += 1
        if stop > begin:
            words = (words + " " if words else "") + inner[tokens[begin].start : tokens[stop - 1].end]
    return words[-_APPLIES_MAX:].strip() or None
