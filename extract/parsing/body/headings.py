"""Headings: which paragraphs are headings without a number, and what the words of a heading say of what stands below it.

Belongs here: topic lines and lines that only name agencies. Does not belong here: the tree. Words: data/heading_words.csv.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extract.model import AgencyMention
from extract.parsing.body.lines import Line
from extract.parsing.body.sentences import demands
from extract.parsing.body.vocabulary import opens_with_imperative, vocabulary

_LONGEST = 170  # characters of a heading
_PARTS = re.compile(r"[,;&]|\svà\s")
_LEADING = re.compile(r"(?:về\s|một số\s|những\s|các\s|công tác\s)+")
_GLUE = re.compile(
    r"(?:chủ trì|phối hợp|phối hợp với|với|giao|đối với|đồng chí|các|và|cùng|cùng với|chỉ đạo|trọng tâm là|đề nghị|yêu cầu|như sau|sau"
    r"|cơ quan thường trực|thực hiện|các nhiệm vụ|có trách nhiệm|tập trung|lãnh đạo|thủ trưởng|khác|liên quan"
    r"|trách nhiệm của|nhiệm vụ của)(?!\w)"
)
_TOPICAL = re.compile(r"(?:về|đối với|công tác|lĩnh vực|nhiệm vụ|giải pháp|nhóm|trong lĩnh vực)\s")


def names_only_agencies(lowered: str, start: int, end: int, mentions: Sequence[AgencyMention]) -> bool:
    """Whether lowered[start:end] holds agencies and nothing but 'chủ trì', 'phối hợp với', commas and the like."""
    if not mentions:
        return False
    rest, at = [], start
    for mention in mentions:
        rest.append(lowered[at : mention.start])
        at = max(at, mention.end)
    rest.append(lowered[at:end])
    left = _GLUE.sub(" ", " ".join(rest))
    return not any(map(str.isalnum, left))


def is_heading(line: Line, lowered: str, mentions: Sequence[AgencyMention], heads_list: bool) -> bool:
    """A paragraph without marker that heads what follows: capitals, bold, or a line that only names agencies or a topic."""
    text = line.text
    if len(text) > _LONGEST or text[-1] in ".;,…" or "./." in text:
        return False
    low = lowered[line.start : line.end]
    if text.endswith(":") and demands(low):
        return False
    if line.capitals or line.heading_level > 0:
        return True
    if names_only_agencies(lowered, line.start, line.end, mentions):
        return text.endswith(":") or line.bold or heads_list
    if line.bold:
        return True
    return text.endswith(":") and len(text) <= 100 and bool(_TOPICAL.match(low))


@functools.lru_cache(maxsize=4096)
def heading_class(heading: str) -> str | None:
    """'context' | 'directive' | None for the words of a heading in lower case."""
    found = set()
    for part in _PARTS.split(heading.strip(" .:-–")):
        words = part.strip()
        leading = _LEADING.match(words)
        for stem in (words, words[leading.end() :] if leading else words):
            kind = next(
                (
                    cls.partition(",")[0]
                    for w, cls in vocabulary().heading_words
                    if stem.startswith(w)
                    and not stem[len(w) : len(w) + 1].isalpha()
                    and (stem == w or not cls.endswith("whole heading"))
                ),
                None,
            )
            if kind:
                found.add(kind)
                break
    if len(found) == 1:
        return found.pop()
    return None


def topic_of(body: str) -> str:
    """The heading part of a paragraph in lower case: all of a short one without full stop, or what stands before its colon; else ''."""
    text = body.strip()
    if len(text) <= _LONGEST and text[-1:] not in (".", ";", ","):
        return text.rstrip(": ")
    colon = text.find(":", 0, 90)
    return text[:colon] if colon > 0 else ""


def is_bare_heading(body: str, lowered: str, start: int, end: int, mentions: Sequence[AgencyMention]) -> bool:
    """Whether a marked paragraph only heads its children: agencies or a topic, no order of its own."""
    text = body.strip()
    if not text or len(text) > _LONGEST or text[-1] in ".;":
        return False
    if names_only_agencies(lowered, start, end, mentions):
        return True
    return text.endswith(":") or not opens_with_imperative(lowered[start:end])
