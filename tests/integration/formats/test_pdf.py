"""Born-digital PDFs from bytes to clean text: columns, joins, tables, rotation, locks, damage, budget."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from extract.cleaning.clean import clean_reading
from extract.errors import DamagedDocument, EncryptedDocument, ExpandsTooFar, ImageTooLarge
from extract.model import CleanText, Method, ReadSettings, Region
from extract.reading.document import read_document

from .papers import BODY, FOOT, HEAD, Line, paper, saved, table_paper

SETTINGS = ReadSettings()
SAMPLES = Path(__file__).parents[3] / "samples"


def lines(cleaned: CleanText) -> list[str]:
    return [cleaned.text[p.char_start : p.char_end] for p in cleaned.paragraphs]


def test_heading_body_and_foot_in_reading_order() -> None:
    reading = read_document(paper(HEAD + BODY + FOOT), "a.pdf", SETTINGS)
    cleaned = clean_reading(reading)
    assert reading.method is Method.TEXT_LAYER and reading.pages[0].method_reason == "born-digital text layer"
    assert lines(cleaned) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN PHÚ",
        "Số: 15/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Phú, ngày 06 tháng 3 năm 2025",
        "THÔNG BÁO",
        "Kết luận tại cuộc họp về chữa cháy rừng",
        "Ngày 04/3/2025, Chủ tịch UBND tỉnh chủ trì cuộc họp về công tác phòng cháy, chữa cháy rừng mùa khô. "
        "Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND tỉnh kết luận:",
        "1. Chi cục Kiểm lâm rà soát lực lượng trực, báo cáo trước ngày 15/3/2025./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, NN.",
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "Hồ Thị Lam",
    ]
    columns = [paragraph.column for paragraph in cleaned.paragraphs]
    assert columns == ["left"] * 3 + ["right"] * 3 + ["full"] * 4 + ["left"] * 3 + ["right"] * 3
    assert cleaned.paragraphs[6].bold is True and cleaned.paragraphs[8].bold is False
    number = next(word for word in cleaned.words if cleaned.text[word.char_start : word.char_end] == "15/TB-UBND")
    assert number.box is not None
    assert number.box.x0 == pytest.approx((90 + 20) / 595.3, abs=0.02) and number.box.y0 == pytest.approx(
        1 - 762 / 841.9, abs=0.01
    )


def test_a_paragraph_runs_over_a_page_break() -> None:
    first: list[Line] = [
        *HEAD,
        *BODY[:2],
        (115, 640, "1. Chi cục Kiểm lâm chủ trì, phối hợp với các địa phương rà soát lực lượng trực tại", False),
    ]
    second: list[Line] = [(295, 800, "2", False), (85, 780, "các chốt, báo cáo trước ngày 15/3/2025.", False), *FOOT]
    cleaned = clean_reading(read_document(paper(first, second), "a.pdf", SETTINGS))
    joined = next(p for p in cleaned.paragraphs if cleaned.text[p.char_start : p.char_end].startswith("1. Chi cục"))
    assert cleaned.text[joined.char_start : joined.char_end].endswith(
        "trực tại các chốt, báo cáo trước ngày 15/3/2025."
    )
    assert joined.page_break_inside
    assert [word.text for word in cleaned.pages[1].words if word.region is Region.FURNITURE] == ["2"]


def test_a_table_is_read_cell_by_cell() -> None:
    cleaned = clean_reading(read_document(table_paper(), "a.pdf", SETTINGS))
    rows = [line for line in lines(cleaned) if "|" in line]
    assert rows == [
        "Nhiệm vụ | Thời hạn",
        "Rà soát lực lượng trực tại các chốt | trước ngày 15/3/2025",
        "Mua máy bơm | quý II năm 2025",
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_rotate_of_the_file_is_applied(degrees: int) -> None:
    """A page whose content lies on its side and whose /Rotate puts it upright again reads as if it had been upright."""
    upright = paper(HEAD + BODY + FOOT)
    with pikepdf.open(io.BytesIO(upright)) as pdf:
        page = pdf.pages[0]
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        turn = {90: f"0 1 -1 0 {height} 0 cm", 180: f"-1 0 0 -1 {width} {height} cm", 270: f"0 -1 1 0 0 {width} cm"}[
            degrees
        ]
        page.contents_add(pdf.make_stream(f"q {turn}\n".encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ"))
        if degrees != 180:
            page.mediabox = pikepdf.Array([0, 0, height, width])
            for key in ("/CropBox", "/TrimBox"):
                if key in page.obj:
                    del page.obj[key]
        page.rotate(degrees, relative=False)
        buffer = io.BytesIO()
        pdf.save(buffer)
    turned = clean_reading(read_document(buffer.getvalue(), "a.pdf", SETTINGS))
    straight = clean_reading(read_document(upright, "a.pdf", SETTINGS))
    assert turned.text == straight.text
    for one, other in zip(turned.words, straight.words, strict=True):
        assert one.box is not None and other.box is not None
        assert one.box.x0 == pytest.approx(other.box.x0, abs=0.004) and one.box.y0 == pytest.approx(
            other.box.y0, abs=0.004
        )


def test_a_locked_file_is_encrypted_and_an_owner_lock_is_none() -> None:
    data = paper(HEAD + BODY + FOOT)
    with pytest.raises(EncryptedDocument):
        read_document(saved(data, encryption=pikepdf.Encryption(user="mo", owner="mo")), "a.pdf", SETTINGS)
    open_to_all = saved(data, encryption=pikepdf.Encryption(user="", owner="mo"))
    assert "THÔNG BÁO" in clean_reading(read_document(open_to_all, "a.pdf", SETTINGS)).text


def test_damage_is_told_or_survived() -> None:
    data = paper(HEAD + BODY + FOOT)
    with pytest.raises(DamagedDocument):
        read_document(data[:400], "a.pdf", SETTINGS)
    without_table = data[: data.rindex(b"xref")]
    assert "THÔNG BÁO" in clean_reading(read_document(without_table, "a.pdf", SETTINGS)).text


def test_the_budget_reads_up_to_the_signature() -> None:
    filler: list[Line] = [(85, 780, "Nội dung tiếp theo của văn bản được trình bày ở trang này.", False)]
    data = paper(HEAD + BODY, filler, filler, FOOT, *[filler] * 6)
    reading = read_document(data, "a.pdf", ReadSettings(max_pages=2))
    assert (len(reading.pages), reading.page_count, reading.pages_not_read) == (4, 10, 6)
    reading = read_document(data, "a.pdf", ReadSettings(max_pages=5))
    assert (len(reading.pages), reading.pages_not_read) == (5, 5)


def test_pixels_are_limited_before_they_are_drawn() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(14400, 14400))
        buffer = io.BytesIO()
        pdf.save(buffer)
    with pytest.raises(ImageTooLarge):
        read_document(buffer.getvalue(), "a.pdf", SETTINGS)


def test_an_image_that_declares_too_many_pixels_is_refused() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        image = pdf.make_stream(b"\x00" * 64, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=30000, Height=30000,
                                ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=1)  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.contents_add(pdf.make_stream(b"595 0 0 842 0 0 cm /I Do"))
        buffer = io.BytesIO()
        pdf.save(buffer)
    with pytest.raises(ImageTooLarge):
        read_document(buffer.getvalue(), "a.pdf", SETTINGS)


def test_a_stream_that_unpacks_too_far_is_refused() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.contents_add(pdf.make_stream(b" " * 90_000_000))
        buffer = io.BytesIO()
        pdf.save(buffer, compress_streams=True)
    with pytest.raises(ExpandsTooFar):
        read_document(buffer.getvalue(), "a.pdf", SETTINGS)


def test_a_legacy_font_is_converted() -> None:
    reading = read_document((SAMPLES / "12-phong-chu-tcvn3.pdf").read_bytes(), "a.pdf", SETTINGS)
    assert "converted from tcvn3" in reading.pages[0].method_reason
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in clean_reading(reading).text


def test_words_are_counted_independently() -> None:
    for reading in (read_document(data, "a.pdf", SETTINGS) for data in (paper(HEAD + BODY + FOOT), table_paper())):
        for page in clean_reading(reading).pages:
            assert len(page.words) == page.words_total > 10


def test_a_signature_block_across_the_heading_is_apart() -> None:
    with pikepdf.open(io.BytesIO(paper(HEAD + BODY + FOOT))) as pdf:
        name = pikepdf.Name
        font = pdf.make_indirect(pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Courier))
        shown = ("Signed by: So Y te tinh An Phu", "Email: syt@anphu.gov.vn", "06.03.2025 16:05:33 +07:00")
        text = "BT /S 7 Tf 6 TL 2 40 Td " + " T* ".join(f"({line}) Tj" for line in shown) + " ET"
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(S=font))
        look = pdf.make_stream(
            text.encode(), Type=name.XObject, Subtype=name.Form, BBox=[0, 0, 150, 50], Resources=fonts
        )
        block = pikepdf.Dictionary(
            Type=name.Annot,
            Subtype=name.Widget,
            FT=name.Sig,
            F=4,
            Rect=[380, 770, 530, 820],
            AP=pikepdf.Dictionary(N=look),
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(block)]))
        buffer = io.BytesIO()
        pdf.save(buffer)
    cleaned = clean_reading(read_document(buffer.getvalue(), "a.pdf", SETTINGS))
    assert [stamp.stamped_at.isoformat() for stamp in cleaned.stamps if stamp.stamped_at] == [
        "2025-03-06T16:05:33+07:00"
    ]
    assert cleaned.text == clean_reading(read_document(paper(HEAD + BODY + FOOT), "a.pdf", SETTINGS)).text
    assert sum(word.region is Region.STAMP for word in cleaned.pages[0].words) == 13
