"""The same paper saved again by another tool is the same paper; another paper is not."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from extract.reading.identity import content_identity

from .papers import BODY, FOOT, HEAD, paper, saved

PAPER = HEAD + BODY + FOOT


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "compress_streams": True},
        {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized, "compress_streams": False},
        {"recompress_flate": True, "static_id": True},
        {"normalize_content": True},
    ],
)  # fmt: skip
def test_saving_again_keeps_the_identity(options: dict[str, object]) -> None:
    data = paper(PAPER)
    again = saved(data, **options)
    assert again != data and content_identity(again) == content_identity(data)


def test_qpdf_keeps_the_identity(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    (tmp_path / "a.pdf").write_bytes(paper(PAPER))
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "a.pdf", "b.pdf"], cwd=tmp_path, check=True)
    assert content_identity((tmp_path / "b.pdf").read_bytes()) == content_identity(paper(PAPER))


def test_metadata_does_not_count_and_content_does() -> None:
    assert content_identity(paper(PAPER, extra=b"mot")) == content_identity(paper(PAPER, extra=b"hai"))
    other = [*PAPER[:-1], (360, 520, "Hồ Thị Lan", True)]
    assert content_identity(paper(other)) != content_identity(paper(PAPER))
    assert content_identity(paper(PAPER, FOOT)) != content_identity(paper(PAPER))


def test_a_stamp_added_later_makes_another_paper() -> None:
    with pikepdf.open(io.BytesIO(paper(PAPER))) as pdf:
        look = pdf.make_stream(
            b"0 0 m 50 50 l S", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 50, 50]
        )
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 50, 50], AP=pikepdf.Dictionary(N=look)
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(stamp)]))
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert content_identity(buffer.getvalue()) != content_identity(paper(PAPER))


def test_other_files_are_their_bytes() -> None:
    assert content_identity(b"mot") == content_identity(b"mot") != content_identity(b"hai")
    assert len(content_identity(b"%PDF-1.4 broken")) == 64
