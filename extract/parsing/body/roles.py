"""Who is charged in a passage: the role of each agency from the words before and after it.

Belongs here: lists of agencies, clause beginnings, cues. Does not belong here: what a passage inherits (`inheritance`), labelled
lines ('Đơn vị chủ trì: …', `labels`), whose a deadline is. Rules: domain reference 3.2 and 3.3; cues: data/*_cues.csv.

A list of agencies at the beginning of a clause is its subject and leads; after 'phối hợp với' it cooperates until the next verb;
the object of 'hướng dẫn', 'hỗ trợ', 'chỉ đạo' is a target, the receiver of reports report_to; after 'của', 'theo', 'tại' it has
no role.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extract.model import AgencyMention
from extract.parsing.body.agency_lists import (
    AgencyList,
    RoleHit,
    agency_lists,
    clause_boundaries,
    is_public,
    is_superior,
    marked_roles,
    skip_apposition,
)
from extract.parsing.body.governing import behind_last_comma, governing, is_where, lends_a_hand, still_acts
from extract.parsing.body.vocabulary import (
    Vocabulary,
    left_cue,
    opens_with_imperative,
    right_cue,
    vocabulary,
)

_WORDS = re.compile(r"[\w/&%-]+|,")
_PERSON = re.compile(r"(?:^|(?<=\s))(?:các\s)?(?:đồng chí|đ/c|ông|bà)(?:\s\w+){0,6}\s?[,-]?\s*$")
_LEFT_REACH, _RIGHT_REACH = 110, 90  # characters that are looked at on either side of a list
_DECIDES = frozenset(
    {
        "thống nhất",
        "cơ bản thống",
        "đồng ý",
        "cơ bản đồng",
        "nhất trí",
        "cơ bản nhất",
        "đánh giá",
        "ghi nhận",
        "biểu dương",
    }
    | {"thống nhất chủ", "cho phép", "quyết nghị", "chấp thuận", "hoan nghênh"}
)
_PLURALS = frozenset({"các", "quý", "cả"})
_ANNOUNCES = frozenset({"kết", "ban", "thông"})  # kết luận, ban hành, thông báo


@dataclass(slots=True)
class _State:
    demanding: bool = False
    has_lead: bool = False  # in this sentence
    any_lead: bool = False  # in the passage
    ordered: bool = False  # the lead of this sentence stands behind 'giao'
    delegated: bool = False  # 'UBND tỉnh giao ...'
    previous_role: str | None = None
    own_units: bool = False  # the list before are units of whoever is charged: 'các đơn vị trực thuộc'
    verb_since_lead: bool = True
    hits: list[RoleHit] = field(default_factory=list)
    spare: list[RoleHit] = field(default_factory=list)  # leads if nobody else is


def find_roles(
    lowered: str,
    mentions: Sequence[AgencyMention],
    start: int,
    end: int,
    *,
    issuers: Collection[str] = (),
    demanding: bool = False,
) -> tuple[RoleHit, ...]:
    """Roles in lowered[start:end] (the clean text in lower case, same offsets); `mentions` are those inside, in order.

    `issuers` are names (lower case) of whoever issues the notice: as subject of 'yêu cầu', 'giao' they charge others.
    `demanding`: the sentence announces a list ('UBND tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau:'); whoever demands leads nothing.
    """
    if not mentions:
        return ()
    if "(" in lowered[start:end] and (marked := marked_roles(lowered, mentions, start, end)):
        return marked
    words, state = vocabulary(), _State(demanding=demanding)
    boundaries = clause_boundaries(lowered, start, end)
    at, depth, sentence_started, left_edge, edge_mark = 0, 0, start, start, "^"
    groups = agency_lists(lowered, mentions)
    for position, group in enumerate(groups):
        while at < len(boundaries) and boundaries[at][0] < group.start:
            offset, mark = boundaries[at]
            depth = 1 if mark == "(" else 0 if mark == ")" else depth
            if mark in ".!?…\n":
                state.has_lead, state.delegated, state.ordered = False, False, False
                sentence_started = offset + 1
            left_edge, edge_mark = offset + 1, mark
            at += 1
        previous_end = groups[position - 1].end if position else start
        edge, mark = (previous_end, "|") if previous_end > left_edge else (left_edge, edge_mark)
        next_start = groups[position + 1].start if position + 1 < len(groups) else end
        _judge(lowered, group, edge, mark, sentence_started, min(next_start, end), depth > 0, state, words, issuers)
    if not state.any_lead and state.spare:
        state.hits.extend(state.spare)
    return tuple(sorted(state.hits, key=lambda hit: hit.mention.start))


def _judge(
    lowered: str, group: AgencyList, edge: int, mark: str, sentence: int, right_end: int, inside: bool,
    state: _State, words: Vocabulary, issuers: Collection[str],
) -> None:  # fmt: skip
    left_text = lowered[max(edge, group.start - _LEFT_REACH) : group.start]
    person = _PERSON.search(left_text)
    if person is not None:
        left_text = left_text[: person.start()]
    left = _WORDS.findall(left_text)
    while left and left[-1] in _PLURALS:
        left.pop()
    right_text = lowered[group.end : min(right_end, group.end + _RIGHT_REACH)]
    right_text = skip_apposition(right_text)
    right = _WORDS.findall(right_text)[:24]
    follows = right_cue(right)
    heads = right_text.lstrip()[:1] == ":"
    # The last list of 'phối hợp với A; B' before any verb is still part of it.
    if (
        group.after_semicolon
        and state.previous_role == "cooperating"
        and not state.verb_since_lead
        and follows != "lead"
    ):
        _hit(state, group, "cooperating", inside, right)
        return
    if not left and mark != "|":
        _subject(lowered, group, follows, heads, inside, right, state, issuers)
        return
    cue = left_cue(left) if left else None
    if left and cue in (None, "none"):
        cue = governing(left) or cue
    if left[-3:] == ["trách", "nhiệm", "của"] and len(left) > 3:
        cue = "none"  # 'nâng cao trách nhiệm của cấp ủy'; 'Trách nhiệm của Sở Y tế:' is a heading
    if (
        cue == "cooperating"
        and state.previous_role == "target"
        and len(left) <= 5
        and "phối" in left
        and left[0] != ","
        and not state.own_units
        and mark == "|"
    ):
        cue = "target"  # 'Chỉ đạo Sở A phối hợp với Sở B ...': neither is charged here
    if cue in ("order", "announce"):
        _ordered(group, cue, left, mark, inside, right, state, words)
    elif cue is not None and cue != "none":
        _hit(state, group, cue, inside, right)
    elif cue == "none":
        if left[-2:] == ["đối", "với"] and len(left) == 2 and (heads or not right_text.strip(" .*_)")) and not inside:
            _hit(state, group, "lead", inside, right)
        elif follows == "lead" and left[-1] == "do":
            state.spare.extend(RoleHit("lead", m, inside, 0.7) for m in group.mentions)
        elif (
            len(group.mentions) > 1
            and not inside
            and opens_with_imperative(" ".join(right))
            and _opens_adverbially(lowered, sentence, words)
        ):  # 'Theo đề nghị của Bộ A, Sở B rà soát ...'
            behind = behind_last_comma(lowered, group)
            if behind and not is_superior(AgencyList(behind), issuers):
                _hit(state, AgencyList(behind), "lead", inside, right)
                return
        state.previous_role = None
    else:
        _loose(lowered, group, left, follows, heads, inside, right, sentence, mark, state, words, issuers)


def _subject(
    lowered: str, group: AgencyList, follows: str | None, heads: bool, inside: bool, right: list[str],
    state: _State, issuers: Collection[str],
) -> None:  # fmt: skip
    """A list that opens a clause."""
    superior = is_superior(group, issuers)
    if is_where(group, right):
        state.previous_role = None
        return
    if superior and _DECIDES.intersection((" ".join(right[:2]), " ".join(right[:3]))):
        state.delegated, state.previous_role = True, None  # 'Chính phủ thống nhất ...' decides; others act
        return
    if follows == "order" or (
        state.demanding and not heads and (superior or right[:2] == ["hướng", "dẫn"] or _ANNOUNCES.intersection(right))
    ):
        if not superior and not state.demanding:  # 'Trạm y tế yêu cầu người dân ...': no office after the verb
            state.spare.extend(RoleHit("lead", m, inside, 0.8) for m in group.mentions)
        state.delegated, state.previous_role = True, None
        return
    if follows == "none" and not heads and not still_acts(group, right):
        state.previous_role = None
        return
    if state.any_lead and (follows == "cooperating" or lends_a_hand(right)):
        _hit(state, group, "cooperating", inside, right)
        return
    if inside and follows in ("advising", "monitoring"):
        _hit(state, group, follows, inside, right)
        return
    if inside and follows != "lead":
        state.previous_role = None
        return
    _hit(state, group, "lead", inside, right)
    if follows == "monitoring":
        state.hits.extend(RoleHit("monitoring", m, inside) for m in group.mentions)


def _ordered(
    group: AgencyList,
    cue: str,
    left: list[str],
    mark: str,
    inside: bool,
    right: list[str],
    state: _State,
    words: Vocabulary,
) -> None:
    """A list after 'giao', 'yêu cầu', 'đề nghị'."""
    follows = right_cue(right)
    verb = left[-1] if left[-1] != "cho" else " ".join(left[-2:])
    if "được" in left[-3:] or "đã" in left[-3:]:  # 'nhiệm vụ được giao', 'đã giao'
        state.previous_role = None
        return
    if inside and follows == "advising":
        _hit(state, group, "advising", inside, right)
        return
    if inside and state.any_lead and follows != "lead":
        _hit(state, group, "advising", inside, right)
        return
    before = left[: -len(verb.split())][-1:]
    if state.has_lead and verb in ("giao", "giao cho") and before and before[0] not in (",", "và", "đồng", "thời"):
        state.previous_role = None  # 'rà soát diện tích đất giao cho các tổ chức'
        return
    entrusted = "giao" in verb or "quyền" in left or "công" in left  # giao, ủy quyền, phân công
    governed = state.has_lead and not state.delegated and not state.demanding and not entrusted
    # 'Tăng cường kiểm tra; yêu cầu các cơ sở kinh doanh ...': the verb's subject is whoever the directive is for.
    implied = mark == ";" and not entrusted and not state.any_lead and is_public(group)
    if implied or (governed and not (left[-2:] == ["đề", "nghị"] and mark == ";")):
        _hit(state, group, "target", inside, right)  # 'Sở Y tế ... yêu cầu các cơ sở ...'
        return
    _hit(state, group, "lead", inside, right, ordered=True)
    if cue == "order" and follows == "monitoring":
        state.hits.extend(RoleHit("monitoring", m, inside) for m in group.mentions)


def _loose(
    lowered: str, group: AgencyList, left: list[str], follows: str | None, heads: bool, inside: bool, right: list[str],
    sentence: int, mark: str, state: _State, words: Vocabulary, issuers: Collection[str],
) -> None:  # fmt: skip
    """A list with words before it that are no cue: the subject after an adverbial part, or nothing."""
    if follows in ("lead", "cooperating") and left and left[-1] in (",", "và", "còn", "riêng"):
        role = "cooperating" if follows == "cooperating" and state.any_lead else "lead"
        _hit(state, group, role, inside, right)
        return
    if lends_a_hand(right) and left[-1:] == [","] and (state.any_lead or state.spare):
        _hit(state, group, "cooperating", inside, right)  # 'do Sở A chủ trì, Sở B phối hợp'
        return
    further = state.ordered or (state.has_lead and all(_is_person(m) for m in group.mentions))
    if further and left[-1:] == [","] and not inside and opens_with_imperative(" ".join(right)):
        _hit(state, group, "lead", inside, right, ordered=True)  # 'giao Sở A tổng hợp, Sở B thẩm định'
        return
    adverbial = (
        left[-1:] == [","] and not state.has_lead and not inside and _opens_adverbially(lowered, sentence, words)
    )
    if adverbial and (follows is not None or opens_with_imperative(" ".join(right))):
        _subject(lowered, group, follows, heads, inside, right, state, issuers)
        return
    if left and " ".join(left) in words.openers:
        _subject(lowered, group, follows, heads, inside, right, state, issuers)
        return
    state.previous_role = None


def _is_person(mention: AgencyMention) -> bool:
    """'Cấp ủy lãnh đạo ..., Chủ tịch UBND các xã chỉ đạo ...': a chairman is no object between two commas."""
    return mention.type == "person_role" or mention.name.startswith(("Chủ tịch", "Thủ trưởng", "Giám đốc", "Bí thư"))


def _opens_adverbially(lowered: str, sentence: int, words: Vocabulary) -> bool:
    opening = _WORDS.findall(lowered[sentence : sentence + 40])[:4]
    return any(" ".join(opening[:size]) in words.openers for size in (1, 2, 3))


def _hit(state: _State, group: AgencyList, role: str, inside: bool, right: list[str], *, ordered: bool = False) -> None:
    confidence = 0.9 if any(m.agency_key is None for m in group.mentions) else 1.0
    sure = [round(min(confidence, m.confidence), 4) for m in group.mentions]
    state.hits.extend(RoleHit(role, m, inside, c, ordered) for m, c in zip(group.mentions, sure, strict=True))
    state.previous_role = role
    state.own_units = all(m.type == "collective" and "trực thuộc" in m.name for m in group.mentions)
    if role == "lead":
        state.has_lead = state.any_lead = True
        state.ordered = ordered
        state.verb_since_lead = right[:2] != ["chủ", "trì"] and right[:2] != ["phối", "hợp"]
