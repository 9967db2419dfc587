"""The committed samples are what the renderer makes of the sources, and every one has its expectation."""

from __future__ import annotations

import io
import re
import tomllib
from datetime import date

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.renderer.build_samples import LIST, SAMPLES, STAMPS, Sample, seeded
from tests.renderer.notice import NOTICES, load_expected, load_notice

EXPECTED = tomllib.loads((NOTICES / "EXPECTED.toml").read_text(encoding="utf-8"))


def _pictures(name: str, data: bytes) -> list[np.ndarray]:
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(data, password="dongson2025" if "mat-khau" in name else None)
        try:
            return [np.asarray(page.render(scale=0.5).to_pil().convert("L"), dtype=np.int16) for page in document]
        finally:
            document.close()
    image = Image.open(io.BytesIO(data))
    pages = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        pages.append(np.asarray(image.convert("L"), dtype=np.int16))
    return pages


@pytest.mark.parametrize("sample", LIST, ids=lambda s: s.file)
def test_the_sample_comes_out_the_same_again(sample: Sample) -> None:
    """Byte for byte where the libraries are the same; else (another zlib, another JPEG encoder) the same pixels."""
    committed, again = (SAMPLES / sample.file).read_bytes(), sample.build(seeded(sample.file))
    if committed == again:
        return
    assert not sample.file.endswith((".txt", ".md")) and "hong" not in sample.file
    ours, theirs = _pictures(sample.file, committed), _pictures(sample.file, again)
    assert [p.shape for p in ours] == [p.shape for p in theirs]
    assert all(float(np.abs(a - b).mean()) < 1.5 for a, b in zip(ours, theirs, strict=True))


def test_every_file_is_listed_small_and_expected() -> None:
    names = {path.name for path in SAMPLES.iterdir()}
    assert names == {sample.file for sample in LIST} == set(EXPECTED)
    assert len(names) >= 16
    assert all((SAMPLES / name).stat().st_size < 300_000 for name in names)


def test_the_page_about_the_samples_names_every_one() -> None:
    """It lies in docs/: whatever lies in samples/ is read as a paper."""
    page = (SAMPLES.parent / "docs" / "samples.md").read_text(encoding="utf-8")
    assert {name.strip("`") for name in re.findall(r"^\| (`[^`]+`) \|", page, re.MULTILINE)} == set(EXPECTED)


def test_expectations_fit_the_stamps_that_were_drawn() -> None:
    for name, spec in STAMPS.items():
        said = EXPECTED[name]["stamp"]
        assert said["number"] == spec.number and said["ink"] == spec.ink
        assert said["stamped_on"].isoformat() == spec.stamped_on
        assert said["agency"].casefold() == spec.agency.casefold()


@pytest.mark.parametrize("name", [n for n, e in EXPECTED.items() if "notice" in e])
def test_expected_values_stand_in_the_source(name: str) -> None:
    """A slip of the pen in the expectations would be blamed on the reader: raw values must be printed in the notice."""
    key = EXPECTED[name]["notice"]
    notice, expected = load_notice(key), load_expected(key)
    body = "\n".join(notice.body)
    symbol_only = notice.number_line.replace(" ", "").removeprefix("Số:").removeprefix("Số")
    number = symbol_only if notice.hand_number is None else notice.hand_number + symbol_only
    assert expected["full_number"] == number
    issued = expected["issued_on"]
    assert (
        isinstance(issued, date)
        and f"tháng {issued.month:02d}"[-2:].lstrip("0") in notice.date_line
        and str(issued.year) in notice.date_line
    )
    assert expected["signer"] == notice.foot.signer
    citations, deadlines, leaves = expected.get("citations", []), expected.get("deadlines", []), expected["leaves"]
    assert isinstance(citations, list) and isinstance(deadlines, list) and isinstance(leaves, list)
    assert all(citation in body for citation in citations)
    for deadline in deadlines:
        assert deadline["raw"] in body and deadline["path"] in leaves
        if "due_on" in deadline:
            assert deadline["last_day"] <= deadline["due_on"]
    leads = expected["leads"]
    assert isinstance(leads, dict) and set(leads) <= set(leaves)
    for names in leads.values():
        assert all(agency.casefold() in body.casefold() for agency in names)
