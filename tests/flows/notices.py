"""Small text notices of an invented province, and the command as a real process, for the flow tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb

from warehouse.canonical import TableDigest, digests

_NOTICE = """\
ỦY BAN NHÂN DÂN
TỈNH AN PHÚ
VĂN PHÒNG
Số: {number}/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Phú, ngày {day:02} tháng 6 năm 2023

THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ dự án số {number}

Ngày 30/5/2023, Phó Chủ tịch UBND tỉnh đã chủ trì cuộc họp nghe báo cáo tiến độ dự án số {number}. Sau khi nghe các đơn vị \
báo cáo, Phó Chủ tịch UBND tỉnh kết luận như sau:
1. Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát kinh phí, báo cáo UBND tỉnh trước ngày 15/7/2023.
2. Sở Y tế tham mưu UBND tỉnh ban hành kế hoạch, hoàn thành trước ngày {day:02}/8/2023.
Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- Sở Tài chính; Sở Xây dựng; Sở Y tế;
- Lưu: VT, TH{number}.
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Lê Văn Mẫu
"""


def write_notices(folder: Path, count: int, *, first: int = 1) -> Path:
    """`count` notices with different numbers, days and deadlines."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        text = _NOTICE.format(number=number, day=number % 27 + 1)
        (folder / f"tb-{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def command(*arguments: object) -> list[str]:
    """The command line of `chidao`."""
    return [sys.executable, "-m", "flows.command.main", *map(str, arguments)]


def chidao(
    environment: dict[str, str], *arguments: object, expect: int = 0, seconds: float = 240
) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end and checks the exit code."""
    done = subprocess.run(
        command(*arguments), env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == expect, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def published_digests(home: Path) -> dict[str, TableDigest]:
    """What 'equal' compares, of the published file."""
    with duckdb.connect(str((home / "published" / "chidao.duckdb").resolve()), read_only=True) as con:
        return digests(con)
