"""Sentences with dates that set no deadline: a wrong deadline is worse than a missing one."""

from datetime import date

import pytest

from extract.parsing.deadlines import find_deadlines

NO_DEADLINE = [
    # cited papers
    "Thực hiện Nghị quyết số 12/NQ-CP ngày 05/6/2025 của Chính phủ.",
    "theo Công điện số 60/CĐ-TTg ngày 09 tháng 5 năm 2025 của Thủ tướng Chính phủ",
    "Triển khai Thông báo số 45/TB-UBND ngày 12/5/2025, Công văn số 88/UBND-KT ngày 13/5/2025.",
    # events and meetings
    "Hội nghị dự kiến tổ chức vào ngày 20/8/2025.",
    "Tổ chức Lễ khởi công vào ngày 19/8/2025.",
    "Hướng dẫn phòng, chống dịch khi tổ chức Đại hội dự kiến diễn ra vào tháng 10/2025.",
    "Chuẩn bị tốt Đại hội diễn ra trước ngày 31/8/2025.",
    "Chuẩn bị tài liệu phục vụ kỳ họp thứ 30 vào cuối tháng 7 năm 2025.",
    "Tuyên truyền kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025).",
    "Ngày 15 tháng 6 năm 2025, đồng chí Chủ tịch chủ trì cuộc họp.",
    "Cử cán bộ tham dự hội thảo trong tháng 7/2025.",
    "Tổ chức Tết Trung thu năm 2025 cho trẻ em.",
    "Kỳ họp diễn ra từ ngày 07/7/2025 đến ngày 09/7/2025.",
    # legal effect
    "Nghị định này có hiệu lực từ ngày 01/7/2025.",
    "Thông tư có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025.",
    "Các văn bản ban hành trước ngày 01/7/2025 còn hiệu lực tiếp tục được áp dụng.",
    "Quy định được áp dụng đến hết ngày 31/12/2025.",
    # statistics and assessment
    "Tính đến ngày 30/5/2025, toàn tỉnh có 25 ca mắc.",
    "đến ngày 30/5 có 25 ca mắc mới",
    "Lũy kế đến hết tháng 5/2025 giải ngân được 35%.",
    "Từ ngày 01/6 đến ngày 15/6/2025 đã xử lý 20 vụ vi phạm.",
    "Trong tháng 6 năm 2025, kinh tế tiếp tục tăng trưởng.",
    "Báo cáo tình hình tai nạn giao thông trong tháng 6 năm 2025.",
    "Báo cáo kết quả thực hiện nhiệm vụ trong tháng 6 năm 2025.",
    "Phát huy kết quả trong tháng 6 năm 2025.",
    "Đánh giá kết quả thực hiện nhiệm vụ trong quý II năm 2025.",
    "Đến nay, 20/25 xã đã hoàn thành trước ngày 01/6/2025.",
    "Sở Y tế đã báo cáo trước ngày 05/6/2025.",
    "Trước ngày 01/7/2025, cả nước có 63 tỉnh, thành phố.",
    "Đã qua 13 ngày không ghi nhận ca mắc mới.",
    "Số vụ vi phạm giảm 12% so với cùng kỳ năm 2024.",
    # horizons, terms, plans
    "Đến năm 2030, tỷ lệ che phủ rừng đạt 60%.",
    "Xây dựng tỉnh An Phú phát triển khá đến năm 2030, tầm nhìn đến năm 2050.",
    "Đại hội nhiệm kỳ 2025-2030.",
    "Kế hoạch đầu tư công giai đoạn 2021-2025.",
    "Triển khai nhiệm vụ trọng tâm trong quý III năm 2025.",
    "Tập trung thực hiện các giải pháp từ nay đến cuối năm 2025.",
    "Phân bổ dự toán ngân sách năm 2025.",
    "Thực hiện kế hoạch vốn năm 2025 được giao.",
    "Thực hiện tốt công tác tuyển sinh năm học 2025-2026.",
    # days gone by when the notice was written tell which things are meant
    "Khóa các thuê bao đăng ký trước ngày 15 tháng 4 năm 2024.",
    "Tổng hợp hồ sơ hỗ trợ cho các hộ có lợn tiêu hủy trước ngày 01/6/2025.",
    "Các địa phương có kết luận thanh tra trước ngày 31/12/2024 khẩn trương xử lý.",
    "Sắp xếp các đơn vị (thuộc cấp huyện quản lý trước ngày 01 tháng 3 năm 2025).",
    # what law lengthens, duties and fairs
    "Giải ngân nguồn vốn (thời gian giải ngân được kéo dài đến hết ngày 31/01/2026).",
    "Bố trí cán bộ làm việc cả thứ Bảy, Chủ nhật trong tháng 12/2025.",
    "Tổ chức chương trình giới thiệu tại Hội chợ (từ ngày 03 đến ngày 05 tháng 9 năm 2025).",
    "Công khai lãi suất áp dụng từ ngày 01/7/2025 đến ngày 30/12/2025.",
    "Xử lý nghiêm các trường hợp nộp hồ sơ quá ngày 30/9/2025.",
    "Tham mưu kéo dài thời hạn giữ chức vụ đến ngày 31/12/2026 đối với ông A.",
    "Rà soát các dự án có quyết định phê duyệt trước ngày 31/12/2025.",
    "Hoàn thành các thủ tục trước khi khởi công vào ngày 19/12/2025.",
    "Phấn đấu vượt kế hoạch trong năm 2025.",
    "Các doanh nghiệp có hợp đồng hết hạn trước ngày 31/12/2025.",
    # attributes
    "Các hồ sơ nộp trước ngày 01/7/2025 tiếp tục được giải quyết theo quy định cũ.",
    "Các dự án được phê duyệt trước ngày 15/5/2025 thực hiện theo quy định chuyển tiếp.",
    "Rà soát các trường hợp sinh trước ngày 01/01/1990.",
    "Thống kê các vụ việc phát sinh trước ngày 01/7/2025.",
    "Giải quyết chế độ cho người lao động nghỉ việc trước ngày 01/7/2025.",
    "Xử lý các khoản nợ tồn đọng trước ngày 31/12/2024.",
    "Rà soát đất được giao trước ngày 15/10/1993.",
    # time limits of the law
    "Thời hạn giải quyết là trong vòng 10 ngày kể từ ngày nhận đủ hồ sơ theo quy định tại Điều 12.",
    "Trường hợp hồ sơ chưa hợp lệ, trong thời hạn 03 ngày cơ quan tiếp nhận phải thông báo.",
    "Theo Luật Đầu tư, trong thời hạn 15 ngày cơ quan đăng ký cấp giấy chứng nhận.",
    "Điều lệ ghi: “báo cáo trước ngày 15/7/2025 hằng năm” và được giữ nguyên.",
    # forecasts and measures
    "Bão số 3 dự báo đổ bộ trước ngày 22/7/2025.",
    "Công trình dự kiến hoàn thành trước ngày 30/9/2025.",
    "Giãn cách xã hội từ 0h00 ngày 24/7/2025 đến hết ngày 07/8/2025.",
    "Tạm dừng hoạt động đến hết ngày 15/8/2025.",
    # frequencies and standing duties
    "Hoạt động 24/24 giờ tất cả các ngày trong tuần.",
    "Hằng năm tổ chức sơ kết, rút kinh nghiệm.",
    "Xử lý hàng giờ, hàng ngày.",
    "Thường xuyên cập nhật thông tin.",
    # figures that look like dates
    "Tiêm đủ cho 15/7 nhóm, đạt 12/6 chỉ tiêu.",
    "Kết nối Quốc lộ 1 với đường tỉnh 15/7.",
    "Thực hiện nghiêm Chỉ thị 15/CT-TTg và nguyên tắc 5K.",
    "Bình quân 3.7.2 điểm; tỷ lệ 24/7.",
    # what directives of 2025 say besides
    "Từ ngày 01/7/2025, chính quyền địa phương 2 cấp đi vào hoạt động trên địa bàn tỉnh.",
    "Bảo đảm không gián đoạn công việc trước, trong và sau ngày 01/7/2025.",
    "Thực hiện Nghị quyết Đại hội XIII, phấn đấu tăng trưởng GRDP năm 2025 đạt 8% trở lên.",
    "Phấn đấu đến năm 2030 là tỉnh công nghiệp hiện đại.",
    "Đến năm 2025, hoàn thành các mục tiêu về chuyển đổi số đã đề ra trong giai đoạn trước.",
    "Kiểm tra, xử lý các công trình xây dựng trái phép trước ngày 01/7/2025.",
    "Chủ động ứng phó bão dự báo ảnh hưởng trực tiếp trong ngày 22/7/2025.",
    "Giải quyết dứt điểm các vụ khiếu nại phát sinh trong năm 2024.",
    "Phân bổ chi tiết kế hoạch vốn được giao trong năm 2025.",
    "Đánh giá kết quả 6 tháng đầu năm 2025, triển khai nhiệm vụ 6 tháng cuối năm 2025.",
    "Rà soát chỉ tiêu kinh tế - xã hội quý II năm 2025.",
    "Chuẩn bị nội dung họp Ban Chỉ đạo vào ngày 25/6/2025.",
    "Tổ chức kỳ thi tốt nghiệp trung học phổ thông vào các ngày 26, 27/6/2025.",
    "Tham dự đầy đủ Hội nghị vào 8h00 ngày 20/6/2025.",
    "Tổ chức bắn pháo hoa vào đêm 02/9/2025.",
    "Thực hiện treo Quốc kỳ từ ngày 30/8/2025 đến hết ngày 03/9/2025.",
    "Trực ban 24/24 giờ từ ngày 20/7/2025 đến ngày 25/7/2025.",
    "Áp dụng mức lương cơ sở từ ngày 01/7/2025.",
    "Người dân đã nộp hồ sơ trước ngày 01/7/2025 không phải nộp lại.",
    "Đối với các hồ sơ tiếp nhận trước ngày 01/7/2025, tiếp tục giải quyết.",
    "Các nhiệm vụ quá hạn trước ngày 31/5/2025 phải kiểm điểm.",
    "Hồ sơ quá hạn từ trước ngày 31/5/2025 phải xin lỗi người dân.",
    "Thông tin Hội nghị: thời gian 8h00 ngày 20/6/2025, tại Hội trường.",
    "Tổ chức tuyên truyền 80 năm Cách mạng tháng Tám và Quốc khánh 2/9.",
    "Ghi nhận kết quả Sở Y tế đạt được trong quý I/2025.",
    "Công bố quyết định sáp nhập vào sáng ngày 30/6/2025.",
    "Hỗ trợ kinh phí cho các hộ bị thiệt hại do bão số 3 trong tháng 9 năm 2024.",
    "Thực hiện công tác phòng cháy rừng trong mùa khô năm 2025-2026.",
    "Học sinh tựu trường sớm nhất trước 01 tuần so với ngày khai giảng.",
    "Rút ngắn 30% thời gian giải quyết thủ tục hành chính so với năm 2024.",
    "Tiếp nhận, xử lý phản ánh trong thời hạn 03 ngày làm việc.",
    "Cán bộ nghỉ hưu trước tuổi trước ngày 01/8/2025 được hưởng chính sách.",
    "Khắc phục hậu quả bão lũ xảy ra trong tháng 9/2024.",
    "Xử lý nghiêm các vi phạm xảy ra trong năm 2025.",
    "Theo dõi diễn biến thời tiết từ nay đến cuối tháng 9/2025.",
    "Tăng cường quản lý thuế đến hết năm 2025.",
    "Lùi lịch kiểm tra cuối kỳ sang tuần từ ngày 19/01/2026 đến ngày 23/01/2026.",
    "Bố trí lịch tiếp công dân từ ngày 01/7/2025 đến ngày 31/7/2025.",
    "Cử lực lượng bảo vệ kỳ thi từ ngày 25/6/2025 đến ngày 28/6/2025.",
    # words that fold alike
    "Sở Xây dựng trọng tâm là quy hoạch.",
    "Báo cáo trước Nhân dân, trước pháp luật.",
    "Trước mắt tập trung xử lý; trước hết là nhân lực.",
    "Việt Nam 2025 là chủ đề của hội chợ.",
    "Không quá 5 người trong một phòng.",
    "Hoàn thành trước ngày 31/6/2025.",
]


@pytest.mark.parametrize("sentence", NO_DEADLINE)
def test_sets_no_deadline(sentence: str) -> None:
    found = find_deadlines(sentence, issued_on=date(2025, 6, 10), event_on=date(2025, 6, 6))
    assert [(d.raw, d.kind) for d in found] == []
