"""One limit said twice: a period and, beside it, the day that it ends on ('trong tuần đầu tháng 12, muộn nhất là ngày 07/12').

Belongs here: telling that the second words only make the first exact. Does not belong here: finding either (matching).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Deadline

_BETWEEN = frozenset(" ,(-–—")


def said_once(found: Sequence[Deadline], text: str) -> tuple[Deadline, ...]:
    """`found` in order of place, `text` what their offsets are into. The exact day stands, with the period's target and agencies."""
    kept: list[Deadline] = []
    for deadline in found:
        if kept and _makes_exact(kept[-1], deadline, text):
            period = kept.pop()
            deadline = replace(deadline, is_target=period.is_target or deadline.is_target, applies_to=period.applies_to)
        kept.append(deadline)
    return tuple(replace(deadline, seq=seq) for seq, deadline in enumerate(kept, 1))


def _makes_exact(first: Deadline, second: Deadline, text: str) -> bool:
    if first.kind != "period" or second.kind not in ("by", "before") or second.precision != "day":
        return False
    starts, ends, day = first.start_on, first.last_day or first.end_on, second.last_day or second.end_on
    if ends is None or day is None or not (starts or ends.replace(day=1)) <= day <= ends:
        return False
    return first.char_end <= second.char_start and set(text[first.char_end : second.char_start]) <= _BETWEEN
