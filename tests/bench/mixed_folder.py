"""A folder as an office has it after three years: text, text PDFs, scans, copies of copies, and a few papers of 200 pages.

Belongs here: making it by script, every file different from the others unless it is meant as a copy. Not here: timing.
`python -m tests.bench.mixed_folder FOLDER --files 2000`
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path

from tests.flows.notices import write_notices

_DUPLICATES = 0.15
_SCANS = 0.05  # of the files; an office's own share may be far higher, and takes proportionally longer
_TEXT_PDFS = 0.10
_LONG, _LONG_PAGES = 5, 200
_SIZE = (1240, 1754)  # A4 at 150 dpi: what old copiers kept


def make(folder: Path, files: int, *, long_pages: int = _LONG_PAGES, long_papers: int = _LONG) -> Path:
    """`files` files in subfolders of a month each, with times spread over three years."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(files)
    copies, scans, pdfs = (int(files * share) for share in (_DUPLICATES, _SCANS, _TEXT_PDFS))
    texts = max(1, files - copies - scans - pdfs - long_papers)
    originals = sorted(write_notices(folder / "flat", texts).iterdir())
    for number in range(pdfs):
        originals.append(_text_pdf(folder / "flat" / f"pdf-{number:04}.pdf", 50_000 + number, pages=2))
    for number in range(scans):
        originals.append(_scan(folder / "flat" / f"scan-{number:04}.pdf", 60_000 + number, pages=1))
    for number in range(copies):
        target = folder / "flat" / f"copy-{number:04}-{dice.choice(originals).name}"
        target.write_bytes(dice.choice(originals).read_bytes())
    for number in range(long_papers):
        _scan(folder / "flat" / f"long-{number}.pdf", 70_000 + number, pages=long_pages)
    now = time.time()
    for path in sorted((folder / "flat").iterdir()):
        age = dice.uniform(1, 3 * 365) * 86400
        month = folder / time.strftime("%Y-%m", time.gmtime(now - age))
        month.mkdir(exist_ok=True)
        os.utime(path, (now - age, now - age))
        path.rename(month / path.name)
    (folder / "flat").rmdir()
    return folder


def _lines(number: int, page: int) -> list[str]:
    lines = [f"Số: {number}/TB-UBND", "TỈNH AN PHÚ", "THÔNG BÁO", f"Kết luận về dự án số {number}, trang {page}"]
    for item in range(1, 13):
        lines.append(f"{item}. Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát hồ sơ số {number + item},")
        lines.append(f"báo cáo UBND tỉnh trước ngày {item:02}/8/2023.")
    return lines


def _scan(path: Path, number: int, *, pages: int) -> Path:
    """Pages as pictures, as a copier makes them."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(_font()), 24)

    def page(at: int) -> Image.Image:
        sheet = Image.new("L", _SIZE, 255)
        draw = ImageDraw.Draw(sheet)
        for row, line in enumerate(_lines(number, at)):
            draw.text((120, 120 + row * 46), line, fill=20, font=font)
        return sheet

    first = page(1)
    first.save(path, "PDF", resolution=150, save_all=True, append_images=(page(at) for at in range(2, pages + 1)))
    return path


def _text_pdf(path: Path, number: int, *, pages: int) -> Path:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Notice", str(_font())))
    drawing = canvas.Canvas(str(path), pagesize=(595, 842))
    for page in range(1, pages + 1):
        drawing.setFont("Notice", 12)
        for row, line in enumerate(_lines(number, page)):
            drawing.drawString(60, 780 - row * 22, line)
        drawing.showPage()
    drawing.save()
    return path


def _font() -> Path:
    for name in ("liberation2/LiberationSerif-Regular.ttf", "dejavu/DejaVuSans.ttf"):
        path = Path("/usr/share/fonts/truetype") / name
        if path.exists():
            return path
    raise FileNotFoundError("no font with Vietnamese letters: .ci/setup test")


if __name__ == "__main__":
    grammar = argparse.ArgumentParser(description=__doc__)
    grammar.add_argument("folder", type=Path)
    grammar.add_argument("--files", type=int, default=2000)
    asked = grammar.parse_args()
    make(asked.folder, asked.files)
    print(f"{sum(1 for path in asked.folder.rglob('*') if path.is_file())} files in {asked.folder}", file=sys.stderr)
