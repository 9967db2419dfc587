"""All stamps of a prepared page: which they are, what they say, and which of the page's words are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Box, Region, Stamp
from extract.reading.engines.interface import LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.ink import ink_name
from extract.reading.picture.marked import MarkedWord
from extract.reading.picture.preparation import Prepared
from extract.reading.stamps.cutout import cut_out
from extract.reading.stamps.frames import Frame, find_frames
from extract.reading.stamps.incoming import read_incoming

_LOW_FRAME_MM = 20.0  # a frame lower than this may be the stamp without the strip that names the office


@dataclass(frozen=True, slots=True)
class FoundStamp:
    """A stamp and the part of the prepared page that it covers; `coloured` ink was dropped before the page was read."""

    stamp: Stamp
    area: Rectangle
    coloured: bool


def find_incoming(
    prepared: Prepared, first: Tesseract, second: LineEngine | None, page: int, timeout: float
) -> list[FoundStamp]:
    """Incoming stamps in frames."""
    found = []
    for frame in find_frames(prepared.full, prepared.dpi):
        low = frame.size[1] < prepared.pixels(_LOW_FRAME_MM)
        cutout = cut_out(
            prepared.full, prepared.body, prepared.colour, frame, prepared.dpi, above_mm=7.0 if low else 3.0
        )
        reading = read_incoming(cutout, first, second, timeout)
        if reading is None:
            continue
        fields = reading.fields
        area = _area(frame, prepared, low)
        stamp = Stamp(
            kind="incoming",
            page=page,
            agency_raw=fields.agency_raw,
            number=fields.number,
            stamped_on=fields.stamped_on,
            transfer_to=fields.transfer_to,
            file_symbol=fields.file_symbol,
            raw_text="\n".join(reading.lines),
            ink=ink_name(area.cut(prepared.colour)) if prepared.colour is not None and cutout.coloured else "black",
            box=Box(page, *prepared.box_of(area, page)),
            rotation_degrees=round(frame.tilt + prepared.skew, 2),
            handwritten=reading.handwritten,
            reading_confidence=reading.confidence,
            needs_review=bool(fields.doubtful or fields.agency_raw is None),
        )
        found.append(FoundStamp(stamp, area, cutout.coloured))
    return found


def _area(frame: Frame, prepared: Prepared, low: bool) -> Rectangle:
    bounds = frame.bounds
    top = bounds.top - prepared.pixels(6.0) if low else bounds.top
    return Rectangle(bounds.left, top, bounds.right, bounds.bottom).clipped(
        prepared.full.shape[1], prepared.full.shape[0]
    )


def mark_stamp_words(words: Sequence[MarkedWord], stamps: Sequence[FoundStamp]) -> list[MarkedWord]:
    """Words in a stamp's area become stamp words. Under coloured ink, which the reading did not see, only figures do: letters
    there are the page's own."""
    marked = []
    for word in words:
        region = word.region
        for found in stamps:
            if word.inside(found.area.grown(4)) and (not found.coloured or not _has_letters(word.word.text)):
                region = Region.STAMP
        marked.append(word.as_region(region))
    return marked


def _has_letters(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 2
