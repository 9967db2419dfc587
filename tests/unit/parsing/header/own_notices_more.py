# ruff: noqa: E501
"""More invented notices: 2025 offices, Party papers of every level, district papers before 2025, copies, annexes.

What is expected was read by eye. Provinces and offices of the lists are real, persons are invented.
"""

from __future__ import annotations

from tests.unit.parsing.header.own_notices import STATE, OwnNotice

MORE_NOTICES = (
    OwnNotice(
        "thông báo of VPCP, title in capitals",
        f"""VĂN PHÒNG CHÍNH PHỦ
-------
{STATE}
---------------
Số: 511/TB-VPCP
Hà Nội, ngày 25 tháng 9 năm 2025
THÔNG BÁO
KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ PHẠM VĂN AN TẠI PHIÊN HỌP THỨ HAI MƯƠI CỦA BAN CHỈ ĐẠO QUỐC GIA CÁC CÔNG TRÌNH, DỰ ÁN QUAN TRỌNG QUỐC GIA, TRỌNG ĐIỂM NGÀNH GIAO THÔNG VẬN TẢI
Ngày 20 tháng 9 năm 2025, tại trụ sở Chính phủ, Thủ tướng Chính phủ Phạm Văn An, Trưởng Ban Chỉ đạo đã chủ trì Phiên họp lần thứ 20 của Ban Chỉ đạo.
Tham dự có các Bộ trưởng.
I. VỀ TÌNH HÌNH TRIỂN KHAI
1. Các bộ đã tích cực.
II. NHIỆM VỤ
1. Bộ Xây dựng chủ trì hoàn thành trước 30/9/2025.
Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.
Nơi nhận:
- Ban Bí thư Trung ương Đảng (để b/c);
- Thủ tướng, các Phó Thủ tướng CP (để b/c);
- Các Bộ, cơ quan ngang Bộ;
- Lưu: VT, CN (3). Tùng
BỘ TRƯỞNG, CHỦ NHIỆM



Trần Hải Hà""",
        {
            "family": "state",
            "doc_type": "Thông báo",
            "number": "511",
            "symbol": "TB-VPCP",
            "issuer": "Văn phòng Chính phủ",
            "place": "Hà Nội",
            "issued_on": "2025-09-25",
            "title": "Kết luận của Thủ tướng Chính phủ Phạm Văn An tại phiên họp thứ hai mươi của Ban Chỉ đạo quốc gia các công trình, dự án quan trọng quốc gia, trọng điểm ngành giao thông vận tải",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Trần Hải Hà",
            "signer_position": "Bộ trưởng, Chủ nhiệm",
            "signing_authority": (),
            "event_on": "2025-09-20",
            "directed_by": "thu_tuong",
            "directed_by_name": "Phạm Văn An",
            "drafting_unit": "CN",
            "province_id": None,
        },
        (
            ("recipient", "Ban Bí thư Trung ương Đảng", "để b/c"),
            ("recipient", "Thủ tướng, các Phó Thủ tướng CP", "để b/c"),
            ("recipient", "Các Bộ, cơ quan ngang Bộ", None),
            ("archive", "Lưu: VT, CN (3). Tùng", None),
        ),
    ),
    OwnNotice(
        "nghị quyết CP",
        f"""CHÍNH PHỦ
________
Số: 226/NQ-CP
{STATE}
Hà Nội, ngày 05 tháng 8 năm 2025
NGHỊ QUYẾT
Về mục tiêu tăng trưởng các ngành, lĩnh vực và địa phương
CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Theo đề nghị của Bộ trưởng Bộ Tài chính.
QUYẾT NGHỊ:
Điều 1. Mục tiêu.
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT, KTTH (2).
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
Nguyễn Văn Bình""",
        {
            "family": "state",
            "doc_type": "Nghị quyết",
            "number": "226",
            "symbol": "NQ-CP",
            "issuer": "Chính phủ",
            "place": "Hà Nội",
            "issued_on": "2025-08-05",
            "title": "Về mục tiêu tăng trưởng các ngành, lĩnh vực và địa phương",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Nguyễn Văn Bình",
            "signer_position": "Phó Thủ tướng",
            "signing_authority": ("TM", "KT"),
            "event_on": None,
            "directed_by": None,
            "directed_by_name": None,
            "drafting_unit": "KTTH",
            "province_id": None,
        },
        (
            ("recipient", "Ban Bí thư Trung ương Đảng", None),
            ("archive", "Lưu: VT, KTTH (2)", None),
        ),
    ),
    OwnNotice(
        "chỉ thị TTg",
        f"""THỦ TƯỚNG CHÍNH PHỦ
Số: 24/CT-TTg
{STATE}
Hà Nội, ngày 29 tháng 8 năm 2025

CHỈ THỊ
VỀ VIỆC ĐẨY MẠNH CHUYỂN ĐỔI SỐ TRONG CÁC CƠ QUAN HÀNH CHÍNH

Trong thời gian qua, các bộ, ngành đã có nhiều cố gắng. Thủ tướng Chính phủ yêu cầu:
1. Các Bộ trưởng thực hiện.
Nơi nhận:
- Như trên;
- Lưu: VT, KSTT (2b).
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
(Đã ký)
Nguyễn Chí Dũ""",
        {
            "family": "state",
            "doc_type": "Chỉ thị",
            "number": "24",
            "symbol": "CT-TTg",
            "issuer": "Thủ tướng Chính phủ",
            "place": "Hà Nội",
            "issued_on": "2025-08-29",
            "title": "Về việc đẩy mạnh chuyển đổi số trong các cơ quan hành chính",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Nguyễn Chí Dũ",
            "signer_position": "Phó Thủ tướng",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_tuong",
            "directed_by_name": None,
            "drafting_unit": "KSTT",
            "province_id": None,
        },
        (
            ("recipient", "Như trên", None),
            ("archive", "Lưu: VT, KSTT (2b)", None),
        ),
    ),
    OwnNotice(
        "Party commune 2025",
        """ĐẢNG BỘ TỈNH LÀO CAI
ĐẢNG ỦY XÃ BẢO HÀ
*
Số 45-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bảo Hà, ngày 20 tháng 9 năm 2025
KẾ HOẠCH
thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị
-----
Thực hiện Kế hoạch số 12-KH/TU, ngày 10/9/2025 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Đảng ủy xã xây dựng kế hoạch như sau:
I- MỤC ĐÍCH
1. Quán triệt nghị quyết.
Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để báo cáo),
- Các chi, đảng bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Hoàng Văn Pá""",
        {
            "family": "party",
            "doc_type": "Kế hoạch",
            "number": "45",
            "symbol": "KH/ĐU",
            "issuer": "Đảng ủy xã Bảo Hà",
            "place": "Bảo Hà",
            "issued_on": "2025-09-20",
            "title": "thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Hoàng Văn Pá",
            "signer_position": "Bí thư",
            "signing_authority": ("TM",),
            "event_on": None,
            "directed_by": "ban_thuong_vu",
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": "15@2025",
        },
        (
            ("recipient", "Ban Thường vụ Tỉnh ủy", "để báo cáo"),
            ("recipient", "Các chi, đảng bộ trực thuộc", None),
            ("archive", "Lưu Văn phòng Đảng ủy", None),
        ),
    ),
    OwnNotice(
        "Party ban tuyên giáo",
        """TỈNH ỦY NINH BÌNH
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 87-HD/BTGDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Ninh Bình, ngày 02 tháng 10 năm 2025
HƯỚNG DẪN
tuyên truyền đại hội đảng bộ tỉnh lần thứ I
-----
Thực hiện chỉ đạo của Ban Thường vụ Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn như sau:
1. Mục đích.
Nơi nhận:
- Như trên,
- Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Vũ Thị Thu""",
        {
            "family": "party",
            "doc_type": "Hướng dẫn",
            "number": "87",
            "symbol": "HD/BTGDVTU",
            "issuer": "Ban Tuyên giáo và Dân vận Tỉnh ủy Ninh Bình",
            "place": "Ninh Bình",
            "issued_on": "2025-10-02",
            "title": "tuyên truyền đại hội đảng bộ tỉnh lần thứ I",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Vũ Thị Thu",
            "signer_position": "Phó Trưởng ban",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": "37@2025",
        },
        (
            ("recipient", "Như trên", None),
            ("archive", "Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy", None),
        ),
    ),
    OwnNotice(
        "Party thong bao TU",
        """THÀNH ỦY HẢI PHÒNG
*
Số 15-TB/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Phòng, ngày 12 tháng 8 năm 2025
THÔNG BÁO
Kết luận của Ban Thường vụ Thành ủy
về tình hình hoạt động của chính quyền địa phương 2 cấp
-----
Ngày 11/8/2025, Ban Thường vụ Thành ủy họp. Sau khi thảo luận, Ban Thường vụ Thành ủy kết luận:
1. Giao Đảng ủy UBND thành phố lãnh đạo.
Nơi nhận:
- Ban Bí thư Trung ương Đảng (để b/c);
- Văn phòng Trung ương Đảng;
- Đảng ủy các xã, phường, đặc khu;
- Lưu VPTU.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê Trí Quang""",
        {
            "family": "party",
            "doc_type": "Thông báo",
            "number": "15",
            "symbol": "TB/TU",
            "issuer": "Thành ủy Hải Phòng",
            "place": "Hải Phòng",
            "issued_on": "2025-08-12",
            "title": "Kết luận của Ban Thường vụ Thành ủy về tình hình hoạt động của chính quyền địa phương 2 cấp",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Lê Trí Quang",
            "signer_position": "Chánh Văn phòng",
            "signing_authority": ("TL",),
            "event_on": "2025-08-11",
            "directed_by": "ban_thuong_vu",
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": "31@2025",
        },
        (
            ("recipient", "Ban Bí thư Trung ương Đảng", "để b/c"),
            ("recipient", "Văn phòng Trung ương Đảng", None),
            ("recipient", "Đảng ủy các xã, phường, đặc khu", None),
            ("archive", "Lưu VPTU", None),
        ),
    ),
    OwnNotice(
        "Công văn bộ với V/v sau QH, địa danh",
        f"""BỘ NỘI VỤ
-------
{STATE}
---------------
Số: 8456/BNV-TCBC
V/v sắp xếp tổ chức bộ máy các cơ quan chuyên môn
Hà Nội, ngày 18 tháng 9 năm 2025

Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương.

Thực hiện chỉ đạo của Thủ tướng Chính phủ, Bộ Nội vụ đề nghị:
1. Rà soát.
Nơi nhận:
- Như trên;
- Thủ tướng Chính phủ (để báo cáo);
- Bộ trưởng (để báo cáo);
- Các Thứ trưởng;
- Lưu: VT, Vụ TCBC (2b).
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Trương Hải Anh""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "8456",
            "symbol": "BNV-TCBC",
            "issuer": "Bộ Nội vụ",
            "place": "Hà Nội",
            "issued_on": "2025-09-18",
            "title": "V/v sắp xếp tổ chức bộ máy các cơ quan chuyên môn",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Trương Hải Anh",
            "signer_position": "Thứ trưởng",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": "Vụ TCBC",
            "province_id": None,
        },
        (
            ("addressee", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", None),
            ("recipient", "Như trên", None),
            ("recipient", "Thủ tướng Chính phủ", "để báo cáo"),
            ("recipient", "Bộ trưởng", "để báo cáo"),
            ("recipient", "Các Thứ trưởng", None),
            ("archive", "Lưu: VT, Vụ TCBC (2b)", None),
        ),
    ),
    OwnNotice(
        "HĐND",
        f"""HỘI ĐỒNG NHÂN DÂN
TỈNH GIA LAI
{STATE}
Số: 33/NQ-HĐND
Gia Lai, ngày 28 tháng 8 năm 2025
NGHỊ QUYẾT
Về việc phân bổ kế hoạch vốn đầu tư công năm 2025
HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI
KHÓA XII KỲ HỌP THỨ 3
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
QUYẾT NGHỊ:
Điều 1. Phân bổ vốn.
Nơi nhận:
- Ủy ban Thường vụ Quốc hội;
- Lưu: VT, CTHĐ.
CHỦ TỊCH
Rah Lan Bình""",
        {
            "family": "state",
            "doc_type": "Nghị quyết",
            "number": "33",
            "symbol": "NQ-HĐND",
            "issuer": "Hội đồng nhân dân tỉnh Gia Lai",
            "place": "Gia Lai",
            "issued_on": "2025-08-28",
            "title": "Về việc phân bổ kế hoạch vốn đầu tư công năm 2025",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Rah Lan Bình",
            "signer_position": "Chủ tịch",
            "signing_authority": (),
            "event_on": None,
            "directed_by": "chu_tich",
            "directed_by_name": "Rah Lan Bình",
            "drafting_unit": "CTHĐ",
            "province_id": "52@2025",
        },
        (
            ("recipient", "Ủy ban Thường vụ Quốc hội", None),
            ("archive", "Lưu: VT, CTHĐ", None),
        ),
    ),
    OwnNotice(
        "giấy mời",
        f"""UBND TỈNH ĐỒNG THÁP
VĂN PHÒNG
{STATE}
Số: 312/GM-VPUBND
Đồng Tháp, ngày 05 tháng 11 năm 2025
GIẤY MỜI
Dự họp về tiến độ giải ngân vốn đầu tư công
Thực hiện ý kiến của Chủ tịch UBND Tỉnh, Văn phòng UBND Tỉnh trân trọng kính mời:
1. Thành phần
- Lãnh đạo Sở Tài chính;
2. Thời gian: 08 giờ 00, ngày 07/11/2025.
Nơi nhận:
- Như trên;
- Lưu: VT, TT(Hùng).
TL. CHÁNH VĂN PHÒNG
TRƯỞNG PHÒNG HÀNH CHÍNH - TỔ CHỨC
Phạm Minh Tuấn""",
        {
            "family": "state",
            "doc_type": "Giấy mời",
            "number": "312",
            "symbol": "GM-VPUBND",
            "issuer": "Văn phòng UBND tỉnh Đồng Tháp",
            "place": "Đồng Tháp",
            "issued_on": "2025-11-05",
            "title": "Dự họp về tiến độ giải ngân vốn đầu tư công",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Phạm Minh Tuấn",
            "signer_position": "Trưởng phòng Hành chính - Tổ chức",
            "signing_authority": ("TL",),
            "event_on": None,
            "directed_by": "chu_tich",
            "directed_by_name": None,
            "drafting_unit": "TT",
            "province_id": "82@2025",
        },
        (
            ("recipient", "Như trên", None),
            ("archive", "Lưu: VT, TT(Hùng)", None),
        ),
    ),
    OwnNotice(
        "cục thuộc bộ",
        f"""BỘ TÀI CHÍNH
CỤC THUẾ
{STATE}
Số: 3310/CT-CS
V/v chính sách thuế
Hà Nội, ngày 20 tháng 8 năm 2025
Kính gửi: Thuế các tỉnh, thành phố.
Cục Thuế nhận được công văn số 88/HAN ngày 1/8/2025. Về vấn đề này, Cục Thuế có ý kiến như sau:
Đề nghị Thuế các tỉnh, thành phố nghiên cứu./.
Nơi nhận:
- Như trên;
- Lưu: VT, CS.
TL. CỤC TRƯỞNG
KT. TRƯỞNG BAN BAN CHÍNH SÁCH
PHÓ TRƯỞNG BAN
Lê Thị Diên""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "3310",
            "symbol": "CT-CS",
            "issuer": "Cục Thuế",
            "place": "Hà Nội",
            "issued_on": "2025-08-20",
            "title": "V/v chính sách thuế",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Lê Thị Diên",
            "signer_position": "Phó Trưởng ban",
            "signing_authority": ("TL", "KT"),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": "CS",
            "province_id": None,
        },
        (
            ("addressee", "Thuế các tỉnh, thành phố", None),
            ("recipient", "Như trên", None),
            ("archive", "Lưu: VT, CS", None),
        ),
    ),
    OwnNotice(
        "ward, body without a gap",
        f"""ỦY BAN NHÂN DÂN
PHƯỜNG BA ĐÌNH
{STATE}
Số: 215/TB-UBND
Ba Đình, ngày 01 tháng 10 năm 2025
THÔNG BÁO
Về việc tiếp công dân định kỳ tháng 10 năm 2025
UBND phường thông báo lịch tiếp công dân.
Nơi nhận:
- Đảng ủy, HĐND phường (để b/c);
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Thị Hồng""",
        {
            "family": "state",
            "doc_type": "Thông báo",
            "number": "215",
            "symbol": "TB-UBND",
            "issuer": "Ủy ban nhân dân phường Ba Đình",
            "place": "Ba Đình",
            "issued_on": "2025-10-01",
            "title": "Về việc tiếp công dân định kỳ tháng 10 năm 2025",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Nguyễn Thị Hồng",
            "signer_position": "Phó Chủ tịch",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "chu_tich",
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": None,
        },
        (
            ("recipient", "Đảng ủy, HĐND phường", "để b/c"),
            ("archive", "Lưu: VT", None),
        ),
    ),
    OwnNotice(
        "BCĐ tỉnh",
        f"""UBND TỈNH SƠN LA
BAN CHỈ ĐẠO PHÒNG, CHỐNG
THIÊN TAI VÀ TÌM KIẾM CỨU NẠN
{STATE}
Số: 12/CĐ-BCĐ
Sơn La, hồi 15 giờ 00 ngày 22 tháng 7 năm 2024
CÔNG ĐIỆN
Về việc chủ động ứng phó với mưa lớn
TRƯỞNG BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI VÀ TÌM KIẾM CỨU NẠN TỈNH điện:
- UBND các huyện, thành phố;
Theo dự báo, mưa lớn. Yêu cầu:
1. Tổ chức trực ban 24/24.
Nơi nhận:
- Như điện;
- Lưu: VT.
KT. TRƯỞNG BAN
PHÓ TRƯỞNG BAN THƯỜNG TRỰC
GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ PTNT
Nguyễn Thành Long""",
        {
            "family": "state",
            "doc_type": "Công điện",
            "number": "12",
            "symbol": "CĐ-BCĐ",
            "issuer": "Ban Chỉ đạo Phòng, chống Thiên tai và Tìm kiếm Cứu nạn",
            "place": "Sơn La",
            "issued_on": "2024-07-22",
            "title": "Về việc chủ động ứng phó với mưa lớn",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Nguyễn Thành Long",
            "signer_position": "Phó Trưởng ban Thường trực, Giám đốc Sở Nông nghiệp và PTNT",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": "14@1976",
        },
        (
            ("addressee", "UBND các huyện, thành phố", None),
            ("addressee", "Theo dự báo, mưa lớn. Yêu cầu", None),
            ("recipient", "Như điện", None),
            ("archive", "Lưu: VT", None),
        ),
    ),
    OwnNotice(
        "department, columns read across",
        """UBND TỈNH QUẢNG TRỊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG Độc lập - Tự do - Hạnh phúc
Số: 1984 /SNNMT-TTBVTV Quảng Trị, ngày 3 tháng 11 năm 2025
V/v tăng cường phòng trừ
sâu bệnh vụ Đông Xuân
2025 - 2026
Kính gửi:
- UBND các xã, phường, đặc khu;
- Chi cục Trồng trọt và Bảo vệ thực vật;
- Trung tâm Khuyến nông.
Theo báo cáo, sâu bệnh phát sinh. Sở Nông nghiệp và Môi trường đề nghị:
1. UBND các xã rà soát.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- UBND tỉnh (b/c);
- Lưu: VT, TTBVTV.

Bùi Phước Tâm""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "1984",
            "symbol": "SNNMT-TTBVTV",
            "issuer": "Sở Nông nghiệp và Môi trường tỉnh Quảng Trị",
            "place": "Quảng Trị",
            "issued_on": "2025-11-03",
            "title": "V/v tăng cường phòng trừ sâu bệnh vụ Đông Xuân 2025 - 2026",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Bùi Phước Tâm",
            "signer_position": "Phó Giám đốc",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": "TTBVTV",
            "province_id": "44@2025",
        },
        (
            ("addressee", "UBND các xã, phường, đặc khu", None),
            ("addressee", "Chi cục Trồng trọt và Bảo vệ thực vật", None),
            ("addressee", "Trung tâm Khuyến nông", None),
            ("recipient", "Như trên", None),
            ("recipient", "UBND tỉnh", "b/c"),
            ("archive", "Lưu: VT, TTBVTV", None),
        ),
    ),
    OwnNotice(
        "EVN",
        f"""TẬP ĐOÀN
ĐIỆN LỰC VIỆT NAM
{STATE}
Số: 6001/EVN-KTSX
V/v đảm bảo điện
Hà Nội, ngày 10 tháng 9 năm 2025
Kính gửi: Các Tổng công ty Điện lực.
Tập đoàn yêu cầu các đơn vị thực hiện.
Nơi nhận:
- Như trên;
- Lưu: VT, KTSX.
KT. TỔNG GIÁM ĐỐC
PHÓ TỔNG GIÁM ĐỐC
Vũ Quang Lập""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "6001",
            "symbol": "EVN-KTSX",
            "issuer": "Tập đoàn Điện lực Việt Nam",
            "place": "Hà Nội",
            "issued_on": "2025-09-10",
            "title": "V/v đảm bảo điện",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Vũ Quang Lập",
            "signer_position": "Phó Tổng Giám đốc",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": None,
            "drafting_unit": "KTSX",
            "province_id": None,
        },
        (
            ("addressee", "Các Tổng công ty Điện lực", None),
            ("recipient", "Như trên", None),
            ("archive", "Lưu: VT, KTSX", None),
        ),
    ),
    OwnNotice(
        "ministry thong bao",
        f"""BỘ XÂY DỰNG
{STATE}
Số: 233/TB-BXD
Hà Nội, ngày 6 tháng 10 năm 2025

THÔNG BÁO
Kết luận của Thứ trưởng Nguyễn Danh Khôi tại cuộc họp giao ban
công tác đầu tư xây dựng tháng 9 năm 2025

Ngày 02/10/2025, tại trụ sở Bộ Xây dựng, Thứ trưởng Nguyễn Danh Khôi đã chủ trì cuộc họp. Tham dự cuộc họp có đại diện các Vụ.
Sau khi nghe báo cáo, Thứ trưởng kết luận:
1. Vụ Kế hoạch - Tài chính chủ trì.
Bộ Xây dựng thông báo để các đơn vị thực hiện./.

Nơi nhận:
- Bộ trưởng (để b/c);
- Các Thứ trưởng;
- Các Cục: ĐBVN, ĐSVN;
- Các Ban QLDA: 2, 6, 7, 85, Thăng Long, đường Hồ Chí Minh;
- Lưu: VT, KHTC (Ng.Nam).

TL. BỘ TRƯỞNG
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Trịnh Thị Hồng Nga""",
        {
            "family": "state",
            "doc_type": "Thông báo",
            "number": "233",
            "symbol": "TB-BXD",
            "issuer": "Bộ Xây dựng",
            "place": "Hà Nội",
            "issued_on": "2025-10-06",
            "title": "Kết luận của Thứ trưởng Nguyễn Danh Khôi tại cuộc họp giao ban công tác đầu tư xây dựng tháng 9 năm 2025",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Trịnh Thị Hồng Nga",
            "signer_position": "Phó Chánh Văn phòng",
            "signing_authority": ("TL", "KT"),
            "event_on": "2025-10-02",
            "directed_by": "thu_truong",
            "directed_by_name": "Nguyễn Danh Khôi",
            "drafting_unit": "KHTC",
            "province_id": None,
        },
        (
            ("recipient", "Bộ trưởng", "để b/c"),
            ("recipient", "Các Thứ trưởng", None),
            ("recipient", "Các Cục: ĐBVN, ĐSVN", None),
            ("recipient", "Các Ban QLDA: 2, 6, 7, 85, Thăng Long, đường Hồ Chí Minh", None),
            ("archive", "Lưu: VT, KHTC (Ng.Nam)", None),
        ),
    ),
    OwnNotice(
        "letter no v/v, wrap addressees no bullets",
        f"""UBND TỈNH AN PHÚ
SỞ NỘI VỤ

{STATE}

Số: 88/SNV-CCHC
Về việc rà soát thủ tục
hành chính
An Phú, ngày 1 tháng 3 năm 2024

Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân
các huyện, thành phố; các cơ quan trung ương
đóng trên địa bàn tỉnh.

Thực hiện Kế hoạch số 01/KH-UBND ngày 02/01/2024 của UBND tỉnh; Sở Nội vụ đề nghị các đơn vị báo cáo.

GIÁM ĐỐC
(đã ký)
Phan Văn Hòa

Nơi nhận:
Như trên;
UBND tỉnh (báo cáo);
Giám đốc, các PGĐ Sở;
Lưu: VT, CCHC.""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "88",
            "symbol": "SNV-CCHC",
            "issuer": "Sở Nội vụ tỉnh An Phú",
            "place": "An Phú",
            "issued_on": "2024-03-01",
            "title": "Về việc rà soát thủ tục hành chính",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Phan Văn Hòa",
            "signer_position": "Giám đốc",
            "signing_authority": (),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": "Phan Văn Hòa",
            "drafting_unit": "CCHC",
            "province_id": None,
        },
        (
            ("addressee", "Các sở, ban, ngành", None),
            ("addressee", "Ủy ban nhân dân các huyện, thành phố", None),
            ("addressee", "các cơ quan trung ương đóng trên địa bàn tỉnh", None),
            ("recipient", "Như trên", None),
            ("recipient", "UBND tỉnh", "báo cáo"),
            ("recipient", "Giám đốc, các PGĐ Sở", None),
            ("archive", "Lưu: VT, CCHC", None),
        ),
    ),
    OwnNotice(
        "copy block",
        f"""BỘ TÀI CHÍNH
{STATE}
Số: 1200/QĐ-BTC
Hà Nội, ngày 5 tháng 5 năm 2025
QUYẾT ĐỊNH
Về việc phân công nhiệm vụ
BỘ TRƯỞNG BỘ TÀI CHÍNH
Căn cứ Nghị định số 29/2025/NĐ-CP ngày 24 tháng 02 năm 2025 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Phân công nhiệm vụ.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
BỘ TRƯỞNG
Nguyễn Hữu Lợi
SAO Y
Số: 12/SY-VP
Hà Nội, ngày 10 tháng 5 năm 2025
TL. BỘ TRƯỞNG
CHÁNH VĂN PHÒNG
Lê Tuấn Minh""",
        {
            "family": "state",
            "doc_type": "Quyết định",
            "number": "1200",
            "symbol": "QĐ-BTC",
            "issuer": "Bộ Tài chính",
            "place": "Hà Nội",
            "issued_on": "2025-05-05",
            "title": "Về việc phân công nhiệm vụ",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Nguyễn Hữu Lợi",
            "signer_position": "Bộ trưởng",
            "signing_authority": (),
            "event_on": None,
            "directed_by": "thu_truong",
            "directed_by_name": "Nguyễn Hữu Lợi",
            "drafting_unit": None,
            "province_id": None,
        },
        (
            ("recipient", "Như Điều 3", None),
            ("archive", "Lưu: VT", None),
        ),
    ),
    OwnNotice(
        "Party VPTW",
        """BAN CHẤP HÀNH TRUNG ƯƠNG
VĂN PHÒNG
*
Số 1500-CV/VPTW
V/v gửi dự thảo báo cáo
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 3 tháng 10 năm 2025

Kính gửi: Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương

Thực hiện kết luận của Ban Bí thư, Văn phòng Trung ương Đảng đề nghị.

Nơi nhận:
- Như trên;
- Đồng chí Thường trực Ban Bí thư (để báo cáo);
- Lưu Văn phòng Trung ương Đảng.
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Võ Thành Thịnh""",
        {
            "family": "party",
            "doc_type": "Công văn",
            "number": "1500",
            "symbol": "CV/VPTW",
            "issuer": "Văn phòng Trung ương Đảng",
            "place": "Hà Nội",
            "issued_on": "2025-10-03",
            "title": "V/v gửi dự thảo báo cáo",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Võ Thành Thịnh",
            "signer_position": "Phó Chánh Văn phòng",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": None,
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": None,
        },
        (
            ("addressee", "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương", None),
            ("recipient", "Như trên", None),
            ("recipient", "Đồng chí Thường trực Ban Bí thư", "để báo cáo"),
            ("archive", "Lưu Văn phòng Trung ương Đảng", None),
        ),
    ),
    OwnNotice(
        "no noi nhan",
        f"""UBND HUYỆN BÌNH AN
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
{STATE}
Số: 45/PGDĐT-GDTH
Bình An, ngày 9 tháng 9 năm 2022
V/v tổ chức khai giảng

Kính gửi: Hiệu trưởng các trường tiểu học.

Phòng Giáo dục và Đào tạo yêu cầu các trường thực hiện nghiêm túc.

TRƯỞNG PHÒNG

Hà Thị Lan""",
        {
            "family": "state",
            "doc_type": "Công văn",
            "number": "45",
            "symbol": "PGDĐT-GDTH",
            "issuer": "Phòng Giáo dục và Đào tạo huyện Bình An",
            "place": "Bình An",
            "issued_on": "2022-09-09",
            "title": "V/v tổ chức khai giảng",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Hà Thị Lan",
            "signer_position": "Trưởng phòng",
            "signing_authority": (),
            "event_on": None,
            "directed_by": None,
            "directed_by_name": None,
            "drafting_unit": None,
            "province_id": None,
        },
        (("addressee", "Hiệu trưởng các trường tiểu học", None),),
    ),
    OwnNotice(
        "chi thi district, date before number",
        f"""ỦY BAN NHÂN DÂN
HUYỆN HÒA LỘC
_______
Số: 05/CT-UBND
{STATE}
_______________
Hòa Lộc, ngày 12 tháng 01 năm 2019

CHỈ THỊ
Về việc tăng cường công tác bảo đảm trật tự an toàn giao thông dịp Tết
Nguyên đán Kỷ Hợi năm 2019

Thực hiện Chỉ thị số 33/CT-TTg ngày 19/12/2018 của Thủ tướng Chính phủ, Chủ tịch UBND huyện yêu cầu:
1. Công an huyện chủ trì.

Nơi nhận:
- UBND tỉnh;
- TT Huyện ủy, TT HĐND huyện;
- UBND các xã, thị trấn;
- Lưu: VT.
CHỦ TỊCH



Lê Hồng Phong Vũ""",
        {
            "family": "state",
            "doc_type": "Chỉ thị",
            "number": "05",
            "symbol": "CT-UBND",
            "issuer": "Ủy ban nhân dân huyện Hòa Lộc",
            "place": "Hòa Lộc",
            "issued_on": "2019-01-12",
            "title": "Về việc tăng cường công tác bảo đảm trật tự an toàn giao thông dịp Tết Nguyên đán Kỷ Hợi năm 2019",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Lê Hồng Phong Vũ",
            "signer_position": "Chủ tịch",
            "signing_authority": (),
            "event_on": None,
            "directed_by": "chu_tich",
            "directed_by_name": "Lê Hồng Phong Vũ",
            "drafting_unit": None,
            "province_id": None,
        },
        (
            ("recipient", "UBND tỉnh", None),
            ("recipient", "TT Huyện ủy, TT HĐND huyện", None),
            ("recipient", "UBND các xã, thị trấn", None),
            ("archive", "Lưu: VT", None),
        ),
    ),
    OwnNotice(
        "Party KL 2025, T/L",
        """TỈNH ỦY NGHỆ AN
*
Số 402-TB/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Nghệ An, ngày 30 tháng 9 năm 2025
THÔNG BÁO
kết luận của đồng chí Nguyễn Khắc Bảo, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy
tại buổi làm việc với Ban Thường vụ Đảng ủy xã Tam Hợp
-----
Ngày 25/9/2025, đồng chí Nguyễn Khắc Bảo, Bí thư Tỉnh ủy đã làm việc với Ban Thường vụ Đảng ủy xã. Sau khi nghe báo cáo, đồng chí Bí thư Tỉnh ủy kết luận:
1. Giao Đảng ủy xã.
Nơi nhận:
- Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy,
- Đảng ủy xã Tam Hợp,
- Lưu Văn phòng Tỉnh ủy.
T/L BAN THƯỜNG VỤ
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Trần Thị Mỹ Hà""",
        {
            "family": "party",
            "doc_type": "Thông báo",
            "number": "402",
            "symbol": "TB/TU",
            "issuer": "Tỉnh ủy Nghệ An",
            "place": "Nghệ An",
            "issued_on": "2025-09-30",
            "title": "kết luận của đồng chí Nguyễn Khắc Bảo, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy tại buổi làm việc với Ban Thường vụ Đảng ủy xã Tam Hợp",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Trần Thị Mỹ Hà",
            "signer_position": "Phó Chánh Văn phòng",
            "signing_authority": ("TL", "KT"),
            "event_on": "2025-09-25",
            "directed_by": "bi_thu",
            "directed_by_name": "Nguyễn Khắc Bảo",
            "drafting_unit": None,
            "province_id": "40@2025",
        },
        (
            ("recipient", "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy", None),
            ("recipient", "Đảng ủy xã Tam Hợp", None),
            ("archive", "Lưu Văn phòng Tỉnh ủy", None),
        ),
    ),
    OwnNotice(
        "công điện province no title type with điện",
        f"""ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG
{STATE}
Số: 12/CĐ-UBND
Đà Nẵng, ngày 27 tháng 10 năm 2025
HỎA TỐC
CÔNG ĐIỆN
V/v tập trung ứng phó với mưa lũ đặc biệt lớn

CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ ĐIỆN:
- Chủ tịch UBND các xã, phường, đặc khu;
- Giám đốc các sở, ban, ngành;
- Bộ Chỉ huy quân sự thành phố.
Theo dự báo, mưa lớn tiếp diễn. Để chủ động ứng phó, Chủ tịch UBND thành phố yêu cầu:
1. Sở Nông nghiệp và Môi trường trực ban.
Nơi nhận:
- Như trên;
- Lưu: VT, SNNMT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hồ Quang Sơn""",
        {
            "family": "state",
            "doc_type": "Công điện",
            "number": "12",
            "symbol": "CĐ-UBND",
            "issuer": "Ủy ban nhân dân thành phố Đà Nẵng",
            "place": "Đà Nẵng",
            "issued_on": "2025-10-27",
            "title": "V/v tập trung ứng phó với mưa lũ đặc biệt lớn",
            "urgency": "hoa_toc",
            "secrecy": None,
            "signer_name": "Hồ Quang Sơn",
            "signer_position": "Phó Chủ tịch",
            "signing_authority": ("KT",),
            "event_on": None,
            "directed_by": "chu_tich",
            "directed_by_name": None,
            "drafting_unit": "SNNMT",
            "province_id": "48@2025",
        },
        (
            ("addressee", "Chủ tịch UBND các xã, phường, đặc khu", None),
            ("addressee", "Giám đốc các sở, ban, ngành", None),
            ("addressee", "Bộ Chỉ huy quân sự thành phố", None),
            ("recipient", "Như trên", None),
            ("archive", "Lưu: VT, SNNMT", None),
        ),
    ),
    OwnNotice(
        "plan annex task table",
        f"""ỦY BAN NHÂN DÂN
TỈNH THANH HÓA
{STATE}
Số: 201/KH-UBND
Thanh Hóa, ngày 10 tháng 10 năm 2025
KẾ HOẠCH
Thực hiện Nghị quyết số 71-NQ/TW của Bộ Chính trị
về đột phá phát triển giáo dục và đào tạo trên địa bàn tỉnh Thanh Hóa
Thực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:
I. MỤC ĐÍCH
1. Quán triệt.
Nơi nhận:
- Bộ Giáo dục và Đào tạo (để b/c);
- Thường trực: Tỉnh ủy, HĐND tỉnh (để b/c);
- Các sở, ban, ngành, đơn vị cấp tỉnh;
- UBND các xã, phường;
- Lưu: VT, VX.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đậu Văn Lâm
Phụ lục I
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 201/KH-UBND ngày 10/10/2025 của UBND tỉnh)
1 | Xây dựng đề án | Sở Giáo dục và Đào tạo | Sở Tài chính | Tháng 12/2025
Phụ lục II
BIỂU TỔNG HỢP
abc""",
        {
            "family": "state",
            "doc_type": "Kế hoạch",
            "number": "201",
            "symbol": "KH-UBND",
            "issuer": "Ủy ban nhân dân tỉnh Thanh Hóa",
            "place": "Thanh Hóa",
            "issued_on": "2025-10-10",
            "title": "Thực hiện Nghị quyết số 71-NQ/TW của Bộ Chính trị về đột phá phát triển giáo dục và đào tạo trên địa bàn tỉnh Thanh Hóa",
            "urgency": None,
            "secrecy": None,
            "signer_name": "Đậu Văn Lâm",
            "signer_position": "Phó Chủ tịch",
            "signing_authority": ("TM", "KT"),
            "event_on": None,
            "directed_by": "uy_ban",
            "directed_by_name": None,
            "drafting_unit": "VX",
            "province_id": "38@2025",
        },
        (
            ("recipient", "Bộ Giáo dục và Đào tạo", "để b/c"),
            ("recipient", "Thường trực: Tỉnh ủy, HĐND tỉnh", "để b/c"),
            ("recipient", "Các sở, ban, ngành, đơn vị cấp tỉnh", None),
            ("recipient", "UBND các xã, phường", None),
            ("archive", "Lưu: VT, VX", None),
        ),
    ),
)
