"""The samples, read and parsed for real, against what a person wrote down about them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.cleaning import clean_reading
from extract.errors import DamagedDocument, EncryptedDocument
from extract.model import CleanText, Notice, ReadSettings
from extract.parsing.agencies import load_catalogue
from extract.parsing.notice import parse_notice
from extract.reading.document import read_document
from tests.integration.samples.agreement import differences, values
from tests.renderer.build_samples import SAMPLES
from tests.renderer.notice import NOTICES, load_expected

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((NOTICES / "EXPECTED.toml").read_text(encoding="utf-8"))
WITHOUT_OCR = [
    name for name, e in EXPECTED.items() if "notice" in e and name[:2] in ("01", "02", "03", "07", "08", "12", "13")
]
SCANNED = [name for name, e in EXPECTED.items() if "notice" in e and name[:2] in ("05", "06", "09", "10", "11")]


def _read(name: str) -> tuple[CleanText, Notice]:
    path = Path(SAMPLES) / name
    clean = clean_reading(read_document(path.read_bytes(), name, ReadSettings()))
    return clean, parse_notice(clean, load_catalogue())


def _agreement(names: list[str]) -> tuple[float, list[str]]:
    wrong: list[str] = []
    total = 0
    for name in names:
        expected = load_expected(EXPECTED[name]["notice"])
        wrong += [f"{name}: {line}" for line in differences(_read(name)[1], expected)]
        total += values(expected)
    return 1 - len(wrong) / total, wrong


def test_text_and_born_digital_samples_agree() -> None:
    share, wrong = _agreement(WITHOUT_OCR)
    assert share >= 0.9, wrong


def test_scanned_samples_agree() -> None:
    share, wrong = _agreement(SCANNED)
    assert share >= 0.75, wrong


@pytest.mark.parametrize("name", WITHOUT_OCR)
def test_number_date_and_signer_are_exact_without_ocr(name: str) -> None:
    header, expected = _read(name)[1].header, load_expected(EXPECTED[name]["notice"])
    assert (header.full_number, header.issued_on, header.signer_name) == (
        expected["full_number"],
        expected["issued_on"],
        expected["signer"],
    )


def test_the_stamp_inside_markdown_is_data_and_not_text() -> None:
    clean, notice = _read("02-markdown-ocr.md")
    wanted = EXPECTED["02-markdown-ocr.md"]["stamp"]
    assert [(s.kind, s.number, s.stamped_on) for s in clean.stamps] == [
        ("incoming", wanted["number"], wanted["stamped_on"])
    ]
    assert "ĐẾN" not in clean.text and wanted["number"] not in clean.text
    assert notice.header.title and "CHI CỤC" not in notice.header.title


def test_the_mark_of_secrecy_is_seen() -> None:
    assert _read("16-van-ban-mat.pdf")[1].header.secrecy == "mat"


def test_a_blank_form_is_no_notice() -> None:
    assert not _read("18-mau-don-trong.pdf")[1].is_notice


def test_closed_and_broken_files_end_with_their_codes() -> None:
    for name, fault in (("14-co-mat-khau.pdf", EncryptedDocument), ("15-tap-tin-hong.pdf", DamagedDocument)):
        with pytest.raises(fault) as caught:
            _read(name)
        assert caught.value.code == EXPECTED[name]["code"]
