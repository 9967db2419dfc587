"""Compares a parsed notice with its truth and counts right, ours and true values a measure.

Belongs here: the measures of understanding. Matching folds case, accents and spaces, as a clerk would call two names the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from extract.model import Citation, Directive, Notice
from tests.score.truth import TrueDirective, Truth

Tally = dict[str, list[int]]  # measure → [right, ours, true]
HEADER = (
    "number",
    "symbol",
    "doc_type",
    "family",
    "issuer",
    "place",
    "title",
    "urgency",
    "signer_name",
    "signer_position",
)

SHORT_FORMS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("mat tran to quoc", "mttq"),
    ("thanh nien cong san", "tncs"),
)


def fold(text: str | None) -> str:
    plain = fold_words(text)
    for whole, short in SHORT_FORMS:
        plain = plain.replace(whole, short)
    return plain


def fold_words(text: str | None) -> str:
    """Folded, but every word as printed: for beginnings, which may end inside a name that has a short form."""
    plain = unicodedata.normalize("NFD", (text or "").replace("Ð", "Đ")).lower().replace("đ", "d")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s,;.:*|_–—-]+", " ", plain).strip()


def alike(a: str | None, b: str | None, ratio: float = 0.94) -> bool:
    return fold(a) == fold(b) or SequenceMatcher(None, fold(a), fold(b), autojunk=False).ratio() >= ratio


def one_of(ours: str, true: str) -> bool:
    """Whether a name is one of those that the truth leaves open: `canonical|as printed`."""
    return any(alike(ours, name) for name in true.split("|"))


def count(tally: Tally, measure: str, right: int, ours: int, true: int) -> None:
    row = tally.setdefault(measure, [0, 0, 0])
    for place, value in enumerate((right, ours, true)):
        row[place] += value


def match(
    tally: Tally,
    misses: list[str],
    where: str,
    measure: str,
    ours: Iterable[str],
    true: Iterable[str],
    same: Callable[[str, str], bool] = alike,
) -> None:
    """Two lists of values matched one to one."""
    left, found, right = list(true), list(ours), 0
    for value in found:
        hit = next((t for t in left if same(value, t)), None)
        if hit is None:
            misses.append(f"{where} {measure} extra: {value}")
        else:
            left.remove(hit)
            right += 1
    misses.extend(f"{where} {measure} missed: {value}" for value in left)
    count(tally, measure, right, len(found), right + len(left))


def score_notice(notice: Notice, truth: Truth, tally: Tally, misses: list[str]) -> None:
    """Adds one notice's counts to `tally` and what went wrong to `misses`."""
    header, document, where = notice.header, truth.document, truth.stem
    printed: list[tuple[str, str | None, str | None]] = [
        (name, getattr(header, name), document.get(name)) for name in HEADER
    ]
    printed.append(("issued_on", header.issued_on.isoformat() if header.issued_on else None, document.get("issued_on")))
    printed.append(("authority", " ".join(header.signing_authority) or None, " ".join(document["authority"]) or None))
    printed.append(("event_on", header.event_on.isoformat() if header.event_on else None, document.get("event_on")))
    for name, ours, true in printed:
        match(tally, misses, f"{where} {name}", "header", [ours] if ours else [], [true] if true else [], one_of)

    match(
        tally, misses, where, "recipient",
        [f"{r.role}: {r.name}" for r in notice.recipients], [f"{role}: {name}" for role, name in truth.recipients],
    )  # fmt: skip
    _citations(notice, truth, tally, misses)
    _directives(notice.directives, truth, tally, misses)


def _citations(notice: Notice, truth: Truth, tally: Tally, misses: list[str]) -> None:
    found = [c for c in notice.citations if c.kind == "document"]
    keys: dict[str, Citation] = {}
    for c in found:
        keys.setdefault(fold(c.full_number or f"{c.doc_type} {c.issued_on}").replace(" ", ""), c)
    exact = lambda a, b: a == b  # noqa: E731
    true = {fold(row[0]).replace(" ", ""): row for row in truth.citations}
    match(tally, misses, truth.stem, "citation", keys, true, exact)
    for key in keys.keys() & true.keys():
        _, kind, day, issuer = true[key]
        c = keys[key]
        dated = (c.issued_on.isoformat() if c.issued_on else "") == day
        count(tally, "citation.date", int(dated), 1, 1)
        issued = alike(c.issuer, issuer, 0.9) if issuer else c.issuer is None or c.issuer_source == "symbol"
        count(tally, "citation.issuer", int(issued), 1, 1)
        typed = fold(c.doc_type) == fold(kind)
        count(tally, "citation.type", int(typed), 1, 1)
        if not (dated and issued and typed):
            misses.append(
                f"{truth.stem} citation {key}: {c.doc_type} {c.issued_on} {c.issuer}, true {kind} {day} {issuer}"
            )


def _directives(found: Sequence[Directive], truth: Truth, tally: Tally, misses: list[str]) -> None:
    free = list(found)
    paired: dict[str, Directive] = {}
    for t in truth.directives:
        begins = [d for d in free if fold_words(d.text).startswith(fold_words(t.start))]
        hit = next((d for d in begins if d.path == t.path), begins[0] if begins else None)
        if hit:
            free.remove(hit)
            paired[t.path] = hit
    leaves = [t for t in truth.directives if t.kind in ("item", "bullet")]
    stray = [d for d in free if d.kind in ("item", "bullet", "row")]
    count(
        tally,
        "directive.leaf",
        sum(t.path in paired for t in leaves),
        sum(t.path in paired for t in leaves) + len(stray),
        len(leaves),
    )
    misses.extend(f"{truth.stem} leaf extra: {d.path} {d.text[:70]}" for d in stray)
    misses.extend(f"{truth.stem} leaf missed: {t.path} {t.start}" for t in leaves if t.path not in paired)
    for t in truth.directives:
        d = paired.get(t.path)
        if t.kind == "closing" and d is None:
            continue
        if t.kind in ("item", "bullet") and d is not None:
            count(tally, "directive.path", int(t.any_path or d.path == t.path), 1, 1)
            count(tally, "directive.parent", int(t.any_path or d.parent_path == t.parent), 1, 1)
            if not t.any_path and (d.path, d.parent_path) != (t.path, t.parent):
                misses.append(f"{truth.stem} path {d.path} under {d.parent_path}, true {t.path} under {t.parent}")
        if t.kind != "closing":
            _who_and_when(t, d, found, truth, tally, misses)


def _who_and_when(
    t: TrueDirective, d: Directive | None, found: Sequence[Directive], truth: Truth, tally: Tally, misses: list[str]
) -> None:
    parts = [d] if d else []
    if d and t.merged:
        parts += [c for c in found if c.kind == "continuation" and c.parent_path == d.path]
    where = f"{truth.stem} {t.path}"

    def named(role: str) -> list[str]:
        return list(dict.fromkeys(a.name for part in parts for a in part.agencies if a.role == role))

    if not (t.kind == "group" and not t.lead):  # whom a bare heading charges is nobody's question
        match(tally, misses, where, "agency.lead", named("lead"), t.lead, one_of)
        match(tally, misses, where, "agency.cooperating", named("cooperating"), t.cooperating, one_of)
    days = [(x.due_on or x.end_on) for part in parts for x in part.deadlines if x.kind in ("before", "by", "period")]
    match(tally, misses, where, "deadline", [day.isoformat() for day in days if day], t.deadlines)
