"""Which directive is which: ids that outlive better readings, new rules and new versions of a paper.

Belongs here: the alignment by words and place. An id is first given as notice_id:path; afterwards the directive that says the same
keeps it, wherever it now stands. An id is never used for another directive: a taken one gets '~2'.
Alignment: same words first, then the same path with at least half of the words, then the best of the rest above 0.6 (share of common words,
Dice; OCR of one paper at 150 and 300 dpi agrees above 0.8, neighbouring items of one notice mostly stay under 0.4).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import zstandard

_SAME_PLACE, _OTHER_PLACE = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Known:
    """A directive that an id was given to: its last path and words; `live` False once the paper no longer has it."""

    directive_id: str
    path: str
    search_text: str
    live: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """`ids`: path -> directive_id. `known`: what to remember. `split`, `merged`: (old id, new id) pairs for the diff."""

    ids: dict[str, str]
    known: tuple[Known, ...]
    split: tuple[tuple[str, str], ...] = ()
    merged: tuple[tuple[str, str], ...] = ()


def pack(known: Sequence[Known]) -> bytes:
    rows = [[k.directive_id, k.path, k.search_text, k.live] for k in known]
    return zstandard.ZstdCompressor(level=3).compress(
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    )


def unpack(data: bytes | None) -> tuple[Known, ...]:
    return (
        () if data is None else tuple(Known(*row) for row in json.loads(zstandard.ZstdDecompressor().decompress(data)))
    )


def align(notice_id: str, directives: Sequence[tuple[str, str]], known: Sequence[Known]) -> Aligned:
    """Give each (path, search_text) its id. Paths are unique in a notice; a double one is a fault that `stage` reports."""
    ids: dict[str, str] = {}
    free = {k.directive_id: k for k in known}
    if free:
        _same_words(directives, ids, free)
        _alike(directives, ids, free)
    used = {k.directive_id for k in known}
    new = []
    for path, _ in directives:
        if path not in ids:
            ids[path] = _unused(f"{notice_id}:{path}", used)
            used.add(ids[path])
            new.append(path)
    texts = dict(directives)
    now = tuple(Known(ids[path], path, text, True) for path, text in directives)
    gone = tuple(Known(k.directive_id, k.path, k.search_text, False) for k in free.values())
    # ids that were retired long ago take no part in split and merge
    lost = [k for k in known if k.live and k.directive_id in free]
    return Aligned(ids, now + gone, _splits(ids, texts, new, known), _merges(ids, texts, lost))


def _same_words(directives: Sequence[tuple[str, str]], ids: dict[str, str], free: dict[str, Known]) -> None:
    by_text: dict[str, list[Known]] = {}
    for k in free.values():
        by_text.setdefault(k.search_text, []).append(k)
    for path, text in directives:
        mates = by_text.get(text)
        if mates:
            # of several with the same words the one in the same place, else the first in order of ids
            best = min(mates, key=lambda k: (k.path != path, not k.live, k.directive_id))
            mates.remove(best)
            ids[path] = best.directive_id
            del free[best.directive_id]


def _alike(directives: Sequence[tuple[str, str]], ids: dict[str, str], free: dict[str, Known]) -> None:
    bags = {k.directive_id: Counter(k.search_text.split()) for k in free.values()}
    pairs = []
    for path, text in directives:
        if path in ids:
            continue
        bag = Counter(text.split())
        for k in free.values():
            score = _dice(bag, bags[k.directive_id])
            if score >= (_SAME_PLACE if k.path == path else _OTHER_PLACE):
                pairs.append((-(k.path == path), -score, not k.live, path, k.directive_id))
    for _, _, _, path, directive_id in sorted(pairs):
        if path not in ids and directive_id in free:
            ids[path] = directive_id
            del free[directive_id]


def _dice(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _contained(part: str, whole: str) -> float:
    a, b = Counter(part.split()), Counter(whole.split())
    return (a & b).total() / a.total() if a else 0.0


def _splits(
    ids: dict[str, str], texts: dict[str, str], new: list[str], known: Sequence[Known]
) -> tuple[tuple[str, str], ...]:
    """A new directive whose words stood in an old one that goes on: the old one was split."""
    went_on = {directive_id: path for path, directive_id in ids.items()}
    out = []
    for path in new:
        for k in known:
            shorter = k.directive_id in went_on and len(texts[went_on[k.directive_id]]) < len(k.search_text)
            if k.live and shorter and _contained(texts[path], k.search_text) >= 0.9:
                out.append((k.directive_id, ids[path]))
                break
    return tuple(out)


def _merges(ids: dict[str, str], texts: dict[str, str], lost: list[Known]) -> tuple[tuple[str, str], ...]:
    """A lost directive whose words now stand in another: they were merged."""
    out = []
    for k in lost:
        for path, text in texts.items():
            if len(text) > len(k.search_text) and _contained(k.search_text, text) >= 0.9:
                out.append((k.directive_id, ids[path]))
                break
    return tuple(out)


def _unused(wanted: str, used: set[str]) -> str:
    number, candidate = 1, wanted
    while candidate in used:
        number += 1
        candidate = f"{wanted}~{number}"
    return candidate
