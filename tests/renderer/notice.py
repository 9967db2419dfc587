"""A notice as structured data, before it is set: what its TOML file says.

Belongs here: the record and its loader. Not here: fonts, positions, pictures.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

NOTICES = Path(__file__).parent / "notices"


@dataclass(frozen=True, slots=True)
class Foot:
    """The end matter: recipients at the left, signature at the right."""

    recipients: tuple[str, ...]
    signer_lines: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Annex:
    """`table` holds rows of cells; the first row is the table's head."""

    heading: str
    title: tuple[str, ...]
    enclosed_with: str
    paragraphs: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """One paper. `body` holds one string a paragraph, markers included; a leading '# ' makes a bold heading line.

    `number_line` and `date_line` stand as printed; `hand_number`, `hand_day` are written by hand into their gap.
    """

    key: str
    family: str  # state | party
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number_line: str
    date_line: str
    doc_type: str
    title: tuple[str, ...]
    about: tuple[str, ...]
    addressees: tuple[str, ...]
    body: tuple[str, ...]
    foot: Foot
    annex: Annex | None = None
    secrecy: str | None = None
    urgency: str | None = None
    hand_number: str | None = None
    hand_day: str | None = None


def _lines(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(line.strip() for line in value.strip().splitlines() if line.strip())
    assert isinstance(value, list)
    return tuple(str(line) for line in value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def parse_notice_source(key: str, table: dict[str, object]) -> Notice:
    """A notice from a TOML table. Raises KeyError where a required key lacks."""
    annex = table.get("annex")
    built = None
    if isinstance(annex, dict):
        built = Annex(
            heading=str(annex["heading"]),
            title=_lines(annex["title"]),
            enclosed_with=str(annex.get("enclosed_with", "")),
            paragraphs=_lines(annex.get("paragraphs")),
            table=tuple(tuple(str(cell) for cell in row) for row in annex.get("table", ())),
        )
    return Notice(
        key=key,
        family=str(table["family"]),
        parent=_lines(table.get("parent")),
        issuer=_lines(table["issuer"]),
        number_line=str(table["number_line"]),
        date_line=str(table["date_line"]),
        doc_type=str(table.get("doc_type", "")),
        title=_lines(table.get("title")),
        about=_lines(table.get("about")),
        addressees=_lines(table.get("addressees")),
        body=_lines(table["body"]),
        foot=Foot(_lines(table["recipients"]), _lines(table["signer_lines"]), str(table["signer"])),
        annex=built,
        secrecy=_text(table.get("secrecy")),
        urgency=_text(table.get("urgency")),
        hand_number=_text(table.get("hand_number")),
        hand_day=_text(table.get("hand_day")),
    )


def load_notice(key: str, folder: Path = NOTICES) -> Notice:
    """The notice whose source is `folder`/`key`.toml."""
    return parse_notice_source(key, tomllib.loads((folder / f"{key}.toml").read_text(encoding="utf-8")))


def load_expected(key: str, folder: Path = NOTICES) -> dict[str, object]:
    """What a perfect reader finds, written by hand (the title from the source); empty where nothing is ever read."""
    table = tomllib.loads((folder / f"{key}.toml").read_text(encoding="utf-8"))
    expected = table.get("expected", {})
    assert isinstance(expected, dict)
    if expected:
        expected["title"] = " ".join(_lines(table.get("title")) or _lines(table.get("about")))
    return expected
