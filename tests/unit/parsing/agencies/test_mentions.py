"""Names found in running text, written out: (raw, canonical name) in order. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parsing.agencies import canonical_stamp_agency, find_mentions, load_catalogue

CATALOGUE = load_catalogue()

SENTENCES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    (
        "Giao Sở Y tế chủ trì, phối hợp với các ngành liên quan, UBND các huyện, thành phố rà soát.",
        [("Sở Y tế", "Sở Y tế"), ("các ngành liên quan",) * 2, ("UBND các huyện, thành phố",) * 2],
    ),
    ("Các huyện, thành phố báo cáo.", [("Các huyện, thành phố", "UBND các huyện, thành phố")]),
    ("các huyện, thị xã, thành phố báo cáo", [("các huyện, thị xã, thành phố", "UBND các huyện, thị xã, thành phố")]),
    (
        "Sở Lao động Thương và Xã hội hướng dẫn; Sở Lao động, Thương binh và Xã hội tổng hợp",
        [
            ("Sở Lao động Thương và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
            ("Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ],
    ),
    (
        "Các Bộ: Quốc phòng, Công an, Y tế và Văn phòng Chính phủ khẩn trương thực hiện",
        [("Các Bộ: Quốc phòng", "Bộ Quốc phòng"), ("Công an", "Bộ Công an"), ("Y tế", "Bộ Y tế"), ("Văn phòng Chính phủ",) * 2],
    ),
    (
        "các sở: Y tế, Tài chính, GD&ĐT; Công an tỉnh",
        [
            ("các sở: Y tế", "Sở Y tế"), ("Tài chính", "Sở Tài chính"), ("GD&ĐT", "Sở Giáo dục và Đào tạo"), ("Công an tỉnh",) * 2,
        ],
    ),
    (
        "Bộ Tài chính, Xây dựng và Bộ Nội vụ thống nhất",
        [("Bộ Tài chính",) * 2, ("Xây dựng", "Bộ Xây dựng"), ("Bộ Nội vụ",) * 2],
    ),
    (
        "UBND các huyện Bình An, Hòa Lộc và thành phố Tân Giang chịu trách nhiệm",
        [
            ("UBND các huyện Bình An", "UBND huyện Bình An"), ("Hòa Lộc", "UBND huyện Hòa Lộc"),
            ("thành phố Tân Giang", "UBND thành phố Tân Giang"),
        ],
    ),
    (
        "yêu cầu Thủ trưởng các cơ quan, đơn vị cấp tỉnh, Chủ tịch UBND các xã, phường, đặc khu thực hiện",
        [("Thủ trưởng các cơ quan, đơn vị cấp tỉnh",) * 2, ("Chủ tịch UBND các xã, phường, đặc khu",) * 2],
    ),
    (
        "yêu cầu các sở, ban, ngành, địa phương liên quan triển khai",
        [("các sở, ban, ngành",) * 2, ("địa phương liên quan",) * 2],
    ),
    ("Các Sở, ban, ngành, các huyện, thành phố căn cứ chức năng", [
        ("Các Sở, ban, ngành", "các sở, ban, ngành"), ("các huyện, thành phố", "UBND các huyện, thành phố")]),
    # provinces that the catalogue lacks, alone and in lists; branches
    ("Ủy ban nhân dân tỉnh Đông Sơn tập trung hoàn thành", [("Ủy ban nhân dân tỉnh Đông Sơn", "UBND tỉnh Đông Sơn")]),
    ("Công an tỉnh An Phú, Thuế tỉnh Tân Giang rà soát", [("Công an tỉnh An Phú",) * 2, ("Thuế tỉnh Tân Giang",) * 2]),
    (
        "phối hợp với Ủy ban nhân dân các tỉnh An Phú, Đông Sơn và các cơ quan liên quan rà soát",
        [
            ("Ủy ban nhân dân các tỉnh An Phú", "UBND tỉnh An Phú"), ("Đông Sơn", "UBND tỉnh Đông Sơn"),
            ("các cơ quan liên quan",) * 2,
        ],
    ),
    (
        "UBND các tỉnh: Lào Cai, Phú Thọ và thành phố Hải Phòng rà soát",
        [
            ("UBND các tỉnh: Lào Cai", "UBND tỉnh Lào Cai"), ("Phú Thọ", "UBND tỉnh Phú Thọ"),
            ("thành phố Hải Phòng", "UBND thành phố Hải Phòng"),
        ],
    ),
    ("Kho bạc Nhà nước khu vực XII, VNPT An Phú", [("Kho bạc Nhà nước khu vực XII",) * 2, ("VNPT An Phú",) * 2]),
    ("Thủ trưởng các đơn vị thuộc Bộ căn cứ nhiệm vụ", [("Thủ trưởng các đơn vị thuộc Bộ",) * 2]),
    ("Văn phòng Bộ, Thanh tra Bộ, Cục Hạ tầng kỹ thuật chủ trì",
     [("Văn phòng Bộ",) * 2, ("Thanh tra Bộ",) * 2, ("Cục Hạ tầng kỹ thuật",) * 2]),
    ("Báo và phát thanh, truyền hình Nghệ An", [("Báo và phát thanh, truyền hình Nghệ An", "Báo và Phát thanh, Truyền hình Nghệ An")]),
    ("Giám đốc Công ty Điện lực Nghệ An", [("Giám đốc Công ty Điện lực Nghệ An",) * 2]),
    ("Các sở, ngành, địa phương triển khai", [("Các sở, ngành, địa phương", "các sở, ngành, địa phương")]),
    ("Thủ trưởng các sở, ban, ngành thành phố, Chủ tịch UBND các xã, phường",
     [("Thủ trưởng các sở, ban, ngành thành phố",) * 2, ("Chủ tịch UBND các xã, phường",) * 2]),
    ("Ủy ban nhân dân cấp xã rà soát", [("Ủy ban nhân dân cấp xã", "UBND cấp xã")]),
    ("các Sở Giáo dục và Đào tạo triển khai", [("các Sở Giáo dục và Đào tạo",) * 2]),
    ("Trưởng các đơn vị thuộc Công an tỉnh, Trưởng Công an các xã, phường xây dựng kế hoạch",
     [("Trưởng các đơn vị thuộc Công an tỉnh",) * 2, ("Trưởng Công an các xã, phường",) * 2]),
    ("các cơ quan, đơn vị trực thuộc Bộ Công an rà soát", [("các cơ quan, đơn vị trực thuộc Bộ Công an",) * 2]),
    ("UBND các tỉnh, thành phố trực thuộc trung ương khắc phục hậu quả",
     [("UBND các tỉnh, thành phố trực thuộc trung ương",) * 2]),
    ("Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ tuần tra",
     [("Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ",) * 2]),
    ("Công ty Điện lực An Phú cử cán bộ", [("Công ty Điện lực An Phú",) * 2]),
    ("Ngân hàng Nhà nước chi nhánh Khu vực 5 bảo đảm nguồn vốn", [("Ngân hàng Nhà nước chi nhánh Khu vực 5",) * 2]),
    ("Ngân hàng Nhà nước Việt Nam chỉ đạo", [("Ngân hàng Nhà nước Việt Nam",) * 2]),
    # positions given out to a list
    (
        "Bộ trưởng các Bộ: Quốc phòng, Công an chỉ đạo",
        [("Bộ trưởng các Bộ: Quốc phòng", "Bộ trưởng Bộ Quốc phòng"), ("Công an", "Bộ trưởng Bộ Công an")],
    ),
    (
        "Giám đốc các Sở: Công Thương, Tài chính, Chủ tịch UBND các xã, phường",
        [
            ("Giám đốc các Sở: Công Thương", "Giám đốc Sở Công Thương"), ("Tài chính", "Giám đốc Sở Tài chính"),
            ("Chủ tịch UBND các xã, phường",) * 2,
        ],
    ),
    (
        "Chủ tịch UBND các tỉnh: Sơn La, Lai Châu kiểm tra",
        [("Chủ tịch UBND các tỉnh: Sơn La", "Chủ tịch UBND tỉnh Sơn La"), ("Lai Châu", "Chủ tịch UBND tỉnh Lai Châu")],
    ),
    # communes without names, heads with 'các tỉnh'
    ("Chủ tịch Ủy ban nhân dân xã, phường chịu", [("Chủ tịch Ủy ban nhân dân xã, phường", "Chủ tịch UBND xã, phường")]),
    ("Công an xã, phường, đặc khu tuần tra", [("Công an xã, phường, đặc khu",) * 2]),
    ("Trưởng các thôn, bản báo cáo", [("Trưởng các thôn, bản",) * 2]),
    ("Các đoàn thể xã phối hợp", [("Các đoàn thể xã", "các đoàn thể xã")]),
    ("Sở Tài chính các tỉnh, thành phố trực thuộc Trung ương gửi", [("Sở Tài chính các tỉnh, thành phố trực thuộc Trung ương",) * 2]),
    ("Sở Du lịch các tỉnh, thành phố gửi", [("Sở Du lịch các tỉnh, thành phố",) * 2]),
    ("Tỉnh ủy, Thành ủy các tỉnh, thành phố gửi", [("Tỉnh ủy, Thành ủy các tỉnh, thành phố",) * 2]),
    # unknown offices whose names go on in lower case, up to the verb
    ("Phòng Chuyển đổi số là đơn vị đầu mối", [("Phòng Chuyển đổi số",) * 2]),
    ("Cục Di sản văn hóa, Cục Hợp tác quốc tế mở", [("Cục Di sản văn hóa",) * 2, ("Cục Hợp tác quốc tế",) * 2]),
    ("Trung tâm Công nghệ thông tin nâng cấp nền tảng", [("Trung tâm Công nghệ thông tin",) * 2]),
    ("Phòng Giáo dục phổ thông xây dựng kế hoạch", [("Phòng Giáo dục phổ thông",) * 2]),
    ("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh tập trung thi công",
     [("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",) * 2]),
    ("Ban Quản lý dự án khu vực ký cam kết", [("Ban Quản lý dự án khu vực",) * 2]),
    ("Ban Quản lý các Khu công nghiệp và Khu kinh tế rà soát",
     [("Ban Quản lý các Khu công nghiệp và Khu kinh tế", "Ban Quản lý các khu công nghiệp và khu kinh tế")]),
    ("đồng chí Phó Chủ tịch UBND tỉnh Trần Văn Bình chủ trì",
     [("đồng chí Phó Chủ tịch UBND tỉnh Trần Văn Bình", "Phó Chủ tịch UBND tỉnh")]),
    ("đề nghị các bộ, ngành, địa phương khẩn trương", [("các bộ, ngành, địa phương",) * 2]),
    ("Bí thư các huyện ủy, thành ủy chỉ đạo", [("Bí thư các huyện ủy, thành ủy",) * 2]),
    (
        "đồng chí Nguyễn Văn An - Phó Chủ tịch UBND tỉnh chủ trì",
        [("đồng chí Nguyễn Văn An", "Nguyễn Văn An"), ("Phó Chủ tịch UBND tỉnh",) * 2],
    ),
    ("Giám đốc Sở Tài chính, Bộ trưởng Bộ Y tế chịu trách nhiệm", [("Giám đốc Sở Tài chính",) * 2, ("Bộ trưởng Bộ Y tế",) * 2]),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Đài Phát thanh và Truyền hình tỉnh tuyên truyền",
        [("Sở Văn hóa, Thể thao và Du lịch",) * 2, ("Đài Phát thanh và Truyền hình tỉnh",) * 2],
    ),
    (
        "các ban: Tổ chức, Nội chính, Tuyên giáo và Dân vận Tỉnh ủy",
        [
            ("các ban: Tổ chức", "Ban Tổ chức Tỉnh ủy"), ("Nội chính", "Ban Nội chính Tỉnh ủy"),
            ("Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ],
    ),
    (
        "Trường Đại học Đông Sơn phối hợp với Bệnh viện Đa khoa tỉnh, Trung tâm Kiểm soát bệnh tật tỉnh",
        [("Trường Đại học Đông Sơn",) * 2, ("Bệnh viện Đa khoa tỉnh",) * 2, ("Trung tâm Kiểm soát bệnh tật tỉnh",) * 2],
    ),
    ("Cục Đường bộ Việt Nam rà soát; Vụ Pháp chế tổng hợp", [("Cục Đường bộ Việt Nam",) * 2, ("Vụ Pháp chế",) * 2]),
    ("Sở Tàl chính tổng hợp; Sơ Y tế báo cáo", [("Sở Tàl chính", "Sở Tài chính"), ("Sơ Y tế", "Sở Y tế")]),
    ("Uỷ ban nhân dân tỉnh Hoà Bình báo cáo", [("Uỷ ban nhân dân tỉnh Hoà Bình", "UBND tỉnh Hòa Bình")]),
    ("Đảng ủy UBND tỉnh và các đảng ủy xã, phường, đặc khu lãnh đạo", [("Đảng ủy UBND tỉnh",) * 2, ("các đảng ủy xã, phường, đặc khu",) * 2]),  # noqa: E501
    ("cấp ủy, chính quyền các cấp; UBND cấp xã rà soát", [("cấp ủy, chính quyền các cấp",) * 2, ("UBND cấp xã",) * 2]),
    ("Sở Y tế, các huyện, thành phố tổ chức tiêm", [("Sở Y tế",) * 2, ("các huyện, thành phố", "UBND các huyện, thành phố")]),
    ("Công an, tỉnh đoàn; Giám đốc, các đơn vị", [("Công an",) * 2, ("Giám đốc",) * 2, ("các đơn vị",) * 2]),
    ("Số 12/TB-SYT; Quý III/2025; Trưởng ban; Bản Vạn; Đại hội; Hội chợ Du lịch; Bộ luật Hình sự; Ban hành Kế hoạch", []),
    ("XÃ HỘI CHỦ NGHĨA VIỆT NAM; NHIỆM VỤ TRONG THỜI GIAN TỚI; phương án 2; quan điểm; phòng ngừa", []),
    ("Đảng ủy xã, UBND xã và Công an phường Hòa An phối hợp", [
        ("Đảng ủy xã",) * 2, ("UBND xã",) * 2, ("Công an phường Hòa An",) * 2]),
    ("Ban Thường vụ Đảng ủy xã về tình hình", [("Ban Thường vụ Đảng ủy xã",) * 2]),
    ("để các cấp, các ngành biết", [("các cấp, các ngành",) * 2]),
    ("cơ quan chức năng của các tỉnh phối hợp", [("cơ quan chức năng của các tỉnh",) * 2]),
    ("Tổ chức họp, số lượng đơn vị, các nhiệm vụ trọng tâm, công tác tổ chức cán bộ.", []),
    ("thực hiện nội vụ cơ quan theo số nội vụ đã giao", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.raw, m.name) for m in find_mentions(text, CATALOGUE)] == expected


def test_the_row_of_the_notice_s_own_province_and_time() -> None:
    def ids(text: str, province_id: str, on: date) -> list[str | None]:
        return [m.agency_id for m in find_mentions(text, CATALOGUE, province_id=province_id, on=on)]

    assert ids("Sở Y tế, Công an tỉnh", "36@1997", date(2021, 9, 1)) == ["syt@36@1997", "cat@36@1997"]
    assert ids("Sở Nông nghiệp và Môi trường", "37@2025", date(2025, 9, 1)) == ["snnmt@37@2025"]
    assert ids("UBND tỉnh Nam Định", "12@2004", date(2021, 9, 1)) == ["ubnd_tinh@36@1997"]
    assert ids("UBND thành phố", "36@1997", date(2021, 9, 1)) == [None]  # a city of the province
    assert ids("Bộ Y tế; các sở, ban, ngành", "36@1997", date(2021, 9, 1)) == ["byt", "c_so"]


def test_successors_lead_to_rows_of_the_catalogue() -> None:
    ids = {agency.agency_id for agency in CATALOGUE.agencies}
    assert len(ids) == len(CATALOGUE.agencies)
    for agency in CATALOGUE.agencies:
        assert agency.successor_id is None or agency.successor_id in ids
    old = CATALOGUE.agency("stttt@36@1997")
    assert old is not None and old.successor_id == "skhcn@36@1997" and old.valid_to == date(2025, 2, 28)
    kept = CATALOGUE.agency("syt@36@1997")
    assert kept is not None and kept.successor_id == "syt@37@2025"


def test_sixty_three_provinces_then_thirty_four() -> None:
    on = [date(2025, 6, 30), date(2025, 7, 1)]
    alive = [
        [p for p in CATALOGUE.provinces if p.valid_from <= d and (p.valid_to is None or d <= p.valid_to)] for d in on
    ]
    assert [len(found) for found in alive] == [63, 34]
    assert {p.successor_id for p in alive[0]} == {p.province_id for p in alive[1]}
    named = CATALOGUE.province_named("TP. HCM", date(2025, 8, 1))
    assert named is not None and named.province_id == "79@2025"


@pytest.mark.parametrize(
    ("raw", "name", "agency_id"),
    [
        ("VPU BND TỈNH HÀ NAM", "Văn phòng UBND tỉnh Hà Nam", "vp_ubnd@35@1997"),
        ("VP.UBND TỈNH LÂM ĐỒNG", "Văn phòng UBND tỉnh Lâm Đồng", "vp_ubnd@68@1976"),
        ("VP UBND TP HẢI PHÒNG", "Văn phòng UBND thành phố Hải Phòng", "vp_ubnd@31@1976"),
        ("SƠ Y TE", "Sở Y tế", None),
        ("TRƯỜNG ĐẠI HỌC ĐÔNG SƠN", "Trường Đại học Đông Sơn", None),
        ("", None, None),
    ],
)
def test_stamp_agencies(raw: str, name: str | None, agency_id: str | None) -> None:
    assert canonical_stamp_agency(raw, CATALOGUE, date(2021, 7, 24)) == (name, agency_id)


pieces = st.sampled_from(
    [
        "các",
        "sở",
        ",",
        "ban",
        "ngành",
        "và",
        "UBND",
        "huyện",
        "tỉnh",
        "thành",
        "phố",
        "xã",
        "Bộ",
        "Y",
        "tế",
        "Công",
        "an",
        ":",
        ";",
        "Sở",
        "Tài",
        "chính",
        "Bình",
        "An",
        "đồng",
        "chí",
        "Chủ",
        "tịch",
        "ủy",
        "Đảng",
        "\n",
        "liên",
        "quan",
        "cấp",
        "-",
        "(",
        ")",
        ".",
        "Trường",
        "Đại",
        "học",
        "5",
        "Ban",
        "Chỉ",
        "đạo",
        "của",
        "với",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(pieces, max_size=50).map(" ".join)))
def test_any_text_gives_ordered_spans_that_read_back(text: str) -> None:
    at = 0
    for mention in find_mentions(text, CATALOGUE, province_id="36@1997", on=date(2021, 9, 1)):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.raw and mention.name
        at = mention.end
