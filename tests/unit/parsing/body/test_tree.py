"""Paths, kinds and parents: lists that nest, begin anew, lose their numbers."""

from __future__ import annotations

import pytest

from tests.unit.parsing.body.reading import body_of, outline, tasks, who

DEMAND = "UBND tỉnh yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:\n"


def test_numbers_restart_in_each_section() -> None:
    text = """B. NHIỆM VỤ TRỌNG TÂM
I. Về chăn nuôi
1. Sở Nông nghiệp và Môi trường hướng dẫn tái đàn.
2. UBND các xã thống kê tổng đàn.
II. Về thú y
1. Sở Nông nghiệp và Môi trường tổ chức tiêm phòng.
a) Tiêm phòng đợt 1.
b) Tiêm phòng đợt 2."""
    assert outline(text) == [
        "B group", "B/I group", "B/I/1 item", "B/I/2 item", "B/II group", "B/II/1 group", "B/II/1/a item", "B/II/1/b item",
    ]  # fmt: skip


def test_decimal_numbers_are_written_once() -> None:
    text = (
        DEMAND
        + """1. Công an tỉnh tăng cường tuần tra.
2. Sở Xây dựng:
2.1. Kiểm tra hiện trường.
2.1.1. Kiểm tra dự án trọng điểm.
2.1.2. Kiểm tra dự án tái định cư.
2.2 Lập báo cáo.
- Báo cáo tuần.
- Báo cáo tháng."""
    )
    assert outline(text) == [
        "1 item",
        "2 group",
        "2.1 group",
        "2.1.1 item",
        "2.1.2 item",
        "2.2 group",
        "2.2/-1 bullet",
        "2.2/-2 bullet",
    ]
    records = {record.path: record.parent_path for record in body_of(text).records}
    assert (records["2.1.1"], records["2.2"], records["2.2/-1"]) == ("2.1", "2", "2.2")


def test_decimals_below_a_section_keep_the_section() -> None:
    text = """II. NHIỆM VỤ
1. Tuyên truyền
1.1. Mở chuyên mục trên cổng thông tin.
1.2. In tờ rơi."""
    assert outline(text) == ["II group", "II/1 group", "II/1.1 item", "II/1.2 item"]


def test_bullets_nest_by_their_sign() -> None:
    text = (
        DEMAND
        + """1. Sở Y tế:
- Hướng dẫn các trường học:
+ Bậc mầm non phun khử khuẩn.
+ Bậc tiểu học kiểm tra nguồn nước.
- Báo cáo kết quả.
2. Sở Tài chính bố trí kinh phí."""
    )
    assert outline(text) == ["1 group", "1/-1 group", "1/-1/-1 bullet", "1/-1/-2 bullet", "1/-2 bullet", "2 item"]


def test_numbers_in_parentheses_and_letters_after_the_alphabet() -> None:
    letters = "\n".join(f"{letter}) Kiểm tra hạng mục {letter}." for letter in "abcdđegh")
    text = (
        DEMAND
        + "1. Các đơn vị thực hiện:\n"
        + letters
        + "\n2. UBND các xã, phường\n(1) Sắp xếp trụ sở.\n(2) Kiểm kê tài sản."
    )
    assert tasks(text) == [*(f"1/{letter}" for letter in "abcdđegh"), "2/(1)", "2/(2)"]


def test_the_letter_after_d_read_as_d_again() -> None:
    text = DEMAND + "1. Các đơn vị thực hiện:\n" + "\n".join(f"{letter}) Kiểm tra hạng mục." for letter in "abcdde")
    assert tasks(text) == ["1/a", "1/b", "1/c", "1/d", "1/đ", "1/e"]


def test_numbers_lost_or_garbled_come_from_the_sequence() -> None:
    text = (
        DEMAND
        + """l. Tăng cường kiểm tra tại các chợ.
2, Rà soát, bổ sung phương tiện chữa cháy.
Tổ chức tập huấn kỹ năng thoát nạn tại các khu chung cư.
4. Sở Công Thương kiểm tra các cửa hàng gas.
S. Báo cáo kết quả thực hiện.
6. Công an tỉnh tổng hợp kết quả.
7 Sở Y tế bố trí lực lượng cấp cứu.
8. Các đơn vị diễn tập phương án chữa cháy."""
    )
    assert tasks(text) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    lost = next(record for record in body_of(text).records if record.path == "3")
    assert lost.node.recovered and lost.node.marker is None


def test_a_paragraph_between_two_items_in_sequence_is_no_item() -> None:
    text = (
        DEMAND
        + """1. Tăng cường kiểm tra tại các chợ.
Tổ chức tập huấn kỹ năng thoát nạn.
2. Rà soát phương tiện chữa cháy."""
    )
    assert outline(text) == ["1 item", "1/p2 continuation", "2 item"]


def test_amounts_and_dates_at_a_line_start_begin_no_item() -> None:
    text = (
        DEMAND
        + """1. Dự phòng tối thiểu số giường bệnh là
1.200 giường toàn ngành.
2. Gửi báo cáo tuần trước ngày
15/7/2025 theo mẫu.
3. Công tác thông tin, tuyên truyền gắn với phát triển kinh tế, văn hóa của địa phương
- xã hội ổn định."""
    )
    assert tasks(text) == ["1", "2", "3"]


def test_articles_hold_their_clauses() -> None:
    text = """QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án phát triển chợ.
Điều 2. Tổ chức thực hiện
1. Sở Công Thương chủ trì triển khai Đề án.
2. UBND các xã, phường bố trí mặt bằng.
Điều 3. Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này./."""
    assert outline(text) == ["Điều 1 item", "Điều 2 group", "Điều 2/1 item", "Điều 2/2 item", "Điều 3 item"]


def test_headings_without_number_head_what_follows() -> None:
    text = """Căn cứ tình hình thực tế, UBND tỉnh giao nhiệm vụ cho các sở, ngành như sau:
Sở Giáo dục và Đào tạo
- Rà soát cơ sở vật chất trước năm học mới.
Sở Y tế:
- Hướng dẫn các trường học phòng, chống dịch bệnh.
UBND các xã, phường, đặc khu:
Bố trí kinh phí sửa chữa trường, lớp học."""
    assert outline(text) == ["h1 group", "h1/-1 bullet", "h2 group", "h2/-1 bullet", "h3 group", "h3/p1 item"]
    assert who(text, "h2/-1") == ["Sở Y tế"]
    assert who(text, "h3/p1") == ["UBND các xã, phường, đặc khu"]


def test_bold_headings_and_capitals() -> None:
    text = """Sau khi nghe các ý kiến, Trưởng ban kết luận:
Đánh giá kết quả quý III
Các đơn vị đã hoàn thành 12 nhiệm vụ.
NHIỆM VỤ TRỌNG TÂM QUÝ IV
1. Sở Khoa học và Công nghệ hoàn thành nền tảng dữ liệu.
TỔ CHỨC THỰC HIỆN
1. Các thành viên Ban Chỉ đạo chịu trách nhiệm trước Trưởng ban."""
    assert outline(text, bold=("Đánh giá",)) == ["h1 group", "h1/1 item", "h2 group", "h2/1 item"]


@pytest.mark.parametrize("mark", ["{}.", "{})", "{}/", "{}-", "{} ."])
def test_marks_of_numbers(mark: str) -> None:
    text = DEMAND + "\n".join(f"{mark.format(n)} Sở Y tế kiểm tra lần {n}." for n in range(1, 12))
    assert tasks(text) == [str(n) for n in range(1, 12)]


def test_the_same_number_twice_keeps_both() -> None:
    text = DEMAND + "1. Kiểm tra chợ.\n2. Kiểm tra kho.\n2. Kiểm tra bến xe.\n3. Kiểm tra trường học."
    assert tasks(text) == ["1", "2", "2~2", "3"]
