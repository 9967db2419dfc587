"""The word lists of the body parser, from data/*.csv, in the shapes that its rules look things up in.

Belongs here: loading and shaping. Does not belong here: words (they stand in the CSV files, each with its source) and rules.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources

LONGEST_CUE = 6  # words of the longest cue that is looked up


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`left_cues`/`right_cues`: words directly before / after a list of agencies → what the list is."""

    left_cues: dict[str, str]
    right_cues: dict[str, str]
    openers: frozenset[str]  # first words of an adverbial part before the subject
    imperatives: frozenset[str]
    superiors: tuple[str, ...]  # beginnings of names of who charges others
    public: tuple[str, ...]  # beginnings of names of who is no office
    titled_heads: dict[str, str]  # 'thủ trưởng cơ quan ngang bộ' → the name as a collective
    labels: dict[str, str]
    heading_words: tuple[tuple[str, str], ...]  # (words, class), longest first
    assessment: re.Pattern[str]
    closing: re.Pattern[str]
    demand: re.Pattern[str]


def _column(name: str) -> list[list[str]]:
    text = resources.files("extract.parsing.body").joinpath("data", f"{name}.csv").read_text("utf-8")
    return list(csv.reader(text.splitlines()))[1:]


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@functools.cache
def vocabulary() -> Vocabulary:
    """The packaged word lists, loaded once a process."""
    return Vocabulary(
        left_cues={row[0]: row[1] for row in _column("left_cues")},
        right_cues={row[0]: row[1] for row in _column("right_cues")},
        openers=frozenset(row[0] for row in _column("clause_openers")),
        imperatives=frozenset(row[0] for row in _column("imperatives")),
        superiors=tuple(row[0] for row in _column("subject_kinds") if row[1] == "superior"),
        public=tuple(row[0] for row in _column("subject_kinds") if row[1] == "public"),
        titled_heads={row[0]: row[1] for row in _column("titled_heads")},
        labels={row[0]: row[1] for row in _column("labels")},
        heading_words=tuple(
            sorted(((row[0], row[1]) for row in _column("heading_words")), key=lambda pair: -len(pair[0]))
        ),
        assessment=re.compile(rf"(?:{_any_of([row[0] for row in _column('assessment_openings')])})(?!\w)"),
        closing=re.compile(rf"(?<!\w)(?:{_any_of([row[0] for row in _column('closing_formulas')])})"),
        demand=re.compile(rf"(?<!\w)(?:{_any_of([row[0] for row in _column('demand_verbs')])})(?!\w)"),
    )


@functools.cache
def _edge_words(cues: str) -> frozenset[str]:
    """First words of right cues and imperatives, last words of left cues: most words are none, and that is cheap to see."""
    words = vocabulary()
    if cues == "left":
        return frozenset(cue.split()[-1] for cue in words.left_cues)
    if cues == "right":
        return frozenset(cue.split()[0].rstrip(",") for cue in words.right_cues)
    return frozenset(cue.split()[0].rstrip(",") for cue in words.imperatives)


def left_cue(words: list[str]) -> str | None:
    """What the longest cue that these words end with says; commas count as words of their own."""
    if not words or words[-1] not in _edge_words("left"):
        return None
    cues = vocabulary().left_cues
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        found = cues.get(" ".join(words[-size:]).replace(" ,", ","))
        if found is not None:
            return found
    return None


def right_cue(words: list[str]) -> str | None:
    """What the longest cue that these words begin with says."""
    if not words or words[0] not in _edge_words("right"):
        return None
    cues = vocabulary().right_cues
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        found = cues.get(" ".join(words[:size]).replace(" ,", ","))
        if found is not None:
            return found
    return None


_FIRST_WORD = re.compile(r"[^\w,]*([\w/]+)")
_WORDS = re.compile(r"[\w/]+|,")


def opens_with_imperative(lowered: str) -> bool:
    """Whether a clause (lower case, edges stripped) begins with a verb of the list of imperatives."""
    first = _FIRST_WORD.match(lowered)
    if first is None or first.group(1) not in _edge_words("imperatives"):
        return False
    words = _WORDS.findall(lowered[:60])
    verbs = vocabulary().imperatives
    return any(" ".join(words[:size]).replace(" ,", ",") in verbs for size in range(min(4, len(words)), 0, -1))
