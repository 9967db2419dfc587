"""Sentences that set a deadline, by family: what day, which kind."""

from datetime import date, time

import pytest

from extract.model import Deadline
from extract.parsing.deadlines import find_deadlines

ISSUED = date(2025, 6, 10)  # a Tuesday
MEETING = date(2025, 6, 6)

# (sentence, kind, the day that counts, precision)
PRINTED = [
    # before
    ("Sở Y tế báo cáo UBND tỉnh trước ngày 15/7/2025.", "before", "2025-07-15", "day"),
    (
        "Giao Bộ Xây dựng chủ trì, báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 7 năm 2025.",
        "before",
        "2025-07-15",
        "day",
    ),
    ("Các địa phương hoàn thành trước 30/6/2025.", "before", "2025-06-30", "day"),
    ("Sở Tài chính tham mưu UBND tỉnh (xong trước ngày 20/6/2025).", "before", "2025-06-20", "day"),
    ("UBND xã Tân Giang gửi hồ sơ về Sở Nội vụ trước ngày 05/8/2025 để tổng hợp.", "before", "2025-08-05", "day"),
    ("Trước ngày 15/7/2025, Sở Y tế báo cáo UBND tỉnh kết quả rà soát.", "before", "2025-07-15", "day"),
    ("Hoàn thành giải phóng mặt bằng trước ngày 31-12-2025.", "before", "2025-12-31", "day"),
    ("Hoàn thành giải phóng mặt bằng trước ngày 31.12.2025.", "before", "2025-12-31", "day"),
    ("Báo cáo kết quả về Văn phòng trước ngày 15 / 7 / 2025.", "before", "2025-07-15", "day"),
    ("Báo cáo kết quả về Văn phòng trước ngày l5/7/2O25.", "before", "2025-07-15", "day"),
    ("Báo cáo kết quả về Văn phòng trước ngày 15/7/25.", "before", "2025-07-15", "day"),
    ("Trình Chính phủ trước tháng 9/2025.", "before", "2025-09-01", "month"),
    ("Hoàn thành sắp xếp trước năm 2026.", "before", "2026-01-01", "year"),
    ("Rà soát các nội dung đã được giao và báo cáo UBND tỉnh trước ngày 25/6/2025.", "before", "2025-06-25", "day"),
    ("Khắc phục các tồn tại đã được chỉ ra, hoàn thành trước ngày 30/9/2025.", "before", "2025-09-30", "day"),
    ("Đề nghị Tòa án nhân dân tỉnh cung cấp số liệu trước ngày 18/6/2025.", "before", "2025-06-18", "day"),
    ("Báo cáo đồng chí Chủ tịch UBND tỉnh trước thời điểm ngày 18/6/2025.", "before", "2025-06-18", "day"),
    # by
    ("Các sở gửi báo cáo về Sở Nội vụ chậm nhất ngày 20/6/2025.", "by", "2025-06-20", "day"),
    ("Các sở gửi báo cáo về Sở Nội vụ chậm nhất là ngày 20/6/2025.", "by", "2025-06-20", "day"),
    ("Các sở gửi báo cáo chậm nhất đến hết ngày 25/10/2025.", "by", "2025-10-25", "day"),
    ("Báo cáo chậm nhất trước ngày 20/6/2025.", "before", "2025-06-20", "day"),
    ("Các địa phương nộp hồ sơ muộn nhất ngày 30 tháng 6 năm 2025.", "by", "2025-06-30", "day"),
    ("Hoàn thành việc bàn giao không quá ngày 01/7/2025.", "by", "2025-07-01", "day"),
    ("Gửi ý kiến không muộn hơn ngày 01/7/2025.", "by", "2025-07-01", "day"),
    ("Xử lý xong trong ngày 05/8/2025.", "by", "2025-08-05", "day"),
    ("Báo cáo UBND tỉnh trong ngày 12 tháng 6 năm 2025.", "by", "2025-06-12", "day"),
    ("Phấn đấu đến hết năm 2025 hoàn thành 100% nhà tạm.", "by", "2025-12-31", "year"),
    ("Đến ngày 31/12/2025 phải hoàn thành giải phóng mặt bằng.", "by", "2025-12-31", "day"),
    ("Gia hạn thời gian hoàn thành đến ngày 30/9/2025.", "by", "2025-09-30", "day"),
    ("Thời hạn hoàn thành: 30/9/2025.", "by", "2025-09-30", "day"),
    ("Thời hạn báo cáo: trước ngày 30/9/2025.", "before", "2025-09-30", "day"),
    ("Hạn cuối 15/8/2025.", "by", "2025-08-15", "day"),
    ("Hạn chót là ngày 15/8/2025.", "by", "2025-08-15", "day"),
    ("Phấn đấu hoàn thành vào ngày 19 tháng 12 năm 2025.", "by", "2025-12-19", "day"),
    ("Các đơn vị hoàn thành ngày 20/6/2025.", "by", "2025-06-20", "day"),
    ("Không để học sinh phải học nhờ quá ngày 30/9/2025.", "by", "2025-09-30", "day"),
    ("Tuyệt đối không kéo dài việc chi trả quá ngày 15/7/2025.", "by", "2025-07-15", "day"),
    ("Giải quyết dứt điểm, không để tồn hồ sơ quá ngày 20 tháng 8 năm 2025.", "by", "2025-08-20", "day"),
    # campaigns: their last day
    (
        "Mở đợt cao điểm tấn công, trấn áp tội phạm từ ngày 15/6/2025 đến hết ngày 15/9/2025.",
        "period",
        "2025-09-15",
        "day",
    ),
    ("Trạm Y tế tổ chức tiêm phòng dại từ ngày 01/7/2025 đến ngày 31/7/2025.", "period", "2025-07-31", "day"),
    (
        "Ra quân tổng kiểm tra lòng đường, vỉa hè từ ngày 20/6/2025 đến hết ngày 20/7/2025.",
        "period",
        "2025-07-20",
        "day",
    ),
    # words that end like 'sinh', 'số', 'bị'; what is to be put right
    ("Hoàn thành công tác tuyển sinh trước ngày 31/7/2025.", "before", "2025-07-31", "day"),
    ("Báo cáo kết quả chuyển đổi số trước ngày 15/12/2025.", "before", "2025-12-15", "day"),
    ("Hoàn thành công tác chuẩn bị trước ngày 20/8/2025.", "before", "2025-08-20", "day"),
    ("Hoàn thành tuyển dụng chỉ tiêu còn lại trước ngày 31 tháng 12 năm 2025.", "before", "2025-12-31", "day"),
    ("Báo cáo kết quả đạt được trước ngày 20/12/2025.", "before", "2025-12-20", "day"),
    ("Xử lý dứt điểm các vi phạm trước ngày 30/9/2025.", "before", "2025-09-30", "day"),
    ("Giải quyết dứt điểm hồ sơ tồn đọng trước ngày 31/8/2025.", "before", "2025-08-31", "day"),
    ("Hoàn thành tháo dỡ công trình trái phép trước ngày 30/10/2025.", "before", "2025-10-30", "day"),
    ("Công an xã mở đợt cao điểm từ nay đến hết ngày 28/02/2026.", "by", "2026-02-28", "day"),
    ("Trình phương án gia hạn tiền thuê đất trước ngày 20 tháng 9 năm 2025.", "before", "2025-09-20", "day"),
    ("Gửi văn bản góp ý về Sở Tư pháp trước 17h00' ngày 18/9/2025.", "before", "2025-09-18", "day"),
    ("Quan tâm có văn bản trả lời trước ngày 20/9/2025.", "before", "2025-09-20", "day"),
    ("Mở đợt cao điểm xử lý vi phạm từ ngày 15/7/2025 đến ngày 15/9/2025.", "period", "2025-09-15", "day"),
    # one result, the period at the end of its clause
    ("Sở Y tế bổ sung 03 bác sĩ cho Trạm Y tế xã trong tháng 8/2025.", "period", "2025-08-31", "month"),
    (
        "Trình bổ sung vốn từ nguồn tăng thu, tiết kiệm chi cho dự án trong tháng 7 năm 2025.",
        "period",
        "2025-07-31",
        "month",
    ),
    ("Lắp đặt hệ thống quan trắc tự động, liên thông trong quý III/2025.", "period", "2025-09-30", "quarter"),
    ("Nâng cấp phần mềm một cửa trong tháng 9/2025 để phục vụ người dân.", "period", "2025-09-30", "month"),
    # periods
    ("Trình Chính phủ trong tháng 6 năm 2025.", "period", "2025-06-30", "month"),
    ("Tiếp tục xác minh các hộ khai khống, báo cáo kết quả trong tháng 7 năm 2025.", "period", "2025-07-31", "month"),
    ("Thanh tra tỉnh làm rõ trách nhiệm, thông báo kết quả trong quý III/2025.", "period", "2025-09-30", "quarter"),
    ("Kiểm tra các lò mổ, gửi kết quả trong tháng 8/2025.", "period", "2025-08-31", "month"),
    ("Sở Xây dựng hoàn thành trong Quý II/2025.", "period", "2025-06-30", "quarter"),
    ("Bộ Tài chính hoàn thành trong quý III năm 2025.", "period", "2025-09-30", "quarter"),
    ("Hoàn thành trong năm 2025.", "period", "2025-12-31", "year"),
    ("Hoàn thành quý IV/2025.", "period", "2025-12-31", "quarter"),
    ("Thời gian hoàn thành: Tháng 9/2025.", "period", "2025-09-30", "month"),
    ("Thời hạn hoàn thành: Quý IV/2025.", "period", "2025-12-31", "quarter"),
    ("Trong tháng 7/2025, Sở Xây dựng trình UBND tỉnh phê duyệt Đề án.", "period", "2025-07-31", "month"),
    ("Ngay trong tháng 7/2025, Bộ Nội vụ phải hoàn thành việc sắp xếp.", "period", "2025-07-31", "month"),
    (
        "Tham mưu UBND tỉnh tổ chức Ngày hội việc làm vào cuối tháng 7 năm 2025.",
        "period",
        "2025-07-31",
        "third_of_month",
    ),
    ("Ban hành kế hoạch vào đầu tháng 8 năm 2025.", "period", "2025-08-10", "third_of_month"),
    ("Trình UBND tỉnh vào giữa tháng 8/2025.", "period", "2025-08-20", "third_of_month"),
    ("Hoàn thành trong 6 tháng đầu năm 2026.", "period", "2026-06-30", "quarter"),
    ("Khởi công dự án trong tháng 8/2025.", "period", "2025-08-31", "month"),
    ("Hạn nộp đơn từ ngày 30/6/2025 đến hết ngày 11/7/2025.", "period", "2025-07-11", "day"),
    ("Các xã rà soát hộ nghèo từ ngày 15/7/2025 đến ngày 30/7/2025.", "period", "2025-07-30", "day"),
    ("Thời gian thực hiện: từ ngày 01/7/2025 đến ngày 31/8/2025.", "period", "2025-08-31", "day"),
    ("Trình cấp có thẩm quyền ban hành trong tháng 7 và tháng 8/2025.", "period", "2025-08-31", "month"),
    # of ministries, the Party and provinces after the mergers
    (
        "Yêu cầu các bộ hoàn thành các nhiệm vụ trong tháng 11, tháng 12 năm 2025 theo kết luận.",
        "period",
        "2025-12-31",
        "month",
    ),
    ("Chuẩn bị khởi công, khánh thành đồng loạt các công trình vào ngày 19/12/2025.", "by", "2025-12-19", "day"),
    ("Đẩy nhanh giải ngân, phấn đấu đến hết quý III/2025 đạt trên 60% kế hoạch.", "by", "2025-09-30", "quarter"),
    ("Giao Ban Tổ chức Tỉnh ủy tham mưu (hoàn thành trong tháng 6-2025).", "period", "2025-06-30", "month"),
    ("Kêu gọi tàu thuyền vào bờ, hoàn thành trước 17h00 ngày 20/7/2025.", "before", "2025-07-20", "day"),
    ("Đẩy nhanh tiến độ để đưa vào khai thác trong năm 2025.", "period", "2025-12-31", "year"),
    ("Thời gian trình: Quý IV năm 2025.", "period", "2025-12-31", "quarter"),
    ("- Thời gian thực hiện: Năm 2025.", "period", "2025-12-31", "year"),
    ("Khẩn trương triển khai, bảo đảm hoàn thành vào quý I năm 2026.", "period", "2026-03-31", "quarter"),
    ("Quyết tâm hoàn thành trên 3.000 km cao tốc vào cuối năm 2025.", "period", "2025-12-31", "quarter"),
    ("Báo cáo Chủ tịch UBND tỉnh trong sáng ngày 12/6/2025.", "by", "2025-06-12", "day"),
    ("Sở Nội vụ báo cáo trước giờ hành chính ngày 12/6/2025.", "before", "2025-06-12", "day"),
    ("Báo cáo trước 11h trưa ngày 12/6/2025.", "before", "2025-06-12", "day"),
    ("Rà soát nhà tạm, phấn đấu cơ bản xong trước dịp 02/9/2025.", "before", "2025-09-02", "day"),
    ("Giải ngân 100% kế hoạch vốn đến ngày 31/01/2026.", "by", "2026-01-31", "day"),
    ("Tiếp tục thực hiện; hạn hoàn thành đến ngày 30/6/2025.", "by", "2025-06-30", "day"),
]

# (sentence, the completed day): the year is not printed
YEARLESS = [
    ("Báo cáo trước 17h00 ngày 20/7.", "2025-07-20"),
    ("Sở Y tế gửi báo cáo trước 10 giờ ngày 02 tháng 10.", "2025-10-02"),
    ("Chậm nhất ngày 20/6 gửi về Sở Nội vụ.", "2025-06-20"),
    ("Hoàn thành trước ngày 15/01.", "2026-01-15"),
    ("Báo cáo UBND tỉnh trước ngày 30/6.", "2025-06-30"),
    ("Hoàn thành trong tháng 7.", "2025-07-31"),
    ("Trình UBND tỉnh trong quý III.", "2025-09-30"),
    ("Báo cáo trong ngày 12/6.", "2025-06-12"),
    ("Hoàn thành sắp xếp trước ngày 30-6, đưa bộ máy mới vào hoạt động.", "2025-06-30"),
    ("Kết quả báo cáo về UBND tỉnh (qua Văn phòng UBND tỉnh) trước ngày 20 tháng 6.", "2025-06-20"),
    ("Hoàn thành việc rà soát trước ngày 30/6 năm nay.", "2025-06-30"),
]

# (sentence, the computed day, its basis)
RELATIVE = [
    ("Báo cáo kết quả trong vòng 05 ngày làm việc kể từ ngày ban hành Thông báo này.", "2025-06-17", "issued_on"),
    ("Báo cáo kết quả trong thời hạn 10 ngày kể từ ngày ký Công văn này.", "2025-06-20", "issued_on"),
    ("Sở Nội vụ tổng hợp, báo cáo sau 03 ngày kể từ ngày kết thúc hội nghị.", "2025-06-09", "event_on"),
    ("Hoàn thành trong tuần tới.", "2025-06-22", "issued_on"),
    ("Báo cáo UBND tỉnh trong tháng này.", "2025-06-30", "issued_on"),
    ("Báo cáo UBND tỉnh trong vòng 05 (năm) ngày.", "2025-06-15", "issued_on"),
    ("Báo cáo kết quả trong 24 giờ.", "2025-06-11", "issued_on"),
    ("Gửi báo cáo trong vòng 07 ngày kể từ ngày nhận được Công điện này.", "2025-06-19", "arrival_stamp"),
    ("Báo cáo trong vòng 10 ngày kể từ ngày có quyết định.", None, None),
]

RECURRING = [
    ("Nộp báo cáo trước ngày 25 hằng tháng.", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("Báo cáo vào ngày 15 và 30 hàng tháng.", "FREQ=MONTHLY;BYMONTHDAY=15,30"),
    ("Nộp báo cáo trước ngày 20 của tháng cuối quý.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
    ("Báo cáo vào thứ Sáu hằng tuần.", "FREQ=WEEKLY;BYDAY=FR"),
    ("Định kỳ 06 tháng báo cáo UBND tỉnh.", "FREQ=MONTHLY;INTERVAL=6"),
    ("Định kỳ hằng tháng báo cáo Ban Chỉ đạo.", "FREQ=MONTHLY"),
    ("Định kỳ hằng quý (trước ngày 20) gửi báo cáo.", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
    ("Gửi báo cáo trước 16h00 hằng ngày.", "FREQ=DAILY"),
    ("Tổng hợp báo cáo hằng tuần vào chiều thứ Năm.", "FREQ=WEEKLY;BYDAY=TH"),
    ("Kết quả gửi về Sở Nội vụ trước ngày 05 của tháng sau.", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("Định kỳ ngày 25 hằng tháng báo cáo tiến độ.", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("Báo cáo kết quả trước ngày 15/12 hằng năm.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
]


def _find(sentence: str) -> tuple[Deadline, ...]:
    return find_deadlines(sentence, issued_on=ISSUED, event_on=MEETING, arrived_on=date(2025, 6, 12))


@pytest.mark.parametrize(("sentence", "kind", "day", "precision"), PRINTED)
def test_a_printed_day_or_period(sentence: str, kind: str, day: str, precision: str) -> None:
    (found,) = _find(sentence)
    assert (found.kind, found.due_on, found.precision) == (kind, date.fromisoformat(day), precision)
    assert found.due_computed_on is None
    assert sentence[found.char_start : found.char_end] == found.raw


@pytest.mark.parametrize(("sentence", "day"), YEARLESS)
def test_a_year_that_is_not_printed_comes_from_the_issue(sentence: str, day: str) -> None:
    (found,) = _find(sentence)
    assert found.due_on is None
    assert found.due_computed_on == found.end_on == date.fromisoformat(day)
    assert (found.basis_on, found.basis) == (ISSUED, "issued_on")


@pytest.mark.parametrize(("sentence", "day", "basis"), RELATIVE)
def test_a_limit_that_counts_from_a_day(sentence: str, day: str | None, basis: str | None) -> None:
    (found,) = _find(sentence)
    assert (found.kind, found.due_on, found.end_on) == ("relative", None, None)
    assert found.due_computed_on == (date.fromisoformat(day) if day else None)
    assert found.basis == basis


@pytest.mark.parametrize(("sentence", "rule"), RECURRING)
def test_a_recurring_limit_is_an_rrule(sentence: str, rule: str) -> None:
    (found,) = _find(sentence)
    assert (found.kind, found.recurrence, found.due_on, found.end_on) == ("recurring", rule, None, None)


def test_the_last_day_in_time() -> None:
    (before,) = _find("Báo cáo trước ngày 15/7/2025.")
    (by,) = _find("Báo cáo chậm nhất ngày 15/7/2025.")
    assert (before.last_day, before.inclusive) == (date(2025, 7, 14), False)
    assert (by.last_day, by.inclusive) == (date(2025, 7, 15), True)


@pytest.mark.parametrize(
    ("printed", "clock"),
    [("17h00", time(17)), ("17h30", time(17, 30)), ("17 giờ", time(17)), ("8 giờ 30 phút", time(8, 30)), ("17:00", time(17)),
     ("16g30", time(16, 30)), ("24h00", time(23, 59)), ("09 giờ 00", time(9))],
)  # fmt: skip
def test_a_time_of_day(printed: str, clock: time) -> None:
    (found,) = _find(f"Sở Y tế gửi báo cáo trước {printed} ngày 20/7/2025.")
    assert (found.due_on, found.due_time) == (date(2025, 7, 20), clock)


def test_several_days_share_a_leading_word_and_a_year() -> None:
    found = _find("Các xã gửi báo cáo lần lượt trước ngày 10/7 và 20/8/2025.")
    assert [d.due_on for d in found] == [date(2025, 7, 10), date(2025, 8, 20)]
    assert [d.raw for d in found] == ["trước ngày 10/7", "20/8/2025"]


def test_two_clauses_two_deadlines_each_with_its_clause() -> None:
    text = "Giao Sở Y tế lập kế hoạch trước ngày 20/6/2025; Sở Tài chính bố trí kinh phí, xong trong tháng 7 năm 2025."
    first, second = _find(text)
    assert text[first.clause_start : first.clause_end].startswith("Giao Sở Y tế")
    assert text[second.clause_start : second.clause_end].startswith("Sở Tài chính")


def test_a_parenthesis_that_charges_somebody_is_a_clause_of_its_own() -> None:
    text = "Các xã kiện toàn đội cơ động (giao Sở Y tế tham mưu đề xuất Ban Chỉ đạo tỉnh trước ngày 15/7/2025)."
    (found,) = _find(text)
    assert (
        text[found.clause_start : found.clause_end]
        == "giao Sở Y tế tham mưu đề xuất Ban Chỉ đạo tỉnh trước ngày 15/7/2025"
    )
    (found,) = _find("Sở Y tế kiện toàn đội cơ động (hoàn thành trước ngày 15/7/2025).")
    assert found.clause_start == 0


def test_a_target_is_marked() -> None:
    assert _find("Phấn đấu hoàn thành tiêm mũi 1 trước 01/10/2025.")[0].is_target
    assert _find("phân đấu hoàn thành trước 01/10/2025.")[0].is_target
    assert not _find("Hoàn thành trước 01/10/2025.")[0].is_target


def test_what_it_applies_to() -> None:
    (found,) = _find("Sở Y tế phân bổ vắc xin, phấn đấu hoàn thành tiêm mũi 1 trước 01/10/2025.")
    assert found.applies_to == "phấn đấu hoàn thành tiêm mũi 1"


def test_a_cell_of_a_deadline_column() -> None:
    def cell(text: str) -> list[tuple[str, date | None]]:
        return [(d.kind, d.due_on or d.due_computed_on) for d in find_deadlines(text, issued_on=ISSUED, context="cell")]

    assert cell("15/7/2025") == [("by", date(2025, 7, 15))]
    assert cell("Tháng 8/2025") == [("period", date(2025, 8, 31))]
    assert cell("Quý III") == [("period", date(2025, 9, 30))]
    assert cell("Trước 15/7/2025") == [("before", date(2025, 7, 15))]
    assert cell("Thường xuyên") == []
    assert cell("Quý III-IV/2025") == [("period", date(2025, 12, 31))]
    assert cell("Tháng 7, 8/2025") == [("period", date(2025, 8, 31))]
    assert cell("01/7/2025 - 31/8/2025") == [("period", date(2025, 8, 31))]
    assert cell("Từ tháng 7/2025") == []
    assert cell("Giai đoạn 2025-2030") == []


def test_without_any_day_a_yearless_limit_keeps_its_words() -> None:
    (found,) = find_deadlines("Báo cáo UBND tỉnh trước ngày 30/6.")
    assert (found.kind, found.due_on, found.due_computed_on, found.raw) == ("before", None, None, "trước ngày 30/6")


def test_offsets_hold_for_a_part_of_a_text() -> None:
    text = "Sở A báo cáo trước ngày 01/7/2025.\nSở B báo cáo trước ngày 02/7/2025."
    (found,) = find_deadlines(text, start=text.index("Sở B"))
    assert text[found.char_start : found.char_end] == "trước ngày 02/7/2025"
    assert text[found.clause_start : found.clause_end] == "Sở B báo cáo trước ngày 02/7/2025."


def test_the_same_day_as_named_before() -> None:
    found = _find("Báo cáo kết quả trước 15h ngày 12/6/2025 để tổng hợp, báo cáo UBND tỉnh trước 17h cùng ngày.")
    assert [(d.due_on, d.due_time) for d in found] == [(date(2025, 6, 12), time(15)), (date(2025, 6, 12), time(17))]


def test_three_steps_of_one_directive() -> None:
    found = _find("Phê duyệt dự án trước ngày 15/8/2025, khởi công trước ngày 30/12/2025, hoàn thành trong năm 2027.")
    assert [d.due_on for d in found] == [date(2025, 8, 15), date(2025, 12, 30), date(2027, 12, 31)]


def test_with_a_time_of_day_the_day_itself_is_still_in_time() -> None:
    (found,) = _find("Báo cáo trước 17h00 ngày 20/7/2025.")
    assert (found.last_day, found.inclusive) == (date(2025, 7, 20), False)
    (found,) = _find("Báo cáo trước 0h00 ngày 20/7/2025.")
    assert found.last_day == date(2025, 7, 19)
