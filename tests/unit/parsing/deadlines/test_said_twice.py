"""A period and the day it ends on are one limit; two limits of two duties stay two."""

from datetime import date

import pytest

from extract.parsing.deadlines import find_deadlines

ONE = [
    ("Sở Tài chính trình UBND tỉnh trong tuần thứ 3 của tháng 10/2025, chậm nhất ngày 21/10/2025.", "2025-10-21"),
    ("Xã Tân Giang bàn giao mặt bằng trong tuần đầu tháng 11 năm 2025, muộn nhất là ngày 07/11/2025.", "2025-11-07"),
    ("Cục Thuế báo cáo Bộ trong tháng 9 năm 2025 (trước ngày 25/9/2025).", "2025-09-24"),
    ("Sở Y tế hoàn thành trong quý III năm 2025, chậm nhất là ngày 20/9/2025.", "2025-09-20"),
]
TWO = [
    "Sở Y tế hoàn thành rà soát trong tháng 9 năm 2025, báo cáo UBND tỉnh trước ngày 25/9/2025.",
    "Sở Y tế hoàn thành giai đoạn 1 trong tháng 9 năm 2025, giai đoạn 2 chậm nhất ngày 20/11/2025.",
]


@pytest.mark.parametrize(("text", "day"), ONE)
def test_the_exact_day_stands(text: str, day: str) -> None:
    found = find_deadlines(text, issued_on=date(2025, 8, 10))
    assert [str(deadline.last_day) for deadline in found] == [day]
    assert found[0].seq == 1 and text[found[0].char_start : found[0].char_end] == found[0].raw


@pytest.mark.parametrize("text", TWO)
def test_limits_of_two_duties_stay_two(text: str) -> None:
    found = find_deadlines(text, issued_on=date(2025, 8, 10))
    assert [deadline.seq for deadline in found] == [1, 2]
