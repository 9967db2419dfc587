"""Context told from directives, demands, continuations, labelled lines, closing formulae; papers without numbers."""

from __future__ import annotations

import pytest

from extract.parsing.body.entries import Zone
from tests.unit.parsing.body.reading import body_of, outline, tasks, who


def zones(text: str) -> list[Zone]:
    return [entry.zone for entry in body_of(text).entries]


def test_aims_and_requirements_of_a_plan_are_context() -> None:
    text = """Thực hiện Quyết định số 1125/QĐ-TTg ngày 10/6/2025, UBND tỉnh An Phú ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Tổ chức thực hiện kịp thời Quyết định số 1125/QĐ-TTg.
2. Yêu cầu
- Các sở, ngành phải bám sát nội dung, xác định rõ trách nhiệm.
- Đến hết năm 2025, phấn đấu 80% số xã có điểm hỗ trợ.
II. MỤC TIÊU CỤ THỂ
- Đến năm 2026, 100% trạm y tế xã có bác sĩ.
III. NHIỆM VỤ VÀ GIẢI PHÁP
1. Hoàn thiện cơ chế, chính sách
a) Rà soát các quy định về thu hút bác sĩ.
b) Xây dựng nghị quyết về hỗ trợ đào tạo.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính bố trí kinh phí thực hiện.
Trên đây là Kế hoạch triển khai; yêu cầu các sở, ngành tổ chức thực hiện./."""
    assert tasks(text) == ["III/1/a", "III/1/b", "IV/1"]
    assert outline(text)[-1] == "closing closing"


def test_an_assessing_section_is_context_even_where_it_is_numbered() -> None:
    text = """Sau khi nghe các ý kiến, Phó Thủ tướng Chính phủ kết luận như sau:
I. VỀ KẾT QUẢ PHÁT TRIỂN KINH TẾ - XÃ HỘI
1. Biểu dương, đánh giá cao nỗ lực của Đảng bộ và Nhân dân tỉnh. Tăng trưởng ước đạt 9,2%.
2. Tuy nhiên, giải ngân vốn đầu tư công đạt thấp; một số dự án vướng mắc kéo dài.
II. VỀ NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI
1. Tập trung thực hiện quyết liệt các giải pháp thúc đẩy tăng trưởng.
III. VỀ MỘT SỐ KIẾN NGHỊ
1. Về bổ sung vốn cho dự án kè: Giao Bộ Tài chính chủ trì, phối hợp với Bộ Nông nghiệp và Môi trường xem xét."""
    assert tasks(text) == ["II/1", "III/1"]


def test_items_before_the_demand_that_order_nothing_are_context() -> None:
    text = """1. Trong 9 tháng đầu năm 2025, các sở, ngành đã tích cực triển khai nhiệm vụ; thu ngân sách đạt 82% dự toán.
2. Một số chỉ tiêu đạt thấp, còn 3 xã chưa hoàn thành sắp xếp cơ sở vật chất.
Để hoàn thành kế hoạch, Chủ tịch UBND tỉnh yêu cầu các sở, ngành, địa phương thực hiện các nhiệm vụ sau:
3. Sở Tài chính đôn đốc thu ngân sách.
4. Các chủ đầu tư đẩy nhanh giải ngân."""
    assert tasks(text) == ["3", "4"]


def test_an_evaluative_item_with_its_continuation_is_context() -> None:
    text = """Sau khi thảo luận, Ban Chỉ đạo thống nhất kết luận:
1. Ghi nhận sự nỗ lực của các thành viên. Các đơn vị, địa phương kịp thời ban hành kế hoạch, cơ bản đáp ứng yêu cầu nhiệm vụ.
Tuy nhiên, công tác phối hợp còn một số vấn đề cần rút kinh nghiệm.
2. Trong thời gian tới, yêu cầu các đơn vị, địa phương thực hiện một số nhiệm vụ sau:
2.1. Các thành viên Ban Chỉ đạo chủ động nắm tình hình.
2.2. Sở Y tế rà soát phương án."""
    assert outline(text) == ["2 group", "2.1 item", "2.2 item"]
    assert zones(text)[1:3] == [Zone.CONTEXT, Zone.CONTEXT]


def test_an_agreement_with_a_proposal_decides_and_with_an_assessment_does_not() -> None:
    head = "Đồng chí Phó Chủ tịch UBND tỉnh kết luận như sau:\n"
    deciding = (
        head
        + "1. Thống nhất với báo cáo, đề xuất của Sở Xây dựng tại Tờ trình số 210/TTr-SXD.\n2. Giao Sở Tài chính thẩm định."
    )
    assessing = (
        head + "1. Cơ bản thống nhất với báo cáo đánh giá của Sở Xây dựng về tiến độ.\n2. Giao Sở Tài chính thẩm định."
    )
    assert tasks(deciding) == ["1", "2"]
    assert tasks(assessing) == ["2"]


def test_a_telegram_of_dashes() -> None:
    text = """Nắng nóng kéo dài, nguy cơ cháy rừng ở cấp V. Chủ tịch Ủy ban nhân dân tỉnh Đông Sơn yêu cầu:
- Chủ tịch UBND các xã, phường tổ chức trực 24/24 giờ tại các cửa rừng.
- Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh kiểm tra các chủ rừng.
Nhận được Công điện này, yêu cầu các cơ quan, đơn vị, địa phương khẩn trương triển khai thực hiện./."""
    assert outline(text) == ["-1 bullet", "-2 bullet", "closing closing"]


def test_a_letter_of_one_order_and_what_it_goes_on_to_ask() -> None:
    text = """Thực hiện Văn bản số 4120/BNV-TCBC ngày 10/7/2025, Sở Nội vụ đề nghị các sở, ban, ngành, UBND các xã, phường báo cáo biên chế.
Báo cáo gửi về Sở Nội vụ trước ngày 25/7/2025 để tổng hợp.
Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./."""
    assert outline(text) == ["p1 item", "p2 item", "closing closing"]
    assert who(text, "p2") == who(text, "p1") == ["các sở, ban, ngành", "UBND các xã, phường"]


def test_enumeration_in_words_after_a_demand() -> None:
    text = """Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành thực hiện nghiêm các nội dung sau:
Một là, quán triệt các quy định về an toàn giao thông.
Hai là, Công an tỉnh tăng cường tuần tra, xử lý nghiêm vi phạm.
Yêu cầu Thủ trưởng các sở, ngành nghiêm túc thực hiện./."""
    assert outline(text) == ["p1 item", "p2 item", "closing closing"]
    assert who(text, "p2") == ["Công an tỉnh"]


def test_an_opinion_passed_on_by_an_office() -> None:
    text = """Xét đề nghị của Bộ Xây dựng tại văn bản số 7712/BXD-KHTC ngày 15 tháng 7 năm 2025, Phó Thủ tướng Chính phủ có ý kiến như sau:
Giao Bộ Xây dựng chủ trì, phối hợp với các cơ quan liên quan hoàn thiện hồ sơ trước ngày 10 tháng 8 năm 2025.
Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./."""
    assert outline(text) == ["p1 item", "closing closing"]
    assert who(text, "p1") == ["Bộ Xây dựng"]


def test_labelled_lines_belong_to_the_item_above() -> None:
    text = """II. NỘI DUNG
1. Công tác tuyên truyền
1.1. Xây dựng chuyên mục kỹ năng số.
- Đơn vị chủ trì: Sở Khoa học và Công nghệ.
- Đơn vị phối hợp: Sở Nội vụ, UBND các xã, phường.
- Thời gian hoàn thành: trước ngày 30/6/2025.
1.2. Biên soạn tài liệu.
Cơ quan chủ trì: Sở Giáo dục và Đào tạo; cơ quan phối hợp: Sở Y tế."""
    assert tasks(text) == ["II/1.1", "II/1.2"]
    assert (who(text, "II/1.1"), who(text, "II/1.1", "cooperating")) == (
        ["Sở Khoa học và Công nghệ"],
        ["Sở Nội vụ", "UBND các xã, phường"],
    )
    assert (who(text, "II/1.2"), who(text, "II/1.2", "cooperating")) == (["Sở Giáo dục và Đào tạo"], ["Sở Y tế"])
    item = next(record for record in body_of(text).records if record.path == "II/1.1")
    assert {charge.source for charge in item.charges} == {"label"}


@pytest.mark.parametrize(
    "closing",
    [
        "Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh thông báo để các sở, ngành biết, thực hiện./.",
        "Các sở, ban, ngành căn cứ chức năng, nhiệm vụ tổ chức triển khai thực hiện nghiêm Thông báo này./.",
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Y tế để tổng hợp.",
        "Kết luận này phổ biến đến chi bộ.",
        "Trân trọng./.",
        "Yêu cầu Thủ trưởng các đơn vị nghiêm túc triển khai thực hiện.",
    ],
)
def test_closing_formulae(closing: str) -> None:
    text = (
        "UBND tỉnh yêu cầu các sở thực hiện các nội dung sau:\n1. Sở Y tế rà soát.\n2. Sở Nội vụ tổng hợp.\n" + closing
    )
    assert outline(text) == ["1 item", "2 item", "closing closing"]


def test_a_body_without_any_order_has_no_directive() -> None:
    text = "Ngày 12/8/2025, tỉnh An Phú tổ chức lễ khánh thành cầu Lữ.\nCầu dài 320 m, rộng 12 m, được khởi công từ năm 2023."
    assert outline(text) == []
    assert set(zones(text)) == {Zone.CONTEXT}


def test_a_heading_that_demands_is_no_requirement_of_a_plan() -> None:
    text = """Qua kiểm tra, Trưởng đoàn có ý kiến chỉ đạo như sau:
1. Kết quả đạt được:
- Huyện đã ban hành đầy đủ văn bản chỉ đạo.
2. Tồn tại, hạn chế:
- Tiến độ giải ngân còn chậm.
3. Yêu cầu trong thời gian tới:
3.1. Đối với Sở Dân tộc và Tôn giáo:
- Khắc phục ngay các tồn tại nêu trên.
3.2. Đối với Sở Y tế: Hướng dẫn lập hồ sơ."""
    assert outline(text) == ["3 group", "3.1 group", "3.1/-1 bullet", "3.2 item"]
    assert who(text, "3.1/-1") == ["Sở Dân tộc và Tôn giáo"]


def test_a_demand_under_a_heading_that_assesses_reopens_it() -> None:
    text = """Chính phủ quyết nghị:
1. Về tình hình kinh tế - xã hội tháng 6 năm 2025
Chính phủ thống nhất đánh giá: Tình hình tiếp tục xu hướng tích cực. Tuy nhiên, vẫn còn nhiều khó khăn.
Để đạt mục tiêu tăng trưởng, Chính phủ yêu cầu các bộ, cơ quan, địa phương thực hiện các nhiệm vụ sau:
a) Tập trung thực hiện quyết liệt các nghị quyết.
b) Bộ Tài chính:
- Đẩy mạnh giải ngân vốn đầu tư công.
2. Về dự án Luật Đất đai (sửa đổi)
Giao Bộ Nông nghiệp và Môi trường chủ trì, phối hợp với Bộ Tư pháp hoàn thiện hồ sơ."""
    assert outline(text) == ["1 group", "1/a item", "1/b group", "1/b/-1 bullet", "2 item", "2/p2 continuation"]
    assert who(text, "1/a") == ["các bộ, cơ quan, địa phương"]
    assert who(text, "2") == ["Bộ Nông nghiệp và Môi trường"]


def test_a_numbered_assessment_before_a_numbered_demand() -> None:
    text = """Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
1. Năm 2022, toàn tỉnh có thêm 12 xã đạt chuẩn; chất lượng một số tiêu chí chưa bền vững.
2. Thời gian tới, các cấp ủy, chính quyền cần tập trung một số nhiệm vụ sau:
2.1. Các huyện ủy, thành ủy lãnh đạo rà soát từng tiêu chí; phấn đấu có thêm 15 xã đạt chuẩn.
2.2. Ban cán sự đảng UBND tỉnh chỉ đạo:
- Sở Tài chính ưu tiên bố trí vốn đối ứng."""
    assert outline(text) == ["2 group", "2.1 item", "2.2 group", "2.2/-1 bullet"]


def test_an_answer_that_informs_asks_nothing() -> None:
    text = """Phúc đáp Công văn số 512/SYT-NVY ngày 04/6/2025 về việc cấp thuốc, Cục Quản lý Dược có ý kiến như sau:
Việc cấp phép nhập khẩu thuốc thực hiện theo quy định tại Nghị định số 54/2017/NĐ-CP.
Đề nghị Sở Y tế rà soát nhu cầu trước ngày 20/6/2025."""
    assert outline(text) == ["p1 item"]


def test_a_section_without_tasks_is_context() -> None:
    text = "II. NHIỆM VỤ THÁNG 9\n1. Các đơn vị hoàn thành chỉ tiêu năm.\nIII. ĐỀ XUẤT, KIẾN NGHỊ\nKhông."
    assert outline(text) == ["II group", "II/1 item"]


def test_who_decides_above_the_legal_basis_heads_nothing() -> None:
    text = """CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Trên cơ sở thảo luận của các Thành viên Chính phủ,
QUYẾT NGHỊ:
1. Về chế độ báo cáo: Các bộ, cơ quan gửi báo cáo về Văn phòng Chính phủ trước ngày 28/9/2025.
2. Bộ Tài chính điều hành chính sách tài khóa chủ động."""
    assert tasks(text) == ["1", "2"]


def test_a_last_paragraph_that_sets_a_day_is_a_task() -> None:
    text = """Công an tỉnh xây dựng Kế hoạch như sau:
I. NỘI DUNG
1. Phòng Tham mưu thành lập các tổ kiểm tra.
II. TỔ CHỨC THỰC HIỆN
Trưởng các đơn vị xây dựng kế hoạch trước ngày 09/3/2026; báo cáo kết quả trước ngày 20/5/2026./."""
    assert tasks(text) == ["I/1", "II/p2"]


def test_a_topic_of_assessment_that_sets_days_is_a_task() -> None:
    text = """Ban Tổ chức Tỉnh ủy hướng dẫn một số nội dung như sau:
I- NỘI DUNG
1- Thời gian đánh giá: Đối với chi bộ hoàn thành trước ngày 31/01/2026; đối với đảng bộ hoàn thành trước ngày 10/02/2026.
2- Các đảng ủy trực thuộc Tỉnh ủy gửi báo cáo trước ngày 15/02/2026."""
    assert tasks(text) == ["I/1", "I/2"]


@pytest.mark.parametrize(
    "opening",
    ["Để thúc đẩy phát triển nhà ở, yêu cầu:", "Trong thời gian tới, yêu cầu:", "Thời gian tới, đề nghị, yêu cầu:"],
)
def test_an_announced_demand_is_no_heading_of_requirements(opening: str) -> None:
    text = f"""Sau khi thảo luận, Phó Thủ tướng Chính phủ kết luận:
1. Ghi nhận nỗ lực của các bộ, ngành.
2. {opening}
a) Bộ Xây dựng chủ trì xây dựng cơ sở dữ liệu, hoàn thành trong quý II năm 2026.
b) Bộ Công an đẩy nhanh tiến độ đầu tư nhà ở cho lực lượng vũ trang."""
    assert tasks(text) == ["2/a", "2/b"]
