"""How a parsed notice differs from what a person wrote down about it in `tests/renderer/notices`.

Belongs here: the comparison, one line a difference. Not here: reading, thresholds.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from extract.model import Directive, Notice
from tests.corpus.measures import letters


def differences(notice: Notice, expected: dict[str, Any]) -> list[str]:
    """'field: got / wanted' for every value of `expected` that the notice does not have."""
    return [*_header(notice, expected), *_directives(notice, expected), *_references(notice, expected)]


def _header(notice: Notice, expected: dict[str, Any]) -> list[str]:
    header = notice.header
    pairs = {
        "full_number": (header.full_number, expected["full_number"]),
        "issued_on": (header.issued_on, expected["issued_on"]),
        "doc_type": (header.doc_type, expected["doc_type"]),
        "signer": (header.signer_name, expected["signer"]),
        "urgency": (header.urgency, expected.get("urgency")),
    }
    found = [f"{name}: {got!r} / {wanted!r}" for name, (got, wanted) in pairs.items() if got != wanted]
    if "issuer" in expected and letters(header.issuer) != letters(expected["issuer"]):
        found.append(f"issuer: {header.issuer!r} / {expected['issuer']!r}")
    if letters(header.title) != letters(expected["title"]):
        found.append(f"title: {header.title!r} / {expected['title']!r}")
    addressees = sum(recipient.role == "addressee" for recipient in notice.recipients)
    if addressees != expected.get("addressees", 0):
        found.append(f"addressees: {addressees} / {expected.get('addressees', 0)}")
    return found


def _name(agency: str) -> str:
    return letters(agency.casefold().replace("mặt trận tổ quốc", "mttq"))


def values(expected: dict[str, Any]) -> int:
    """How many values `differences` compares: header with its title, leaves, leads, deadlines, citations, links."""
    lists = sum(len(expected.get(name, ())) for name in ("leads", "deadlines", "citations", "links"))
    return 8 + int("issuer" in expected) + lists


def _main(notice: Notice) -> dict[str, Directive]:
    return {d.path: d for d in notice.directives if d.section == "main"}


def _directives(notice: Notice, expected: dict[str, Any]) -> list[str]:
    main = _main(notice)
    leaves = [path for path, directive in main.items() if directive.is_leaf]
    found = []
    if leaves != expected["leaves"]:
        found.append(f"leaves: {leaves} / {expected['leaves']}")
    for path, wanted in expected["leads"].items():
        got = [a.name for a in main[path].agencies if a.role == "lead"] if path in main else []
        if {_name(name) for name in got} != {_name(name) for name in wanted}:
            found.append(f"lead of {path}: {got} / {wanted}")
    for deadline in expected.get("deadlines", []):
        found += _deadline(main.get(deadline["path"]), deadline)
    return found


def _deadline(directive: Directive | None, wanted: dict[str, Any]) -> list[str]:
    near = [d for d in directive.deadlines if wanted["raw"] in d.raw or d.raw in wanted["raw"]] if directive else []
    if not near:
        return [f"deadline of {wanted['path']}: none / {wanted['raw']}"]
    got = near[0]
    due: date | None = got.due_on or got.due_computed_on
    pairs = [("due_on", due), ("last_day", got.last_day), ("kind", got.kind), ("is_target", got.is_target)]
    return [
        f"{name} of {wanted['path']}: {value} / {wanted[name]}"
        for name, value in pairs
        if name in wanted and value != wanted[name]
    ]


def _references(notice: Notice, expected: dict[str, Any]) -> list[str]:
    numbers = {citation.full_number for citation in notice.citations}
    found = [f"citation: none / {number}" for number in expected.get("citations", []) if number not in numbers]
    for wanted in expected.get("links", []):
        if not any(link.kind == wanted["kind"] and link.to_full_number == wanted["to"] for link in notice.links):
            found.append(
                f"link: {[(k.kind, k.to_full_number) for k in notice.links]} / {wanted['kind']} {wanted['to']}"
            )
    return found
