"""Directives as the model has them: body records with deadlines, products, schedules, confidences, boxes.

Belongs here: tying a record to its deadlines and saying whose they are. Does not belong here: the grammars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.model import Deadline, DeadlineAgency, Directive
from extract.parsing.agencies.folding import fold
from extract.parsing.body import BodyRecord, BodyView
from extract.parsing.body.inheritance import Charge, as_records
from extract.parsing.body.labels import find_labels
from extract.parsing.deadlines import find_deadlines
from extract.parsing.evidence import Places
from extract.parsing.products import find_product
from extract.parsing.schedules import find_schedule

_REVIEW_BELOW_RULE, _REVIEW_BELOW_READING = 0.6, 0.7
_LOST_NUMBER, _UNSURE_MARKER, _TWIN_LABEL, _NOBODY = 0.8, 0.9, 0.75, 0.85


@dataclass(frozen=True, slots=True)
class DayBasis:
    """Days that relative deadlines count from."""

    issued_on: date | None = None
    event_on: date | None = None
    arrived_on: date | None = None


def build_directives(
    records: Sequence[BodyRecord], view: BodyView, places: Places, days: DayBasis
) -> tuple[Directive, ...]:
    """A Directive for each record, in order, seq from 1."""
    return tuple(_directive(i, record, view, places, days) for i, record in enumerate(records, 1))


def _directive(seq: int, record: BodyRecord, view: BodyView, places: Places, days: DayBasis) -> Directive:
    text = view.text[record.start : record.end]
    deadlines = _deadlines(record, view, days)
    own = " ".join([text, *(view.text[a:b] for a, b in record.labelled)])
    product = record.product or find_product(own)
    dated = any(deadline.kind != "recurring" for deadline in deadlines)
    sure = _rule_confidence(record)
    reading = places.reading_confidence(record.start, record.end)
    return Directive(
        seq=seq,
        path=record.path,
        parent_path=record.parent_path,
        kind=record.kind,
        section="annex" if record.path.startswith("annex") else "main",
        is_leaf=record.is_leaf,
        marker=record.node.marker.raw if record.node.marker else None,
        text=text,
        context_text=record.context_text,
        search_text=fold(text),
        is_trackable=bool(deadlines) or product is not None,
        product=product,
        schedule=None if dated else find_schedule(own),
        char_start=record.start,
        char_end=record.end,
        boxes=places.boxes(record.start, record.end) or None,
        reading_confidence=reading,
        rule_confidence=sure,
        needs_review=sure < _REVIEW_BELOW_RULE or (reading is not None and reading < _REVIEW_BELOW_READING),
        agencies=as_records(record.charges),
        deadlines=deadlines,
    )


def _deadlines(record: BodyRecord, view: BodyView, days: DayBasis) -> tuple[Deadline, ...]:
    """Deadlines of the record's own words and of its labelled lines, which are not repeated at the label itself."""
    if record.is_label:
        return ()
    found: list[Deadline] = []
    for start, end, context in _deadline_spans(record, view):
        found.extend(
            find_deadlines(
                view.text, start=start, end=end, issued_on=days.issued_on, event_on=days.event_on,
                arrived_on=days.arrived_on, context=context,
            )
        )  # fmt: skip
    return tuple(
        replace(deadline, seq=i, agencies=_whose(deadline, record.charges)) for i, deadline in enumerate(found, 1)
    )


def _deadline_spans(record: BodyRecord, view: BodyView) -> list[tuple[int, int, str]]:
    """Where a record's deadlines stand: its own words, and the values of its labelled lines, where a bare date is one too."""
    if record.deadline_spans is not None:
        return record.deadline_spans
    spans = [(record.start, record.end, "directive")]
    for start, end in record.labelled:
        labels = [label for label in find_labels(view.lowered, start, end) if label.field == "deadline"]
        spans.extend((label.value_start, label.value_end, "cell") for label in labels)
        if not labels:
            spans.append((start, end, "directive"))
    return spans


def _whose(deadline: Deadline, charges: Sequence[Charge]) -> tuple[DeadlineAgency, ...]:
    """Whoever the deadline's clause charges; else who leads the directive."""
    own = [
        c for c in charges
        if c.raw is not None and c.role in ("lead", "advising") and deadline.clause_start <= c.start < deadline.clause_end
    ]  # fmt: skip
    source = "own_words"
    if not own:
        own, source = [c for c in charges if c.role == "lead"], "directive_lead"
    seen: dict[str, DeadlineAgency] = {}
    for charge in own:
        seen.setdefault(charge.name, DeadlineAgency(charge.name, charge.agency_id, source))
    return tuple(seen.values())


def _rule_confidence(record: BodyRecord) -> float:
    """How sure the interpretation is: place in the tree times the least sure of its leads."""
    sure = 1.0
    if record.node.recovered:
        sure *= _LOST_NUMBER
    elif record.node.marker is not None and not record.node.marker.sure:
        sure *= _UNSURE_MARKER
    if "~" in record.path:
        sure *= _TWIN_LABEL
    leads = [charge.confidence for charge in record.charges if charge.role == "lead"]
    if record.kind in ("item", "bullet", "row"):
        sure *= min(leads) if leads else _NOBODY
    return round(sure, 4)
