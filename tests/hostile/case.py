"""What a hostile input is: how it is made, and how a run must end for it.

Belongs here: the record and a valid notice to hide things in. Does not belong here: the inputs themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PUBLISHED = ("published",)
NO_NOTICE = ("not_a_notice",)
IGNORED = ("ignored",)
DAMAGED = ("damaged_file",)


@dataclass(frozen=True, slots=True)
class Case:
    """`name`: path below the folder (undecodable bytes as surrogates). `ends`: what it may end as: published, not_a_notice, ignored
    or a quarantine code. `members`: the same for what an archive holds. `ocr`: needs the recognition engine or takes seconds."""

    name: str
    make: Callable[[], bytes]
    ends: tuple[str, ...]
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ocr: bool = False
    place: Callable[[Path], None] | None = None  # for what is no plain file

    def write(self, folder: Path) -> None:
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.place is not None:
            self.place(path)
        else:
            path.write_bytes(self.make())


def nothing() -> bytes:
    return b""


def notice(
    number: object,
    *,
    office: str = "VĂN PHÒNG",
    place: str = "An Phú",
    about: str = "tiến độ dự án",
    meeting: str = "",
    tasks: str = "",
    who: str = "Sở Xây dựng",
    recipient: str = "Sở Tài chính",
    archive: str = "VT, TH",
    signer: str = "Lê Văn Mẫu",
) -> str:
    """A whole notice of an invented province; every field can be replaced."""
    return f"""\
ỦY BAN NHÂN DÂN
TỈNH AN PHÚ
{office}
Số: {number}/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 12 tháng 6 năm 2023

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về {about}

Ngày 30/5/2023, Phó Chủ tịch UBND tỉnh đã chủ trì cuộc họp nghe báo cáo {about} {number}. {meeting}Sau khi nghe các đơn vị \
báo cáo, Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Giao Sở Tài chính chủ trì, phối hợp với {who} rà soát kinh phí, báo cáo UBND tỉnh trước ngày 15/7/2023.
2. Sở Y tế tham mưu UBND tỉnh ban hành kế hoạch, hoàn thành trước ngày 20/8/2023.
{tasks}Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- {recipient}; Sở Y tế;
- Lưu: {archive}.
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
{signer}
"""


def text(number: object, **fields: str) -> Callable[[], bytes]:
    """The notice as UTF-8, made when it is asked for."""
    return lambda: notice(number, **fields).encode()
