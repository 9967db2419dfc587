"""Which paper a directive asks for, and timing words without a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsing.products import find_product
from extract.parsing.schedules import find_schedule

PRODUCTS = [
    ("Giao Sở Y tế xây dựng kế hoạch tiêm chủng.", "kế hoạch"),
    ("Khẩn trương xây dựng, trình UBND tỉnh phê duyệt Đề án sắp xếp.", "đề án"),
    ("Sở Tài chính tham mưu, báo cáo UBND tỉnh.", "báo cáo"),
    ("Sở Xây dựng báo cáo Thủ tướng Chính phủ trước ngày 15/7/2025.", "báo cáo"),
    ("Trình Chính phủ dự thảo Nghị định sửa đổi.", "dự thảo nghị định"),
    ("Bộ Tư pháp xây dựng dự thảo Luật, trình Quốc hội.", "dự thảo luật"),
    ("Lập danh sách các hộ nghèo gửi Sở Nội vụ.", "danh sách"),
    ("Chuẩn bị Tờ trình của UBND tỉnh trình HĐND tỉnh.", None),
    ("Hoàn thiện hồ sơ trình thẩm định.", "hồ sơ"),
    ("Xây dựng phương án phòng thủ dân sự.", "phương án"),
    ("Ban hành văn bản hướng dẫn các địa phương.", "hướng dẫn"),
    ("Tổng hợp, báo cáo kết quả về Văn phòng.", "báo cáo"),
    ("Thực hiện kế hoạch được giao.", None),
    ("Triển khai theo Kế hoạch số 5/KH-UBND.", None),
    ("Tăng cường tuyên truyền, vận động.", None),
    ("Sau khi nghe báo cáo tình hình.", None),
    ("Kiểm tra việc thực hiện quy chế.", None),
    ("Nâng cao chất lượng quy hoạch.", None),
    ("Đẩy nhanh tiếp nhận, thẩm định hồ sơ của người dân.", None),
    ("Tiêm chủng theo chiến dịch, trong đó có phương án tiêm lưu động.", None),
    ("Rà soát danh sách đối tượng.", None),
    ("", None),
]

SCHEDULES = [
    ("Thường xuyên cập nhật thông tin.", "continuous"),
    ("Trực 24/24 giờ tại các chốt.", "continuous"),
    ("Định kỳ hằng tuần họp giao ban.", "recurring"),
    ("Xử lý hàng giờ, hàng ngày, liên tục.", "recurring"),
    ("Khẩn trương rà soát.", "urgent"),
    ("Kịp thời động viên.", "urgent"),
    ("Tiêm vắc xin khi được phân bổ.", "conditional"),
    ("Thực hiện sau khi hết phong tỏa.", "conditional"),
    ("Xây dựng kế hoạch.", None),
    ("Thường trực Tỉnh ủy chỉ đạo.", None),
    ("Công tác nắm tình hình chưa thường xuyên, chưa kịp thời.", None),
    ("Đời sống ngày càng nâng cao.", None),
    ("Bố trí kinh phí chi thường xuyên.", None),
]


@pytest.mark.parametrize(("text", "product"), PRODUCTS)
def test_the_product(text: str, product: str | None) -> None:
    assert find_product(text) == product


@pytest.mark.parametrize(("text", "schedule"), SCHEDULES)
def test_the_schedule(text: str, schedule: str | None) -> None:
    assert find_schedule(text) == schedule


@given(st.text(max_size=300))
def test_never_raise(text: str) -> None:
    assert find_schedule(text) in ("continuous", "recurring", "urgent", "conditional", None)
    product = find_product(text)
    assert product is None or product == product.lower()
