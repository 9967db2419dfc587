"""All stamps of a prepared page: which they are, what they say, and which of the page's words are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.model import Box, Region, Stamp
from extract.reading.engines.interface import LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Rectangle
from extract.reading.picture.ink import ink_mask, ink_name
from extract.reading.picture.marked import MarkedWord, bounds_of, rows_of, text_of
from extract.reading.picture.preparation import Prepared
from extract.reading.picture.syllables import is_possible_syllable, letters_in
from extract.reading.stamps.banners import find_banners
from extract.reading.stamps.cutout import cut_out, without_lines
from extract.reading.stamps.folding import fold
from extract.reading.stamps.frameless import as_frame, coloured_patches, label_clusters
from extract.reading.stamps.frames import Frame, find_frames
from extract.reading.stamps.incoming import read_incoming
from extract.reading.stamps.marks import mark_of
from extract.reading.stamps.rows import text_rows, tilt_of
from extract.reading.stamps.seals import find_seals
from extract.reading.stamps.tilted_marks import find_marks

_LEAST_TILT, _MOST_TILT = 1.5, 16.0  # degrees
_NAME_MM = 10.0  # two lines of a name
_LOW_FRAME_MM = 20.0  # a frame lower than this may be the stamp without the strip that names the office


@dataclass(frozen=True, slots=True)
class FoundStamp:
    """A stamp and the part of the prepared page that it covers; `coloured` ink was dropped before the page was read; `cleared`
    ink was taken out of it by its place."""

    stamp: Stamp
    area: Rectangle
    coloured: bool
    frame: Frame | None = None
    cleared: bool = False


def find_incoming(
    prepared: Prepared,
    words: Sequence[MarkedWord],
    first: Tesseract,
    second: LineEngine | None,
    page: int,
    timeout: float,
) -> list[FoundStamp]:
    """Incoming stamps: in frames; where none was found in patches of coloured ink and where their words were read."""
    found: list[FoundStamp] = []
    for frame in find_frames(prepared.full, prepared.dpi):
        found.extend(_incoming(frame, prepared, first, second, page, timeout))
    if found:
        return found
    seals = [circle.bounds for circle in find_seals(prepared.full, prepared.dpi)]
    places = coloured_patches(prepared.colour, prepared.dpi, seals) if prepared.colour is not None else []
    places += label_clusters(words, prepared.full, prepared.dpi, [*seals, *places])
    for place in places:
        found.extend(_incoming(as_frame(place.grown(prepared.pixels(1.0))), prepared, first, second, page, timeout))
    return found


def _incoming(
    frame: Frame, prepared: Prepared, first: Tesseract, second: LineEngine | None, page: int, timeout: float
) -> list[FoundStamp]:
    low = frame.size[1] < prepared.pixels(_LOW_FRAME_MM)
    cutout = cut_out(prepared.full, prepared.body, prepared.colour, frame, prepared.dpi, above_mm=7.0 if low else 3.0)
    if not frame.cover:  # no lines that tell how it lies: its rows do
        tilt = tilt_of(text_rows(without_lines(cutout.own), cutout.inside))
        if _LEAST_TILT < abs(tilt) < _MOST_TILT:
            frame = as_frame(frame.bounds.grown(prepared.pixels(0.8)), tilt)
            cutout = cut_out(prepared.full, prepared.body, prepared.colour, frame, prepared.dpi, above_mm=3.0)
    reading = read_incoming(cutout, first, second, timeout)
    if reading is None:
        return []
    if (
        reading.fields.agency_raw is None and frame.cover and not low
    ):  # the rule below the name was taken for the frame's top
        higher = cut_out(prepared.full, prepared.body, prepared.colour, frame, prepared.dpi, above_mm=_NAME_MM)
        named = read_incoming(higher, first, second, timeout)
        if named is not None and named.fields.agency_raw is not None:
            reading, low = named, True
    fields = reading.fields
    area = _area(frame, prepared, low)
    stamp = Stamp(
        kind="incoming",
        page=page,
        agency_raw=fields.agency_raw,
        number=fields.number,
        stamped_on=fields.stamped_on,
        stamped_at=fields.stamped_at,
        transfer_to=fields.transfer_to,
        file_symbol=fields.file_symbol,
        raw_text="\n".join(reading.lines),
        ink=ink_name(area.cut(prepared.colour)) if prepared.colour is not None and cutout.coloured else "black",
        box=Box(page, *prepared.box_of(area, page)),
        rotation_degrees=round(frame.tilt + prepared.skew - reading.turn, 2),
        handwritten=reading.handwritten,
        reading_confidence=reading.confidence,
        needs_review=bool(fields.doubtful or fields.agency_raw is None or not reading.name_is_sure),
    )
    return [FoundStamp(stamp, area, cutout.coloured, frame if frame.cover else None)]


def find_others(
    prepared: Prepared,
    words: Sequence[MarkedWord],
    taken: Sequence[FoundStamp],
    first: Tesseract,
    second: LineEngine | None,
    page: int,
    timeout: float,
) -> list[FoundStamp]:
    """Seals, urgency, secrecy and copy marks, digital-signature banners."""
    seals = [circle.bounds for circle in find_seals(prepared.full, prepared.dpi)]
    found = [_found("seal", area, prepared, page) for area in seals]
    picture = prepared.full
    if prepared.colour is not None:
        picture = np.asarray(cv2.max(prepared.full, cv2.bitwise_not(ink_mask(prepared.colour))), dtype=np.uint8)
    avoid = [*seals, *(one.area for one in taken)]
    step = 2 if prepared.colour is not None else 1  # coloured ink alone: half the size is enough
    shown = np.asarray(
        cv2.resize(picture, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )
    smaller = [Rectangle(one.left // step, one.top // step, one.right // step, one.bottom // step) for one in avoid]
    for mark in find_marks(shown, prepared.dpi // step, smaller, first, second, timeout):
        area = Rectangle(*(step * edge for edge in (mark.area.left, mark.area.top, mark.area.right, mark.area.bottom)))
        plain = _found(mark.mark.kind, area, prepared, page)
        stamp = replace(
            plain.stamp,
            raw_text=mark.mark.mark,
            rotation_degrees=round(mark.tilt + prepared.skew, 2),
            reading_confidence=mark.confidence,
        )
        found.append(replace(plain, stamp=stamp))
    found.extend(_printed_marks(words, found, prepared, page))
    top = _national_title_top(words)
    if top is not None:
        for banner in find_banners(prepared.full, prepared.dpi, top, first, timeout):
            plain = _found("digital_signature", banner.area, prepared, page)
            stamp = replace(
                plain.stamp,
                agency_raw=banner.fields.signer or banner.fields.agency,
                stamped_at=banner.fields.signed_at,
                raw_text="\n".join(banner.lines),
                reading_confidence=banner.confidence,
                needs_review=banner.fields.signed_at is None,
            )
            found.append(FoundStamp(stamp, banner.area, False))
    return found


def _found(kind: str, area: Rectangle, prepared: Prepared, page: int) -> FoundStamp:
    ink = ink_name(area.cut(prepared.colour)) if prepared.colour is not None else "black"
    inside = area.clipped(prepared.full.shape[1], prepared.full.shape[0])
    return FoundStamp(
        Stamp(kind=kind, page=page, ink=ink, box=Box(page, *prepared.box_of(inside, page))), inside, ink != "black"
    )


def _printed_marks(
    words: Sequence[MarkedWord], found: Sequence[FoundStamp], prepared: Prepared, page: int
) -> list[FoundStamp]:
    """Marks that stand upright in black and were read with the page: alone on their line in the upper part of it."""
    marks = []
    for row in rows_of([word for word in words if word.middle[1] < 0.45 * prepared.full.shape[0]]):
        text = text_of(row)
        mark = mark_of(text)
        area = bounds_of(row)
        if mark is None or len(text) > 24 or any(area.common_area(other.area) > 0.3 * area.area for other in found):
            continue
        plain = _found(mark.kind, area.grown(4), prepared, page)
        sure = min(word.word.confidence for word in row)
        stamp = replace(plain.stamp, raw_text=mark.mark, rotation_degrees=0.0, reading_confidence=round(sure, 4))
        marks.append(FoundStamp(stamp, plain.area, False))
    return marks


def _national_title_top(words: Sequence[MarkedWord]) -> int | None:
    """Where the heading begins; banners stand above it."""
    for row in rows_of(words):
        folded = fold(text_of(row)).replace(" ", "")
        if any(part in folded for part in ("conghoaxahoi", "chunghiavietnam", "congsanvietnam")):
            return bounds_of(row).top - 6
    return None


def _area(frame: Frame, prepared: Prepared, low: bool) -> Rectangle:
    bounds = frame.bounds
    top = bounds.top - prepared.pixels(6.0) if low else bounds.top
    return Rectangle(bounds.left, top, bounds.right, bounds.bottom).clipped(
        prepared.full.shape[1], prepared.full.shape[0]
    )


def mark_stamp_words(words: Sequence[MarkedWord], stamps: Sequence[FoundStamp]) -> list[MarkedWord]:
    """Words in a stamp's area become stamp words, what was read of a seal's letters seal words.

    Under coloured ink, which the reading did not see, words of the page's own lines stay: they run on beyond the stamp's edge. A
    seal hides sure words of the signature: they stay too.
    """
    marked = []
    for word in words:
        region = word.region
        for found in stamps:
            if not word.inside(found.area.grown(4)) or region is not Region.BODY:
                continue
            if found.stamp.kind == "seal":
                if (
                    not found.coloured
                    and not _reads_as_text(word)
                    and word.inside(found.area.grown(-word.word.height // 4))
                ):
                    region = Region.SEAL
            elif not (found.coloured or found.cleared) or not _runs_out(word, words, found.area):
                region = Region.STAMP
        marked.append(word.as_region(region))
    return marked


def _reads_as_text(word: MarkedWord) -> bool:
    """A sure word of possible syllables: the signer's title and name run through the seal."""
    letters = letters_in(word.word.text)
    possible = bool(letters) and all(is_possible_syllable(part) and len(part) > 1 for part in letters)
    return possible and word.word.confidence >= 0.6


def _runs_out(word: MarkedWord, words: Sequence[MarkedWord], area: Rectangle) -> bool:
    """Whether the word is part of a line of the page that a stamp lies over: words follow each other, a space apart, to beyond the
    stamp's edge."""
    for step in (1, -1):
        here = word
        for _ in range(12):
            following = [
                other
                for other in words
                if abs(other.middle[1] - here.middle[1]) < 0.5 * max(here.word.height, other.word.height)
                and step * (other.middle[0] - here.middle[0]) > 0
                and _gap(here, other) <= 1.0 * max(here.word.height, other.word.height)
            ]
            if not following:
                break
            here = min(following, key=lambda other: abs(other.middle[0] - here.middle[0]))
            if not here.inside(area.grown(4)):
                return True
    return False


def _gap(one: MarkedWord, other: MarkedWord) -> int:
    return max(other.word.left - one.word.right, one.word.left - other.word.right)
