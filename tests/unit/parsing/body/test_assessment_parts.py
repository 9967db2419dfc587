"""Parts that assess: numbered paragraphs below 'ĐÁNH GIÁ CHUNG' are context though words of orders stand in them."""

from __future__ import annotations

import pytest

from tests.unit.parsing.body.reading import tasks

TASKS = "\nII. NHIỆM VỤ TRONG THỜI GIAN TỚI\n1. Sở Tài chính tham mưu điều chuyển vốn.\n2. Sở Xây dựng công bố giá vật liệu."

TOLD = [
    "1. Ban Chỉ đạo ghi nhận, biểu dương các chủ đầu tư đã làm việc xuyên lễ; nhiệm vụ giao tại Thông báo số 12/TB-UBND đã xong.",
    "1. Bên cạnh đó, còn một số tồn tại: việc bàn giao mặt bằng chưa đáp ứng tiến độ yêu cầu trước ngày 30/6/2025.",
    "1. Sở Y tế đã hoàn thành 05/07 nhiệm vụ được giao; 02 nhiệm vụ còn chậm.",
    "1. Về thu ngân sách: đạt 56% dự toán Trung ương giao; một số khoản thu còn thấp.",
    "1. Tuy nhiên, một số xã chưa bố trí đủ cán bộ theo yêu cầu của nhiệm vụ mới.",
    "1. Công tác chuyển đổi số còn chậm so với yêu cầu đặt ra; hạ tầng số chưa đồng bộ.",
]


@pytest.mark.parametrize("told", TOLD)
def test_a_told_paragraph_below_an_assessing_heading_is_context(told: str) -> None:
    assert tasks(f"I. ĐÁNH GIÁ CHUNG\n{told}{TASKS}") == ["II/1", "II/2"]


def test_an_order_below_an_assessing_heading_is_a_task() -> None:
    text = f"I. ĐÁNH GIÁ CHUNG\n1. Kết quả thu đạt khá.\n2. Giao Sở Nội vụ tổng hợp thành tích, đề xuất khen thưởng.{TASKS}"
    assert tasks(text) == ["I/2", "II/1", "II/2"]
