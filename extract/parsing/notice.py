"""The floor's one way in: a clean text to its Notice.

Belongs here: the order of the parsers and how their results are tied together. Does not belong here: any grammar.
Never raises on any text; time is linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.model import Citation, CleanText, Directive, Evidence, Header, Link, Notice, ReviewItem, Stamp
from extract.parsing.agencies import Catalogue, canonical_stamp_agency, find_mentions
from extract.parsing.body import Body, BodyView, addressee_charges, parse_body
from extract.parsing.body.annexes import parse_annexes
from extract.parsing.body.entries import Zone
from extract.parsing.body.lines import lines_of
from extract.parsing.citations import find_citations
from extract.parsing.directives import DayBasis, build_directives
from extract.parsing.evidence import (
    Places,
    citation_evidence,
    directive_evidence,
    link_evidence,
    recipient_evidence,
    stamp_evidence,
)
from extract.parsing.header import is_notice, parse_header, parse_recipients
from extract.parsing.links import find_links
from extract.parsing.passages import Cut, cut_passages
from extract.parsing.review import notice_confidence, review_items
from extract.parsing.segments import Segments, segment


def parse_notice(clean: CleanText, catalogue: Catalogue) -> Notice:
    """Everything that a notice says, each value with its evidence. Any Unicode text gives a notice; see `Notice`."""
    segments = segment(clean, catalogue)
    header, evidence = parse_header(clean, segments, catalogue)
    recipients = parse_recipients(clean, segments, catalogue, header.province_id)
    known, because = is_notice(clean, segments, header)
    stamps = tuple(_named(stamp, catalogue, header.province_id) for stamp in clean.stamps)
    mentions = find_mentions(clean.text, catalogue, province_id=header.province_id, on=header.issued_on)
    view = BodyView(clean.text, mentions, _issuers(header))
    addressees = addressee_charges(
        view, [(r.name, r.agency_id, r.char_start, r.char_end) for r in recipients if r.role == "addressee"]
    )
    body = parse_body(lines_of(clean, segments.of("body")), view, addressees=addressees)
    annexes = parse_annexes(clean, segments.annexes, view)
    records = [*body.records, *(record for annex in annexes for record in annex.records)]
    places = Places(clean)
    days = DayBasis(header.issued_on, header.event_on, _arrival(stamps))
    directives = build_directives(records, view, places, days)
    citations = _citations(clean, segments, header, catalogue, directives)
    links = _links(clean, body, directives, citations)
    rows: list[Evidence] = list(evidence)
    rows.extend(recipient_evidence(places, recipient) for recipient in recipients)
    for directive in directives:
        rows.extend(directive_evidence(places, directive))
    rows.extend(citation_evidence(places, citation) for citation in citations)
    rows.extend(link_evidence(places, link, i) for i, link in enumerate(links, 1))
    rows.extend(stamp_evidence(stamp, i) for i, stamp in enumerate(stamps, 1))
    review, unknown = review_items(header, directives, view, stamps, clean)
    if any(row.rule == "deputy_signs_for_head" for row in evidence):
        review = (
            *review,
            ReviewItem("notice", "", "signing_authority", " / ".join(header.signer_lines), "unsure_interpretation"),
        )
    confidence = notice_confidence(directives, header)
    return Notice(
        header=header,
        main_pages=_main_pages(clean, segments),
        passages=cut_passages(clean, segments, _cuts(body, annexes)),
        directives=directives,
        recipients=recipients,
        citations=citations,
        links=links,
        evidence=tuple(rows),
        review=review,
        stamps=stamps,
        rule_confidence=confidence,
        needs_review=bool(review) or any(directive.needs_review for directive in directives),
        is_notice=known,
        not_a_notice_because=because,
        unknown_agencies=unknown,
    )


def _named(stamp: Stamp, catalogue: Catalogue, province_id: str | None) -> Stamp:
    """The stamp with the canonical name of its office."""
    if stamp.agency is not None or stamp.agency_raw is None:
        return stamp
    name, agency_id = canonical_stamp_agency(stamp.agency_raw, catalogue, stamp.stamped_on, province_id=province_id)
    return replace(stamp, agency=name, agency_id=agency_id)


def _issuers(header: Header) -> frozenset[str]:
    """Names in lower case under which the notice's issuer charges others."""
    names = {header.issuer.lower()} if header.issuer else set()
    if header.issuer and header.issuer.lower().startswith(("ủy ban nhân dân", "ubnd")):
        short = header.issuer.lower().replace("ủy ban nhân dân", "ubnd")
        names |= {short, f"chủ tịch {short}"}
        for kind in ("tỉnh", "thành phố", "xã", "phường", "huyện", "đặc khu"):
            if short.startswith(f"ubnd {kind}"):
                names |= {f"ubnd {kind}", f"ủy ban nhân dân {kind}", f"chủ tịch ubnd {kind}"}
    return frozenset(names)


def _arrival(stamps: tuple[Stamp, ...]) -> date | None:
    return next((stamp.stamped_on for stamp in stamps if stamp.kind == "incoming" and stamp.stamped_on), None)


def _citations(
    clean: CleanText, segments: Segments, header: Header, catalogue: Catalogue, directives: tuple[Directive, ...]
) -> tuple[Citation, ...]:
    """Citations of title, body and annexes, with the directive that each stands in; seq from 1."""
    province = _province_name(header, catalogue)
    found: list[Citation] = []
    for first, last in (segments.title, segments.body, *segments.annexes):
        if first >= last:
            continue
        start, end = clean.paragraphs[first].char_start, clean.paragraphs[last - 1].char_end
        text = clean.text
        if (first, last) == segments.title:  # its lines are one sentence: 'của Bộ' / 'Chính trị'
            text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
        cited = find_citations(text, start=start, end=end, province_name=province, own_number=header.full_number)
        found.extend(replace(c, raw=clean.text[c.char_start : c.char_end]) for c in cited)
    found.sort(key=lambda citation: (citation.char_start, citation.char_end))
    spans = [(directive.char_start, directive.char_end, directive.path) for directive in directives]
    at, placed = 0, []
    for i, citation in enumerate(found, 1):
        while at < len(spans) and spans[at][1] <= citation.char_start:
            at += 1
        inside = at < len(spans) and spans[at][0] <= citation.char_start < spans[at][1]
        placed.append(replace(citation, seq=i, path=spans[at][2] if inside else None))
    return tuple(placed)


_OF_PROVINCE = re.compile(r"(?:^|\s)(?P<kind>tỉnh|thành phố|Tỉnh ủy|Thành ủy)\s(?P<name>\w+(?:[ -]+\w+){0,4})$")


def _province_name(header: Header, catalogue: Catalogue) -> str | None:
    """'An Phú' of the header's province; where the catalogue lacks it, 'tỉnh An Phú' as the issuer's name prints it."""
    known = catalogue.province(header.province_id) if header.province_id else None
    if known is not None:
        return known.name
    printed = _OF_PROVINCE.search(header.issuer or "")
    if printed is None:
        return None
    kind = "thành phố" if "hành" in printed["kind"] else "tỉnh"
    return f"{kind} {printed['name']}"


def _links(
    clean: CleanText, body: Body, directives: tuple[Directive, ...], citations: tuple[Citation, ...]
) -> tuple[Link, ...]:
    """Links of every directive, and of the context paragraphs outside them."""
    links: list[Link] = []
    parts: list[tuple[int, int, str | None, Directive | None]] = [
        (d.char_start, d.char_end, d.path, d) for d in directives
    ]
    for entry in body.entries:
        line = entry.node.line
        if entry.zone in (Zone.CONTEXT, Zone.PREAMBLE) and line is not None:
            parts.append((line.start, line.end, None, None))
    parts.sort(key=lambda part: part[0])
    at = 0
    for start, end, path, directive in parts:
        while at < len(citations) and citations[at].char_start < start:
            at += 1
        stop = at
        while stop < len(citations) and citations[stop].char_start < end:
            stop += 1
        if stop == at:
            continue
        deadlines = directive.deadlines if directive else ()
        links.extend(find_links(clean.text, citations[at:stop], deadlines, start=start, end=end, path=path))
    return tuple(links)


def _cuts(body: Body, annexes: tuple[Body, ...]) -> list[Cut]:
    """Where the kinds of passages change inside the body; annexes keep the kind 'annex' with the path of their rows."""
    cuts: list[Cut] = []
    paths = {id(record.node): record.path for record in body.records}
    demands = {id(demand.entry): demand.start for demand in body.demands}
    for entry in body.entries:
        line, path = entry.node.line, paths.get(id(entry.node))
        if line is None:
            continue
        if path is not None:
            cuts.append(Cut(line.start, "closing" if entry.zone is Zone.CLOSING else "directive", path))
            continue
        at = demands.get(id(entry))
        if at is None:
            cuts.append(Cut(line.start, "context"))
            continue
        if at > line.start:
            cuts.append(Cut(line.start, "context"))
        cuts.append(Cut(at, "preamble"))
    judged = {id(entry.node) for entry in body.entries}
    cuts.extend(Cut(r.start, "directive", r.path) for r in body.records if id(r.node) not in judged)
    for annex in annexes:
        cuts.extend(Cut(record.start, "annex", record.path) for record in annex.records)
    return cuts


def _main_pages(clean: CleanText, segments: Segments) -> int | None:
    """Pages before the first annex; all of them where there is none."""
    if not segments.annexes:
        return clean.page_count or None
    first = clean.paragraphs[segments.annexes[0][0]]
    before = [p.page for p in clean.paragraphs[: segments.annexes[0][0]]]
    return max((page for page in before if page <= first.page), default=max(first.page - 1, 0)) or None
