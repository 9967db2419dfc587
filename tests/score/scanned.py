"""What a scan costs: the notices of tests/gold printed, stamped, scanned (tests/renderer), read again and scored beside their text.

Belongs here: making the scans, keeping their readings (recognition takes a second or more a page), the table of losses. Does not belong
here: the measures (understanding). The readings' cache lies in the system's temporary folder, keyed by the file's bytes, the engine's
fingerprint and the code of reading, so a changed reader reads again and nothing else does.
"""

from __future__ import annotations

import functools
import pickle
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from extract.model import Notice, Reading, ReadSettings
from extract.stages import clean_stage, code_fingerprint, engine_fingerprint, parse_stage, read_stage
from tests.renderer.build_samples import seeded, signed
from tests.renderer.degrade import LEVELS
from tests.renderer.layout import lay_out
from tests.renderer.overlays import urgency_mark, worn
from tests.renderer.pages import Overlay, picture_sheet, scan_pdf, spot_named
from tests.renderer.setting import Style
from tests.score.structured import structured
from tests.score.truth import Truth, all_truth
from tests.score.understanding import Tally, score_notice

CACHE = Path(tempfile.gettempdir()) / "chidao-scanned"


def scan_of(truth: Truth, level_name: str) -> bytes:
    """The notice as a scanned PDF of that level, signed and sealed; the same bytes every time."""
    level, notice = LEVELS[level_name], structured(truth.stem, truth.text)
    rng = seeded(f"{truth.stem}-{level_name}")
    sheet = lay_out(notice, Style(size=13.5 if len(truth.stem) % 2 else 14))
    overlays = signed(sheet, " ".join((*notice.parent, *notice.issuer)), level.dpi, rng)
    if notice.urgency:
        spot = spot_named(sheet, "urgency")
        mark = worn(urgency_mark(notice.urgency, level.dpi), rng)
        overlays.append(Overlay("urgency", 1, mark, spot.x0 - 45, spot.y0, -3.0))
    return scan_pdf(picture_sheet(sheet, level, overlays, rng))


@functools.cache
def _reader() -> str:
    """The reader's code as it was when this run began."""
    return code_fingerprint("read")


def reading_of(data: bytes, name: str, settings: ReadSettings, any_code: bool = False) -> Reading:
    """The file's reading, from the cache where this reader (or, with `any_code`, any earlier one) has read it."""
    CACHE.mkdir(exist_ok=True)
    of_file = sha256(data + engine_fingerprint(settings).encode() + repr(settings).encode()).hexdigest()[:24]
    kept = CACHE / f"{of_file}-{_reader()}.pickle"
    if any_code and not kept.exists():
        older = sorted(CACHE.glob(f"{of_file}-*.pickle"), key=lambda path: path.stat().st_mtime)
        kept = older[-1] if older else kept
    if kept.exists():
        found = pickle.loads(kept.read_bytes())
        assert isinstance(found, Reading)
        return found
    reading = read_stage(data, name, settings)
    kept.write_bytes(pickle.dumps(reading))
    return reading


def understood(truth: Truth, level: str | None, settings: ReadSettings, any_code: bool = False) -> Notice:
    """The parsed notice of the text (`level` None) or of its scan."""
    name = f"{truth.stem}.{'pdf' if level else 'txt'}"
    if level is None:
        reading = read_stage(truth.text.encode(), name, settings)
    else:
        reading = reading_of(scan_of(truth, level), name, settings, any_code)
    return parse_stage(clean_stage(reading, name), name)


def scanned(levels: Sequence[str], only: str = "", show_misses: bool = False, any_code: bool = False) -> list[str]:
    """The table of losses as Markdown lines: F1 of every measure as text and as scans, and points lost.

    `only`: stems that contain one of its comma-separated parts. Notices whose text lost its heading cannot be printed and are left out.
    """
    settings = ReadSettings()
    wanted = [part for part in only.split(",") if part]
    notices = [
        truth
        for truth in all_truth()
        if structured(truth.stem, truth.text).issuer and (not wanted or any(part in truth.stem for part in wanted))
    ]
    tallies: dict[str, Tally] = {}
    misses: list[str] = []
    for level in (None, *levels):
        tally = tallies.setdefault(level or "text", {})
        for truth in notices:
            found: list[str] = []
            score_notice(understood(truth, level, settings, any_code), truth, tally, found)
            misses += [f"{level or 'text'}: {miss}" for miss in found]
    text_misses = {miss.removeprefix("text: ") for miss in misses if miss.startswith("text: ")}
    lines = [
        f"{len(notices)} notices of `tests/gold`, printed, signed, sealed and scanned at level {', '.join(levels)}; F1:",
        "",
        "| measure | text |" + "".join(f" {level} | lost |" for level in levels),
        "|---|---|" + "---|---|" * len(levels),
    ]
    for name, row in tallies["text"].items():
        text = _f1(row)
        cells = "".join(
            f" {(scan := _f1(tallies[level].get(name, [0, 0, 0]))):.3f} | {100 * (text - scan):+.1f} |"
            for level in levels
        )
        lines.append(f"| {name} | {text:.3f} |{cells}")
    if show_misses:
        lines += ["", *(f"    {m}" for m in misses if m.partition(": ")[2] not in text_misses)]
    return lines


def _f1(row: Sequence[int]) -> float:
    right, ours, true = row
    return 2 * right / (ours + true) if ours + true else 1.0
