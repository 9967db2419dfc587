"""Which parts the rules require and the notice lacks (30/2020/NĐ-CP Điều 8, 36-HD/VPTW)."""

from __future__ import annotations

from extract.model import Header, Recipient


def conformance(
    header: Header, recipients: tuple[Recipient, ...], has_motto: bool, is_letter: bool
) -> tuple[float, tuple[str, ...]]:
    """(share of the required parts that are there, names of those that are not)."""
    archived = any(r.role == "archive" for r in recipients)
    required = [
        ("motto", has_motto),
        ("issuer", header.issuer_source == "printed"),
        ("number", header.number is not None),
        ("symbol", header.symbol is not None),
        ("place", header.place is not None),
        ("date", header.issued_on is not None and header.issued_on_precision == "day"),
        ("type", header.doc_type is not None),
        ("title", header.title is not None),
        ("signer_position", header.signer_position is not None or bool(header.signing_authority)),
        ("signer_name", header.signer_name is not None),
        ("recipients", any(r.role == "recipient" for r in recipients)),
        ("archive", archived),
    ]
    if is_letter:
        required.append(("addressee", any(r.role == "addressee" for r in recipients)))
    lacks = tuple(name for name, there in required if not there)
    return round(1.0 - len(lacks) / len(required), 4), lacks
