"""The renderer's fonts have every Vietnamese letter, and one that lacks some is refused."""

from __future__ import annotations

import pytest

from tests.renderer.fonts import BUNDLED, FACES, VIETNAMESE_LETTERS, FontLacksLetters, load_checked, register_faces


def test_every_face_has_all_134_letters() -> None:
    assert len(set(VIETNAMESE_LETTERS)) == 134  # 67 letters with marks, small and capital
    assert register_faces() == tuple(face.name for face in FACES)


def test_a_font_without_a_letter_is_refused() -> None:
    with pytest.raises(FontLacksLetters, match="Ж"):
        load_checked("lacking", BUNDLED / FACES[0].file, VIETNAMESE_LETTERS + "Ж")
