"""`python -m tests.corpus.build DIR [--set held]`: render the degraded corpus and its truth into a folder.

Belongs here: from text and dress to files and truth.json. Not here: what is drawn (`texts`), scoring (`score_ocr`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from tests.corpus.texts import KEYS, LEVEL_NAMES, SETS, Dress, corpus_text, dress, generator
from tests.renderer.build_samples import signed, stamped, written
from tests.renderer.degrade import LEVELS
from tests.renderer.layout import lay_out
from tests.renderer.notice import Notice
from tests.renderer.overlays import text_block, urgency_mark, worn
from tests.renderer.pages import Overlay, PagePicture, picture_sheet, scan_pdf, spot_named
from tests.renderer.plain import truth_blocks
from tests.renderer.setting import Sheet


def _overlays(notice: Notice, sheet: Sheet, worn_dress: Dress, dpi: int, rng: np.random.Generator) -> list[Overlay]:
    overlays: list[Overlay] = []
    if worn_dress.seal:
        overlays += signed(sheet, " ".join(notice.issuer), dpi, rng)
    if worn_dress.stamp:
        x, y = _stamp_place(sheet, worn_dress.stamp_place)
        overlays.append(stamped(worn_dress.stamp, 1, x, y, dpi, rng))
    if notice.hand_number:
        overlays.append(written(sheet, "hand_number", notice.hand_number, dpi, rng))
    if notice.hand_day:
        overlays.append(written(sheet, "hand_day", notice.hand_day, dpi, rng))
    if worn_dress.urgency:
        first = next(piece for piece in sheet.pieces if piece.role == "body")
        mark = worn(urgency_mark(worn_dress.urgency, dpi, "arrow"), rng)
        overlays.append(Overlay("urgency", 1, mark, 430, first.baseline - 80, -8.0))
    if worn_dress.banner:
        lines = ("Ký bởi: " + " ".join(notice.issuer).title(), "Thời gian ký: 16:20:45 +07:00")
        overlays.append(Overlay("digital_signature", 1, text_block(lines, dpi, "sans", 2.3, (30, 40, 170)), 400, 12))
    return overlays


def _stamp_place(sheet: Sheet, place: str) -> tuple[float, float]:
    first = next(piece for piece in sheet.pieces if piece.role == "body")
    beside = spot_named(sheet, "stamp_beside")
    return {
        "beside": (10.0, beside.y0 - 16),
        "corner": (8.0, 6.0),
        "body": (14.0, first.baseline - 52),
        "right": (425.0, beside.y0 - 14),
    }[place]


def render(key: str, level: str, which: str) -> tuple[Sheet, list[PagePicture], Dress]:
    """One document of the corpus, in memory."""
    notice, worn_dress = corpus_text(key), dress(key, level, which)
    sheet = lay_out(notice, worn_dress.style)
    rng = generator("render", key, level, which)
    overlays = _overlays(notice, sheet, worn_dress, LEVELS[level].dpi, rng)
    return sheet, picture_sheet(sheet, LEVELS[level], overlays, rng, worn_dress.turns(sheet.page)), worn_dress


def _truth(
    key: str, level: str, which: str, sheet: Sheet, pages: list[PagePicture], worn_dress: Dress
) -> dict[str, object]:
    notice, spec = corpus_text(key), worn_dress.stamp
    boxes = [[o.page, o.x0, o.y0, o.x1, o.y1] for page in pages for o in page.overlays if o.kind == "incoming"]
    stamp = None
    if spec:
        stamp = {
            "agency": spec.agency, "agency_name": worn_dress.stamp_name, "number": spec.number, "day": spec.day,
            "stamped_on": spec.stamped_on, "transfer_to": spec.transfer, "ink": spec.ink, "angle": spec.angle,
            "written": spec.values == "written", "words": list(spec.words), "box": boxes[0], "place": worn_dress.stamp_place,
        }  # fmt: skip
    return {
        "name": f"{key}-{level}", "text": key, "level": level, "set": which, "file": f"{key}-{level}.pdf", "dpi": LEVELS[level].dpi,
        "pages": len(pages), "turns": {str(page): turn for page, turn in worn_dress.turns(len(pages)).items()},
        "blocks": truth_blocks(sheet), "rows": _head_rows(sheet), "stamp": stamp, "seal": worn_dress.seal, "urgency": worn_dress.urgency,
        "hand_number": notice.hand_number, "hand_day": notice.hand_day,
    }  # fmt: skip


def _head_rows(sheet: Sheet) -> list[str]:
    """The two-column head read row by row, as an engine without columns reads it."""
    pieces = [piece for piece in sheet.pieces if piece.role in ("head_left", "head_right")]
    return [piece.text for piece in sorted(pieces, key=lambda p: (round(p.baseline / 6), p.x))]


def build_corpus(
    folder: Path, which: str = "tune", keys: Iterable[str] = KEYS, levels: Iterable[str] = LEVEL_NAMES
) -> list[dict[str, object]]:
    """Render what is not there yet into `folder`/`which`; returns the truths asked for; truth.json there lists all.

    A document is rendered again when its sources changed: the truth keeps a fingerprint of renderer and corpus.
    """
    home = folder / which
    home.mkdir(parents=True, exist_ok=True)
    fingerprint, truths = _sources_fingerprint(), []
    for key in keys:
        for level in levels:
            path, record = home / f"{key}-{level}.pdf", home / f"{key}-{level}.json"
            if path.exists() and record.exists():
                known = json.loads(record.read_text(encoding="utf-8"))
                if known.get("fingerprint") == fingerprint:
                    truths.append(known)
                    continue
            sheet, pages, worn_dress = render(key, level, which)
            path.write_bytes(scan_pdf(pages))
            truth = {**_truth(key, level, which, sheet, pages, worn_dress), "fingerprint": fingerprint}
            record.write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
            truths.append(truth)
    everything = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(home.glob("*-*.json"))]
    current = [truth for truth in everything if truth["fingerprint"] == fingerprint]
    (home / "truth.json").write_text(json.dumps(current, ensure_ascii=False, indent=1), encoding="utf-8")
    return truths


def _sources_fingerprint() -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(
        [*here.rglob("*.toml"), here / "texts.py", here / "build.py", *(here.parent / "renderer").rglob("*.*")]
    ):
        if path.suffix in (".py", ".toml", ".ttf"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", dest="which", choices=SETS, default="tune")
    parser.add_argument("--level", action="append", choices=LEVEL_NAMES)
    parser.add_argument("--text", action="append", choices=KEYS)
    asked = parser.parse_args()
    truths = build_corpus(asked.folder, asked.which, asked.text or KEYS, asked.level or LEVEL_NAMES)
    pages = sum(int(str(truth["pages"])) for truth in truths)
    print(
        f"{len(truths)} documents, {pages} pages, {sum(truth['stamp'] is not None for truth in truths)} with an incoming stamp"
    )


if __name__ == "__main__":
    main()
