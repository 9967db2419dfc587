"""Stamps and pens: what is said is drawn, in its ink; the words are the truth."""

from __future__ import annotations

import numpy as np
import pytest

from tests.renderer.build_samples import STAMPS, seeded
from tests.renderer.handwriting import signature, written_digits
from tests.renderer.overlays import round_seal, urgency_mark, worn
from tests.renderer.stamps import INKS, StampSpec, draw_stamp


@pytest.mark.parametrize("layout", ["nd30", "cong_van_den", "van_ban_den", "cv_den"])
@pytest.mark.parametrize("ink", INKS)
def test_the_frame_is_drawn_in_its_ink(layout: str, ink: str) -> None:
    spec = StampSpec(layout, "SỞ NỘI VỤ TỈNH TÂN GIANG", None, None, None, ink)
    pixels = np.asarray(draw_stamp(spec, 150, seeded("x")))
    inked = pixels[pixels[..., 3] > 200][:, :3]
    assert len(inked) > 500 and (np.abs(inked.astype(int) - INKS[ink]).max() < 3)


def test_the_words_hold_labels_and_values() -> None:
    spec = StampSpec("nd30", "SỞ Y TẾ", "12", "3/4/2025", "2025-04-03", "red", transfer="KHTC")
    assert spec.words == (
        "SỞ",
        "Y",
        "TẾ",
        "ĐẾN",
        "Số:",
        "12",
        "Ngày:",
        "3/4/2025",
        "Chuyển:",
        "KHTC",
        "Số",
        "và",
        "ký",
        "hiệu",
        "HS:",
    )


def test_values_add_ink() -> None:
    empty = StampSpec("nd30", "SỞ Y TẾ", None, None, None, "red")
    filled = StampSpec("nd30", "SỞ Y TẾ", "1024", "3/4/2025", "2025-04-03", "red", values="written", value_ink="black")
    count = [int((np.asarray(draw_stamp(s, 150, seeded("x")))[..., 3] > 128).sum()) for s in (empty, filled)]
    assert count[1] > count[0] + 100


def test_the_pen_is_the_same_from_the_same_seed_and_never_twice_alike() -> None:
    first, same, other = (written_digits("2857/1", 30, (0, 0, 0), seeded(s)).tobytes() for s in ("a", "a", "b"))
    assert first == same != other
    assert signature((300, 120), (0, 0, 90), seeded("a")).getbbox() is not None


def test_wear_takes_ink_away_but_not_all() -> None:
    seal = round_seal("ỦY BAN NHÂN DÂN TỈNH AN PHÚ", 120)
    before, after = (np.asarray(image)[..., 3].astype(float).sum() for image in (seal, worn(seal, seeded("x"))))
    assert 0.5 * before < after < 0.98 * before
    assert urgency_mark("HỎA TỐC", 120, "arrow").getbbox() is not None


def test_sample_stamps_say_iso_dates_that_fit_what_is_written() -> None:
    for spec in STAMPS.values():
        assert spec.day and spec.stamped_on
        day, month, year = (int(part) for part in spec.day.split("/"))
        assert spec.stamped_on == f"{year:04d}-{month:02d}-{day:02d}"
