"""Names of receiving offices by lot: families of names, real provinces (half for either set), communes and schools made up.

Not here: the stamp they stand on (`stamp_drawing`).
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

_HERE = Path(__file__).parent
_PROVINCES = _HERE.parents[1] / "extract" / "data" / "provinces.csv"


def places(which: str) -> list[str]:
    """Half of the provinces (old and new) for either set, as they stand after TỈNH."""
    with _PROVINCES.open(encoding="utf-8") as rows:
        names = sorted({row["name"] for row in csv.DictReader(rows)})
    return [name.upper() for i, name in enumerate(names) if (i % 2 == 0) == (which == "tune")]


_COMMUNES = {
    "tune": ("TÂN KHÊ", "PHÚ RIỀNG ĐÔNG", "GÒ LŨY", "BẾN THÓC", "ĐẠI HƯNG", "LONG THỚI", "QUỲNH SƠN", "YÊN LỄ"),
    "held": ("THẠNH LỘC", "ĐỒNG XOAN", "HỮU KHÁNH", "NGHĨA DŨNG", "CẨM LƯƠNG", "VĨNH THUẬN ĐÔNG", "KROONG A", "BÌNH GIÃ"),
}  # fmt: skip
_SCHOOLS = {
    "tune": ("LÊ HOÀNG CHIỂU", "NGUYỄN HỮU CẢNH", "TRẦN PHÚ"),
    "held": ("PHAN VĂN TRỊ", "ĐẶNG THÚC HỨA", "LÝ TỰ TRỌNG"),
}
_DEPARTMENTS = (
    "NỘI VỤ", "TƯ PHÁP", "TÀI CHÍNH", "Y TẾ", "XÂY DỰNG", "CÔNG THƯƠNG", "GIÁO DỤC VÀ ĐÀO TẠO", "KHOA HỌC VÀ CÔNG NGHỆ",
    "NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "KẾ HOẠCH VÀ ĐẦU TƯ", "GIAO THÔNG VẬN TẢI", "TÀI NGUYÊN VÀ MÔI TRƯỜNG", "DÂN TỘC VÀ TÔN GIÁO",
    "VĂN HÓA, THỂ THAO VÀ DU LỊCH", "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "THÔNG TIN VÀ TRUYỀN THÔNG", "NGOẠI VỤ",
)  # fmt: skip
# {P} province, {C} commune, {S} a person's name that a school bears, {D} department, {R} Roman figure; '/' parts two lines.
_OFFICES = {
    "office": ("VP.UBND TỈNH {P}", "VPUBND TỈNH {P}", "VĂN PHÒNG UBND TỈNH {P}", "VĂN PHÒNG/ỦY BAN NHÂN DÂN TỈNH {P}", "VP. UBND TP. {P}",
               "VP ĐOÀN ĐBQH VÀ HĐND TỈNH {P}", "VĂN PHÒNG HĐND VÀ UBND/HUYỆN {C}"),
    "department": ("SỞ {D}", "SỞ {D} {P}", "SỞ {D} TỈNH {P}", "UBND TỈNH {P}/SỞ {D}", "SỞ {D}/TỈNH {P}"),
    "local": ("UBND HUYỆN {C}", "UBND XÃ {C}", "UBND PHƯỜNG {C}", "UBND THỊ XÃ {C}", "ỦY BAN NHÂN DÂN/XÃ {C}", "UBND XÃ {C}/TỈNH {P}",
              "HĐND - UBND PHƯỜNG {C}", "TRUNG TÂM PHỤC VỤ/HÀNH CHÍNH CÔNG XÃ {C}", "PHÒNG VĂN HÓA - XÃ HỘI XÃ {C}"),
    "central": ("BỘ TÀI CHÍNH", "BỘ Y TẾ", "VĂN PHÒNG BỘ XÂY DỰNG", "CỤC QUẢN LÝ DƯỢC", "CỤC THUẾ TỈNH {P}", "THUẾ TỈNH {P}",
                "CHI CỤC KIỂM LÂM {P}",
                "CHI CỤC THỦY LỢI TỈNH {P}", "KHO BẠC NHÀ NƯỚC KHU VỰC {R}", "BẢO HIỂM XÃ HỘI TỈNH {P}", "CHI CỤC HẢI QUAN KHU VỰC {R}"),
    "unit": ("TRƯỜNG THPT {S}", "TRƯỜNG TIỂU HỌC {C}", "TRƯỜNG CAO ĐẲNG Y TẾ {P}", "TRƯỜNG ĐẠI HỌC {P}", "BỆNH VIỆN ĐA KHOA TỈNH {P}",
             "BỆNH VIỆN SẢN - NHI {P}", "TRUNG TÂM Y TẾ {C}", "BAN QUẢN LÝ KHU KINH TẾ {P}", "CÔNG TY CỔ PHẦN CẤP NƯỚC {P}",
             "ĐÀI PHÁT THANH - TRUYỀN HÌNH/TỈNH {P}"),
    "party": ("TỈNH ỦY {P}", "VĂN PHÒNG TỈNH ỦY {P}", "ĐẢNG ỦY XÃ {C}", "HUYỆN ỦY {C}", "BAN TỔ CHỨC TỈNH ỦY {P}",
                "BAN TUYÊN GIÁO VÀ DÂN VẬN/TỈNH ỦY {P}",
              "ỦY BAN MTTQ VIỆT NAM TỈNH {P}", "LIÊN ĐOÀN LAO ĐỘNG TỈNH {P}"),
    "justice": ("TÒA ÁN NHÂN DÂN TỈNH {P}", "TAND KHU VỰC {N} - {P}", "VIỆN KIỂM SÁT NHÂN DÂN/TỈNH {P}", "CÔNG AN TỈNH {P}",
                "CÔNG AN XÃ {C}",
                "BỘ CHỈ HUY QUÂN SỰ TỈNH {P}", "THI HÀNH ÁN DÂN SỰ TỈNH {P}"),
}  # fmt: skip


def agency_by_lot(which: str, rng: np.random.Generator) -> tuple[str, ...]:
    """The printed lines of one office's name."""
    family = str(rng.choice(sorted(_OFFICES)))
    pattern = str(rng.choice(_OFFICES[family]))
    name = pattern.format(
        P=rng.choice(places(which)),
        C=rng.choice(_COMMUNES[which]),
        S=rng.choice(_SCHOOLS[which]),
        D=rng.choice(_DEPARTMENTS),
        R=rng.choice(("I", "IV", "VIII", "XII", "XVII", "XX")),
        N=int(rng.integers(1, 16)),
    )
    return tuple(name.split("/"))
