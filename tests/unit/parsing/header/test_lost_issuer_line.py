"""A scan whose heading lost the office's own line: the symbol says whose paper it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Method
from extract.parsing.agencies import load_catalogue
from extract.parsing.header import parse_header
from extract.parsing.segments import segment
from tests.unit.parsing.header.plain_text import clean_of

BODY = "\n\nKính gửi: Các đơn vị trực thuộc\n\nSở yêu cầu các đơn vị báo cáo trước ngày 15/3/2018.\n"


def issuer(head: str, method: Method) -> str | None:
    clean = replace(clean_of(head + BODY), method=method)
    catalogue = load_catalogue()
    return parse_header(clean, segment(clean, catalogue), catalogue)[0].issuer


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("SYT-TCCB", "Sở Y tế tỉnh Lai Châu"),
        ("STC-NS", "Sở Tài chính tỉnh Lai Châu"),
        ("UBND-TH", "Ủy ban nhân dân tỉnh Lai Châu"),
    ],
)
def test_symbol_names_the_office(symbol: str, name: str) -> None:
    head = f"UBND TỈNH LAI CHÂU\nSỞ\nSố: 12/{symbol}\nV/v báo cáo\n\nLai Châu, ngày 04 tháng 3 năm 2018"
    assert issuer(head, Method.OCR) == name


def test_a_text_is_taken_as_printed() -> None:
    head = "UBND TỈNH LAI CHÂU\nSố: 12/SYT-TCCB\nV/v báo cáo\n\nLai Châu, ngày 04 tháng 3 năm 2018"
    assert issuer(head, Method.PLAIN_TEXT) == "Ủy ban nhân dân tỉnh Lai Châu"
