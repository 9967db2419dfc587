"""Rendering the corpus: the same files every time, truth that fits the picture."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pypdfium2

from tests.corpus.build import build_corpus
from tests.corpus.measures import truth_orders


def test_a_stamped_document_is_rendered_alike_with_its_truth(tmp_path: Path) -> None:
    first = build_corpus(tmp_path / "a", "tune", ["t05"], ["photocopy"])
    again = build_corpus(tmp_path / "b", "tune", ["t05"], ["photocopy"])
    name = str(first[0]["file"])
    assert (tmp_path / "a/tune" / name).read_bytes() == (tmp_path / "b/tune" / name).read_bytes()
    assert first == again == json.loads((tmp_path / "a/tune/truth.json").read_text(encoding="utf-8"))


def test_what_is_there_is_not_rendered_again(tmp_path: Path) -> None:
    build_corpus(tmp_path, "tune", ["t05"], ["hard"])
    path = tmp_path / "tune/t05-hard.pdf"
    path.write_bytes(b"kept")
    build_corpus(tmp_path, "tune", ["t05"], ["hard"])
    assert path.read_bytes() == b"kept"


def test_the_stamps_box_holds_ink_and_the_text_holds_none_of_its_words(tmp_path: Path) -> None:
    truth = build_corpus(tmp_path, "tune", ["t05"], ["photocopy"])[0]
    stamp = truth["stamp"]
    assert isinstance(stamp, dict)
    assert stamp["agency"] not in truth_orders(truth)[0]
    document = pypdfium2.PdfDocument(tmp_path / "tune" / str(truth["file"]))
    try:
        page = np.asarray(document[0].render(scale=2).to_pil().convert("L"))
    finally:
        document.close()
    height, width = page.shape
    _, x0, y0, x1, y1 = stamp["box"]
    inside = page[int(y0 * height) : int(y1 * height), int(x0 * width) : int(x1 * width)]
    # The frame, its labels and values: more ink than blank paper has, far less than a black edge.
    assert 0.04 < float((inside < 128).mean()) < 0.5
