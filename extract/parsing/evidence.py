"""Evidence: where a value stands in the clean text and on the page, and how sure its letters are.

Belongs here: boxes and reading confidences of spans, evidence rows of body values. Does not belong here: the values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from extract.model import Box, Citation, CleanText, Directive, Evidence, Link, Recipient, Stamp

_SAME_LINE = 0.5  # share of the lower word's height that two words of one line have in common


class Places:
    """The words of a clean text by offset; every question costs O(log n + words of the span)."""

    def __init__(self, clean: CleanText) -> None:
        self.words, self.text = clean.words, clean.text
        self._starts = [word.char_start for word in clean.words]
        self._ends = [word.char_end for word in clean.words]
        self.has_boxes = any(word.box is not None for word in clean.words)
        self.certain = all(word.confidence == 1.0 for word in clean.words)
        self._sums = [0.0] if self.certain else [0.0, *accumulate(word.confidence for word in clean.words)]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))

    def reading_confidence(self, start: int, end: int) -> float | None:
        """Mean confidence of the words that the span touches, 4 decimals; None where it touches none."""
        if not self.words:
            return None
        first, last = self._range(start, end)
        if last <= first:
            return None
        if self.certain:
            return 1.0
        return round((self._sums[last] - self._sums[first]) / (last - first), 4)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box a printed line or page part of the span; empty for plain text."""
        if not self.has_boxes:
            return ()
        first, last = self._range(start, end)
        lines: list[Box] = []
        for word in self.words[first:last]:
            box = word.box
            if box is None:
                continue
            if lines and _on_one_line(lines[-1], box):
                before = lines[-1]
                lines[-1] = Box(
                    box.page,
                    min(before.x0, box.x0),
                    min(before.y0, box.y0),
                    max(before.x1, box.x1),
                    max(before.y1, box.y1),
                )
            else:
                lines.append(box)
        return tuple(lines)

    def evidence(
        self,
        table: str,
        row_key: str,
        field: str,
        rule: str,
        start: int,
        end: int,
        rule_confidence: float | None = None,
    ) -> Evidence:
        """An evidence row whose raw value is text[start:end]."""
        return Evidence(
            table, row_key, field, rule, self.text[start:end], start, end, self.boxes(start, end),
            self.reading_confidence(start, end), rule_confidence,
        )  # fmt: skip


def _on_one_line(line: Box, word: Box) -> bool:
    if line.page != word.page or word.x0 < line.x0:
        return False
    common = min(line.y1, word.y1) - max(line.y0, word.y0)
    return common >= _SAME_LINE * max(min(line.y1 - line.y0, word.y1 - word.y0), 1e-9)


def directive_evidence(places: Places, directive: Directive) -> list[Evidence]:
    """For a directive's text, agencies and deadlines. Inherited agencies point to the heading or demand that names them."""
    path, sure = directive.path, directive.rule_confidence
    rows = [
        places.evidence(
            "directive", path, "text", f"body.{directive.kind}", directive.char_start, directive.char_end, sure
        )
    ]
    for field, value in (("product", directive.product), ("schedule", directive.schedule)):
        if value is not None:
            rows.append(
                places.evidence("directive", path, field, f"body.{field}", directive.char_start, directive.char_end)
            )
    for agency in directive.agencies:
        if agency.char_start is not None and agency.char_end is not None:
            rows.append(
                places.evidence(
                    "directive_agency", f"{path}#{agency.seq}", "name", f"roles.{agency.role}.{agency.source}",
                    agency.char_start, agency.char_end, agency.confidence,
                )
            )  # fmt: skip
    for deadline in directive.deadlines:
        rows.append(
            places.evidence(
                "deadline", f"{path}#{deadline.seq}", "due_on", f"deadlines.{deadline.kind}",
                deadline.char_start, deadline.char_end, deadline.rule_confidence,
            )
        )  # fmt: skip
    return rows


def recipient_evidence(places: Places, recipient: Recipient) -> Evidence:
    return places.evidence(
        "recipient",
        str(recipient.seq),
        "name",
        f"recipients.{recipient.role}",
        recipient.char_start,
        recipient.char_end,
    )


def citation_evidence(places: Places, citation: Citation) -> Evidence:
    return places.evidence(
        "citation", str(citation.seq), "full_number", f"citations.{citation.kind}", citation.char_start, citation.char_end,
        citation.rule_confidence,
    )  # fmt: skip


def link_evidence(places: Places, link: Link, seq: int) -> Evidence:
    return places.evidence(
        "directive_link", str(seq), "kind", f"links.{link.kind}", link.char_start, link.char_end, link.rule_confidence
    )


def stamp_evidence(stamp: Stamp, seq: int) -> Evidence:
    """A stamp's words are not in the clean text: its box says where they stand."""
    return Evidence(
        "stamp", str(seq), "raw_text", f"stamps.{stamp.kind}", stamp.raw_text, None, None,
        (stamp.box,) if stamp.box else (), stamp.reading_confidence, None,
    )  # fmt: skip
