"""What reading a picture gives: a page, its stamps, its handwritten header fields."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import HandField, Page, Stamp


@dataclass(frozen=True, slots=True)
class PictureReading:
    """The reading of one picture (a scanned page, or an image pasted on a born-digital one).

    `page.words` holds every word the engine kept, each with its region; `page.words_total` is counted from the engine's rows.
    """

    page: Page
    stamps: tuple[Stamp, ...] = ()
    hand_fields: tuple[HandField, ...] = ()
