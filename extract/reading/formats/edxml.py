"""The envelope of the document exchange between offices (QCVN 102:2016/BTTTT): header fields and attachments.

Belongs here: element names to plain keys, attachments to bytes. The header is a second source, never over what is printed:
parsing decides. Element names are matched without namespace and case, because systems differ in both.
"""

from __future__ import annotations

import base64
import binascii
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import DamagedDocument, UnsafeArchive

# Key that we give, path of local names from anywhere under the header. The last value wins nothing: the first one counts.
_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", ("code", "codenumber")),
    ("symbol", ("code", "codenotation")),
    ("place", ("promulgationinfo", "place")),
    ("issued_on", ("promulgationinfo", "promulgationdate")),
    ("issuer", ("from", "organname")),
    ("issuer_in_charge", ("from", "organizationincharge")),
    ("organ_id", ("from", "organid")),
    ("doc_type", ("documenttype", "typename")),
    ("title", ("subject",)),
    ("signer_name", ("signerinfo", "fullname")),
    ("signer_position", ("signerinfo", "position")),
    ("signing_authority", ("signerinfo", "competence")),
    ("due_on", ("duedate",)),
    ("urgency", ("otherinfo", "priority")),
    ("document_id", ("documentid",)),
)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """`header`: (key, value) pairs, keys as in `_FIELDS`, recipients as repeated 'recipient'. `attachments`: (name, bytes)."""

    header: tuple[tuple[str, str], ...]
    attachments: tuple[tuple[str, bytes], ...]


def read_envelope(data: bytes, file_name: str) -> Envelope:
    """The envelope's header and attachments. Raises DamagedDocument for broken XML, UnsafeArchive for one with entities."""
    if _DECLARATION.search(data.replace(b"\x00", b"")[:20_000]):
        raise UnsafeArchive(file_name, "the envelope declares entities")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DamagedDocument(file_name, f"the envelope is no well-formed XML: {error}") from error
    header: list[tuple[str, str]] = []
    for key, path in _FIELDS:
        value = next((text for text in _texts(root, path) if text), None)
        if value:
            header.append((key, value))
    header += [("recipient", text) for text in _texts(root, ("to", "organname")) if text]
    return Envelope(tuple(header), tuple(_attachments(root)))


def _local(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _texts(root: ElementTree.Element, path: tuple[str, ...]) -> Iterator[str]:
    """Texts of the elements whose chain of local names ends in `path` (the parent anywhere in the tree)."""
    for parent in root.iter():
        if len(path) == 1:
            if _local(parent) == path[0]:
                yield _text(parent)
        elif _local(parent) == path[0]:
            yield from (_text(child) for child in parent.iter() if _local(child) == path[1])


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _attachments(root: ElementTree.Element) -> Iterator[tuple[str, bytes]]:
    """Attached files: base64 text of elements named like contents, with the name that stands beside it."""
    names = [_text(element) for element in root.iter() if _local(element) in ("attachmentname", "filename")]
    number = 0
    for element in root.iter():
        if _local(element) not in (
            "contenttransferencoded",
            "content",
            "base64content",
            "attachmentcontent",
            "data",
            "filecontent",
        ):
            continue
        raw = re.sub(r"\s+", "", element.text or "")
        if len(raw) < 16:
            continue
        try:
            content = base64.b64decode(raw, validate=True)
        except (binascii.Error, ValueError):
            continue
        yield names[number] if number < len(names) else f"attachment-{number + 1}", content
        number += 1
