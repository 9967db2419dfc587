"""What fuzzing found, kept: each input goes the whole way without losing text (see tests/hostile/fuzz_text.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.fuzz_text import FOUND, whole_way

#: shapes that fuzzing was begun from, so that this test never stands empty
SHAPES = [b"", b"1. \xff\xfe", "Số: 1/TB-UBND\n1. Sở\u0301 Y tế ./.\n\x00".encode(), b"\xff\xfe1\x00.\x00 \x00"]


@pytest.mark.parametrize("data", SHAPES + [path.read_bytes() for path in sorted(FOUND.glob("*.bin"))])
def test_a_find_stays_mended(data: bytes) -> None:
    whole_way(data)


def test_finds_are_files_of_this_repository() -> None:
    assert FOUND.parent == Path(__file__).parents[2] / "hostile"
