"""What a person should look at: values that the rules are not sure of, and offices that the catalogue does not know.

Belongs here: thresholds and reasons. Does not belong here: computing the confidences.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import CleanText, Directive, Header, ReviewItem, Stamp
from extract.parsing.body import BodyView

_UNSURE_READING = 0.7
_HEADER_FIELDS = ("number", "issued_on", "issuer", "signer_name", "title")


def review_items(
    header: Header, directives: Sequence[Directive], view: BodyView, stamps: Sequence[Stamp], clean: CleanText
) -> tuple[tuple[ReviewItem, ...], tuple[str, ...]]:
    """(review items, names of unknown agencies that a directive charges)."""
    items = [
        ReviewItem("notice", "", name, None, "unreadable_handwriting")
        for name in dict.fromkeys(f.name for f in clean.hand_fields if f.value is None)
    ]
    for directive in directives:
        if directive.needs_review:
            reason = (
                "unsure_reading" if (directive.reading_confidence or 1.0) < _UNSURE_READING else "unsure_interpretation"
            )
            items.append(ReviewItem("directive", directive.path, "text", directive.text[:80], reason))
    items.extend(
        ReviewItem("stamp", str(i), "raw_text", stamp.raw_text[:80], "unsure_reading")
        for i, stamp in enumerate(stamps, 1)
        if stamp.needs_review
    )
    charged = {
        (agency.char_start, agency.char_end)
        for d in directives
        for agency in d.agencies
        if agency.role in ("lead", "cooperating")
    }
    unknown = dict.fromkeys(m.name for m in view.mentions if m.agency_key is None and (m.start, m.end) in charged)
    return tuple(items), tuple(unknown)


def notice_confidence(directives: Sequence[Directive], header: Header) -> float:
    """Mean rule confidence of the directives, 4 decimals; half where none was found; the header's lacks weigh a fifth."""
    tasks = [directive.rule_confidence for directive in directives if directive.is_leaf]
    body = sum(tasks) / len(tasks) if tasks else 0.5
    head = header.conformance if header.conformance is not None else 1.0
    return round(0.8 * body + 0.2 * head, 4)
