"""`python -m tests.renderer.build_samples [DIR]`: write the samples again, the same as they are in the repository.

Belongs here: which notice becomes which file, with which stamps and damages. Not here: drawing, texts.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tests.renderer.degrade import LEVELS, Level
from tests.renderer.form import blank_form
from tests.renderer.handwriting import signature, written_digits
from tests.renderer.layout import lay_out
from tests.renderer.legacy_font import as_legacy
from tests.renderer.notice import load_notice
from tests.renderer.overlays import boxed_block, round_seal, text_block, urgency_mark, worn
from tests.renderer.pages import Overlay, PagePicture, jpeg_bytes, picture_sheet, scan_pdf, spot_named, tiff_bytes
from tests.renderer.pdf import Pasted, encrypted, saved_again, sheet_to_pdf
from tests.renderer.plain import markdown_of_ocr_service, plain_text
from tests.renderer.setting import HAND_GAP, MILLIMETRE, Sheet, Style
from tests.renderer.stamps import StampSpec, draw_stamp

SAMPLES = Path(__file__).parents[2] / "samples"

_PEN = (25, 35, 110)
_SCAN = replace(LEVELS["light"], dpi=200, noise=2.5, jpeg_quality=36, specks=12)
_GREY_SCAN = replace(LEVELS["medium"], dpi=200, noise=3.0, jpeg_quality=34, specks=30)
_COPY = replace(LEVELS["photocopy"], noise=16.0, specks=260)
_FAX = replace(LEVELS["photocopy"], dpi=200, noise=10.0, specks=60, edge_mm=0.0, skew=0.6)

STAMPS = {
    "02-markdown-ocr.md": StampSpec(
        "nd30", "CHI CỤC KIỂM LÂM TỈNH AN PHÚ", "415", "31/3/2025", "2025-03-31", "red", transfer=None
    ),
    "04-pdf-dong-dau-den.pdf": StampSpec(
        "nd30",
        "BỆNH VIỆN ĐA KHOA TỈNH TÂN GIANG",
        "1276",
        "22/5/2025",
        "2025-05-22",
        "red",
        value_ink="black",
        transfer="KHTH",
    ),
    "05-scan-dau-den-do.pdf": StampSpec(
        "nd30",
        "SỞ XÂY DỰNG TỈNH AN PHÚ",
        "2093",
        "12/6/2025",
        "2025-06-12",
        "red",
        angle=-4.0,
        value_ink="black",
        transfer="QLN",
    ),
    "06-photocopy-cv-den.pdf": StampSpec(
        "cv_den", "SỞ CÔNG THƯƠNG TÂN GIANG", "3318", "17/8/2021", "2021-08-17", "black", angle=1.5, values="written"
    ),
    "11-anh-chup.jpg": StampSpec(
        "cong_van_den",
        "TRƯỜNG THPT LÊ HOÀNG CHIỂU",
        "27",
        "09/01/2026",
        "2026-01-09",
        "blue",
        angle=6.0,
        value_ink="black",
        hour="08 15",
    ),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of `samples/` and what makes it. `build` gets a generator seeded by the file's name."""

    file: str
    build: Callable[[np.random.Generator], bytes]


def seeded(name: str) -> np.random.Generator:
    """The generator that belongs to a name, the same on every machine."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def _sheet(key: str, **style: float) -> Sheet:
    return lay_out(load_notice(key), Style(**style))


def signed(sheet: Sheet, office: str, dpi: int, rng: np.random.Generator) -> list[Overlay]:
    """Signature and round seal in their places."""
    at, seal = spot_named(sheet, "signature"), spot_named(sheet, "seal")
    size = (round((at.x1 - at.x0) * dpi / 72), round((at.y1 - at.y0) * dpi / 72))
    return [
        Overlay("signature", at.page, signature(size, _PEN, rng), at.x0, at.y0),
        Overlay("seal", seal.page, worn(round_seal(office, dpi), rng), seal.x0, seal.y0, float(rng.uniform(-12, 12))),
    ]


def written(sheet: Sheet, spot: str, text: str, dpi: int, rng: np.random.Generator) -> Overlay:
    """A number or day written by hand into its gap."""
    gap = spot_named(sheet, spot)
    image = written_digits(text, round(13 * dpi / 72), (20, 30, 90), rng)
    x = (gap.x0 + gap.x1) / 2 - image.width * 36 / dpi
    return Overlay(spot, gap.page, image, x, gap.y1 - 17 - 13 / 3 * 0.9)


def stamped(spec: StampSpec, page: int, x: float, y: float, dpi: int, rng: np.random.Generator) -> Overlay:
    """The incoming stamp with its top left at a point of the page."""
    return Overlay("incoming", page, worn(draw_stamp(spec, dpi, rng), rng), x, y, spec.angle, spec)


def _stamped_pdf(rng: np.random.Generator) -> bytes:
    sheet, spec = _sheet("tg-tb-208", size=13), STAMPS["04-pdf-dong-dau-den.pdf"]
    image = draw_stamp(spec, 200, rng)
    x, y, width, height = 14.0, 12.0, image.width * 72 / 200, image.height * 72 / 200
    banner = text_block(
        ("Ký bởi: Sở Y tế", "Cơ quan: Tỉnh Tân Giang", "Thời gian ký: 21.05.2025 16:42:08 +07:00"),
        200,
        "sans",
        2.2,
        (30, 40, 170),
    )
    right = 575.0 - banner.width * 72 / 200
    pasted = [
        Pasted(1, image, x, y, x + width, y + height),
        Pasted(1, banner, right, 16, 575, 16 + banner.height * 72 / 200),
    ]
    seal = spot_named(sheet, "seal")
    pasted.append(Pasted(seal.page, round_seal("SỞ Y TẾ TỈNH TÂN GIANG", 150), seal.x0, seal.y0, seal.x1, seal.y1))
    return sheet_to_pdf(sheet, pasted, title="Thông báo 208")


def _signed_with_pictures(rng: np.random.Generator) -> bytes:
    """The number and the day are pictures over blanks of the text layer, as signing programs place them."""
    notice, sheet = load_notice("bxd-tb-512"), _sheet("bxd-tb-512", size=13)
    pasted = []
    for spot_name, text in (("hand_number", notice.hand_number), ("hand_day", notice.hand_day)):
        gap = spot_named(sheet, spot_name)
        image = text_block((text or "",), 300, "serif", 13 / MILLIMETRE, (10, 10, 10))
        width = image.width * 72 / 300
        left = (gap.x0 + gap.x1 - width) / 2
        pasted.append(Pasted(1, image, left, gap.y1 - 14, left + width, gap.y1 - 14 + image.height * 72 / 300))
    lines = ("Ký bởi: Bộ Xây dựng", "Cơ quan: Bộ Xây dựng", "Thời gian ký: 18.11.2025 09:05:31 +07:00")
    banner = text_block(lines, 220, "sans", 2.2, (30, 40, 170))
    pasted.append(Pasted(1, banner, 420, 14, 420 + banner.width * 72 / 220, 14 + banner.height * 72 / 220))
    seal = spot_named(sheet, "seal")
    pasted.append(Pasted(seal.page, round_seal("BỘ XÂY DỰNG", 150), seal.x0, seal.y0, seal.x1, seal.y1))
    return sheet_to_pdf(sheet, pasted)


def _scan(
    key: str, level: Level, office: str, rng: np.random.Generator, extra: Callable[[Sheet, int], list[Overlay]]
) -> list[PagePicture]:
    sheet = _sheet(key, size=13)
    return picture_sheet(sheet, level, [*signed(sheet, office, level.dpi, rng), *extra(sheet, level.dpi)], rng)


def _red_stamp_scan(rng: np.random.Generator) -> bytes:
    spec = STAMPS["05-scan-dau-den-do.pdf"]

    def extra(sheet: Sheet, dpi: int) -> list[Overlay]:
        beside = spot_named(sheet, "stamp_beside")
        return [stamped(spec, 1, 4, beside.y0 - 8, dpi, rng), written(sheet, "hand_number", "63", dpi, rng)]

    return scan_pdf(_scan("ap-tb-63", _SCAN, "ỦY BAN NHÂN DÂN TỈNH AN PHÚ", rng, extra))


def _photocopy(rng: np.random.Generator) -> bytes:
    spec = STAMPS["06-photocopy-cv-den.pdf"]

    def extra(sheet: Sheet, dpi: int) -> list[Overlay]:
        first = next(p for p in sheet.pieces if p.role == "body")
        return [stamped(spec, 1, 12, first.baseline - 58, dpi, rng)]

    return scan_pdf(_scan("tg-tb-95", _COPY, "ỦY BAN NHÂN DÂN TỈNH TÂN GIANG", rng, extra))


def _telegram(rng: np.random.Generator) -> bytes:
    def extra(sheet: Sheet, dpi: int) -> list[Overlay]:
        first = next(p for p in sheet.pieces if p.role == "body")
        mark = worn(urgency_mark("HỎA TỐC", dpi), rng)
        return [Overlay("urgency", 1, mark, 84, first.baseline - 62, -6.0)]

    return scan_pdf(_scan("ds-cd-07", _SCAN, "ỦY BAN NHÂN DÂN TỈNH ĐÔNG SƠN", rng, extra))


def _fax(rng: np.random.Generator) -> bytes:
    sheet = _sheet("tg-tb-330", size=13)
    copy = boxed_block(("SAO Y", "Số: 214/SY-VPUBND", "Tân Giang, ngày 25 tháng 11 năm 2025"), _FAX.dpi, (30, 30, 30))
    overlays = [
        *signed(sheet, "ỦY BAN NHÂN DÂN TỈNH TÂN GIANG", _FAX.dpi, rng),
        Overlay("copy", sheet.page, copy, 330, 560),
    ]
    return tiff_bytes(picture_sheet(sheet, _FAX, overlays, rng), _FAX.dpi)


def _photo(rng: np.random.Generator) -> bytes:
    spec = STAMPS["11-anh-chup.jpg"]

    def extra(sheet: Sheet, dpi: int) -> list[Overlay]:
        return [stamped(spec, 1, 18, spot_named(sheet, "stamp_beside").y0 + 6, dpi, rng)]

    page = _scan("ap-tb-9", _GREY_SCAN, "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH AN PHÚ", rng, extra)[0]
    return jpeg_bytes(page)


def _damaged(rng: np.random.Generator) -> bytes:
    whole = sheet_to_pdf(_sheet("ds-tb-55"))
    return whole[:40] + rng.integers(0, 256, 3000, dtype=np.uint8).tobytes()


def _born(key: str, **style: float) -> Callable[[np.random.Generator], bytes]:
    return lambda rng: sheet_to_pdf(_sheet(key, **style), title=load_notice(key).number_line.replace(HAND_GAP, ""))


LIST: tuple[Sample, ...] = (
    Sample("01-van-ban-thuan.txt", lambda rng: plain_text(load_notice("ap-tb-15")).encode()),
    Sample(
        "02-markdown-ocr.md",
        lambda rng: markdown_of_ocr_service(load_notice("ap-tb-27"), STAMPS["02-markdown-ocr.md"]).encode(),
    ),
    Sample("03-pdf-ban-goc.pdf", _born("ds-tb-41", size=13)),
    Sample("04-pdf-dong-dau-den.pdf", _stamped_pdf),
    Sample("05-scan-dau-den-do.pdf", _red_stamp_scan),
    Sample("06-photocopy-cv-den.pdf", _photocopy),
    Sample("07-thong-bao-tinh-uy.pdf", _born("ap-tu-12")),
    Sample("08-cong-van-kinh-gui.pdf", _born("ds-cv-1874")),
    Sample("09-cong-dien-hoa-toc.pdf", _telegram),
    Sample("10-fax-nhieu-trang.tiff", _fax),
    Sample("11-anh-chup.jpg", _photo),
    Sample("12-phong-chu-tcvn3.pdf", lambda rng: sheet_to_pdf(_sheet("tg-tb-77"), encode=as_legacy)),
    Sample("13-bon-trang.pdf", _born("ap-tb-118", leading=1.72)),
    Sample("14-co-mat-khau.pdf", lambda rng: encrypted(sheet_to_pdf(_sheet("ds-tb-55")), "dongson2025")),
    Sample("15-tap-tin-hong.pdf", _damaged),
    Sample("16-van-ban-mat.pdf", _born("tg-tb-03")),
    Sample("17-ban-luu-lai.pdf", lambda rng: saved_again(_born("ds-tb-41", size=13)(rng), "D:20251120081500+07'00'")),
    Sample("18-mau-don-trong.pdf", lambda rng: sheet_to_pdf(blank_form())),
    Sample("19-so-ngay-chen-anh.pdf", _signed_with_pictures),
)


def build(folder: Path) -> list[Path]:
    """Write every sample into `folder`; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written_files = []
    for sample in LIST:
        path = folder / sample.file
        path.write_bytes(sample.build(seeded(sample.file)))
        written_files.append(path)
    return written_files


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    for path in build(folder):
        print(f"{path.stat().st_size:>8}  {path.name}")


if __name__ == "__main__":
    main()
