"""Offices with long names, numbers and places, parts of offices, lists of builders: (raw, canonical name) in order."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import find_mentions, load_catalogue

CATALOGUE = load_catalogue()

SENTENCES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("Cục Cảnh sát quản lý hành chính về trật tự xã hội, Cục Tham mưu Công an nhân dân hoàn thiện",
     [("Cục Cảnh sát quản lý hành chính về trật tự xã hội",) * 2, ("Cục Tham mưu Công an nhân dân",) * 2]),
    ("Trung đoàn 82, Thuế cơ sở 4, BHXH khu vực XII chủ động",
     [("Trung đoàn 82",) * 2, ("Thuế cơ sở 4",) * 2, ("BHXH khu vực XII",) * 2]),
    ("phối hợp với Công an tỉnh, Sở\nNội vụ", [("Công an tỉnh",) * 2, ("Sở\nNội vụ", "Sở Nội vụ")]),
    ("Đội Quản lý thị trường số 3 kiểm tra", [("Đội Quản lý thị trường số 3",) * 2]),
    ("NHNN CN Khu vực 4, VNPT Tân Giang: Tổ chức", [("NHNN CN Khu vực 4",) * 2, ("VNPT Tân Giang",) * 2]),
    ("Nhà máy Thủy điện Nậm Sơn, Vườn quốc gia Nậm Pàn, Bảo tàng tỉnh rà soát",
     [("Nhà máy Thủy điện Nậm Sơn",) * 2, ("Vườn quốc gia Nậm Pàn",) * 2, ("Bảo tàng tỉnh",) * 2]),
    ("Phòng Cảnh sát giao thông - Công an tỉnh, Phòng Kinh tế Sở Công Thương",
     [("Phòng Cảnh sát giao thông - Công an tỉnh",) * 2, ("Phòng Kinh tế Sở Công Thương",) * 2]),
    ("Ban Pháp chế Hội đồng nhân dân tỉnh thẩm tra", [("Ban Pháp chế Hội đồng nhân dân tỉnh", "Ban Pháp chế HĐND tỉnh")]),
    ("Ban Văn hóa - Xã hội, Ban Dân tộc HĐND tỉnh thẩm tra; Ban Dân tộc, Hội Nông dân tỉnh",
     [("Ban Văn hóa - Xã hội",) * 2, ("Ban Dân tộc HĐND tỉnh",) * 2, ("Ban Dân tộc",) * 2, ("Hội Nông dân tỉnh",) * 2]),
    ("Chủ đầu tư, nhà thầu các công trình triển khai", [("Chủ đầu tư, nhà thầu", "chủ đầu tư, nhà thầu")]),
    ("Các thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh xuống địa bàn",
     [("Các thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh", "các thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh")]),
    ("Thủ trưởng các phòng, ban, ngành chấn chỉnh", [("Thủ trưởng các phòng, ban, ngành",) * 2]),
    ("Kho bạc Nhà nước huyện, Ngân hàng Chính sách xã hội huyện rà soát",
     [("Kho bạc Nhà nước huyện",) * 2, ("Ngân hàng Chính sách xã hội huyện",) * 2]),
    ("sự tham gia của Mặt trận Tổ quốc, Đoàn Thanh niên cùng cấp", [("Mặt trận Tổ quốc",) * 2, ("Đoàn Thanh niên",) * 2]),
    ("Trưởng Ban Quản lý Khu kinh tế, Chánh Thanh tra tỉnh; tăng trưởng Sở Y tế",
     [("Trưởng Ban Quản lý Khu kinh tế",) * 2, ("Chánh Thanh tra tỉnh",) * 2, ("Sở Y tế",) * 2]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.raw, m.name) for m in find_mentions(text, CATALOGUE)] == expected
