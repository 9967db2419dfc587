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


PRAISED = [
    "1. Ban Chỉ đạo đánh giá cao sự chủ động của các cơ quan; đến nay, đã hoàn thành việc kết thúc hoạt động của các tổ chức cũ.",
    "1. Thường trực Tỉnh ủy ghi nhận, biểu dương các địa phương đã khắc phục nhanh hậu quả mưa lũ.",
    "1. Chủ tịch UBND tỉnh hoan nghênh tinh thần trách nhiệm của các sở, ngành trong thời gian qua.",
]


@pytest.mark.parametrize("told", PRAISED)
def test_whoever_directs_praises(told: str) -> None:
    assert tasks(
        f"Ban Chỉ đạo kết luận như sau:\n{told}\n2. Sở Nội vụ tổng hợp.\n3. Sở Tài chính bố trí kinh phí."
    ) == ["2", "3"]


def test_a_demand_below_a_heading_of_results_opens_tasks() -> None:
    text = """I. Kết quả giám sát chuyên đề
Thường trực HĐND tỉnh thống nhất với báo cáo của Đoàn giám sát. Để khắc phục các hạn chế, đề nghị:
1. UBND tỉnh
a) Bố trí kinh phí mua sắm trang thiết bị.
b) Chỉ đạo Sở Nội vụ tập huấn cho công chức.
2. UBND các xã, phường khắc phục tồn tại.
II. Kiến nghị của cử tri
1. Ban Pháp chế rà soát các kiến nghị."""
    assert tasks(text) == ["I/1/a", "I/1/b", "I/2", "II/1"]


def test_an_unnumbered_paragraph_that_only_agrees_and_praises_is_context() -> None:
    text = """Sau khi nghe báo cáo, Phó Chủ tịch UBND thành phố có ý kiến kết luận và chỉ đạo như sau:
Thống nhất với nội dung báo cáo và đề xuất của Ban Quản lý dự án. Ghi nhận nỗ lực của các đơn vị; đến nay đạt 92% khối lượng.
Giao Sở Xây dựng hoàn thiện hồ sơ.
Giao Sở Tài chính bố trí vốn."""
    assert len(tasks(text)) == 2


def test_a_paragraph_that_tells_all_to_carry_out_is_a_demand() -> None:
    text = """II- NHIỆM VỤ QUÝ IV/2025
Các đảng ủy trực thuộc, các cơ quan tham mưu của Đảng ủy tập trung thực hiện:
1- Tổ chức học tập các nghị quyết mới.
2- Ban Tổ chức thẩm định quy chế làm việc mẫu."""
    assert tasks(text) == ["II/1", "II/2"]
