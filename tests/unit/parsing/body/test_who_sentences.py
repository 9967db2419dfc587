"""Whom own sentences charge, over many families of offices that no catalogue can list in full: {lead}, <cooperating>."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.parsing.agencies import find_mentions, load_catalogue
from extract.parsing.body.inheritance import own_charges
from extract.parsing.body.view import BodyView

_MARKS = str.maketrans("", "", "{}<>")


def sentences() -> list[tuple[str, str]]:
    """(family, sentence with its marks) of who_sentences.txt."""
    found, family = [], ""
    for line in Path(__file__).with_name("who_sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            family = line[3:]
        elif line and not line.startswith("#"):
            found.append((family, line))
    return found


def charged(text: str, role: str) -> list[str]:
    """Raw names in that role, in the text's order."""
    charges = own_charges(BodyView(text, find_mentions(text, load_catalogue())), 0, len(text))
    return [charge.raw or "" for charge in sorted(charges, key=lambda c: c.start) if charge.role == role]


@pytest.mark.parametrize(("family", "sentence"), sentences(), ids=[f"{family}: {s[:50]}" for family, s in sentences()])
def test_who_is_charged(family: str, sentence: str) -> None:
    text = sentence.translate(_MARKS)
    assert charged(text, "lead") == re.findall(r"\{(.*?)\}", sentence)
    assert charged(text, "cooperating") == re.findall(r"<(.*?)>", sentence)
