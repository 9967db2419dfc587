"""When a written value is believed: what the line recogniser and the digit recogniser must say. Pure, no pictures.

Measured on real headings (docs): the line recogniser alone is right in one of three and as sure when it is wrong; the digit
recogniser alone is right where every digit is clear; a wrong value that both give has not been seen. A wrong value costs more
than an empty one, so doubt gives None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.reading.engines.agreement import Agreement
from extract.reading.engines.digits import Digit

_LIMITS = {"day": (1, 31), "month": (1, 12), "number": (1, 99_999)}
_PATTERNS = {
    "number": re.compile(r"^\W{0,2}[sS5][^\W\d]{0,2}6?\s?[:;.,_-]{0,3}\s?([\dOoIl]{1,5})[\s._]{0,3}/"),
    "day": re.compile(r"ng\S{1,3}y\W{0,2}([\dOoIl]{1,2})[\s.,]{0,4}t\w{0,2}ng", re.IGNORECASE),
    "month": re.compile(r"t\w{1,3}ng\W{0,2}([\dOoIl]{1,2})[\s.,]{0,4}n\wm", re.IGNORECASE),
}
_LOOKALIKES = str.maketrans("OoIl", "0011")
_CLEAR = {"day": 0.75, "month": 0.75, "number": 0.85}  # least probability of the digits where they are the only witness


@dataclass(frozen=True, slots=True)
class Witnesses:
    """`context`: the piece with its printed neighbours read as a line; `alone`: the marks read as a line; `digits`: each mark."""

    context: Agreement
    alone: Agreement
    digits: tuple[Digit, ...]

    @property
    def figures(self) -> str:
        return "".join(str(digit.value) for digit in self.digits)

    @property
    def least(self) -> float:
        return min((digit.probability for digit in self.digits), default=0.0)

    def chance(self, value: str) -> float:
        """The least probability that the digit recogniser gives to the figures of `value`; 0 for another count of figures."""
        if len(value) != len(self.digits):
            return 0.0
        return min((digit.all[int(figure)] for digit, figure in zip(self.digits, value, strict=True)), default=0.0)


def _within(name: str, figures: str) -> str | None:
    low, high = _LIMITS[name]
    return figures if figures.isdigit() and figures.isascii() and low <= int(figures) <= high else None


def accepted(name: str, text: str) -> str | None:
    """The value that a reading of the whole piece gives for the hole: figures only, within the field's limits."""
    found = _PATTERNS[name].search(text)
    return _within(name, found.group(1).translate(_LOOKALIKES)) if found else None


def accepted_alone(name: str, text: str) -> str | None:
    """The value that a reading of the marks alone gives."""
    return _within(name, text.strip(" .,_-").translate(_LOOKALIKES))


def typed_value(seen: Witnesses) -> tuple[str | None, float]:
    """Printed figures: nearly all readings of the line must agree."""
    line = seen.context
    if line.value is None or line.share < 0.75 or line.rival > 0.12:
        return None, 0.0
    return line.value, round(line.share * line.certainty, 4)


def written_value(name: str, seen: Witnesses) -> tuple[str | None, float]:
    """The value and how sure it is, or None. A written day has two figures (01-31, so the rule has it): a single one is what is
    left of a day of which a figure was lost."""
    for value, confidence in _proposals(name, seen):
        if name == "day" and len(value) != 2:
            continue
        return value, round(confidence, 4)
    return None, 0.0


def _proposals(name: str, seen: Witnesses) -> list[tuple[str, float]]:
    context, alone, own = seen.context, seen.alone, _within(name, seen.figures)
    made = []
    if own is not None and seen.least >= 0.35 and (_backed(own, context) or _backed(own, alone)):
        made.append((own, min(0.95, 0.6 + 0.35 * seen.least)))
    if own is not None and seen.least >= 0.6 and _half_backed(own, alone.readings):
        made.append((own, 0.5 + 0.3 * seen.least))
    if own is not None and seen.least >= _CLEAR[name] and not any(_denied(own, line) for line in (context, alone)):
        made.append((own, 0.9 * seen.least))
    if own is not None and seen.least >= 0.5 and _one_figure_apart(own, seen):
        made.append((own, 0.5 + 0.3 * seen.least))
    if context.value is not None and context.share >= 0.6 and context.rival == 0 and seen.chance(context.value) >= 0.2:
        rival = alone.value is None or alone.value == context.value or seen.chance(alone.value) < 0.1
        if rival:
            made.append((context.value, 0.5 * context.share + 0.3 * seen.chance(context.value)))
    same = context.value is not None and context.value == alone.value
    if name != "number" and same and min(context.share, alone.share) >= 0.6 and max(context.rival, alone.rival) <= 0.15:
        made.append((alone.value or "", 0.6))
    if name != "number" and alone.value is not None and alone.share >= 0.95 and context.value in (None, alone.value):
        made.append((alone.value, 0.6))
    return made


def _backed(value: str, line: Agreement) -> bool:
    return line.value == value and line.share >= 0.3 and line.rival <= max(0.34, line.share / 2)


def _denied(value: str, line: Agreement) -> bool:
    return line.value is not None and line.value != value and line.share > 0.34


def _half_backed(value: str, readings: Sequence[str]) -> bool:
    """Most readings fit where a letter stands for a figure that the line recogniser took for one ('ô7' for 07), at least half of
    the figures being read as such."""
    fits = 0
    for text in readings:
        if len(text) != len(value):
            continue
        figures = [(read, wanted) for read, wanted in zip(text, value, strict=True) if read.isdigit()]
        fits += bool(figures) and all(read == wanted for read, wanted in figures) and 2 * len(figures) >= len(value)
    return bool(readings) and fits > len(readings) / 2


def _one_figure_apart(value: str, seen: Witnesses) -> bool:
    """The line's best value differs in one figure, of which the digit recogniser is sure and to which the other is impossible."""
    for line in (seen.context, seen.alone):
        other = line.value
        if other is None or other == value:
            continue
        if len(other) != len(value):
            return False
        apart = [i for i, (mine, theirs) in enumerate(zip(value, other, strict=True)) if mine != theirs]
        if len(apart) != 1:
            return False
        digit = seen.digits[apart[0]]
        if digit.probability < 0.85 or digit.all[int(other[apart[0]])] > 0.05:
            return False
    return seen.context.value is not None or seen.alone.value is not None
