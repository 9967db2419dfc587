"""Who leads, who cooperates, who advises, who gets reports; who has no role although named. Rules: domain reference 3.3."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import find_mentions, load_catalogue
from extract.parsing.body.inheritance import own_charges
from extract.parsing.body.view import BodyView


def roles(text: str) -> dict[str, list[str]]:
    view = BodyView(text, find_mentions(text, load_catalogue()))
    found: dict[str, list[str]] = {}
    for charge in own_charges(view, 0, len(text)):
        found.setdefault(charge.role, []).append(charge.raw or "")
    return found


LEADS = [
    ("Sở Y tế rà soát phương án.", ["Sở Y tế"]),
    ("Giao Sở Y tế rà soát phương án.", ["Sở Y tế"]),
    ("Đề nghị Tòa án nhân dân tỉnh đẩy nhanh xét xử.", ["Tòa án nhân dân tỉnh"]),
    ("Sở Y tế, Công an tỉnh và UBND các xã, phường tăng cường kiểm tra.", ["Sở Y tế", "Công an tỉnh", "UBND các xã, phường"]),
    ("Sở Y tế là cơ quan đầu mối tổng hợp.", ["Sở Y tế"]),
    ("Căn cứ nhiệm vụ được giao, Sở Nội vụ tham mưu kiện toàn tổ chức.", ["Sở Nội vụ"]),
    ("Trước ngày 05/11/2025, Sở Nội vụ hoàn thành đề án.", ["Sở Nội vụ"]),
    ("Về công tác tiêm phòng: Giao Sở Y tế thẩm định danh sách.", ["Sở Y tế"]),
    ("Sở Tài chính tổng hợp kinh phí; Sở Xây dựng lập danh mục công trình.", ["Sở Tài chính", "Sở Xây dựng"]),
    ("Việc tổ chức hội thi do Sở Nội vụ chủ trì.", ["Sở Nội vụ"]),
    ("Đối với Sở Công Thương: tăng cường quản lý thị trường.", ["Sở Công Thương"]),
    ("Chủ tịch UBND tỉnh giao Sở Y tế mua sắm thuốc.", ["Sở Y tế"]),
    ("UBND tỉnh yêu cầu các sở, ban, ngành báo cáo.", ["các sở, ban, ngành"]),
    ("Ban Thường vụ Tỉnh ủy ủy quyền cho Thường trực Tỉnh ủy giải quyết.", ["Thường trực Tỉnh ủy"]),
    ("Thống nhất với đề nghị của Bộ Y tế; giao Bộ Tài chính bố trí vốn.", ["Bộ Tài chính"]),
    ("Riêng Công an tỉnh kiểm tra các điểm giữ xe.", ["Công an tỉnh"]),
    ("Hai là, Sở Xây dựng kiểm tra các bến xe.", ["Sở Xây dựng"]),
    ("Theo đề nghị của Sở Y tế, giao Sở Tài chính cấp bổ sung kinh phí.", ["Sở Tài chính"]),
    ("Nâng cao chất lượng dạy học (Sở Giáo dục và Đào tạo chủ trì).", ["Sở Giáo dục và Đào tạo"]),
    ("Sở Y tế:", ["Sở Y tế"]),
    ("Công an tỉnh tổng hợp, báo cáo UBND tỉnh kết quả.", ["Công an tỉnh"]),
    # an opinion is a task; an announced one is not
    ("Bộ Quốc phòng có ý kiến chính thức về vùng biển khảo sát.", ["Bộ Quốc phòng"]),
    ("Sở Tư pháp có ý kiến bằng văn bản trước ngày 15/8/2025.", ["Sở Tư pháp"]),
    # what stands behind 'là' or 'trách nhiệm của' leads nothing
    ("Là cơ quan thường trực, chủ trì, phối hợp với Công an tỉnh triển khai.", []),
    ("Nâng cao nhận thức, trách nhiệm của cấp ủy, chính quyền các cấp.", []),
    ("Trách nhiệm của Sở Nội vụ: kiểm tra việc thực hiện.", ["Sở Nội vụ"]),
    # who decides is not who acts
    ("Chính phủ thống nhất về sự cần thiết; giao Bộ Tài chính hoàn thiện dự án Luật.", ["Bộ Tài chính"]),
    (
        "Giao Bộ trưởng Bộ Tài chính thừa ủy quyền Thủ tướng Chính phủ, thay mặt Chính phủ ký Tờ trình.",
        ["Bộ trưởng Bộ Tài chính"],
    ),
    # a person and the office held are one
    ("Giao đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo.", ["Phó Chủ tịch UBND tỉnh"]),
    ("Phân công đồng chí Lò Thị Ban - Giám đốc Sở Y tế phụ trách đoàn kiểm tra.", ["Giám đốc Sở Y tế"]),
    # land, houses, money given to somebody charge nobody
    ("Sở Tài chính rà soát diện tích nhà, đất giao cho các tổ chức.", ["Sở Tài chính"]),
    ("Sở Nông nghiệp và Môi trường thống kê diện tích rừng giao các hộ dân.", ["Sở Nông nghiệp và Môi trường"]),
    # only the office behind the last comma goes on after an adverbial part
    ("Theo đề nghị của Bộ Công an và Bộ Tài chính, Bộ Tư pháp rà soát quy định.", ["Bộ Tư pháp"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "leads"), LEADS)
def test_who_leads(text: str, leads: list[str]) -> None:
    assert roles(text).get("lead", []) == leads


COOPERATING = [
    (
        "Bộ Công Thương chủ trì, phối hợp với Tập đoàn Điện lực Việt Nam (EVN) và UBND các tỉnh Lào Cai, Phú Thọ rà soát.",
        ["Tập đoàn Điện lực Việt Nam", "UBND các tỉnh Lào Cai", "Phú Thọ"],
    ),
    ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ, UBND các xã, phường rà soát.", ["Sở Nội vụ", "UBND các xã, phường"]),
    ("Sở Y tế chủ trì, phối hợp chặt chẽ với Công an tỉnh và các đơn vị liên quan kiểm tra.", ["Công an tỉnh", "các đơn vị liên quan"]),
    ("Sở Y tế phối hợp Sở Nội vụ tham mưu tuyển dụng.", ["Sở Nội vụ"]),
    ("Công an tỉnh chủ trì; Sở Y tế, Sở Xây dựng phối hợp thực hiện.", ["Sở Y tế", "Sở Xây dựng"]),
    ("Phối hợp với Sở Y tế nâng cấp hệ thống.", ["Sở Y tế"]),
    ("Sở Nội vụ chủ trì, phối hợp với các ngành; UBND các xã, phường tăng cường chỉ đạo.", ["các ngành", "UBND các xã, phường"]),
    ("Sở Nội vụ cùng với Sở Tài chính kiểm tra biên chế.", ["Sở Tài chính"]),
    ("Sở Nội vụ cùng Sở Tài chính, Sở Y tế kiểm tra biên chế.", ["Sở Tài chính", "Sở Y tế"]),
    ("Sở Nội vụ hoàn thiện quy chế phối hợp giữa Sở Y tế và Sở Xây dựng.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "partners"), COOPERATING)
def test_who_cooperates(text: str, partners: list[str]) -> None:
    assert roles(text).get("cooperating", []) == partners


OTHERS = [
    ("Sở Y tế hướng dẫn Sở Nội vụ thực hiện.", "target", ["Sở Nội vụ"]),
    ("Sở Y tế chỉ đạo các cơ sở y tế trực 24/24 giờ.", "target", ["các cơ sở y tế"]),
    ("Sở Y tế báo cáo UBND tỉnh trước ngày 15/7/2025.", "report_to", ["UBND tỉnh"]),
    ("Các đơn vị gửi báo cáo kết quả về Sở Nội vụ để tổng hợp.", "report_to", ["Sở Nội vụ"]),
    ("Sở Y tế tham mưu, đề xuất Ban Chỉ đạo tỉnh bổ sung máy.", "report_to", ["Ban Chỉ đạo tỉnh"]),
    ("Sở Nội vụ trao đổi, thống nhất với Bộ Nội vụ về biên chế.", "counterpart", ["Bộ Nội vụ"]),
    ("Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.", "monitoring", ["Văn phòng UBND tỉnh"]),
    ("Công an tỉnh phân công trực (giao Sở Y tế tham mưu đề xuất phương án).", "advising", ["Sở Y tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "names"), OTHERS)
def test_other_roles(text: str, role: str, names: list[str]) -> None:
    assert roles(text).get(role, []) == names


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện nghiêm các chỉ đạo của Chính phủ, Thủ tướng Chính phủ.",
        "Tiếp tục thực hiện theo hướng dẫn của Bộ Y tế tại Công văn số 8128/BYT-DP.",
        "Bộ Y tế đã ban hành hướng dẫn điều trị.",
        "Nâng cao năng lực của Sở Y tế.",
        "Rà soát số người làm việc tại Sở Y tế, Sở Nội vụ.",
    ],
)
def test_named_without_a_role(text: str) -> None:
    assert roles(text) == {}


def test_the_object_of_a_charged_agency_is_no_lead() -> None:
    found = roles("Sở Y tế tăng cường kiểm tra, yêu cầu các cơ sở khám bệnh thực hiện xét nghiệm.")
    assert found["lead"] == ["Sở Y tế"]
    assert roles("Chỉ đạo Sở Nội vụ phối hợp với Sở Y tế rà soát.") == {"target": ["Sở Nội vụ", "Sở Y tế"]}


def test_marks_of_roles_in_parentheses() -> None:
    found = roles("Sở Nội vụ (chủ trì), Sở Y tế, Công an tỉnh (phối hợp) tổ chức diễn tập.")
    assert found == {"lead": ["Sở Nội vụ"], "cooperating": ["Sở Y tế", "Công an tỉnh"]}


def test_responsible_before_a_superior() -> None:
    found = roles("Chủ tịch UBND các xã, phường chịu trách nhiệm trước Chủ tịch UBND tỉnh nếu để chậm tiến độ.")
    assert found == {"lead": ["Chủ tịch UBND các xã, phường"]}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Đội Trật tự Bến Lữ chủ trì, phối hợp với Công an tỉnh kiểm tra.", ["Đội Trật tự Bến Lữ"]),
        ("Giao Tổ Hậu cần Số 4 chủ trì, phối hợp với Sở Y tế rà soát.", ["Tổ Hậu cần Số 4"]),
        ("Tiếp tục kiện toàn bộ máy chủ trì các chương trình.", []),
        ("Người vi phạm chịu trách nhiệm trước pháp luật.", []),
        ("Việc lập hồ sơ có trách nhiệm của nhiều bên.", []),
    ],
)
def test_offices_that_no_list_knows(text: str, leads: list[str]) -> None:
    assert roles(text).get("lead", []) == leads


def test_heads_of_offices_that_open_a_list() -> None:
    found = roles(
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Thủ trưởng cơ quan thuộc Chính phủ, Chủ tịch Ủy ban nhân dân các tỉnh, "
        "thành phố trực thuộc trung ương theo chức năng, nhiệm vụ được giao tiếp tục thực hiện nghiêm các chỉ đạo của Chính phủ."
    )
    assert found["lead"][:3] == ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ", "Thủ trưởng cơ quan thuộc Chính phủ"]
    assert found["lead"][3].startswith("Chủ tịch Ủy ban nhân dân các tỉnh")
    assert set(found) == {"lead"}
    assert roles("Bộ trưởng Bộ Y tế chỉ đạo các bệnh viện.")["lead"] == ["Bộ trưởng Bộ Y tế"]
