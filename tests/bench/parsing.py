"""Understanding: notices a second on one core, which parts take the time, and how time grows with length.

Belongs here: those three tables. Not here: the texts (`long_texts`), accuracy.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from extract.stages import clean_stage, parse_stage
from tests.bench.cost import cpu_seconds, table
from tests.bench.long_texts import gold_texts, hard_shapes, notice_of_length, reading_of, understood

_NOTICE = 8_000  # characters
_VARIANTS = 6
_LENGTHS = (8_000, 50_000, 200_000, 500_000, 1_000_000, 2_000_000)
_ROOT = Path(__file__).parents[2]


def run(asked: Namespace) -> str:
    """All tables, as Markdown."""
    parts = [_rates(), _profile(asked.top), _growth([n for n in _LENGTHS if n <= asked.longest])]
    if asked.shapes:
        parts.append(_shapes(asked.shapes))
    return "\n\n".join(parts)


def _rates() -> str:
    whole = list(gold_texts().values())
    long = [notice_of_length(_NOTICE, which) for which in range(_VARIANTS)]
    understood(long[0])  # the catalogue is loaded once a process
    rows: list[tuple[object, ...]] = []
    for name, texts in ((f"{len(whole)} notices of tests/gold", whole), (f"notices of {_NOTICE:,} characters", long)):
        readings = [reading_of(text) for text in texts]
        cleans = [clean_stage(reading, "n.txt") for reading in readings]
        cleaning = _seconds(partial(_each, clean_stage, readings))
        parsing = _seconds(partial(_each, parse_stage, cleans))
        count, letters = len(texts), sum(map(len, texts))
        rows.append(
            (name, letters // count, 1000 * cleaning / count, 1000 * parsing / count, count / parsing, count / (cleaning + parsing),
             (cleaning + parsing) / letters * 1e6)
        )  # fmt: skip
    head = ("", "characters", "clean ms", "parse ms", "parsed/s", "cleaned and parsed/s", "µs/character")
    return f"{table(head, rows)}\n\nWanted: 200 notices of 8,000 characters a second on one core; 50,000 characters in under a second."


def _each(stage: Callable[[Any, str], object], inputs: Sequence[object]) -> None:
    for one in inputs:
        stage(one, "notice.txt")


def _seconds(work: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the best of a few times: others may share the core."""
    taken = []
    for _ in range(times):
        before = cpu_seconds()
        work()
        taken.append(cpu_seconds() - before)
    return min(taken)


def _profile(top: int) -> str:
    cleans = [clean_stage(reading_of(notice_of_length(_NOTICE, which)), "n.txt") for which in range(_VARIANTS)]
    profile = cProfile.Profile()
    profile.enable()
    for clean in cleans:
        parse_stage(clean, "n.txt")
    profile.disable()
    stats = pstats.Stats(profile)
    own: dict[str, float] = defaultdict(float)
    functions: list[tuple[float, float, int, str]] = []
    rows = vars(stats)["stats"]  # no public way to the numbers
    for (file, _, name), (_, calls, self_time, cumulative, callers) in rows.items():
        part = _part(file)
        if part:
            own[part] += self_time
            functions.append((cumulative, self_time, calls, f"{Path(file).stem}.{name}"))
        else:  # built-ins and libraries count for the part that calls them
            for (caller, _, _), (_, _, spent, _) in callers.items():
                own[_part(caller) or "other"] += spent
    whole = sum(own.values())
    parts = [(name, 100 * spent / whole) for name, spent in sorted(own.items(), key=lambda item: -item[1])]
    functions.sort(reverse=True)
    worst = [
        (name, 100 * cumulative / whole, 100 * self_time / whole, calls // _VARIANTS)
        for cumulative, self_time, calls, name in functions[:top]
    ]
    return (
        f"Where parsing spends its time (cProfile):\n\n{table(('part', 'share %'), parts)}\n\n"
        f"{table(('function', 'with callees %', 'itself %', 'calls a notice'), worst)}"
    )


def _part(file: str) -> str | None:
    """parsing/header and the like; None for a file that is not ours."""
    path = Path(file)
    if not path.is_relative_to(_ROOT / "extract"):
        return None
    inside = path.relative_to(_ROOT / "extract").parts
    return "/".join(inside[:-1][:2]) if len(inside) > 2 else inside[0]


def _growth(lengths: Sequence[int]) -> str:
    rows = [(length, *_timed(notice_of_length(length))) for length in lengths]
    base = rows[0]
    shown = [(n, clean, parse, parse / base[2] / (n / base[0])) for n, clean, parse in rows]
    head = ("characters", "clean s", "parse s", "parse, over proportional to the first row")
    return f"Time over length:\n\n{table(head, shown)}\n\nWanted: linear (the last column stays near 1)."


def _shapes(characters: int) -> str:
    rows = []
    small = hard_shapes(characters // 10)
    for name, text in hard_shapes(characters).items():
        clean_small, parse_small = _timed(small[name])
        clean, parse = _timed(text)
        rows.append((name, clean_small, clean, clean / clean_small / 10, parse_small, parse, parse / parse_small / 10))
    head = ("shape", "clean s, a tenth", "clean s", "over tenfold", "parse s, a tenth", "parse s", "over tenfold")
    return f"Hard shapes of {characters:,} characters and of a tenth:\n\n{table(head, rows)}"


def _timed(text: str) -> tuple[float, float]:
    """CPU seconds of cleaning and of parsing."""
    reading = reading_of(text)
    start = time.process_time()
    clean = clean_stage(reading, "n.txt")
    between = time.process_time()
    parse_stage(clean, "n.txt")
    return between - start, time.process_time() - between
