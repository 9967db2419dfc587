"""The closed lists of a signature block: lines of office ('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC') and how a person's name is built.

Belongs here: which such line a doubtful reading can be, and how surely. Does not belong here: pixels (signature_windows); what the lines
mean (parsing). Office lines are printed by rule (30/2020/NĐ-CP Phụ lục I, 36-HD/VPTW), so a list decides between readings; a name is
never taken from a list, only its surname and the commonest middle names get their marks back.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources

from extract.reading.picture.syllables import is_possible_syllable
from extract.reading.stamps.folding import distance, fold

_AUTHORITIES = {"tuq": "TUQ.", "kt": "KT.", "tl": "TL.", "tm": "TM."}
_LONGEST_MARK = 3  # letters before the title: the authority, or a pen-written one that was not read
_MIDDLES = {"van": "Văn", "thi": "Thị"}
_NAME_PARTS = (2, 5)


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """`text` as the list prints it, with the authority where that was read; `likeness` 0..1: the share of letters that agree."""

    text: str
    title: str
    authority: str | None
    likeness: float


def _column(name: str, column: str) -> list[str]:
    table = resources.files("extract.reading.picture").joinpath("data", name).read_text(encoding="utf-8")
    return [row[column] for row in csv.DictReader(table.splitlines())]


def letters_of(text: str) -> str:
    """Folded letters only: what two readings of one line are compared by."""
    return "".join(letter for letter in fold(text) if "a" <= letter <= "z")


@functools.cache
def _titles() -> tuple[tuple[str, str], ...]:
    """(letters, title), the longest first."""
    return tuple(sorted(((letters_of(t), t) for t in _column("signing_titles.csv", "title")), key=lambda p: -len(p[0])))


@functools.cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """Folded surname → its spellings."""
    found: dict[str, list[str]] = {}
    for name in _column("surnames.csv", "surname"):
        found.setdefault(fold(name), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def office_line(text: str) -> OfficeLine | None:
    """The line of office that `text` is a reading of; None where no title is near enough."""
    letters = letters_of(text)
    if len(letters) < 6 or sum(letter.isupper() for letter in text) < 0.6 * sum(letter.isalpha() for letter in text):
        return None
    best: tuple[int, OfficeLine] | None = None
    for key, title in _titles():
        limit = 1 if len(key) < 10 else 2 if len(key) < 16 else 3
        for cut in range(min(_LONGEST_MARK, max(0, len(letters) - len(key) + limit)) + 1):
            if abs(len(letters) - cut - len(key)) > limit:
                continue
            gap = distance(letters[cut:], key, limit)
            if gap > limit:
                continue
            mark = next((shown for end, shown in _AUTHORITIES.items() if letters[:cut].endswith(end)), None)
            cost = gap + (0 if mark else cut)
            if best is None or cost < best[0]:
                whole = f"{mark} {title}" if mark else title
                best = cost, OfficeLine(whole, title, mark, round(1 - cost / len(letters), 4))
    return best[1] if best else None


def person_name(text: str) -> str | None:
    """A name of two to five syllables that begins with a surname, its words parted and the surname's marks restored."""
    said = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)
    parts = "".join(f" {letter}" if letter.isupper() else letter for letter in said).split()  # also 'NguyễnVănHải'
    if not _NAME_PARTS[0] <= len(parts) <= _NAME_PARTS[1]:
        return None
    if not all(len(part) > 1 and part[0].isupper() and is_possible_syllable(part) for part in parts):
        return None
    spellings = _surnames().get(fold(parts[0]), ())
    if not spellings:
        return None
    if parts[0] not in spellings:
        parts[0] = spellings[0]
    if len(parts) > 2:
        parts[1] = _MIDDLES.get(fold(parts[1]), parts[1])
    return " ".join(parts)
