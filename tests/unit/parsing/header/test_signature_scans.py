"""Signature blocks of scans: the pen-written KT. lost, titles cut by a seal. A deputy signs for the head (30/2020/NĐ-CP)."""

from __future__ import annotations

import pytest

from extract.parsing.header.signature import Signature, read_signature
from extract.parsing.header.spotted import Line


def signature(*texts: str, recognised: bool = True) -> Signature:
    lines, at = [], 0
    for index, text in enumerate(texts):
        lines.append(Line(index, text, at, at + len(text)))
        at += len(text) + 1
    return read_signature(lines, recognised)


@pytest.mark.parametrize(
    ("lines", "chain", "position"),
    [
        (("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT",), "Phó Giám đốc"),
        (("PHÓ GIÁM ĐỐC",), ("KT",), "Phó Giám đốc"),
        (("PHÓ CHỦ TỊCH",), ("KT",), "Phó Chủ tịch"),
        (("THỨ TRƯỞNG",), ("KT",), "Thứ trưởng"),
        (("TỊCH", "Ủ TỊCH"), ("KT",), "Phó Chủ tịch"),
        (("ÁM ĐỐC", "Ó GIÁM ĐỐC"), ("KT",), "Phó Giám đốc"),
        (("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT",), "Phó Giám đốc"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ("TL",), "Chánh Văn phòng"),
        (("TL. CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG"), ("TL",), "Phó Chánh Văn phòng"),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("KT",), "Phó Giám đốc"),
        (("GIÁM ĐỐC",), (), "Giám đốc"),
        (("PHÓ BÍ THƯ",), (), "Phó Bí thư"),  # a Party deputy signs T/M by himself
    ],
)
def test_authority_of_a_scan(lines: tuple[str, ...], chain: tuple[str, ...], position: str) -> None:
    found = signature(*lines, "Lường Văn Khiết")
    assert (found.chain, found.position, found.name) == (chain, position, "Lường Văn Khiết")
    assert found.inferred_deputy is (chain == ("KT",) and not lines[0].startswith("KT"))


def test_in_a_text_a_deputy_alone_is_left_as_printed() -> None:
    assert signature("PHÓ GIÁM ĐỐC", "Lường Văn Khiết", recognised=False).chain == ()


def test_unlike_titles_say_nothing() -> None:
    assert signature("TỊCH", "ĐÀO TẠO", "Lường Văn Khiết").chain == ()


@pytest.mark.parametrize("read", ["SƠN Lường Văn Khiết", "E»z Lường Văn Khiết", "ĐÔNG SƠN Lường Văn Khiết"])
def test_seal_letters_before_a_name(read: str) -> None:
    assert signature("CHỦ TỊCH", read).name == "Lường Văn Khiết"
