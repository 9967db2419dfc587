"""The head of a chairman's own paper: 'CHỦ TỊCH / ỦY BAN NHÂN DÂN / TỈNH …' on three, two or one line."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import load_catalogue
from extract.parsing.header import parse_header
from extract.parsing.segments import segment
from tests.unit.parsing.header.plain_text import clean_of

MOTTO = "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 11/CĐ-UBND\n\nĐông Sơn, ngày 26 tháng 9 năm 2025"
REST = "\n\nCÔNG ĐIỆN\nVề việc ứng phó mưa lũ\n\nYêu cầu Sở Xây dựng trực ban 24/24 giờ.\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH ĐÔNG SƠN", "Chủ tịch Ủy ban nhân dân tỉnh Đông Sơn"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG SƠN", "Chủ tịch Ủy ban nhân dân tỉnh Đông Sơn"),
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH BẮC NINH", "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG SƠN", "Ủy ban nhân dân tỉnh Đông Sơn"),
    ],
)
def test_who_issues(head: str, name: str) -> None:
    clean = clean_of(head + MOTTO + REST)
    catalogue = load_catalogue()
    assert parse_header(clean, segment(clean, catalogue), catalogue)[0].issuer == name
