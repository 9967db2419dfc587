"""Names and lists that run over the end of a printed line, and headings that only look as if they did."""

from __future__ import annotations

import pytest

from .plain import lines

HEAD = """THỦ TƯỚNG CHÍNH PHỦ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 90/CĐ-TTg
Hà Nội, ngày 02 tháng 10 năm 2025

CÔNG ĐIỆN
VỀ VIỆC KHẮC PHỤC HẬU QUẢ MƯA LŨ
"""
WRAPPED = (
    HEAD
    + """THỦ TƯỚNG CHÍNH PHỦ điện:
- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Tuyên
Quang, Lào Cai, Thái Nguyên, Lạng Sơn, Bắc Ninh, Quảng
Ninh, Hải Phòng;
- Các Bộ trưởng: Công Thương, Tài chính, Nông nghiệp và
Môi trường.
Mưa lớn kéo dài đã gây ngập lụt nhiều khu vực dân cư và làm
hư hỏng nhiều công trình. Thủ tướng Chính phủ yêu cầu:
1. Bộ trưởng Bộ Công Thương chỉ đạo Tập đoàn Công nghiệp
- Năng lượng Quốc gia Việt Nam khôi phục ngay nguồn điện
cho các khu dân cư bị ngập.
2. Bộ trưởng Bộ Tài chính xuất cấp gạo cứu đói cho các
địa phương trước ngày 05 tháng 10 năm 2025.
"""
)


def test_a_list_of_addressees_and_a_name_with_a_dash_run_over_the_line() -> None:
    found = lines(WRAPPED)
    assert (
        "- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Tuyên Quang, Lào Cai, Thái Nguyên, Lạng Sơn, Bắc Ninh, Quảng Ninh, Hải Phòng;"
        in found
    )
    assert "- Các Bộ trưởng: Công Thương, Tài chính, Nông nghiệp và Môi trường." in found
    assert any("Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam khôi phục" in line for line in found)


@pytest.mark.parametrize(
    "heading",
    [
        "I- Về tình hình 6 tháng đầu năm",
        "II- Công tác giao thông vận tải",
        "III- Nhiệm vụ trọng tâm quý",
        "I- Kết quả giai đoạn",
    ],
)
def test_a_heading_is_whole_though_it_ends_like_a_reference(heading: str) -> None:
    text = f"THÔNG BÁO\nvề việc triển khai nhiệm vụ\n\n{heading}\n\n1- Các cấp ủy đã lãnh đạo.\n\n2- Còn chậm.\n"
    assert heading in lines(text)


def test_a_title_of_one_long_line_is_no_body() -> None:
    title = (
        "Kết luận của Phó Thủ tướng Chính phủ, Trưởng Ban Chỉ đạo tại Phiên họp lần thứ 5 của Ban Chỉ đạo các chương trình, dự án"
        " trọng điểm về hạ tầng năng lượng và ngành giao thông vận tải"
    )
    opening = (
        "Ngày 06 tháng 8 năm 2025, tại Trụ sở Chính phủ, Phó Thủ tướng chủ trì Phiên họp lần thứ 5 và kết luận như sau:"
    )
    found = lines(
        f"{HEAD.replace('CÔNG ĐIỆN', 'THÔNG BÁO').rsplit(chr(10), 2)[0]}\n{title}\n\n{opening}\n\n1. Giao Bộ Xây dựng rà soát.\n"
    )
    assert title in found
    assert opening in found


def test_a_ward_with_all_its_marks_is_no_plan() -> None:
    head = "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG AN PHÚ ĐÔNG         Độc lập - Tự do - Hạnh phúc\n"
    found = lines(f"{head}\nSố: 14/TB-UBND\n\nTHÔNG BÁO\nKết luận giao ban tháng 10\n\n1. Công an phường tuần tra.\n")
    assert any("PHƯỜNG AN PHÚ ĐÔNG" in line for line in found)


@pytest.mark.parametrize(
    "heading", ["A. Về kết quả 7 tháng đầu năm", "I. Trung tâm Phục vụ hành chính công cấp xã", "1. Các sở"]
)
def test_a_heading_before_a_gap_is_whole(heading: str) -> None:
    text = f"THÔNG BÁO\nKết luận\n\nBộ trưởng kết luận như sau:\n\n{heading}\n\nThu đạt 80% dự toán.\n\n2. Vụ Ngân sách rà soát.\n"
    assert heading in lines(text)


def test_numbers_in_brackets_begin_items_but_not_inside_a_count() -> None:
    text = """THÔNG BÁO
Kết luận cuộc họp

Chủ tịch UBND tỉnh kết luận như sau:
II. Nhiệm vụ
(1) Sở Tài chính điều chuyển vốn.
(2) Sở Xây dựng công bố giá vật liệu.
"""
    assert lines(text)[-3:] == [
        "II. Nhiệm vụ",
        "(1) Sở Tài chính điều chuyển vốn.",
        "(2) Sở Xây dựng công bố giá vật liệu.",
    ]


def test_a_name_begins_a_line_of_unevenly_wrapped_text() -> None:
    text = """THÔNG BÁO
Kết luận của Phó Thủ tướng Chính phủ tại cuộc họp

Ngày 12 tháng 11 năm 2025, tại Trụ sở Chính phủ, Phó Thủ tướng Chính phủ
Vũ Đình Khang đã chủ trì cuộc họp với các bộ, cơ quan và 22 tỉnh, thành phố có
xã biên giới về đầu tư xây dựng trường học. Sau khi nghe các bộ báo cáo, Phó
Thủ tướng Chính phủ kết luận:
1. Chủ trương đầu tư trường học tại các xã biên giới là chính sách lớn của Đảng
và Nhà nước, các địa phương đã tích cực chuẩn bị mặt bằng, bố trí vốn đối ứng
cho các dự án khởi công trong năm nay.
"""
    assert any(line.startswith("Ngày 12 tháng 11") and line.endswith("kết luận:") for line in lines(text))


def test_a_numbered_line_that_ends_inside_a_name_goes_on() -> None:
    text = """CÔNG VĂN
V/v thử nghiệm thiết bị

Bộ trưởng yêu cầu các đơn vị thực hiện một số nội dung sau đây trong quý tới:
1. Cục Viễn thông chủ trì, phối hợp với các doanh nghiệp hoàn thiện quy chuẩn
kỹ thuật, gửi lấy ý kiến các đơn vị trước ngày 30/11/2025 theo đúng quy định.
2. Các doanh nghiệp sản xuất thiết bị trong nước phối hợp với Học viện
Công nghệ Bưu chính Viễn thông thử nghiệm tại ít nhất ba tỉnh miền núi, xong
trước ngày 31/3/2026 và báo cáo kết quả thử nghiệm về Bộ để tổng hợp chung.
3. Cục Tần số vô tuyến điện hướng dẫn các doanh nghiệp khai thác băng tần mới,
xử lý can nhiễu trong vùng biên giới, bảo đảm chất lượng dịch vụ cho người dân
tại các thôn, bản chưa có sóng; báo cáo tiến độ trước ngày 20/12/2025 để Bộ có
cơ sở báo cáo Thủ tướng Chính phủ về kết quả phủ sóng vùng sâu, vùng xa.
"""
    assert any(line.startswith("2. Các doanh nghiệp") and "Học viện Công nghệ" in line for line in lines(text))
