"""Find agencies, persons in office and collective addressees in a text."""

from __future__ import annotations

from datetime import date

from extract.model import AgencyMention
from extract.parsing.agencies.catalogue import Catalogue


def find_mentions(
    text: str,
    catalogue: Catalogue,
    *,
    province_id: str | None = None,
    on: date | None = None,
) -> tuple[AgencyMention, ...]:
    """Every agency named in `text`, in order, not overlapping, longest match first; linear in len(text).

    `province_id` and `on` (the notice's own province and issue date) choose which row of the table agency a name means
    ('Sở Y tế' -> 'syt@36@1997'). Names with commas and 'và' are matched whole; shared heads are given out
    ('các Bộ: Quốc phòng, Công an' -> 'Bộ Quốc phòng', 'Bộ Công an', each with its own span); collectives stay one unit with
    their printed list ('các huyện, thành phố' -> 'UBND các huyện, thành phố'). `name` is canonical, `raw` = text[start:end].
    Unknown names found by their head word have agency_key None and a name as printed.
    """
    return ()
