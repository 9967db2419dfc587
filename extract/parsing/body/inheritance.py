"""Who a directive is for after inheritance: its own words, the heading above, the preamble's demand.

Belongs here: domain reference 3.2. Does not belong here: finding roles in words (`roles`).
Leads and cooperating agencies of a heading are inherited together, unless the directive names its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import AgencyMention, DirectiveAgency
from extract.parsing.body.agency_lists import RoleHit
from extract.parsing.body.labels import find_labels
from extract.parsing.body.unlisted import unlisted_leads
from extract.parsing.body.view import BodyView

_ORDER = {"lead": 0, "cooperating": 1, "advising": 2, "monitoring": 3, "report_to": 4, "target": 5, "counterpart": 6}


@dataclass(frozen=True, slots=True)
class Charge:
    """An agency in a role, and where that is printed."""

    role: str
    name: str
    agency_id: str | None
    raw: str | None
    source: str  # explicit | heading | preamble | label
    start: int
    end: int
    confidence: float
    mention: AgencyMention | None = None
    in_parentheses: bool = False
    ordered: bool = False


def own_charges(view: BodyView, start: int, end: int, *, demanding: bool = False) -> tuple[Charge, ...]:
    """Charges that lowered[start:end] itself makes; labelled values before running words."""
    labels = find_labels(view.lowered, start, end)
    charges: list[Charge] = []
    for label in labels:
        if label.field in ("lead", "cooperating", "monitoring"):
            mentions = view.mentions_in(label.value_start, label.value_end)
            hits = [RoleHit(label.field, mention) for mention in mentions]
            if label.field == "lead":  # 'Phân công thực hiện: Sở A chủ trì, phối hợp với Sở B'
                hits = list(view.roles_in(label.value_start, label.value_end)) or hits
            charges.extend(_charge(view, hit, "label") for hit in hits)
    taken = [(label.start, label.value_end) for label in labels]
    for hit in view.roles_in(start, end, demanding=demanding):
        if not any(a <= hit.mention.start < b for a, b in taken):
            charges.append(_charge(view, hit, "explicit"))
    if not any(charge.role == "lead" for charge in charges):
        unlisted = unlisted_leads(view.text, view.lowered, start, end, view.mentions_in(start, end))
        charges.extend(_charge(view, RoleHit("lead", m, confidence=m.confidence), "explicit") for m in unlisted)
    return _once(charges)


def _charge(view: BodyView, hit: RoleHit, source: str) -> Charge:
    mention = hit.mention
    return Charge(
        hit.role, mention.name, mention.agency_id, view.text[mention.start : mention.end], source,
        mention.start, mention.end, hit.confidence, mention, hit.in_parentheses, hit.ordered,
    )  # fmt: skip


def _once(charges: Sequence[Charge]) -> tuple[Charge, ...]:
    """Each (role, name) once; who leads in one clause may cooperate in another."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for charge in sorted(charges, key=lambda c: (_ORDER[c.role], c.start)):
        if (charge.role, charge.name) in seen:
            continue
        seen.add((charge.role, charge.name))
        kept.append(charge)
    return tuple(kept)


def inherited(charges: Sequence[Charge], source: str) -> tuple[Charge, ...]:
    """What a directive below takes over: who leads and who cooperates, without printed words of its own."""
    return tuple(replace(c, source=source, raw=None) for c in charges if c.role in ("lead", "cooperating"))


def effective(own: Sequence[Charge], above: Sequence[Charge]) -> tuple[Charge, ...]:
    """Own charges, with the leads from above where there are no own ones, and then their partners where there are none either."""
    if any(charge.role == "lead" for charge in own):
        return tuple(own)
    taken = [charge for charge in above if charge.role == "lead"]
    if not any(charge.role == "cooperating" for charge in own):
        taken += [charge for charge in above if charge.role == "cooperating"]
    leads = {charge.name for charge in taken if charge.role == "lead"}
    kept = [charge for charge in own if not (charge.role == "cooperating" and charge.name in leads)]
    return (*taken, *kept)


def as_records(charges: Sequence[Charge]) -> tuple[DirectiveAgency, ...]:
    """Rows of directive_agency, seq from 1."""
    return tuple(
        DirectiveAgency(i, c.role, c.raw, c.name, c.agency_id, c.source, c.start, c.end, round(c.confidence, 4))
        for i, c in enumerate(charges, 1)
    )
