"""`python -m tests.corpus.stamp_bench [--set held] [--count 60] [--level L] [--misses] [--pictures DIR]`: stamps alone, many of them.

Each stamp (`stamp_drawing`) is pressed on a part of a page with text about it, degraded, prepared, found and read; nothing else of
the page is read, so sixty take minutes. One picture in six bears no stamp but what looks like one. Level `digital` is the stamp as a
picture pasted on a born-digital page. Not here: what a stamp says, the corpus of whole papers.
"""

from __future__ import annotations

import argparse
import io
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw

from extract.model import Box, ReadSettings, Stamp
from extract.parsing.agencies import Catalogue, canonical_stamp_agency, load_catalogue
from extract.reading.engines import first_engine, second_engine
from extract.reading.picture.marked import MarkedWord
from extract.reading.picture.preparation import prepare
from extract.reading.picture.region import read_region
from extract.reading.stamps.finding import find_incoming
from tests.corpus.measures import covers, letters
from tests.corpus.stamp_drawing import BenchStamp, day_as_written, draw, stamp_by_lot
from tests.corpus.texts import LEVEL_NAMES, generator
from tests.renderer.degrade import LEVELS, Picture, degrade
from tests.renderer.fonts import pillow_font
from tests.renderer.overlays import round_seal, worn

BENCH_LEVELS = (*LEVEL_NAMES, "grey", "digital")
_PATIENCE = 600.0  # seconds a recognition: what is measured is not the speed
_WIDE_MM, _HIGH_MM = 150.0, 84.0
_SENTENCES = (
    "Thực hiện ý kiến của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp ngày 12/5, Sở đề nghị các",
    "cơ quan, đơn vị khẩn trương rà soát, báo cáo kết quả về Văn phòng trước ngày 20 hằng tháng, đến",
    "nay vẫn còn 07 xã chưa gửi số liệu; số vốn phải thu hồi là 1.250 triệu đồng. Giao phòng chuyên",
    "môn tổng hợp, tham mưu văn bản đôn đốc, bảo đảm hoàn thành trong quý III theo đúng kế hoạch đã",
    "được phê duyệt; nếu có vướng mắc thì phản ánh kịp thời để xem xét, giải quyết theo thẩm quyền.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A degraded picture and what is stamped on it (None: nothing); `box` in fractions of the picture."""

    name: str
    level: str
    picture: Picture
    dpi: int
    stamp: BenchStamp | None
    box: tuple[float, float, float, float] | None
    over: bool = False  # pressed on lines of text: words of the page run through it


def cases(which: str, count: int, levels: Sequence[str] = BENCH_LEVELS) -> Iterable[Case]:
    """`count` pictures, the levels in turn, the same ones every time."""
    for i in range(count):
        level = levels[i % len(levels)]
        yield case(f"{which}-{i:03d}", which, level, bare=i // len(levels) % 6 == 5)


def case(name: str, which: str, level: str, bare: bool) -> Case:
    """One picture, drawn from its name."""
    rng = generator("stamp bench", name, level)
    stamp = stamp_by_lot(which, rng)
    if level == "digital":
        return _pasted(name, stamp, rng)
    grade = LEVELS["medium" if level == "grey" else level]
    page = Image.new("RGB", (round(_WIDE_MM / 25.4 * grade.dpi), round(_HIGH_MM / 25.4 * grade.dpi)), (255, 255, 255))
    drawn = worn(draw(stamp, grade.dpi, rng), rng).rotate(-stamp.angle, resample=Image.Resampling.BICUBIC, expand=True)
    x = int(rng.uniform(0.02, 0.98) * (page.width - drawn.width))
    y = int(rng.uniform(0.1, 0.9) * max(1, page.height - drawn.height))
    over = rng.random() < 0.15
    _text(page, None if bare or over else (x, y, x + drawn.width, y + drawn.height), grade.dpi)
    if bare:
        _decoy(page, grade.dpi, rng)
    else:
        _press(page, drawn, x, y)
    made = degrade(np.asarray(page), grade, rng)
    picture = np.asarray(made.picture)
    if not grade.bilevel:
        out = io.BytesIO()
        Image.fromarray(picture).convert("L" if level == "grey" else "RGB").save(
            out, "JPEG", quality=grade.jpeg_quality
        )
        picture = np.asarray(Image.open(out).convert("RGB"))
    if bare:
        return Case(name, level, picture, grade.dpi, None, None)
    left, top, right, bottom = drawn.getbbox() or (0, 0, drawn.width, drawn.height)
    corners = np.array([[x + left, y + top], [x + right, y + top], [x + right, y + bottom], [x + left, y + bottom]])
    placed = corners @ made.matrix[:, :2].T + made.matrix[:, 2]
    low, high = placed.min(axis=0) / (page.width, page.height), placed.max(axis=0) / (page.width, page.height)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Case(name, level, picture, grade.dpi, stamp, box, bool(over))


def _pasted(name: str, stamp: BenchStamp, rng: np.random.Generator) -> Case:
    """As document software pastes it: few colours, stretched a little, no paper round it."""
    dpi = int(rng.choice((170, 240, 300)))
    drawn = draw(stamp, dpi, rng)
    cut = drawn.crop(drawn.getbbox())
    flat = Image.new("RGB", cut.size, (255, 255, 255))
    flat.paste(cut, mask=cut.getchannel("A"))
    few = flat.quantize(int(rng.choice((8, 32, 128)))).convert("RGB")
    return Case(name, "digital", np.asarray(few), dpi, stamp, (0.0, 0.0, 1.0, 1.0))


def _text(page: Image.Image, free: tuple[int, int, int, int] | None, dpi: int) -> None:
    """Lines of text over the whole picture; only where nothing else stands."""
    pen, unit = ImageDraw.Draw(page), dpi / 25.4
    font = pillow_font("serif", int(4.5 * unit))
    y, index = 3 * unit, 0
    while y < page.height - 5 * unit:
        x = 2 * unit
        for word in _SENTENCES[index % len(_SENTENCES)].split():
            wide = font.getlength(word + " ")
            inside = (
                free
                and free[0] - 2 * unit < x + wide
                and x < free[2] + 2 * unit
                and free[1] - 5 * unit < y < free[3] + unit
            )
            if not inside and x + wide < page.width:
                pen.text((x, y), word, font=font, fill=(15, 15, 15))
            x += wide
        y, index = y + 6.2 * unit, index + 1


def _press(page: Image.Image, ink: Image.Image, x: int, y: int) -> None:
    """Ink multiplied onto the page: letters beneath stay visible."""
    layer = Image.new("RGBA", page.size, (255, 255, 255, 0))
    layer.paste(ink, (x, y))
    drawn = np.asarray(layer, dtype=np.float32)
    alpha, base = drawn[..., 3:] / 255.0, np.asarray(page, dtype=np.float32)
    pressed = base * (1 - alpha) + base * (drawn[..., :3] / 255.0) * alpha
    page.paste(Image.fromarray(np.clip(pressed, 0, 255).astype(np.uint8)))


def _decoy(page: Image.Image, dpi: int, rng: np.random.Generator) -> None:
    """What is no incoming stamp: a seal, a framed copy mark, cells of a table that name a number and a day."""
    kind, unit = int(rng.integers(0, 3)), dpi / 25.4
    if kind == 0:
        _press(page, worn(round_seal("ỦY BAN NHÂN DÂN XÃ TÂN KHÊ", dpi), rng), int(50 * unit), int(20 * unit))
        return
    pen, font = ImageDraw.Draw(page), pillow_font("serif", int(4 * unit))
    colour = (205, 25, 40) if kind == 1 else (20, 20, 20)
    pen.rectangle(
        (40 * unit, 20 * unit, 100 * unit, 50 * unit),
        fill=(255, 255, 255),
        outline=colour,
        width=max(2, round(0.4 * unit)),
    )
    lines = (
        ("SAO Y BẢN CHÍNH", "Ngày 12 tháng 5 năm 2024", "CHÁNH VĂN PHÒNG")
        if kind == 1
        else ("Số 12", "Ngày họp", "Đến hạn: quý II")
    )
    for i, line in enumerate(lines):
        pen.text((44 * unit, (22 + 8 * i) * unit), line, font=font, fill=colour)


def stamps_read(one: Case, settings: ReadSettings) -> list[Stamp]:
    """The incoming stamps of a picture, with the canonical name of the office as parsing gives it."""
    picture = np.ascontiguousarray(one.picture[..., ::-1])
    if one.level == "digital":
        found = read_region(picture, 1, Box(1, 0.0, 0.0, 1.0, 1.0), one.dpi, settings).stamps
        return [stamp for stamp in found if stamp.kind == "incoming"]
    steps = tuple(step for step in settings.steps if step != "orientation")
    prepared = prepare(picture, one.dpi, steps)
    engine, second = first_engine(settings), second_engine(settings)
    seen = find_incoming(prepared, [], engine, second, 1, _PATIENCE)
    if not seen:  # without a frame and in black a stamp is found by the words that were read with the page
        read = engine.recognise(prepared.body, psm=3, language="vie", dpi=prepared.dpi, timeout=_PATIENCE)
        seen = find_incoming(prepared, [MarkedWord(word) for word in read.words], engine, second, 1, _PATIENCE)
    return [each.stamp for each in seen]


def judge(one: Case, found: Sequence[Stamp], catalogue: Catalogue, count: Counter[str], misses: list[str]) -> None:
    """Add one picture's counts; `misses` gets a line for each value that is not right."""
    count["pictures"] += 1
    count["found"] += len(found)
    truth = one.stamp
    if truth is None or one.box is None:
        misses.extend(f"{one.name} {one.level}: invented {stamp.raw_text!r}" for stamp in found)
        return
    count["stamps"] += 1
    hits = [s for s in found if s.box and covers((1, *one.box), (1, s.box.x0, s.box.y0, s.box.x1, s.box.y1)) >= 0.3]
    if not hits:
        misses.append(f"{one.name} {one.level}: not found; {truth.frame} {truth.layout} {truth.ink} {truth.angle:g}")
        return
    stamp = hits[0]
    count["hit"] += 1
    printed = " ".join(truth.agency)
    names = {letters(printed), letters(canonical_stamp_agency(printed, catalogue)[0])}
    ours = canonical_stamp_agency(stamp.agency_raw, catalogue)[0]
    how = "hand" if truth.hand else "typed"
    transfer = stamp.transfer_to.casefold() if stamp.transfer_to else None
    fields: list[tuple[str, str | None, str | None, bool]] = [
        ("agency", ours, printed, letters(ours) in names or letters(stamp.agency_raw) in names),
        ("number", stamp.number, truth.number, stamp.number == truth.number),
        ("date", stamp.stamped_on.isoformat() if stamp.stamped_on else None, truth.day, False),
        ("transfer", stamp.transfer_to, truth.transfer, transfer == (truth.transfer or "").casefold()),
        ("file", stamp.file_symbol, truth.file_symbol, stamp.file_symbol == truth.file_symbol),
    ]
    for name, value, wanted, equal in fields:
        right = equal if name != "date" else value == wanted
        if name in ("transfer", "file") and name not in truth.rows:
            wanted = None
        written = wanted is not None
        key = name if name == "agency" else f"{how} {name}"
        if written:
            count[key] += 1
            count[f"{key} right"] += right
        if value is not None:
            count["stated"] += 1
            count["silently wrong"] += not (right and written) and not stamp.needs_review
            count["wrong"] += not (right and written)
        if (written and not right) or (value is not None and not written):
            shown = day_as_written(truth.day, truth.date_form) if name == "date" and truth.day else wanted
            mark = "" if value is None else " review" if stamp.needs_review else " SILENT"
            misses.append(
                f"{one.name} {one.level} {truth.ink}/{truth.value_ink} {truth.frame} {truth.layout} {truth.leaders}"
                f" {how} {name}: {value!r} for {shown!r}{mark}"
            )


_SHARES = (
    ("recall", "hit", "stamps"), ("precision", "hit", "found"), ("agency", "agency right", "agency"),
    ("typed number", "typed number right", "typed number"), ("typed date", "typed date right", "typed date"),
    ("hand number", "hand number right", "hand number"), ("hand date", "hand date right", "hand date"),
    ("typed transfer", "typed transfer right", "typed transfer"), ("typed file symbol", "typed file right", "typed file"),
    ("wrong", "wrong", "stated"), ("silently wrong", "silently wrong", "stated"),
)  # fmt: skip


def table(counts: dict[str, Counter[str]]) -> str:
    """Markdown: one row a level, per cent with the count behind."""
    lines = [
        "| | stamps | " + " | ".join(f"{name} %" for name, _, _ in _SHARES) + " |",
        "|---" * (len(_SHARES) + 2) + "|",
    ]
    for level, count in counts.items():
        cells = [
            f"{100 * count[part] / count[whole]:.1f} ({count[part]}/{count[whole]})" if count[whole] else ""
            for _, part, whole in _SHARES
        ]
        lines.append(f"| {level} | {count['stamps']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def run(
    which: str, count: int, levels: Sequence[str], pictures: Path | None = None
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by level and over all, and the misses."""
    settings, catalogue = ReadSettings(), load_catalogue()
    counts: dict[str, Counter[str]] = {level: Counter() for level in levels}
    places: dict[str, Counter[str]] = {"beside text": Counter(), "over text": Counter()}
    misses: list[str] = []
    for one in cases(which, count, levels):
        if pictures:
            cv2.imwrite(str(pictures / f"{one.name}-{one.level}.png"), one.picture[..., ::-1])
        own: Counter[str] = Counter()
        judge(one, stamps_read(one, settings), catalogue, own, misses)
        counts[one.level].update(own)
        places["over text" if one.over else "beside text"].update(own)
    whole: Counter[str] = Counter()
    for found in counts.values():
        whole.update(found)
    return {**counts, **places, "all": whole}, misses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="which", choices=("tune", "held"), default="tune")
    parser.add_argument("--count", type=int, default=84)
    parser.add_argument("--level", action="append", choices=BENCH_LEVELS)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--pictures", type=Path, help="keep the pictures in this folder")
    asked = parser.parse_args()
    start = time.perf_counter()
    counts, misses = run(asked.which, asked.count, asked.level or BENCH_LEVELS, asked.pictures)
    print(table(counts))
    print(f"\n{asked.count} pictures in {time.perf_counter() - start:.0f} s")
    for miss in misses if asked.misses else ():
        print(miss)


if __name__ == "__main__":
    main()
