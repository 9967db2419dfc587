"""Page numbers and running heads are furniture; numbers of the text are not."""

from __future__ import annotations

import pytest

from extract.model import Region

from .plain import clean, words_in

HEAD = "Số: 15/TB-UBND\n\nTHÔNG BÁO\nKết luận tại cuộc họp\n\nNgày 04/3/2025, Chủ tịch UBND tỉnh kết luận:\n\n"


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2", "Trang 2/4", "2/4", "[2]", "Page 2"])
def test_page_numbers_between_pages(number: str) -> None:
    cleaned = clean(
        f"{HEAD}1. Sở Y tế báo cáo.\n\f{number}\n\n2. Sở Nội vụ tổng hợp.\n\f3\n3. Sở Tài chính thực hiện.\n"
    )
    assert words_in(cleaned, Region.FURNITURE) == [*number.split(), "3"]
    assert "1. Sở Y tế báo cáo.\n" in cleaned.text and "3. Sở Tài chính thực hiện." in cleaned.text


def test_page_numbers_of_a_file_without_pages_grow_by_one() -> None:
    cleaned = clean(
        f"{HEAD}1. Sở Y tế báo cáo.\n\n2\n\n2. Sở Nội vụ tổng hợp.\n\n3\n\n3. Sở Tài chính thực hiện.\n\n2025\n"
    )
    assert words_in(cleaned, Region.FURNITURE) == ["2", "3"]
    assert cleaned.text.endswith("2025")


def test_running_heads_are_those_that_most_pages_share() -> None:
    pages = [f"{HEAD}1. Sở Y tế báo cáo."] + [f"{n}. Sở số {n} thực hiện nhiệm vụ của mình." for n in range(2, 6)]
    cleaned = clean(
        "\f".join(f"Cổng thông tin tỉnh An Phú\n{page}\nhttp://anphu.vn/{n}" for n, page in enumerate(pages, 1))
    )
    assert "Cổng thông tin" not in cleaned.text and "http" not in cleaned.text
    assert len(words_in(cleaned, Region.FURNITURE)) == 5 * 7
    assert all(f"{n}. Sở" in cleaned.text for n in range(1, 6))
