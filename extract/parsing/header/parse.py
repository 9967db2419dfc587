"""Putting the header together from its readers, with evidence for each value.

Belongs here: the order in which one value helps another, and the evidence rows. Does not belong here: reading a value.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.model import CleanText, Evidence, Header, Method, Province
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import folded_words
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.columns import right_column_at
from extract.parsing.header.conformance import conformance
from extract.parsing.header.direction import read_direction, read_event
from extract.parsing.header.family import read_family
from extract.parsing.header.handwriting import without_pen_strokes, written_values
from extract.parsing.header.home_province import home_province
from extract.parsing.header.issue_date import IssueDate, read_place_date
from extract.parsing.header.issuer import Issuer, read_issuer
from extract.parsing.header.issuer_inferred import infer_issuer
from extract.parsing.header.marks import read_urgency, secrecy_mark
from extract.parsing.header.number import DocumentNumber, read_number
from extract.parsing.header.recipients import drafting_unit, parse_recipients
from extract.parsing.header.signature import Signature, read_signature
from extract.parsing.header.spotted import Line, Spotted, lines_of
from extract.parsing.header.title import code_of_type, is_letter, read_title, type_of_code
from extract.parsing.header.trail import Trail
from extract.parsing.segments import Segments

_FIRST_LINES = 45
_CONCLUSIONS = ("Thông báo", "Kết luận", "Biên bản", None)  # papers that come from a meeting


def _signature_lines(lines: list[Line], segments: Segments) -> list[Line]:
    """The signature block, with the right halves of lines that were read across two columns."""
    found = [lines[i] for i in segments.of("signature")]
    for i in segments.of("recipients"):
        at = right_column_at(lines[i].text)
        if at < len(lines[i].text):
            found.append(Line(i, lines[i].text[at:].strip(), lines[i].start + at, lines[i].end))
    return sorted(found, key=lambda line: line.start)


def _body_text(clean: CleanText, segments: Segments) -> str:
    first = segments.body[0]
    return clean.text[clean.paragraphs[first].char_start :] if segments.body[1] else ""


def _title_lines(lines: list[Line], segments: Segments) -> list[Line]:
    return [lines[i] for i in segments.of("title")]


def parse_header(clean: CleanText, segments: Segments, catalogue: Catalogue) -> tuple[Header, tuple[Evidence, ...]]:
    """The header with one evidence row (table 'notice', row_key '') for each value; never raises."""
    lines = lines_of(clean)
    trail = Trail(clean)
    front = [lines[i] for i in (*segments.of("header"), *segments.of("title"))]
    head = [lines[i] for i in segments.of("header")]
    number = read_number(front) or read_number(_loose(lines, segments))
    place, issued = read_place_date(front, catalogue)
    if issued is None:
        place, issued = read_place_date(_loose(lines, segments), catalogue)
    doc_type, title = read_title(_title_lines(lines, segments), _body_text(clean, segments))
    signature = read_signature(_signature_lines(lines, segments), clean.method in (Method.OCR, Method.MIXED))
    number, issued, unread = without_pen_strokes(clean, number, issued)
    numbered, written = written_values(clean, number, issued, trail)
    family = read_family(lines, segments, number.value if number else None, signature)
    when = written.as_date()
    header = Header(family=family)
    header = _with_number(header, number, numbered, trail)
    header = _with_type(header, doc_type, title, number, segments, _title_lines(lines, segments), trail)
    header = _with_place_date(
        header, place, issued, None if unread and (when is None or when[1] != "day") else when, trail
    )
    on = when[0] if when else None
    header, province = _with_issuer(header, head, catalogue, number, signature, clean, on, trail)
    header = replace(header, province_id=province.province_id if province else None)
    header = _with_signature(header, signature, trail)
    body = [lines[i] for i in segments.of("body")]
    header = _with_event(header, title, body, signature, clean, trail)
    urgency, spotted = read_urgency(clean, front or lines[:_FIRST_LINES])
    if urgency is not None:
        trail.add("urgency", (spotted.start, spotted.end) if spotted else None, "urgency_mark")
    recipients = parse_recipients(clean, segments, None)
    desk = drafting_unit(recipients)
    archive = next((r for r in recipients if r.role == "archive"), None)
    if desk is not None and archive is not None:
        trail.add("drafting_unit", (archive.char_start, archive.char_end), "archive_line")
    header = replace(header, urgency=urgency, secrecy=secrecy_mark(clean), drafting_unit=desk)
    motto = any(kinds_of.motto_in(line.text) for line in head)
    share, lacks = conformance(header, recipients, motto, header.doc_type == "Công văn")
    return replace(header, conformance=share, conformance_lacks=lacks), tuple(trail.rows)


def _loose(lines: list[Line], segments: Segments) -> list[Line]:
    """Short lines of the first page that landed outside the header: a number read behind the title, a date at the foot."""
    return [
        line
        for line in lines[:_FIRST_LINES]
        if len(line.text) <= 110 and segments.kinds[line.index] in ("body", "addressee", "header", "title")
    ][:_FIRST_LINES]


def _with_number(header: Header, number: Spotted[DocumentNumber] | None, written: str | None, trail: Trail) -> Header:
    if number is None:
        return header
    value = number.value
    printed = value.number or written
    trail.add("symbol", (number.start, number.end), number.rule)
    if value.number is not None:
        trail.add("number", (number.start, number.end), number.rule)
    if printed is not None:
        trail.add("full_number", (number.start, number.end), number.rule)
    return replace(
        header,
        number=printed,
        symbol=value.symbol,
        full_number=value.full_with(printed),
        number_origin="machine" if printed else None,
    )


def _with_type(
    header: Header, doc_type: Spotted[str] | None, title: Spotted[str] | None, number: Spotted[DocumentNumber] | None,
    segments: Segments, title_lines: list[Line], trail: Trail,
) -> Header:  # fmt: skip
    family = header.family or "state"
    name = doc_type.value if doc_type else None
    if doc_type is not None:
        trail.add("doc_type", (doc_type.start, doc_type.end), doc_type.rule)
    elif (
        number is not None
        and not (title is not None and folded_words(title.value[:4]) == "v v")
        and (found := type_of_code(number.value.code, "party" if number.value.is_party else "state")) is not None
    ):
        name = found
        trail.add("doc_type", (number.start, number.end), "type_from_symbol", 0.9)
    elif is_letter(number.value if number else None, title_lines, bool(segments.of("addressee"))):
        name = "Công văn"
        trail.add(
            "doc_type",
            (title.start, title.end) if title else (number.start, number.end) if number else None,
            "letter_without_type",
            0.95,
        )
    if title is not None:
        trail.add("title", (title.start, title.end), title.rule)
    return replace(
        header,
        doc_type=name,
        doc_type_code=code_of_type(name, family) if name else None,
        title=title.value if title else None,
    )


def _with_place_date(
    header: Header,
    place: Spotted[str] | None,
    issued: Spotted[IssueDate] | None,
    when: tuple[date, str] | None,
    trail: Trail,
) -> Header:
    if place is not None:
        trail.add("place", (place.start, place.end), place.rule)
        header = replace(header, place=place.value)
    if issued is not None and when is not None:
        trail.add("issued_on", (issued.start, issued.end), issued.rule)
        header = replace(header, issued_on=when[0], issued_on_precision=when[1])
    return header


def _with_issuer(
    header: Header, head: list[Line], catalogue: Catalogue, number: Spotted[DocumentNumber] | None, signature: Signature,
    clean: CleanText, on: date | None, trail: Trail,
) -> tuple[Header, Province | None]:  # fmt: skip
    issuer: Issuer | None = read_issuer(head, catalogue, header.place, on, clean.text)
    province = issuer.province if issuer else None
    if province is None and not (issuer and issuer.is_central):
        province = home_province(header.place, clean, catalogue, on)
    read = number.value if number else None
    if issuer is None or _lost_its_line(issuer, read, clean):
        found = infer_issuer(read, signature, province, catalogue, header.title or "", clean, header.place)
        issuer = found if issuer is None or (found is not None and found.rule == "issuer_from_symbol") else issuer
    if issuer is None:
        return header, province
    if issuer.source == "inferred" and issuer.key and catalogue.kinds[issuer.key].scope == "central":
        province = None
    span = (issuer.start, issuer.end) if issuer.start is not None and issuer.end is not None else None
    trail.add("issuer", span, issuer.rule, issuer.confidence)
    agency_id = catalogue.agency_of(issuer.key, province.province_id if province else None) if issuer.key else None
    return replace(header, issuer=issuer.name, issuer_source=issuer.source, issuer_agency_id=agency_id), province


def _lost_its_line(issuer: Issuer, number: DocumentNumber | None, clean: CleanText) -> bool:
    """On a scan 'UBND TỈNH AN PHÚ' over a symbol without UBND: the line of the office itself ('SỞ Y TẾ') was not read."""
    scanned = clean.method in (Method.OCR, Method.MIXED)
    return scanned and issuer.key == "ubnd_tinh" and number is not None and "UBND" not in number.symbol.upper()


def _with_signature(header: Header, signature: Signature, trail: Trail) -> Header:
    if signature.name_span:
        trail.add("signer_name", signature.name_span, "signature_name")
    if signature.position and (signature.position_span or signature.lines_span):
        trail.add("signer_position", signature.position_span or signature.lines_span, "signature_position")
    if signature.chain:
        rule = ("deputy_signs_for_head", 0.7) if signature.inferred_deputy else ("signature_authority", 1.0)
        trail.add("signing_authority", signature.lines_span, *rule)
    if signature.lines:
        trail.add("signer_lines", signature.lines_span, "signature_lines")
    return replace(
        header,
        signer_name=signature.name,
        signer_position=signature.position,
        signer_lines=signature.lines,
        signing_authority=signature.chain,
    )


def _with_event(
    header: Header, title: Spotted[str] | None, body: list[Line], signature: Signature, clean: CleanText, trail: Trail
) -> Header:
    event = read_event(
        title, body, header.issued_on.year if header.issued_on else None, header.doc_type in _CONCLUSIONS
    )
    if event is not None:
        trail.add("event_on", (event.start, event.end), event.rule, event.confidence)
    direction = read_direction(header.title, signature, body)
    if direction.by is not None:
        span = (
            (title.start, title.end)
            if direction.source == "title" and title
            else signature.lines_span
            if direction.source == "signature"
            else None
        )
        trail.add("directed_by", span, f"directed_by_{direction.source}", 0.9)
        if direction.name is not None:
            trail.add("directed_by_name", span, f"directed_by_{direction.source}", 0.9)
    signed = next(
        (s.stamped_at for s in clean.stamps if s.kind == "digital_signature" and s.stamped_at is not None), None
    )
    inferred, source = None, None
    if header.issued_on is None or header.issued_on_precision != "day":
        arrived = next((s.stamped_on for s in clean.stamps if s.kind == "incoming" and s.stamped_on is not None), None)
        for day, name in (
            (signed.date() if signed else None, "digital_signature"),
            (arrived, "arrival_stamp"),
            (event.value if event else None, "meeting"),
        ):
            if day is not None:
                inferred, source = day, name
                trail.add(
                    "issued_on_inferred",
                    (event.start, event.end) if name == "meeting" and event else None,
                    f"issued_on_from_{name}",
                    0.6,
                )
                break
    return replace(
        header, event_on=event.value if event else None, directed_by=direction.by, directed_by_name=direction.name,
        directed_by_source=direction.source, issued_on_inferred=inferred, issued_on_inferred_from=source, signed_digitally_at=signed,
    )  # fmt: skip
