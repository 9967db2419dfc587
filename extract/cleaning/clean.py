"""The floor's one way in: a Reading to its CleanText.

Belongs here: the order of the steps. Markup first (it hides everything else), stamps before zones (their words would be
taken for the title), zones before joining. Never raises on any text; never loses a word: those out of the text keep a region.
"""

from __future__ import annotations

from extract.model import CleanText, Page, Reading, Region, Stamp
from extract.reading.text_layer.legacy_encoding import LegacyEncoding, convert, encoding_of_text

from .folding import fold
from .foot_marks import take_seal_letters
from .furniture import take_furniture
from .joining import paragraphs_of
from .layout import boxed_lines
from .leaders import strip_leaders
from .lines import Line, drop_empty, plain_lines
from .marker_slips import repair_markers
from .marks import take_copy_blocks, take_marks
from .markup import strip_markup
from .placing import pages_with_regions, place
from .plain_columns import gaps_to_columns, tables_to_lines, tabs_to_cells
from .repairs import repair
from .scanned_tables import gather_rows
from .signature_blocks import take_signature_blocks
from .specks import take_specks
from .stamp_blocks import take_stamp_blocks
from .zones import find_zones

_SIGNED = frozenset(
    ("(da ky)", "da ky", "[da ky]", "(signed)", "(ky, dong dau)", "(da ky va dong dau)", "(da ky, dong dau)")
)
_CONFIDENCE_PERCENTILE = 0.1


def clean_reading(reading: Reading) -> CleanText:
    """The whole text of `reading` in reading order, with words, paragraphs, stamps found in text and final regions."""
    lines = [line for index, page in enumerate(reading.pages) for line in _page_lines(index, page)]
    tokens = [token for line in lines for token in line.tokens]
    stamps = list(reading.stamps)
    lines = tables_to_lines(lines)
    strip_markup(lines)
    lines = drop_empty(lines)
    take_furniture(lines, reading.page_count)
    lines = drop_empty(lines)
    stamps += take_signature_blocks(lines)
    lines = drop_empty(lines)
    stamps += take_stamp_blocks(lines)
    lines = drop_empty(lines)
    repair_markers(lines, find_zones(lines), reading.pages)  # before specks: '~' may be a dash
    take_specks(lines, reading.pages)
    strip_leaders(lines)
    for line in lines:
        if fold(line.text) in _SIGNED:
            line.put_out(Region.NOISE)
    lines = drop_empty(lines)
    stamps += take_marks(lines, find_zones(lines).body)
    lines = drop_empty(lines)
    stamps += take_copy_blocks(lines, find_zones(lines).foot)
    lines = drop_empty(lines)
    zones = find_zones(lines)
    take_seal_letters(lines, zones, stamps)
    repair(lines, zones, reading.pages)
    lines = drop_empty(lines)
    placed = place(paragraphs_of(lines, find_zones(lines)), [page.number for page in reading.pages])
    return CleanText(
        text=placed.text,
        words=placed.words,
        paragraphs=placed.paragraphs,
        pages=pages_with_regions(reading.pages, tokens),
        stamps=_unique(stamps),
        repairs=placed.repairs,
        hand_fields=reading.hand_fields,
        exchange_header=reading.exchange_header,
        method=reading.method,
        page_count=reading.page_count,
        pages_not_read=reading.pages_not_read,
        reading_confidence=_low_percentile([word.confidence for word in placed.words]),
    )


def _page_lines(index: int, page: Page) -> list[Line]:
    if any(word.box for word in page.words):
        return gather_rows(boxed_lines(index, page), page)
    encoding: LegacyEncoding | None = encoding_of_text(page.text)
    lines = plain_lines(index, page, (lambda text: convert(text, encoding)) if encoding else (lambda text: text))
    return gaps_to_columns(tabs_to_cells(lines, page), page)


def _unique(stamps: list[Stamp]) -> tuple[Stamp, ...]:
    return tuple(dict.fromkeys(stamps))


def _low_percentile(confidences: list[float]) -> float | None:
    """The confidence that nine words in ten reach: a mean hides the few words that are wrong."""
    if not confidences:
        return None
    return round(sorted(confidences)[int(len(confidences) * _CONFIDENCE_PERCENTILE)], 4)
