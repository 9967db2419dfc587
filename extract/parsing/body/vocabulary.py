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
        labels={row[0]: row[1] for row in _column("labels")},
        heading_words=tuple(
            sorted(((row[0], row[1]) for row in _column("heading_words")), key=lambda pair: -len(pair[0]))
        ),
        assessment=re.compile(rf"(?:{_any_of([row[0] for row in _column('assessment_openings')])})(?!\w)"),
        closing=re.compile(rf"(?<!\w)(?:{_any_of([row[0] for row in _column('closing_formulas')])})"),
        demand=re.compile(rf"(?<!\w)(?:{_any_of([row[0] for row in _column('demand_verbs')])})(?!\w)"),
    )


def longest_ending(words: list[str], cues: dict[str, str]) -> str | None:
    """What the longest cue that these words end with says; commas count as words of their own."""
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        found = cues.get(" ".join(words[-size:]).replace(" ,", ","))
        if found is not None:
            return found
    return None


def longest_beginning(words: list[str], cues: dict[str, str]) -> str | None:
    """What the longest cue that these words begin with says."""
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        found = cues.get(" ".join(words[:size]).replace(" ,", ","))
        if found is not None:
            return found
    return None


def opens_with_imperative(lowered: str) -> bool:
    """Whether a clause (lower case, edges stripped) begins with a verb of the list of imperatives."""
    words = re.findall(r"[\w/]+|,", lowered[:60])
    verbs = vocabulary().imperatives
    return any(" ".join(words[:size]).replace(" ,", ",") in verbs for size in range(min(4, len(words)), 0, -1))
