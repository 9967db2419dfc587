# ruff: noqa: E501
"""Invented notices in the forms of state and Party offices, with what a careful annotator reads from header and foot.

The provinces An Phú, Tân Giang, Đông Sơn and all persons are invented; ministries, real provinces and legal types are not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class OwnNotice:
    """`expected`: Header fields; `recipients`: (role, name, purpose)."""

    name: str
    text: str
    expected: dict[str, object]
    recipients: tuple[tuple[str, str, str | None], ...] = field(default=())


NOTICES = (
    OwnNotice(
        "thông báo of VPCP 2025",
        f"""VĂN PHÒNG CHÍNH PHỦ
-------
{STATE}
---------------
Số: 412/TB-VPCP
Hà Nội, ngày 08 tháng 8 năm 2025

THÔNG BÁO
Kết luận của Phó Thủ tướng Lê Hoàng Minh
tại cuộc họp về tình hình thực hiện các dự án đường vành đai

Ngày 05 tháng 8 năm 2025, tại trụ sở Chính phủ, Phó Thủ tướng Lê Hoàng Minh đã chủ trì cuộc họp về tình hình thực hiện các dự án. Tham dự cuộc họp có lãnh đạo các Bộ: Xây dựng, Tài chính.

Sau khi nghe báo cáo, Phó Thủ tướng kết luận như sau:

1. Bộ Xây dựng chủ trì, phối hợp với các địa phương rà soát tiến độ, hoàn thành trước ngày 30 tháng 8 năm 2025.

Văn phòng Chính phủ thông báo để các cơ quan, địa phương biết, thực hiện./.

Nơi nhận:
- Thủ tướng Chính phủ (để b/c);
- Các Phó Thủ tướng;
- Các Bộ: XD, TC, NN&MT;
- UBND các tỉnh, thành phố trực thuộc trung ương;
- VPCP: BTCN, các PCN, Trợ lý TTg,
TGĐ Cổng TTĐT, các Vụ: TH, NN;
- Lưu: VT, CN (3b).

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Phạm Quốc Toản
""",
        {
            "family": "state", "doc_type": "Thông báo", "number": "412", "symbol": "TB-VPCP", "full_number": "412/TB-VPCP",
            "issuer": "Văn phòng Chính phủ", "place": "Hà Nội", "issued_on": "2025-08-08", "issued_on_precision": "day",
            "title": "Kết luận của Phó Thủ tướng Lê Hoàng Minh tại cuộc họp về tình hình thực hiện các dự án đường vành đai",
            "signer_name": "Phạm Quốc Toản", "signer_position": "Phó Chủ nhiệm", "signing_authority": ("KT",),
            "event_on": "2025-08-05", "directed_by": "thu_tuong", "directed_by_name": "Lê Hoàng Minh", "drafting_unit": "CN",
            "issuer_agency_id": "vpcp",
        },
        (
            ("recipient", "Thủ tướng Chính phủ", "để b/c"), ("recipient", "Các Phó Thủ tướng", None), ("recipient", "Các Bộ: XD, TC, NN&MT", None),
            ("recipient", "UBND các tỉnh, thành phố trực thuộc trung ương", None),
            ("recipient", "VPCP: BTCN, các PCN, Trợ lý TTg, TGĐ Cổng TTĐT, các Vụ: TH, NN", None), ("archive", "Lưu: VT, CN (3b)", None),
        ),
    ),
    OwnNotice(
        "công điện of the Prime Minister",
        f"""THỦ TƯỚNG CHÍNH PHỦ
{STATE}
Số: 133/CĐ-TTg
Hà Nội, ngày 12 tháng 8 năm 2025

CÔNG ĐIỆN
Về việc tập trung ứng phó mưa lũ tại khu vực Bắc Bộ

THỦ TƯỚNG CHÍNH PHỦ điện:

- Bộ trưởng các Bộ: Quốc phòng, Công an, Nông nghiệp và Môi trường;
- Chủ tịch UBND các tỉnh, thành phố khu vực Bắc Bộ.

Trong những ngày qua, mưa lớn đã gây thiệt hại tại nhiều địa phương. Thủ tướng Chính phủ yêu cầu:

1. Chủ tịch UBND các tỉnh, thành phố chủ động sơ tán dân trước 17 giờ 00 ngày 13 tháng 8 năm 2025.

Nơi nhận:
- Như trên;
- Ban Bí thư Trung ương Đảng (để b/c);
- Lưu: VT, NN (2). Huyền
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

Trần Đình Khoa
""",
        {
            "family": "state", "doc_type": "Công điện", "number": "133", "symbol": "CĐ-TTg", "issuer": "Thủ tướng Chính phủ", "place": "Hà Nội",
            "issued_on": "2025-08-12", "title": "Về việc tập trung ứng phó mưa lũ tại khu vực Bắc Bộ", "signer_name": "Trần Đình Khoa",
            "signer_position": "Phó Thủ tướng", "signing_authority": ("KT",), "directed_by": "thu_tuong",
        },
    ),
    OwnNotice(
        "công văn of a ministry 2025, two addressees, urgent",
        f"""BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
{STATE}
Số: 5120/BNNMT-ĐĐ
V/v báo cáo kết quả thực hiện
Luật Đất đai năm 2024
HỎA TỐC
Hà Nội, ngày 03 tháng 9 năm 2025

Kính gửi:
- Các bộ, cơ quan ngang bộ;
- Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương.

Thực hiện Nghị quyết số 170/NQ-CP ngày 01 tháng 8 năm 2025 của Chính phủ, Bộ Nông nghiệp và Môi trường đề nghị các cơ quan báo cáo.

Báo cáo gửi về Bộ trước ngày 20 tháng 9 năm 2025./.

Nơi nhận:
- Như trên;
- Bộ trưởng (để báo cáo);
- Lưu: VT, QLĐĐ.
TL. BỘ TRƯỞNG
KT. CỤC TRƯỞNG CỤC QUẢN LÝ ĐẤT ĐAI
PHÓ CỤC TRƯỞNG

Đỗ Văn Thành
""",
        {
            "family": "state", "doc_type": "Công văn", "doc_type_code": None, "number": "5120", "symbol": "BNNMT-ĐĐ", "issuer": "Bộ Nông nghiệp và Môi trường",
            "issuer_agency_id": "bnnmt", "place": "Hà Nội", "issued_on": "2025-09-03", "title": "V/v báo cáo kết quả thực hiện Luật Đất đai năm 2024",
            "urgency": "hoa_toc", "signer_name": "Đỗ Văn Thành", "signer_position": "Phó Cục trưởng", "signing_authority": ("TL", "KT"),
            "directed_by": "thu_truong", "drafting_unit": "QLĐĐ",
        },
        (
            ("addressee", "Các bộ, cơ quan ngang bộ", None), ("addressee", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", None),
            ("recipient", "Như trên", None), ("recipient", "Bộ trưởng", "để báo cáo"), ("archive", "Lưu: VT, QLĐĐ", None),
        ),
    ),
    OwnNotice(
        "chỉ thị of an invented province before 2020",
        f"""ỦY BAN NHÂN DÂN
TỈNH AN PHÚ
{STATE}
Số: 09/CT-UBND
An Phú, ngày 4 tháng 5 năm 2018

CHỈ THỊ
Về việc tăng cường quản lý vật liệu nổ
trên địa bàn tỉnh An Phú

Thời gian qua, công tác quản lý vật liệu nổ trên địa bàn tỉnh đã được quan tâm. Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

1. Công an tỉnh chủ trì, phối hợp với Sở Công Thương kiểm tra.

Nơi nhận:
- TT. Tỉnh ủy, TT. HĐND tỉnh;
- CT, các PCT UBND tỉnh;
- Các sở, ban, ngành;
- Lưu: VT, KT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Hoàng Thị Ngọc Bích
""",
        {
            "family": "state", "doc_type": "Chỉ thị", "doc_type_code": "CT", "number": "09", "symbol": "CT-UBND", "issuer": "Ủy ban nhân dân tỉnh An Phú",
            "place": "An Phú", "issued_on": "2018-05-04", "title": "Về việc tăng cường quản lý vật liệu nổ trên địa bàn tỉnh An Phú",
            "signer_name": "Hoàng Thị Ngọc Bích", "signer_position": "Phó Chủ tịch", "signing_authority": ("KT",), "directed_by": "chu_tich",
        },
        (
            ("recipient", "TT. Tỉnh ủy, TT. HĐND tỉnh", None), ("recipient", "CT, các PCT UBND tỉnh", None), ("recipient", "Các sở, ban, ngành", None),
            ("archive", "Lưu: VT, KT", None),
        ),
    ),
    OwnNotice(
        "quyết định with legal basis and annex",
        f"""UBND TỈNH TÂN GIANG
SỞ GIÁO DỤC VÀ ĐÀO TẠO
{STATE}
Số: 1402/QĐ-SGDĐT
Tân Giang, ngày 17 tháng 10 năm 2023

QUYẾT ĐỊNH
Về việc thành lập Tổ kiểm tra công tác tuyển sinh

GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO

Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Căn cứ Quyết định số 20/2022/QĐ-UBND ngày 11 tháng 7 năm 2022 của Ủy ban nhân dân tỉnh;
Theo đề nghị của Chánh Văn phòng Sở.

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ kiểm tra gồm các ông, bà có tên trong danh sách kèm theo.
Điều 2. Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- UBND tỉnh (b/c);
- Lưu: VT, TTr.

GIÁM ĐỐC

ThS. Vũ Đình Lâm

PHỤ LỤC
DANH SÁCH TỔ KIỂM TRA
(Kèm theo Quyết định số 1402/QĐ-SGDĐT ngày 17 tháng 10 năm 2023 của Sở Giáo dục và Đào tạo)
1. Ông Nguyễn Văn Hòa - Tổ trưởng;
2. Bà Trần Thị Mai - Thành viên.
""",
        {
            "family": "state", "doc_type": "Quyết định", "number": "1402", "symbol": "QĐ-SGDĐT", "issuer": "Sở Giáo dục và Đào tạo tỉnh Tân Giang",
            "place": "Tân Giang", "issued_on": "2023-10-17", "title": "Về việc thành lập Tổ kiểm tra công tác tuyển sinh", "signer_name": "Vũ Đình Lâm",
            "signer_position": "Giám đốc", "signing_authority": (), "directed_by": "thu_truong", "directed_by_name": "Vũ Đình Lâm",
        },
        (("recipient", "Như Điều 2", None), ("recipient", "UBND tỉnh", "b/c"), ("archive", "Lưu: VT, TTr", None)),
    ),
    OwnNotice(
        "Party kết luận before 2025",
        """TỈNH ỦY ĐÔNG SƠN
*
ĐẢNG CỘNG SẢN VIỆT NAM
Số 214-KL/TU
Đông Sơn, ngày 06 tháng 3 năm 2024

KẾT LUẬN
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường công tác phòng, chống tham nhũng, tiêu cực
-----

Tại phiên họp ngày 01/3/2024, sau khi nghe Ban Nội chính Tỉnh ủy báo cáo, Ban Thường vụ Tỉnh ủy kết luận:

1. Giao Ủy ban Kiểm tra Tỉnh ủy chủ trì kiểm tra.

Nơi nhận:
- Ban Bí thư Trung ương Đảng (để báo cáo),
- Các ban xây dựng Đảng Tỉnh ủy,
- Các huyện ủy, thành ủy, đảng ủy trực thuộc,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC

Ngô Xuân Trường
""",
        {
            "family": "party", "doc_type": "Kết luận", "doc_type_code": "KL", "number": "214", "symbol": "KL/TU", "full_number": "214-KL/TU",
            "issuer": "Tỉnh ủy Đông Sơn", "place": "Đông Sơn", "issued_on": "2024-03-06",
            "title": "Của Ban Thường vụ Tỉnh ủy về tăng cường công tác phòng, chống tham nhũng, tiêu cực",
            "signer_name": "Ngô Xuân Trường", "signer_position": "Phó Bí thư Thường trực", "signing_authority": ("TM",),
            "directed_by": "ban_thuong_vu", "event_on": "2024-03-01",
        },
        (
            ("recipient", "Ban Bí thư Trung ương Đảng", "để báo cáo"), ("recipient", "Các ban xây dựng Đảng Tỉnh ủy", None),
            ("recipient", "Các huyện ủy, thành ủy, đảng ủy trực thuộc", None), ("archive", "Lưu Văn phòng Tỉnh ủy", None),
        ),
    ),
    OwnNotice(
        "Party công văn of a committee's office 2025",
        """TỈNH ỦY LÂM ĐỒNG
VĂN PHÒNG
*
Số 1033-CV/VPTU
V/v chuẩn bị hội nghị sơ kết
ĐẢNG CỘNG SẢN VIỆT NAM

Lâm Đồng, ngày 19 tháng 9 năm 2025

Kính gửi: - Các cơ quan tham mưu, giúp việc Tỉnh ủy;
- Đảng ủy UBND tỉnh;
- Đảng ủy các xã, phường, đặc khu.

Thực hiện Chương trình làm việc của Ban Thường vụ Tỉnh ủy, Văn phòng Tỉnh ủy đề nghị các cơ quan gửi báo cáo trước ngày 30/9/2025.

Nơi nhận:
- Như trên,
- Thường trực Tỉnh ủy (để báo cáo),
- Lưu Văn phòng Tỉnh ủy.

K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Bùi Thanh Hà
""",
        {
            "family": "party", "doc_type": "Công văn", "doc_type_code": "CV", "number": "1033", "symbol": "CV/VPTU", "issuer": "Văn phòng Tỉnh ủy Lâm Đồng",
            "place": "Lâm Đồng", "issued_on": "2025-09-19", "title": "V/v chuẩn bị hội nghị sơ kết", "signer_name": "Bùi Thanh Hà",
            "signer_position": "Phó Chánh Văn phòng", "signing_authority": ("KT",), "issuer_agency_id": "vp_tinh_uy@68@2025", "province_id": "68@2025",
        },
        (
            ("addressee", "Các cơ quan tham mưu, giúp việc Tỉnh ủy", None), ("addressee", "Đảng ủy UBND tỉnh", None),
            ("addressee", "Đảng ủy các xã, phường, đặc khu", None), ("recipient", "Như trên", None),
            ("recipient", "Thường trực Tỉnh ủy", "để báo cáo"), ("archive", "Lưu Văn phòng Tỉnh ủy", None),
        ),
    ),
    OwnNotice(
        "columns read across: number with place, recipients with signature",
        """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU Độc lập - Tự do - Hạnh phúc
Số: 377/KH-UBND Lai Châu, ngày 21 tháng 02 năm 2025
KẾ HOẠCH
Triển khai công tác phổ biến, giáo dục pháp luật năm 2025

Thực hiện Quyết định số 27/QĐ-HĐPH ngày 10/02/2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tư pháp theo dõi, đôn đốc, báo cáo trước ngày 10/12/2025./.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Bộ Tư pháp (b/c); KT. CHỦ TỊCH
- TT. Tỉnh ủy; PHÓ CHỦ TỊCH
- Lưu: VT, NC.
Giàng A Sính
""",
        {
            "family": "state", "doc_type": "Kế hoạch", "number": "377", "symbol": "KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Lai Châu", "place": "Lai Châu",
            "issued_on": "2025-02-21", "title": "Triển khai công tác phổ biến, giáo dục pháp luật năm 2025", "signer_name": "Giàng A Sính",
            "signer_position": "Phó Chủ tịch", "signing_authority": ("TM", "KT"), "province_id": "12@2004", "directed_by": "uy_ban",
        },
        (("recipient", "Bộ Tư pháp", "b/c"), ("recipient", "TT. Tỉnh ủy", None), ("archive", "Lưu: VT, NC", None)),
    ),
    OwnNotice(
        "recognised with slips",
        """UỶ BAN NHÂN DẦN
TỈNH BẮC GIANG
CỘNG HOÀ XÃ HỘI CHŨ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sô: l52/TB-UBND
Bắc Giang, ngày O7 thảng 6 nãm 2022

THÔNG BẢO
Kết luận của Chủ tịch UBND tỉnh Lê Văn Dương tại buổi làm việc với huyện Tân Yên

Chiều ngày 03/6/2022, Chủ tịch UBND tỉnh Lê Văn Dương có buổi làm việc với huyện Tân Yên. Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận:
1. UBND huyện Tân Yên khẩn trương rà soát./.

Nơi nhân:
- Như thành phần dự họp;
- Lưu: VT, TH.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG
Trịnh Bá Hùng
""",
        {
            "family": "state", "doc_type": "Thông báo", "number": "152", "symbol": "TB-UBND", "issuer": "Ủy ban nhân dân tỉnh Bắc Giang", "place": "Bắc Giang",
            "issued_on": "2022-06-07", "title": "Kết luận của Chủ tịch UBND tỉnh Lê Văn Dương tại buổi làm việc với huyện Tân Yên",
            "signer_name": "Trịnh Bá Hùng", "signer_position": "Chánh Văn phòng", "signing_authority": ("TL",), "event_on": "2022-06-03",
            "directed_by": "chu_tich", "directed_by_name": "Lê Văn Dương",
        },
        (("recipient", "Như thành phần dự họp", None), ("archive", "Lưu: VT, TH", None)),
    ),
    OwnNotice(
        "commune of 2025, signature before the list, blank number and day",
        f"""ỦY BAN NHÂN DÂN
XÃ TÂN LẬP
{STATE}
Số:      /BC-UBND
Tân Lập, ngày      tháng 10 năm 2025

BÁO CÁO
Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2025

Thực hiện Công văn số 812/SNV-VP ngày 02/10/2025 của Sở Nội vụ, Ủy ban nhân dân xã báo cáo như sau:
1. Thu ngân sách đạt 95% dự toán.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Sơn

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
""",
        {
            "family": "state", "doc_type": "Báo cáo", "number": None, "symbol": "BC-UBND", "full_number": None, "issuer": "Ủy ban nhân dân xã Tân Lập",
            "place": "Tân Lập", "issued_on": "2025-10-01", "issued_on_precision": "month", "title": "Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2025",
            "signer_name": "Lò Văn Sơn", "signer_position": "Chủ tịch", "signing_authority": ("TM",), "drafting_unit": None,
        },
        (("recipient", "Sở Nội vụ", None), ("archive", "Lưu: VT", None)),
    ),
    OwnNotice(
        "university under a ministry",
        f"""BỘ GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG ĐẠI HỌC
KỸ THUẬT ĐÔNG SƠN
{STATE}
Số: 77/TB-ĐHKTĐS
Hà Nội, ngày 02 tháng 01 năm 2024

THÔNG BÁO
Về việc nghỉ Tết Nguyên đán

Căn cứ kế hoạch năm học, Nhà trường thông báo lịch nghỉ Tết.
1. Các khoa bố trí trực./.

Nơi nhận:
- Các khoa, phòng;
- Lưu: VT, HCTH.
TL.HIỆU TRƯỞNG
TRƯỞNG PHÒNG HÀNH CHÍNH

TS. Đinh Công Tráng
""",
        {
            "family": "state", "doc_type": "Thông báo", "number": "77", "symbol": "TB-ĐHKTĐS", "issuer": "Trường Đại học Kỹ thuật Đông Sơn", "place": "Hà Nội",
            "issued_on": "2024-01-02", "title": "Về việc nghỉ Tết Nguyên đán", "signer_name": "Đinh Công Tráng",
            "signer_position": "Trưởng phòng Hành chính", "signing_authority": ("TL",), "directed_by": "thu_truong",
        },
    ),
    OwnNotice(
        "thông báo of a city after the merger, TUQ chain",
        f"""ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG
{STATE}
Số: 640/TB-UBND
Hải Phòng, ngày 28 tháng 11 năm 2025

THÔNG BÁO
Ý kiến kết luận của Phó Chủ tịch Ủy ban nhân dân thành phố Đào Minh Quân
tại cuộc họp giao ban ngày 25/11/2025

Căn cứ ý kiến các đại biểu, Phó Chủ tịch Ủy ban nhân dân thành phố kết luận như sau:
1. Sở Xây dựng chủ trì hoàn thiện hồ sơ trước ngày 05/12/2025./.

Nơi nhận:
- CT, các PCT UBND TP;
- Các Sở: XD, TC;
- UBND các xã, phường, đặc khu;
- Lưu: VT, XD1.

TUQ. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Phan Nhật Duy
""",
        {
            "family": "state", "doc_type": "Thông báo", "number": "640", "symbol": "TB-UBND", "issuer": "Ủy ban nhân dân thành phố Hải Phòng", "place": "Hải Phòng",
            "issued_on": "2025-11-28", "event_on": "2025-11-25", "directed_by": "pho_chu_tich", "directed_by_name": "Đào Minh Quân", "signing_authority": ("TUQ",),
            "signer_name": "Phan Nhật Duy", "signer_position": "Chánh Văn phòng", "province_id": "31@2025", "issuer_agency_id": "ubnd_tinh@31@2025",
            "title": "Ý kiến kết luận của Phó Chủ tịch Ủy ban nhân dân thành phố Đào Minh Quân tại cuộc họp giao ban ngày 25/11/2025",
        },
    ),
    OwnNotice(
        "Party chỉ thị of the centre",
        """BAN CHẤP HÀNH TRUNG ƯƠNG
*
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 14 tháng 4 năm 2025
Số 45-CT/TW

CHỈ THỊ
CỦA BỘ CHÍNH TRỊ
về đại hội đảng bộ các cấp

Bộ Chính trị yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nội dung sau:
I- YÊU CẦU
1. Các cấp ủy lãnh đạo chuẩn bị văn kiện.

Nơi nhận:
- Các tỉnh ủy, thành ủy,
- Các đảng ủy trực thuộc Trung ương,
- Lưu Văn phòng Trung ương Đảng.
T/M BỘ CHÍNH TRỊ
THƯỜNG TRỰC BAN BÍ THƯ
Trần Quang Vũ
""",
        {
            "family": "party", "doc_type": "Chỉ thị", "number": "45", "symbol": "CT/TW", "place": "Hà Nội", "issued_on": "2025-04-14",
            "title": "Của Bộ Chính trị về đại hội đảng bộ các cấp", "signer_name": "Trần Quang Vũ", "signing_authority": ("TM",),
            "issuer": "Ban Chấp hành Trung ương Đảng", "signer_position": "Thường trực Ban Bí thư",
        },
    ),
    OwnNotice(
        "tờ trình with one addressee and a single signer",
        f"""UBND THÀNH PHỐ HÀ NỘI
SỞ TÀI CHÍNH
{STATE}
Số: 9021/TTr-STC
Hà Nội, ngày 15 tháng 12 năm 2025

TỜ TRÌNH
Về việc điều chỉnh dự toán năm 2025

Kính gửi: Ủy ban nhân dân thành phố Hà Nội

Căn cứ Luật Ngân sách nhà nước; Sở Tài chính kính trình Ủy ban nhân dân Thành phố xem xét.
1. Sự cần thiết.

Nơi nhận:
- Như trên;
- Lưu: VT, QLNS.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Lưu Thị Kim Oanh
""",
        {
            "family": "state", "doc_type": "Tờ trình", "number": "9021", "symbol": "TTr-STC", "issuer": "Sở Tài chính thành phố Hà Nội", "place": "Hà Nội",
            "issued_on": "2025-12-15", "title": "Về việc điều chỉnh dự toán năm 2025", "signer_name": "Lưu Thị Kim Oanh", "signer_position": "Phó Giám đốc",
            "signing_authority": ("KT",), "issuer_agency_id": "stc@01@2025",
        },
        (("addressee", "Ủy ban nhân dân thành phố Hà Nội", None), ("recipient", "Như trên", None), ("archive", "Lưu: VT, QLNS", None)),
    ),
)  # fmt: skip
