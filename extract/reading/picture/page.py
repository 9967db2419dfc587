"""Read the picture of a whole page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.model import Method, Page, ReadSettings, Region, Word
from extract.reading.engines import fingerprint, first_engine, second_engine
from extract.reading.engines.interface import Recognition
from extract.reading.picture.calibration import stated_confidence
from extract.reading.picture.confidence import page_confidence
from extract.reading.picture.foot import read_foot
from extract.reading.picture.geometry import Picture
from extract.reading.picture.heading_values import read_heading_values
from extract.reading.picture.layout import Line, arrange, heading_columns
from extract.reading.picture.marked import MarkedWord
from extract.reading.picture.orientation import makes_no_sense, osd_rotation
from extract.reading.picture.preparation import Prepared, prepare
from extract.reading.picture.regions import label_regions
from extract.reading.picture.result import PictureReading
from extract.reading.picture.second_opinion import second_opinions
from extract.reading.picture.second_try import better_reading
from extract.reading.picture.signals import signals_of
from extract.reading.picture.signature_windows import signature_lines
from extract.reading.picture.uncovered import read_without_stamps
from extract.reading.stamps.finding import FoundStamp, find_incoming, find_others, mark_stamp_words

_SMALLEST = 40  # pixels


def read_picture(
    image: Picture,
    page_number: int,
    dpi: int,
    settings: ReadSettings,
    width_mm: float | None,
    height_mm: float | None,
) -> PictureReading:
    """Words, stamps and handwritten header fields of a page given as a BGR or grey picture of `dpi` dots an inch.

    Raises `extract.errors.PageTimeout` and `extract.errors.EngineFailed` (with an empty file name: the caller knows it).
    """
    engine = first_engine(settings)
    if min(image.shape[:2]) < _SMALLEST:  # no letter has room there
        image = np.full((_SMALLEST, _SMALLEST), 255, np.uint8)
    timeout = settings.seconds_a_page

    def rotation_of(body: Picture, at_dpi: int) -> int:
        return osd_rotation(body, at_dpi, engine, timeout)[0]

    prepared = prepare(image, dpi, settings.steps, rotation_of)
    first = engine.recognise(prepared.body, psm=3, language="vie", dpi=prepared.dpi, timeout=timeout)
    if "orientation" in settings.steps and makes_no_sense(first.words):
        further, _ = osd_rotation(prepared.body, prepared.dpi, engine, timeout)
        if further:
            other = prepare(image, dpi, settings.steps, rotation=(prepared.rotation + further) % 360)
            turned = engine.recognise(other.body, psm=3, language="vie", dpi=other.dpi, timeout=timeout)
            if not makes_no_sense(turned.words):
                prepared, first = other, turned
    notes = list(prepared.notes)
    words = [MarkedWord(word) for word in first.words]
    stamps: list[FoundStamp] = []
    rows = first.rows
    if "stamps" in settings.steps:
        stamps = find_incoming(prepared, words, engine, second_engine(settings), page_number, timeout)
        without = read_without_stamps(prepared, words, stamps, engine, timeout)
        if without is not None:
            prepared, words, stamps = without.prepared, list(without.words), list(without.stamps)
            rows = len(words)
            notes.append("read again without a black stamp")
    if all(one.coloured for one in stamps):  # what a black stamp makes low is not the page's print
        again = better_reading(
            prepared.body,
            prepared.dpi,
            first,
            lambda picture: engine.recognise(picture, psm=3, language="vie", dpi=prepared.dpi, timeout=timeout),
        )
        if again is not None:
            words, rows = [MarkedWord(word) for word in again.words], again.rows
            notes.append("read again slightly blurred: more of it is sure")
    if "stamps" in settings.steps:
        stamps += find_others(prepared, words, stamps, engine, second_engine(settings), page_number, timeout)
        words = mark_stamp_words(words, stamps)
    width = prepared.body.shape[1]
    columns = []
    if "foot_columns" in settings.steps:

        def recognise(picture: Picture, mode: int) -> Recognition:
            return engine.recognise(picture, psm=mode, dpi=prepared.dpi, timeout=timeout)

        foot = read_foot(prepared.body, words, recognise)
        if foot is not None:
            words, rows = mark_stamp_words(foot.words, stamps), rows + foot.rows
            columns.append(foot.columns)
            notes.extend(foot.notes)
            lines_engine = second_engine(settings)
            if lines_engine is not None:
                words, more, remarks = signature_lines(prepared, words, foot.columns, lines_engine, recognise)
                rows += more
                notes.extend(remarks)
    heading = read_heading_values(prepared, words, second_engine(settings), page_number)
    words, rows = list(heading.words), rows + heading.more
    notes.extend(heading.notes)
    second = second_engine(settings)
    if second is not None:
        words, changed = second_opinions(prepared.body, words, second)
        if changed:
            notes.append(f"{changed} words confirmed or mended by a second reading")
    words = label_regions(words, width, prepared.body.shape[0], page_number)
    own = [word for word in words if word.region is not Region.STAMP]
    head = heading_columns(own, width)
    lines = arrange(own, [*([head] if head else []), *columns], width)
    lines += arrange([word for word in words if word.region is Region.STAMP], [], width)
    page = _page(lines, prepared, page_number, dpi, settings, width_mm, height_mm, rows, notes)
    return PictureReading(page, tuple(found.stamp for found in stamps), heading.hand_fields)


def _page(
    lines: Sequence[Line],
    prepared: Prepared,
    number: int,
    dpi: int,
    settings: ReadSettings,
    width_mm: float | None,
    height_mm: float | None,
    rows: int,
    notes: Sequence[str],
) -> Page:
    boxes = iter(prepared.boxes_of([marked.rectangle for line in lines for marked in line.words], number))
    words = tuple(
        Word(
            text=marked.word.text,
            line=line_number,
            block=line.block,
            box=next(boxes),
            confidence=stated_confidence(marked.word.confidence),
            region=marked.region,
            size=round(marked.word.height * 72 / prepared.dpi, 1),
        )
        for line_number, line in enumerate(lines, 1)
        for marked in line.words
    )
    body = [word for word in words if word.region is Region.BODY]
    return Page(
        number=number,
        width_mm=width_mm,
        height_mm=height_mm,
        dpi=dpi,
        method=Method.OCR,
        method_reason="; ".join(("read from the picture", *notes)),
        engine=fingerprint(settings),
        words=words,
        words_total=rows,
        text="\n".join(" ".join(marked.word.text for marked in line.words) for line in lines),
        reading_confidence=page_confidence([word.confidence for word in body]),
        rotation=prepared.rotation,
        skew_degrees=prepared.skew,
        signals=signals_of([word.text for word in body]),
    )
