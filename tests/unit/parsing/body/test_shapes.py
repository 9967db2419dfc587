"""Whole notices in many shapes of list: marks, restarts, headings without numbers, Markdown, assessment before tasks, tables.

Each shape is the body of one notice of an invented province; expected are the paths of its leaves.
"""

from __future__ import annotations

import pytest

from extract.model import ReadSettings
from extract.stages import extract_document

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN PHÚ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 215/TB-UBND

An Phú, ngày 12 tháng 8 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về công tác giải ngân vốn đầu tư công

"""
FOOT = """

Nơi nhận:
- Như trên;
- Lưu: VT, KT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Trần Văn Mẫu
"""
DEMAND = (
    "Ngày 08/8/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về giải ngân vốn đầu tư công. Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận"
    " như sau:\n\n"
)
CLOSING = "\n\nVăn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./."


# (name, body, whether the demand stands before it, whether the closing stands behind it, suffix, paths)
SHAPES = [
    (
        "roman-arab-letter-dash",
        """I. Đánh giá chung
1. Trong 7 tháng đầu năm, các ngành đã tích cực triển khai nhiệm vụ, giải ngân đạt 45%.
2. Tuy nhiên, tiến độ một số dự án còn chậm.
II. Nhiệm vụ trong thời gian tới
1. Sở Tài chính:
a) Tham mưu điều chuyển vốn.
b) Theo dõi tiến độ giải ngân:
- Lập bảng theo dõi từng dự án.
- Báo cáo hằng tuần.
2. Sở Xây dựng tháo gỡ vướng mắc về vật liệu.
III. Tổ chức thực hiện
1. Văn phòng UBND tỉnh theo dõi, đôn đốc.""",
        True,
        True,
        "txt",
        "II/1/a | II/1/b/-1 | II/1/b/-2 | II/2 | III/1",
    ),
    (
        "glued",
        """1.Giao Sở Tài chính tham mưu điều chuyển vốn.
2.Giao Sở Xây dựng công bố giá vật liệu.
3.Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "paren1",
        """1) Sở Tài chính tham mưu điều chuyển vốn.
2) Sở Xây dựng công bố giá vật liệu.
3) Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "slash",
        """1/ Sở Tài chính tham mưu điều chuyển vốn.
2/ Sở Xây dựng công bố giá vật liệu.
3/ Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "paren-i",
        """1. Sở Tài chính:
(i) Tham mưu điều chuyển vốn.
(ii) Tổng hợp báo cáo.
(iii) Kiểm tra các chủ đầu tư.
2. Sở Xây dựng công bố giá vật liệu.""",
        True,
        True,
        "txt",
        "1/(i) | 1/(ii) | 1/(iii) | 2",
    ),
    (
        "dots",
        """1. Sở Tài chính:
• Tham mưu điều chuyển vốn.
• Tổng hợp báo cáo.
2. Sở Xây dựng:
– Công bố giá vật liệu.
– Kiểm tra các mỏ đá.
+ Kiểm tra mỏ đá xã Đông.
+ Kiểm tra mỏ đá xã Tây.""",
        True,
        True,
        "txt",
        "1/-1 | 1/-2 | 2/-1 | 2/-2/-1 | 2/-2/-2",
    ),
    (
        "unnumbered-heads",
        """Sở Tài chính:
- Tham mưu điều chuyển vốn.
- Tổng hợp báo cáo.
Sở Xây dựng:
- Công bố giá vật liệu.
Ủy ban nhân dân các xã, phường:
- Tuyên truyền, vận động người dân.
- Chi trả tiền bồi thường.""",
        True,
        True,
        "txt",
        "h1/-1 | h1/-2 | h2/-1 | h3/-1 | h3/-2",
    ),
    (
        "md-bold-num",
        """**1.** Sở Tài chính tham mưu điều chuyển vốn.

**2.** Sở Xây dựng công bố giá vật liệu.

**3.** Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "md",
        "1 | 2 | 3",
    ),
    (
        "md-bold-heads",
        """**Sở Tài chính**

- Tham mưu điều chuyển vốn.
- Tổng hợp báo cáo.

**Sở Xây dựng**

- Công bố giá vật liệu.""",
        True,
        True,
        "md",
        "h1/-1 | h1/-2 | h2/-1",
    ),
    (
        "caps-heads",
        """ĐÁNH GIÁ CHUNG
Các ngành đã tích cực triển khai, kết quả giải ngân đạt 45%.
NHIỆM VỤ TRỌNG TÂM
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá vật liệu.
TỔ CHỨC THỰC HIỆN
1. Các sở, ngành báo cáo trước ngày 20/8/2025.
2. Văn phòng UBND tỉnh đôn đốc.""",
        True,
        True,
        "txt",
        "h1/1 | h1/2 | h2/1 | h2/2",
    ),
    (
        "assessment-parts",
        """1. Về kết quả đạt được
- Giải ngân đạt 45%, cao hơn cùng kỳ.
- Nhiều dự án hoàn thành vượt tiến độ.
2. Về tồn tại, hạn chế
- Một số chủ đầu tư chưa quyết liệt.
- Công tác giải phóng mặt bằng còn chậm.
3. Nguyên nhân
- Năng lực nhà thầu hạn chế.
4. Bài học kinh nghiệm
- Phải nâng cao trách nhiệm người đứng đầu.
5. Về nhiệm vụ thời gian tới
- Sở Tài chính tham mưu điều chuyển vốn.
- Sở Xây dựng công bố giá vật liệu.""",
        True,
        True,
        "txt",
        "5/-1 | 5/-2",
    ),
    (
        "assess-inline",
        """1. Đánh giá cao sự nỗ lực của các sở, ngành trong thực hiện nhiệm vụ. Kết quả giải ngân 7 tháng đạt 45%.
2. Thời gian tới, yêu cầu các sở, ngành, địa phương tập trung thực hiện các nhiệm vụ sau:
a) Sở Tài chính tham mưu điều chuyển vốn.
b) Sở Xây dựng công bố giá vật liệu.
3. Giao Văn phòng UBND tỉnh đôn đốc.""",
        True,
        True,
        "txt",
        "2/a | 2/b | 3",
    ),
    (
        "dieu",
        """Căn cứ Luật Tổ chức chính quyền địa phương;
Xét đề nghị của Giám đốc Sở Tài chính,
QUYẾT ĐỊNH:
Điều 1. Giao kế hoạch vốn đầu tư công năm 2025 cho các chủ đầu tư.
Điều 2. Tổ chức thực hiện
1. Sở Tài chính hướng dẫn các chủ đầu tư.
2. Các chủ đầu tư báo cáo trước ngày 30/8/2025.
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.""",
        False,
        False,
        "txt",
        "Điều 1 | Điều 2/1 | Điều 2/2 | Điều 3",
    ),
    (
        "hardwrap",
        """1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng tham mưu UBND tỉnh điều
chuyển vốn từ các dự án chậm giải ngân sang các dự án có khả năng giải ngân
tốt, báo cáo trước ngày 20/8/2025.
2. Sở Xây dựng công bố giá vật liệu xây dựng hằng tháng; kiểm tra tình hình
cung ứng cát, đá cho các công trình trọng điểm.
3. Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "restart",
        """A. LĨNH VỰC ĐẦU TƯ
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá vật liệu.
B. LĨNH VỰC MÔI TRƯỜNG
1. Sở Nông nghiệp và Môi trường kiểm tra các bãi rác.
2. Công an tỉnh xử lý vi phạm.""",
        True,
        True,
        "txt",
        "A/1 | A/2 | B/1 | B/2",
    ),
    (
        "plain-orders",
        """Giao Sở Tài chính tham mưu điều chuyển vốn trước ngày 20/8/2025.
Giao Sở Xây dựng công bố giá vật liệu.
Yêu cầu các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "p1 | p2 | p3",
    ),
    (
        "bullets-top",
        """- Sở Tài chính tham mưu điều chuyển vốn.
- Sở Xây dựng công bố giá vật liệu.
- Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "-1 | -2 | -3",
    ),
    (
        "bullets-plus",
        """- Sở Tài chính:
+ Tham mưu điều chuyển vốn.
+ Tổng hợp báo cáo.
- Sở Xây dựng công bố giá vật liệu.""",
        True,
        True,
        "txt",
        "-1/-1 | -1/-2 | -2",
    ),
    (
        "decimal",
        """1. Về giải ngân
1.1. Sở Tài chính tham mưu điều chuyển vốn.
1.2. Các chủ đầu tư đẩy nhanh tiến độ.
2. Về vật liệu
2.1. Sở Xây dựng công bố giá vật liệu.
2.2. Công an tỉnh xử lý khai thác cát trái phép.""",
        True,
        True,
        "txt",
        "1.1 | 1.2 | 2.1 | 2.2",
    ),
    (
        "topic-colon",
        """1. Về giải ngân vốn: Giao Sở Tài chính tham mưu điều chuyển vốn, báo cáo trước ngày 20/8/2025. Các chủ đầu tư đẩy nhanh tiến độ.
2. Về vật liệu: Sở Xây dựng công bố giá.
3. Về kinh phí: Thống nhất chủ trương bổ sung kinh phí theo đề xuất của Sở Tài chính.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "agree",
        """1. Thống nhất chủ trương đầu tư dự án theo đề xuất của Sở Xây dựng tại Tờ trình số 88/TTr-SXD ngày 01/8/2025.
2. Đồng ý bổ sung 05 tỷ đồng; giao Sở Tài chính hướng dẫn thủ tục.
3. Đối với khó khăn của nhà đầu tư: giao Sở Công Thương tổng hợp.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "continuation",
        """1. Sở Tài chính tham mưu điều chuyển vốn.
Trong đó, lưu ý các dự án chậm tiến độ.
2. Sở Xây dựng công bố giá vật liệu.
Trường hợp vướng mắc, báo cáo UBND tỉnh.
3. Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "labels",
        """1. Hoàn thiện Đề án phát triển nhà ở xã hội.
- Cơ quan chủ trì: Sở Xây dựng.
- Cơ quan phối hợp: Sở Tài chính.
- Thời gian hoàn thành: Quý IV/2025.
2. Rà soát quy hoạch.
- Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.
- Thời gian hoàn thành: tháng 10/2025.""",
        True,
        True,
        "txt",
        "1 | 2",
    ),
    (
        "congvan",
        """Kính gửi:
- Sở Tài chính;
- Sở Xây dựng;
- UBND các xã, phường.

Thực hiện Công văn số 4455/BTC-NSNN ngày 05/8/2025 của Bộ Tài chính về việc rà soát vốn, UBND tỉnh có ý kiến như sau:

1. Giao Sở Tài chính chủ trì tham mưu báo cáo Bộ Tài chính trước ngày 20/8/2025.

2. Sở Xây dựng, UBND các xã, phường phối hợp cung cấp số liệu.

UBND tỉnh yêu cầu các đơn vị nghiêm túc thực hiện./.""",
        False,
        False,
        "txt",
        "1 | 2",
    ),
    (
        "twoparas",
        """1. Giao Sở Tài chính hoàn thành trước ngày 20/8/2025. Giao Sở Xây dựng công bố giá trước ngày 25/8/2025.
2. Văn phòng UBND tỉnh theo dõi, đôn đốc.""",
        True,
        True,
        "txt",
        "1 | 2",
    ),
    (
        "first-bold-heading-topic",
        """I. VỀ CÔNG TÁC GIẢI NGÂN
Chủ tịch UBND tỉnh ghi nhận sự cố gắng của các đơn vị. Tuy nhiên, tiến độ còn chậm. Yêu cầu:
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Các chủ đầu tư đẩy nhanh tiến độ.
II. VỀ CÔNG TÁC QUY HOẠCH
1. Sở Xây dựng hoàn thiện quy hoạch chung.
2. UBND các xã công bố quy hoạch.""",
        True,
        True,
        "txt",
        "I/1 | I/2 | II/1 | II/2",
    ),
    (
        "roman-plain",
        """I. Về kết quả thực hiện
Trong 7 tháng, giải ngân đạt 45%. Biểu dương các đơn vị đạt trên 60%.
II. Về nhiệm vụ thời gian tới
Yêu cầu các sở, ngành, địa phương:
1. Quán triệt tinh thần quyết liệt.
2. Rà soát từng dự án.
3. Sở Tài chính báo cáo tiến độ hằng tuần.""",
        True,
        True,
        "txt",
        "II/1 | II/2 | II/3",
    ),
    (
        "cong-dien",
        """Thủ tướng Chính phủ điện:
- Bộ trưởng các Bộ: Xây dựng, Tài chính;
- Chủ tịch UBND các tỉnh, thành phố.

Thời gian qua, mưa lũ gây thiệt hại nặng. Để khắc phục hậu quả, Thủ tướng Chính phủ yêu cầu:
1. Chủ tịch UBND các tỉnh, thành phố chỉ đạo khắc phục sạt lở.
2. Bộ trưởng Bộ Xây dựng chỉ đạo thông đường trong ngày 14/8.
3. Giao Phó Thủ tướng theo dõi.
4. Văn phòng Chính phủ đôn đốc./.""",
        False,
        False,
        "txt",
        "1 | 2 | 3 | 4",
    ),
    (
        "numbers-continue-sections",
        """I. Về đầu tư
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá vật liệu.
II. Về môi trường
3. Sở Nông nghiệp và Môi trường kiểm tra bãi rác.
4. Công an tỉnh xử lý vi phạm.""",
        True,
        True,
        "txt",
        "I/1 | I/2 | II/3 | II/4",
    ),
    (
        "space-before-dot",
        """1 . Sở Tài chính tham mưu điều chuyển vốn.
2 . Sở Xây dựng công bố giá vật liệu.
a ) Giá cát.
b ) Giá đá.""",
        True,
        True,
        "txt",
        "1 | 2/a | 2/b",
    ),
    (
        "dash-number",
        """1- Sở Tài chính tham mưu điều chuyển vốn.
2- Sở Xây dựng công bố giá vật liệu.
3- Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "letters-with-dj",
        """1. Các sở, ngành:
a) Sở Tài chính tham mưu điều chuyển vốn.
b) Sở Xây dựng công bố giá.
c) Sở Công Thương rà soát.
d) Sở Nội vụ thi đua.
đ) Sở Y tế đấu thầu thuốc.
e) Công an tỉnh xử lý vi phạm.
2. UBND các xã chi trả bồi thường.""",
        True,
        True,
        "txt",
        "1/a | 1/b | 1/c | 1/d | 1/đ | 1/e | 2",
    ),
    (
        "letters-top",
        """a) Sở Tài chính tham mưu điều chuyển vốn.
b) Sở Xây dựng công bố giá.
c) Sở Công Thương rà soát.""",
        True,
        True,
        "txt",
        "a | b | c",
    ),
    (
        "star-md",
        """1. Sở Tài chính:

* Tham mưu điều chuyển vốn.
* Tổng hợp báo cáo.

2. Sở Xây dựng công bố giá.""",
        True,
        True,
        "md",
        "1/-1 | 1/-2 | 2",
    ),
    (
        "md-headings",
        """## I. ĐÁNH GIÁ CHUNG

Các đơn vị đã cố gắng, giải ngân đạt 45%.

## II. NHIỆM VỤ

### 1. Sở Tài chính

- Tham mưu điều chuyển vốn.

### 2. Sở Xây dựng

- Công bố giá vật liệu.""",
        True,
        True,
        "md",
        "II/1/-1 | II/2/-1",
    ),
    (
        "party",
        """Ngày 08/8/2025, Thường trực Tỉnh ủy chủ trì cuộc họp về giải ngân. Sau khi nghe báo cáo, Thường trực Tỉnh ủy kết luận như sau:

1- Đồng ý chủ trương xây dựng Đề án theo đề xuất của Đảng ủy UBND tỉnh.
2- Giao Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo UBND tỉnh hoàn thiện Đề án, trình Ban Thường vụ Tỉnh ủy trước ngày 15/9/2025.
3- Giao Văn phòng Tỉnh ủy theo dõi.""",
        False,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "role-after-colon",
        """1. Đối với Sở Tài chính:
- Tham mưu điều chuyển vốn.
- Tổng hợp báo cáo.
2. Đối với các chủ đầu tư: Đẩy nhanh tiến độ thi công.
3. Riêng Ban Quản lý dự án tỉnh: Hoàn thành hồ sơ quyết toán trước ngày 30/9/2025.""",
        True,
        True,
        "txt",
        "1/-1 | 1/-2 | 2 | 3",
    ),
    (
        "continued-no-number-last",
        """1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá vật liệu.
Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Thông báo này, báo cáo Chủ tịch UBND tỉnh trước ngày 30/9/2025.""",
        True,
        True,
        "txt",
        "1 | 2 | p1",
    ),
    (
        "bullet-then-subitems",
        """1. Về công tác giải ngân:
- Sở Tài chính chủ trì:
+ Tham mưu điều chuyển vốn;
+ Báo cáo hằng tuần.
- Các chủ đầu tư:
+ Ký cam kết tiến độ;
+ Chịu trách nhiệm trước Chủ tịch UBND tỉnh.""",
        True,
        True,
        "txt",
        "1/-1/-1 | 1/-1/-2 | 1/-2/-1 | 1/-2/-2",
    ),
    (
        "lower-dot",
        """1. Sở Tài chính:
a. Tham mưu điều chuyển vốn.
b. Tổng hợp báo cáo.
2. Sở Xây dựng công bố giá.""",
        True,
        True,
        "txt",
        "1/a | 1/b | 2",
    ),
    (
        "paren-num-items",
        """II. Nhiệm vụ
(1) Sở Tài chính tham mưu điều chuyển vốn.
(2) Sở Xây dựng công bố giá vật liệu.
(3) Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "II/(1) | II/(2) | II/(3)",
    ),
    (
        "quan-diem",
        """I. ĐÁNH GIÁ TÌNH HÌNH
Kết quả giải ngân đạt 45%.
II. QUAN ĐIỂM CHỈ ĐẠO
1. Bám sát chủ trương của Trung ương, Nghị quyết của Tỉnh ủy.
2. Phân công rõ người, rõ việc, rõ thời gian.
III. NHIỆM VỤ, GIẢI PHÁP
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá.""",
        True,
        True,
        "txt",
        "III/1 | III/2",
    ),
    (
        "kien-nghi",
        """I. Nhiệm vụ chung
1. Các sở, ngành đẩy nhanh tiến độ giải ngân.
II. Về các đề xuất, kiến nghị
1. Về bổ sung vốn cho Dự án A: Đồng ý về nguyên tắc; giao Sở Tài chính thẩm định, trình UBND tỉnh trước ngày 20/8/2025.
2. Về gia hạn Dự án B: Sở Tài chính hướng dẫn chủ đầu tư.
3. Về kiến nghị của Công ty C: UBND xã Đông trả lời.""",
        True,
        True,
        "txt",
        "I/1 | II/1 | II/2 | II/3",
    ),
    (
        "item-with-two-levels-and-p",
        """1. Về công tác giải phóng mặt bằng
UBND các xã, phường tập trung vận động các hộ dân bàn giao mặt bằng; xong trước ngày 30/8/2025.
Sở Nông nghiệp và Môi trường hướng dẫn đơn giá bồi thường.
2. Về nguồn vốn
Sở Tài chính cân đối, bố trí vốn.""",
        True,
        True,
        "txt",
        "1 | 2",
    ),
    (
        "dash-space-nospace",
        """-Sở Tài chính tham mưu điều chuyển vốn.
-Sở Xây dựng công bố giá vật liệu.
-Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "-1 | -2 | -3",
    ),
    (
        "dash-hyphen-variants",
        """1. Sở Tài chính:
— Tham mưu điều chuyển vốn.
— Tổng hợp báo cáo.
2. Sở Xây dựng:
― Công bố giá.
― Kiểm tra mỏ đá.""",
        True,
        True,
        "txt",
        "1/-1 | 1/-2 | 2/-1 | 2/-2",
    ),
    (
        "muc-dieu-plan",
        """Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, UBND tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ.
2. Yêu cầu
- Bảo đảm tiết kiệm, hiệu quả.
II. CHỈ TIÊU
- 100% cơ quan kết nối mạng.
III. NỘI DUNG, NHIỆM VỤ
1. Hoàn thiện thể chế
a) Rà soát văn bản quy phạm pháp luật.
- Đơn vị chủ trì: Sở Tư pháp.
- Thời gian: Quý III/2025.
b) Xây dựng cơ chế đặc thù.
- Đơn vị chủ trì: Sở Tài chính.
- Thời gian: Quý IV/2025.
2. Phát triển hạ tầng số
Giao Sở Khoa học và Công nghệ chủ trì phủ sóng 5G.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Khoa học và Công nghệ đôn đốc.
2. Sở Tài chính bố trí kinh phí.
Trên đây là Kế hoạch của UBND tỉnh, yêu cầu các cơ quan triển khai thực hiện./.""",
        False,
        False,
        "txt",
        "III/1/a | III/1/b | III/2 | IV/1 | IV/2",
    ),
    (
        "kt-muc-demand-after-each",
        """1. Kết quả đạt được: giải ngân đạt 45%, cao hơn cùng kỳ.
2. Tồn tại: một số chủ đầu tư còn chậm.
Để hoàn thành kế hoạch năm 2025, yêu cầu các sở, ngành, địa phương thực hiện tốt các nhiệm vụ sau:
1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá.
3. Các chủ đầu tư đẩy nhanh tiến độ.""",
        True,
        True,
        "txt",
        "1 | 2 | 3",
    ),
    (
        "closing-multi",
        """1. Sở Tài chính tham mưu điều chuyển vốn.
2. Sở Xây dựng công bố giá.

Giao Văn phòng UBND tỉnh theo dõi, đôn đốc, tổng hợp báo cáo Chủ tịch UBND tỉnh.

Trong quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo UBND tỉnh xem xét.""",
        True,
        True,
        "txt",
        "1 | 2 | p1",
    ),
    (
        "group-heading-bold-unnumbered-in-items",
        """**1. Lĩnh vực đầu tư**

Sở Tài chính chủ trì, phối hợp với Sở Xây dựng tham mưu điều chuyển vốn trước ngày 20/8/2025.

**2. Lĩnh vực môi trường**

Sở Nông nghiệp và Môi trường kiểm tra các bãi rác.""",
        True,
        True,
        "md",
        "1 | 2",
    ),
    (
        "md-heading-agencies",
        """### 1. Sở Tài chính

a) Tham mưu điều chuyển vốn.

b) Tổng hợp báo cáo.

### 2. Sở Xây dựng

a) Công bố giá.

b) Kiểm tra các mỏ đá.""",
        True,
        True,
        "md",
        "1/a | 1/b | 2/a | 2/b",
    ),
    (
        "md-escaped",
        """1\\. Sở Tài chính tham mưu điều chuyển vốn.

2\\. Sở Xây dựng công bố giá:

\\- Giá cát.

\\- Giá đá.""",
        True,
        True,
        "md",
        "1 | 2/-1 | 2/-2",
    ),
    (
        "md-nested-list",
        """1. **Sở Tài chính**:
   - Tham mưu điều chuyển vốn.
   - Tổng hợp báo cáo:
     + Báo cáo tuần.
     + Báo cáo tháng.
2. **Sở Xây dựng**: công bố giá.""",
        True,
        True,
        "md",
        "1/-1 | 1/-2/-1 | 1/-2/-2 | 2",
    ),
    (
        "number-in-sentence",
        """1. Sở Tài chính rà soát các dự án: (1) đường tỉnh 172; (2) cầu Tân Giang; (3) bệnh viện tỉnh, báo cáo trước ngày 20/8/2025.
2. Sở Xây dựng công bố giá.""",
        True,
        True,
        "txt",
        "1 | 2",
    ),
    (
        "semicolons-sub-lines",
        """1. Sở Tài chính rà soát các dự án sau:
- Dự án đường tỉnh 172;
- Dự án cầu Tân Giang.
2. Sở Xây dựng công bố giá.""",
        True,
        True,
        "txt",
        "1/-1 | 1/-2 | 2",
    ),
    (
        "cong-van-paras",
        """Kính gửi: Các sở, ban, ngành tỉnh; UBND các xã, phường.

Thực hiện Công văn số 4455/BTC-NSNN ngày 05/8/2025 của Bộ Tài chính về việc rà soát vốn, Chủ tịch UBND tỉnh có ý kiến như sau:

Yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường rà soát, gửi báo cáo về Sở Tài chính trước ngày 20/8/2025.

Giao Sở Tài chính tổng hợp, tham mưu UBND tỉnh báo cáo Bộ Tài chính trước ngày 25/8/2025.

Nhận được Công văn này, yêu cầu các đơn vị nghiêm túc thực hiện./.""",
        False,
        False,
        "txt",
        "p1 | p2",
    ),
    (
        "chi-thi",
        """Thời gian qua, tình hình cháy nổ diễn biến phức tạp. Để chủ động phòng ngừa, Chủ tịch UBND tỉnh yêu cầu:
1. Các sở, ban, ngành, UBND các xã, phường
a) Tăng cường tuyên truyền.
b) Kiểm tra các cơ sở nguy hiểm cháy, nổ.
2. Công an tỉnh
a) Tổng rà soát các chung cư, hoàn thành trước ngày 30/9/2025.
b) Xử lý nghiêm vi phạm.
3. Sở Xây dựng hướng dẫn khắc phục tồn tại về thẩm duyệt.
Chỉ thị này có hiệu lực kể từ ngày ký./.""",
        False,
        False,
        "txt",
        "1/a | 1/b | 2/a | 2/b | 3",
    ),
    (
        "party-2025",
        """Tại phiên họp ngày 08/8/2025, Ban Thường vụ Tỉnh ủy đã thảo luận, kết luận như sau:
1. Thống nhất đánh giá: 7 tháng đầu năm, kinh tế tăng trưởng khá. Tuy nhiên, giải ngân còn chậm.
2. Thời gian tới, yêu cầu các cấp ủy, tổ chức đảng tập trung lãnh đạo, chỉ đạo một số nhiệm vụ sau:
2.1. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh đẩy nhanh giải ngân.
2.2. Ban Tổ chức Tỉnh ủy tham mưu kiện toàn cấp ủy.
3. Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Kết luận này.""",
        False,
        False,
        "txt",
        "2.1 | 2.2 | 3",
    ),
    (
        "table-in-body",
        """1. Phân công nhiệm vụ như sau:

| TT | Nội dung công việc | Đơn vị thực hiện | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Xây dựng Đề án nhà ở | Sở Xây dựng | 30/9/2025 |
| 2 | Rà soát quy hoạch | Sở Nội vụ | 15/9/2025 |

2. Văn phòng UBND tỉnh đôn đốc.""",
        True,
        True,
        "md",
        "1 | table/1 | table/2 | 2",
    ),
    (
        "section-letter-number-dash",
        """A. Đánh giá
Kết quả giải ngân đạt khá.
B. Nhiệm vụ
I. Sở Tài chính
1. Tham mưu điều chuyển vốn:
- Dự án nhóm B.
- Dự án nhóm C.
II. Sở Xây dựng
1. Công bố giá.""",
        True,
        True,
        "txt",
        "B/I/1/-1 | B/I/1/-2 | B/II/1",
    ),
    (
        "unmarked-agency-heads-nocolon",
        """1. Sở Tài chính
Tham mưu điều chuyển vốn từ dự án chậm sang dự án có khả năng giải ngân tốt.
Tổng hợp, báo cáo UBND tỉnh trước ngày 20/8/2025.
2. Sở Xây dựng
Công bố giá vật liệu hằng tháng.""",
        True,
        True,
        "txt",
        "1 | 2",
    ),
    (
        "hdnd",
        """Ngày 08/8/2025, Thường trực HĐND tỉnh tổ chức phiên họp thứ 40. Thường trực HĐND tỉnh thống nhất kết luận một số nội dung sau:
1. Về nội dung trình Kỳ họp: đồng ý bổ sung 03 nghị quyết.
2. Đề nghị UBND tỉnh chỉ đạo các cơ quan hoàn thiện hồ sơ, gửi trước ngày 20/8/2025.
3. Giao các Ban HĐND tỉnh thẩm tra.

Văn phòng HĐND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.""",
        False,
        False,
        "txt",
        "1 | 2 | 3",
    ),
]


@pytest.mark.parametrize(
    ("name", "body", "demanded", "closed", "suffix", "paths"), SHAPES, ids=[shape[0] for shape in SHAPES]
)
def test_leaves(name: str, body: str, demanded: bool, closed: bool, suffix: str, paths: str) -> None:
    text = HEAD + (DEMAND if demanded else "") + body + (CLOSING if closed else "") + FOOT
    made = extract_document(text.encode(), f"{name}.{suffix}", ReadSettings())
    assert " | ".join(d.path for d in made.notice.directives if d.is_leaf) == paths
