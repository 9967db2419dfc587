"""DOCX with Word's own numbers, the exchange envelope, picture files frame by frame."""

from __future__ import annotations

import base64
import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

from extract.cleaning.clean import clean_reading
from extract.errors import EmptyDocument
from extract.model import ReadSettings
from extract.reading.document import read_document
from extract.reading.formats.pictures import frames

SETTINGS = ReadSettings()


def numbered(document: object, text: str, level: int = 0) -> None:
    paragraph = document.add_paragraph(text, style="List Number")  # type: ignore[attr-defined]
    if level:
        properties = paragraph._p.get_or_add_pPr()
        number, depth, key = OxmlElement("w:numPr"), OxmlElement("w:ilvl"), OxmlElement("w:numId")
        depth.set(qn("w:val"), str(level))
        key.set(qn("w:val"), "1")
        number.append(depth)
        number.append(key)
        properties.append(number)


def notice() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = (
        "ỦY BAN NHÂN DÂN\nTỈNH AN PHÚ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    )
    table.cell(1, 0).text, table.cell(1, 1).text = "Số: 15/TB-UBND", "An Phú, ngày 06 tháng 3 năm 2025"
    document.add_paragraph().add_run("THÔNG BÁO").bold = True
    document.add_paragraph().add_run("Kết luận tại cuộc họp").bold = True
    document.add_paragraph("Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:")
    numbered(document, "Chi cục Kiểm lâm rà soát lực lượng trực trước ngày 15/3/2025.")
    numbered(document, "Sở Tài chính bố trí kinh phí.")
    document.add_paragraph("Thường xuyên báo cáo UBND tỉnh.", style="List Bullet")
    plan = document.add_table(rows=2, cols=3)
    for place, text in enumerate(("TT", "Nhiệm vụ", "Thời hạn", "1", "Mua máy bơm", "quý II")):
        plan.cell(place // 3, place % 3).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_keeps_words_numbers_columns_and_rows() -> None:
    reading = read_document(notice(), "a.docx", SETTINGS)
    cleaned = clean_reading(reading)
    assert reading.file_format == "docx"
    assert [line for line in cleaned.text.split("\n") if line] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN PHÚ",
        "Số: 15/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Phú, ngày 06 tháng 3 năm 2025",
        "THÔNG BÁO",
        "Kết luận tại cuộc họp",
        "Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận như sau:",
        "1. Chi cục Kiểm lâm rà soát lực lượng trực trước ngày 15/3/2025.",
        "2. Sở Tài chính bố trí kinh phí.",
        "- Thường xuyên báo cáo UBND tỉnh.",
        "TT | Nhiệm vụ | Thời hạn",
        "1 | Mua máy bơm | quý II",
    ]


ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>000.00.00.H99</edXML:OrganId><edXML:OrganName>UBND tỉnh An Phú</edXML:OrganName></edXML:From>
<edXML:To><edXML:OrganId>000.00.01.H99</edXML:OrganId><edXML:OrganName>Sở Y tế</edXML:OrganName></edXML:To>
<edXML:Code><edXML:CodeNumber>15</edXML:CodeNumber><edXML:CodeNotation>TB-UBND</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo>
<edXML:Place>An Phú</edXML:Place><edXML:PromulgationDate>2025-03-06</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:DocumentType><edXML:TypeName>Thông báo</edXML:TypeName></edXML:DocumentType><edXML:Subject>Kết luận cuộc họp</edXML:Subject>
<edXML:SignerInfo><edXML:Position>Chánh Văn phòng</edXML:Position><edXML:FullName>Hồ Thị Lam</edXML:FullName></edXML:SignerInfo>
</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>
<edXML:AttachmentEncoded><edXML:Attachment><edXML:AttachmentName>a</edXML:AttachmentName>
<edXML:ContentTransferEncoded>%s</edXML:ContentTransferEncoded></edXML:Attachment></edXML:AttachmentEncoded></edXML>"""


@pytest.mark.parametrize("zipped", [False, True])
def test_an_envelope_brings_its_header_beside_the_paper(zipped: bool) -> None:
    content = "Số: /TB-UBND\n\nTHÔNG BÁO\nKết luận cuộc họp\n".encode()
    if zipped:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.txt", content)
        content = buffer.getvalue()
    reading = read_document((ENVELOPE % base64.b64encode(content).decode()).encode(), "a.edxml", SETTINGS)
    assert reading.file_format == "edxml"
    header = dict(reading.exchange_header)
    assert (header["number"], header["symbol"], header["issued_on"]) == ("15", "TB-UBND", "2025-03-06")
    assert (header["issuer"], header["signer_name"], header["recipient"]) == (
        "UBND tỉnh An Phú",
        "Hồ Thị Lam",
        "Sở Y tế",
    )
    cleaned = clean_reading(reading)
    assert cleaned.text.startswith("Số: /TB-UBND") and cleaned.exchange_header == reading.exchange_header


def test_an_envelope_without_paper_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read_document((ENVELOPE % "").encode(), "a.edxml", SETTINGS)


def test_tiff_frames_come_one_by_one_within_the_budget() -> None:
    pages = [Image.new("1", (1654, 2339), 1) for _ in range(4)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(200, 200))
    found = list(frames(buffer.getvalue(), "tiff", "a.tiff", ReadSettings(max_pages=3)))
    assert [(count, frame.dpi, frame.pixels.shape) for count, frame in found] == [(4, 200, (2339, 1654, 3))] * 3
    assert found[0][1].width_mm == pytest.approx(210, abs=0.5)


def test_a_telephone_picture_is_turned_and_taken_for_a_sheet() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees clockwise to view
    buffer = io.BytesIO()
    Image.new("RGB", (2340, 1654), "white").save(buffer, "JPEG", exif=exif, dpi=(72, 72))
    [(_, frame)] = list(frames(buffer.getvalue(), "jpeg", "a.jpg", SETTINGS))
    assert frame.pixels.shape == (2340, 1654, 3) and frame.dpi == 200 and frame.width_mm is None


def test_transparent_and_deep_pictures_become_paper() -> None:
    for mode, value in (("RGBA", (0, 0, 0, 0)), ("LA", (0, 0)), ("I;16", 65535)):
        buffer = io.BytesIO()
        Image.new(mode, (30, 30), value).save(buffer, "PNG")
        [(_, frame)] = list(frames(buffer.getvalue(), "png", "a.png", SETTINGS))
        assert int(frame.pixels.min()) == 255
