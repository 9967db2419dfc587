"""One parsed document as rows of the contract's tables.

Belongs here: which value goes into which column. Does not belong here: which directive ids are kept (`identities`), SQL.
Rows are dictionaries that JSON can hold: DuckDB reads them typed, nested boxes included, in bulk instead of row by row. Days and instants
stay what they are: the encoder writes them.
"""

from __future__ import annotations

import hashlib
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import cache
from operator import attrgetter
from typing import Any

from extract.model import Box, Directive, Notice, Page, Region, Stamp
from warehouse.load.inputs import LoadInput

Row = dict[str, Any]
_WORDS = {region: f"words_{region.value}" for region in Region}
_WITH_DIRECTIVE_KEY = frozenset({"directive", "directive_agency", "deadline", "deadline_agency"})


def rows_of(item: LoadInput, notice_id: str, ids: Mapping[str, str], run_id: str) -> dict[str, list[Row]]:
    """All rows of one document, by table. `ids`: path -> directive_id. document_id, version, is_current are set by `staging`."""
    notice = item.notice
    return {
        "notice": [_notice(item, notice_id, run_id)],
        "notice_text": [{"notice_id": notice_id, "text": item.clean.text}],
        "passage": [
            _row(p, notice_id=notice_id, directive_id=ids.get(p.path) if p.path else None, drop=("path",))
            for p in notice.passages
        ],
        "page": [_page(page, notice_id) for page in item.clean.pages],
        "evidence": [
            _row(e, notice_id=notice_id, row_key=_row_key(e.table_name, e.row_key, ids), boxes=_boxes(e.boxes))
            for e in notice.evidence
        ],
        "repair": [_row(r, notice_id=notice_id) for r in item.clean.repairs],
        "stamp": list(_stamps(notice, notice_id)),
        "recipient": [_row(r, notice_id=notice_id, drop=("char_start", "char_end")) for r in notice.recipients],
        "directive": [_directive(d, notice_id, ids) for d in notice.directives],
        "directive_agency": [
            _row(a, directive_id=ids[d.path], origin="machine", drop=("char_start", "char_end", "confidence"))
            for d in notice.directives
            for a in d.agencies
        ],
        "deadline": [
            _row(x, directive_id=ids[d.path], origin="machine", drop=("clause_start", "clause_end", "agencies"))
            for d in notice.directives
            for x in d.deadlines
        ],
        "deadline_agency": [
            _row(a, directive_id=ids[d.path], deadline_seq=x.seq)
            for d in notice.directives
            for x in d.deadlines
            for a in x.agencies
        ],
        "citation": list(_citations(notice, notice_id, ids)),
        "directive_link": [
            {
                "from_notice_id": notice_id,
                "from_directive_id": ids.get(link.path) if link.path else None,
                "to_full_number": link.to_full_number,
                "kind": link.kind,
                "effective_on": link.effective_on,
                "new_due_on": link.new_due_on,
                "raw": link.raw,
                "char_start": link.char_start,
                "char_end": link.char_end,
                "rule_confidence": _rounded(link.rule_confidence),
                "origin": "machine",
                # not in the contract: what `resolve_links` needs, dropped by the insert
                "to_path": link.to_path,
                "to_issued_on": link.to_issued_on,
            }
            for link in notice.links
        ],
        "review_item": [
            _row(r, notice_id=notice_id, row_key=_row_key(r.table_name, r.row_key, ids)) for r in notice.review
        ],
    }


def text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def days_as_text(rows: dict[str, list[Row]]) -> None:
    """Change days and instants to ISO text, as people's corrections have them."""
    for of_table in rows.values():
        for row in of_table:
            for name, value in row.items():
                if isinstance(value, datetime):
                    row[name] = value.astimezone(UTC).isoformat()
                elif isinstance(value, date | time):
                    row[name] = value.isoformat()


def _rounded(value: float | None) -> float | None:
    """Confidences keep 4 places, page fractions 6: equal in every run."""
    return None if value is None else round(value, 4)


@cache
def _plan(
    kind: Any, drop: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """(names, what takes their values, those that are floats) of a record: asking each value for its type took half of loading's time."""
    hints = typing.get_type_hints(kind)
    names = tuple(field.name for field in fields(kind) if field.name not in drop)
    floats = tuple(name for name in names if hints[name] is float or float in typing.get_args(hints[name]))
    return names, attrgetter(*names), floats


def _row(record: Any, drop: tuple[str, ...] = (), **more: Any) -> Row:
    """A frozen record's fields as a row; `more` adds and replaces."""
    names, values, floats = _plan(record.__class__, drop)
    row = dict(zip(names, values(record), strict=True))
    for name in floats:
        value = row[name]
        if value is not None:
            row[name] = round(value, 4)
    row.update(more)
    return row


def _box(box: Box) -> Row:
    return {
        "page": box.page,
        "x0": round(box.x0, 6),
        "y0": round(box.y0, 6),
        "x1": round(box.x1, 6),
        "y1": round(box.y1, 6),
    }


def _boxes(boxes: tuple[Box, ...] | None) -> list[Row] | None:
    return [_box(box) for box in boxes] if boxes else None


def _row_key(table: str, key: str, ids: Mapping[str, str]) -> str:
    """Evidence and reviews name a directive by its path; the tables by its id."""
    if table not in _WITH_DIRECTIVE_KEY:
        return key
    path, mark, rest = key.partition("#")
    return f"{ids.get(path, path)}{mark}{rest}"


def _notice(item: LoadInput, notice_id: str, run_id: str) -> Row:
    header, clean, notice, file = item.notice.header, item.clean, item.notice, item.file
    return _row(
        header,
        drop=("secrecy", "conformance_lacks"),
        notice_id=notice_id,
        file_name=file.file_name,
        source_uri=file.source_uri,
        archive_path=file.archive_path,
        file_sha256=file.file_sha256,
        text_sha256=text_sha256(clean.text),
        received_at=file.received_at,
        page_count=clean.page_count,
        main_pages=notice.main_pages,
        pages_not_read=clean.pages_not_read,
        rows_set_aside=0,
        reading_method=clean.method.value,
        number_origin=header.number_origin or ("machine" if header.number is not None else None),
        signer_lines=list(header.signer_lines) or None,
        signing_authority=list(header.signing_authority) or None,
        reading_confidence=_rounded(clean.reading_confidence),
        rule_confidence=_rounded(notice.rule_confidence),
        needs_review=notice.needs_review,
        run_id=run_id,
    )


def _page(page: Page, notice_id: str) -> Row:
    regions = [word.region for word in page.words]
    row = _row(
        page, notice_id=notice_id, page=page.number, method=page.method.value, drop=("number", "words", "signals")
    )
    row.update({name: regions.count(region) for region, name in _WORDS.items()})
    return row


def _stamps(notice: Notice, notice_id: str) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for stamp in notice.stamps:
        if (
            stamp.kind == "secrecy"
        ):  # such a paper is never loaded; a false alarm that was released leaves no row either
            continue
        key = f"{notice_id}:{stamp.kind}:{stamp.page or 0}:{_short_hash(stamp.raw_text)}"
        yield _stamp(stamp, notice_id, _numbered(key, seen))


def _stamp(stamp: Stamp, notice_id: str, stamp_id: str) -> Row:
    return _row(
        stamp,
        notice_id=notice_id,
        stamp_id=stamp_id,
        box=None if stamp.box is None else _box(stamp.box),
        handwritten=list(stamp.handwritten) or None,
    )


def _directive(directive: Directive, notice_id: str, ids: Mapping[str, str]) -> Row:
    return _row(
        directive,
        notice_id=notice_id,
        directive_id=ids[directive.path],
        boxes=_boxes(directive.boxes),
        drop=("agencies", "deadlines"),
    )


def _citations(notice: Notice, notice_id: str, ids: Mapping[str, str]) -> Iterator[Row]:
    """citation_id from what is cited and where, not from its place in the row: a citation found before it changes nothing."""
    seen: dict[str, int] = {}
    for citation in notice.citations:
        directive_id = ids.get(citation.path) if citation.path else None
        key = f"{notice_id}:c:{_short_hash('|'.join((citation.kind, directive_id or '', citation.full_number or citation.raw)))}"
        yield _row(
            citation,
            notice_id=notice_id,
            citation_id=_numbered(key, seen),
            directive_id=directive_id,
            drop=("seq", "path", "date_candidates"),
        )


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _numbered(key: str, seen: dict[str, int]) -> str:
    """The same key a second time in one notice gets '~2'."""
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}~{seen[key]}"
